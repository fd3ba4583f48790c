"""Dates: exact places, calendar values, and that nothing makes them fail."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.model import Precision
from newsreader.text.dates import find_dates, text_anchor
from tests.unit.text.strategies import messy_text

ANCHOR = date(2026, 2, 6)  # a Friday


@settings(max_examples=600, deadline=None)
@given(messy_text, st.none() | st.dates(), st.sampled_from(["id", "en", "other"]))
def test_places_are_exact_and_values_well_formed(text: str, anchor: date | None, lang: str) -> None:
    covered = 0
    for found in find_dates(text, anchor, lang):
        assert covered <= found.start < found.end
        assert found.text == text[found.start : found.end]
        assert found.text == found.text.strip()
        assert found.iso is None or found.iso[0].isdigit()
        covered = found.end


@settings(max_examples=500, deadline=None)
@given(st.dates(date(1900, 1, 1), date(2060, 12, 31)))
def test_every_day_is_read_back_however_it_is_written(day: date) -> None:
    months = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"
    weekdays = "Senin Selasa Rabu Kamis Jumat Sabtu Minggu"
    month, weekday = months.split()[day.month - 1], weekdays.split()[day.weekday()]
    for written in (
        f"{day.day} {month} {day.year}",
        f"{weekday}, {day.day} {month} {day.year}",
        f"{weekday} ({day.day}/{day.month}/{day.year})",
        f"{weekday} ( {day.day} / {day.month} / {day.year} )",
        f"{day.day}/{day.month}/{day.year}",
        day.isoformat(),
    ):
        text = f"Rapat itu digelar pada {written} di Jakarta."
        (found,) = find_dates(text, ANCHOR)
        assert (found.text, found.iso, found.precision) == (written, day.isoformat(), Precision.DAY)
        assert "contradicts" not in found.rule


@pytest.mark.parametrize(
    ("text", "expected", "iso", "rule"),
    [
        ("pada Jumat, 6 Februari 2026, di", "Jumat, 6 Februari 2026", "2026-02-06", "absolute"),
        ("pada hari Kamis (27/2/2025) untuk", "Kamis (27/2/2025)", "2025-02-27", "numeric"),
        (
            "Sabtu ( 23 / 12 ) dengan",
            "Sabtu ( 23 / 12 )",
            None,
            "numeric+year-from-anchor+weekday-contradicts",
        ),
        ("Senin (2/2) dengan", "Senin (2/2)", "2026-02-02", "numeric+year-from-anchor"),
        ("Selasa (2/2/2026)", "Selasa (2/2/2026)", "2026-02-02", "numeric+weekday-contradicts"),
        ("tanggal 6/2/2026 itu", "6/2/2026", "2026-02-06", "numeric"),
        ("on 2/27/2025 in", "2/27/2025", "2025-02-27", "numeric"),
        ("pada 31/2/2025 lalu", "31/2/2025", None, "numeric"),
        ("pada 30 Februari 2025 lalu", "30 Februari 2025", None, "absolute"),
        ("on February 6, 2026, the", "February 6, 2026", "2026-02-06", "absolute"),
        ("the 3rd of November 2016", "3rd of November 2016", "2016-11-03", "absolute"),
        ("sejak Februari 2022 dan", "Februari 2022", "2022-02", "month"),
        ("bulan Juni lalu", "Juni", "2025-06", "month+year-from-anchor"),
        ("bulan Juni mendatang", "Juni", "2026-06", "month+year-from-anchor"),
        ("pada tahun 1955 di", "1955", "1955", "year"),
        ("pada tahun 833 itu", "833", "0833", "year"),
        ("era 1970-an yang", "1970-an", "1970s", "decade"),
        ("in the 1980s and", "1980s", "1980s", "decade"),
        ("periode 2004-2007 naik", "2004-2007", "2004/2007", "range"),
        ("pada 2-4 Maret 2020 di", "2-4 Maret 2020", "2020-03-02/2020-03-04", "range"),
        (
            "pada 30 November - 12 Desember 2017",
            "30 November - 12 Desember 2017",
            "2017-11-30/2017-12-12",
            "range",
        ),
        ("31 Desember-2 Januari 2024", "31 Desember-2 Januari 2024", "2023-12-31/2024-01-02", "range"),
        ("5 Feb. 2026", "5 Feb. 2026", "2026-02-05", "absolute"),
        ("29 Februari", "29 Februari", "2024-02-29", "absolute+year-from-anchor"),
        ("pada Januari-September 2007", "Januari-September 2007", "2007-01/2007-09", "range"),
        ("pada kuartal II 2007", "kuartal II 2007", "2007-04/2007-06", "range"),
        ("in the second quarter of 2007", "second quarter of 2007", "2007-04/2007-06", "range"),
        ("pada Kamis di", "Kamis", "2026-02-05", "weekday"),
        ("pada Kamis pekan depan", "Kamis", "2026-02-12", "weekday"),
        ("pada Jumat lalu", "Jumat", "2026-01-30", "weekday"),
        ("awal Ramadan 1447 H dan", "Ramadan 1447 H", None, "month"),
        ("kemarin", "kemarin", "2026-02-05", "relative:yesterday"),
        ("besok", "besok", "2026-02-07", "relative:tomorrow"),
        ("pekan ini", "pekan ini", "2026-W06", "relative:this-week"),
        ("akhir pekan lalu", "akhir pekan lalu", "2026-01-31/2026-02-01", "relative:last-weekend"),
        ("bulan lalu", "bulan lalu", "2026-01", "relative:last-month"),
        ("tahun depan", "tahun depan", "2027", "relative:next-year"),
        ("tiga bulan lalu", "tiga bulan lalu", "2025-11", "relative:months-ago"),
        ("hampir empat tahun lalu", "hampir empat tahun lalu", "2022-02", "relative:years-ago"),
        ("dekade terakhir", "dekade terakhir", "2016/2026", "relative:last-decades"),
        ("yesterday", "yesterday", "2026-02-05", "relative:yesterday"),
        ("last week", "last week", "2026-W05", "relative:last-week"),
        ("two years ago", "two years ago", "2024", "relative:years-ago"),
    ],
)
def test_examples(text: str, expected: str, iso: str | None, rule: str) -> None:
    lang = "en" if text.isascii() and {"yesterday", "ago", "week", "the", "on"} & set(text.split()) else "id"
    (found,) = find_dates(text, ANCHOR, lang)
    assert (found.text, found.rule) == (expected, rule)
    if "23 / 12" not in text:
        assert found.iso == iso


@pytest.mark.parametrize(
    "text",
    [
        "sebanyak 2000 orang hadir", "harga Rp 2026 saja", "hotline 24/7", "skor 3-1", "naik 2,5 persen",
        "UU Nomor 8 Tahun 1999", "juara Piala Dunia 2018", "UUD 1945", "nilai 1.234.567", "IP 10.0.0.1",
        "99/99/2025", "pukul 17.30", "May said that", "umat salat Jumat", "Universitas Sebelas Maret",
        "pesawat Boeing 2000 itu", "", "usia 60-an",
    ],
)  # fmt: skip
def test_what_is_no_date(text: str) -> None:
    assert find_dates(text, ANCHOR) == ()


def test_days_are_counted_from_the_date_before() -> None:
    text = (
        "Keduanya menelepon pada 12 Februari 2025, bertemu enam hari kemudian, dua hari sebelumnya berunding."
    )
    assert [found.iso for found in find_dates(text)] == ["2025-02-12", "2025-02-18", "2025-02-16"]


def test_a_missing_year_comes_from_the_date_nearby() -> None:
    text = "Konferensi dibuka pada 18 April 1955 dan ditutup pada 24 April."
    dates = find_dates(text, ANCHOR)
    assert [found.iso for found in dates] == ["1955-04-18", "1955-04-24"]
    assert dates[1].rule == "absolute+year-from-text"


def test_the_weekday_decides_the_year() -> None:
    (found,) = find_dates("Sabtu (23/12) dengan", date(2018, 1, 3))
    assert found.iso == "2017-12-23"


def test_english_month_first_when_the_weekday_says_so() -> None:
    (found,) = find_dates("on Friday (2/6/2026)", ANCHOR, "en")
    assert (found.iso, found.rule) == ("2026-02-06", "numeric")


def test_without_anchor_the_text_gives_one() -> None:
    assert text_anchor("Kemarin, lalu 27/2/2025 dan 1 Maret 2024") == date(2025, 2, 27)
    assert text_anchor("tanpa tanggal 31/2/2025") is None
    assert [found.iso for found in find_dates("kemarin")] == [None]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("JAKARTA, 6 Februari 2026 – Pada 27/2/2025 rapat digelar, kemarin ditutup.", date(2026, 2, 6)),
        ("Jakarta, CNN Indonesia (6/2/2026) -- Pada 27 Maret 2026 rapat digelar.", date(2026, 2, 6)),
        ("Warta Utara\nJumat, 6 Februari 2026 17:30 WIB\nRapat 1 Maret 2027 batal.", date(2026, 2, 6)),
        ("Sejak 1 Mei 1998 ia menunggu, kata Budi, Jumat (6/2/2026).", date(2026, 2, 6)),
        ("Ia lahir pada 6 Juni 1901 dan wafat pada 21 Juni 1970.", None),
    ],
)
def test_the_dateline_is_the_anchor(text: str, day: date | None) -> None:
    assert text_anchor(text) == day


def test_what_counts_from_the_text_says_so() -> None:
    text = "JAKARTA, 6 Februari 2026 – Rapat kemarin batal, yang pada Kamis juga."
    assert [(found.iso, found.rule) for found in find_dates(text)[1:]] == [
        ("2026-02-05", "relative:yesterday+from-text"),
        ("2026-02-05", "weekday+from-text"),
    ]


@pytest.mark.parametrize(
    ("text", "iso", "rule"),
    [
        ("dua puluh lima tahun lalu", "2001", "relative:years-ago"),
        ("lima belas hari lalu", "2026-01-22", "relative:days-ago"),
        ("setengah tahun lalu", "2025-08", "relative:months-ago"),
        ("seabad lalu", "1926", "relative:centuries-ago"),
        ("abad lalu", "1901/2000", "relative:last-century"),
        ("nanti malam", "2026-02-06", "relative:today"),
        ("kuartal ini", "2026-01/2026-03", "relative:this-quarter"),
        ("semester lalu", "2025-07/2025-12", "relative:last-semester"),
        ("pekan berikutnya", "2026-W07", "relative:week-after"),
        ("keesokan paginya", "2026-02-07", "relative:next-day"),
        ("twenty-five years ago", "2001", "relative:years-ago"),
        ("half a year ago", "2025-08", "relative:months-ago"),
        ("a fortnight ago", "2026-W04", "relative:weeks-ago"),
        ("in the next five years", "2026/2031", "relative:next-years"),
        ("the previous year", "2025", "relative:year-before"),
        ("the day before yesterday", "2026-02-04", "relative:day-before-yesterday"),
        ("last quarter", "2025-10/2025-12", "relative:last-quarter"),
    ],
)
def test_more_that_is_counted(text: str, iso: str, rule: str) -> None:
    (found,) = find_dates(f"Itu terjadi {text}.", ANCHOR, "other")
    assert (found.text, found.iso, found.rule) == (text, iso, rule)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Desember tahun lalu", ["2025-12", "2025"]),
        ("Maret tahun depan", ["2027-03", "2027"]),
        ("December last year", ["2025-12", "2025"]),
        ("Rabu kemarin", ["2026-02-04"]),
        ("5 Februari kemarin", ["2026-02-05"]),
        ("beberapa bulan lalu", []),
        ("setiap Senin dan Kamis", [None, None]),
        ("akan digelar pada Senin", ["2026-02-09"]),
        ("digelar pada Senin", ["2026-02-02"]),
        ("akan digelar, kata Budi pada Senin", ["2026-02-02"]),
        ("will meet on Monday", ["2026-02-09"]),
    ],
)
def test_words_beside_a_date_decide(text: str, values: list[str | None]) -> None:
    assert [found.iso for found in find_dates(f"Itu {text}.", ANCHOR, "other")] == values


def test_the_ends_of_the_calendar_are_no_trouble() -> None:
    for anchor in (date.min, date.max):
        find_dates(
            "kemarin, besok, 100 tahun lalu, 999 dekade lagi, pekan depan, Senin lalu, Juni depan, 29/2",
            anchor,
        )


@pytest.mark.parametrize(
    "piece", ["1", "1 ", "1/", "12-", "Senin ", "Mei ", "Senin (", "hampir ", "2020-", "a", "dua "]
)
def test_long_hostile_lines_take_linear_time(piece: str) -> None:
    start = time.perf_counter()
    find_dates(piece * (200_000 // len(piece)), ANCHOR)
    assert time.perf_counter() - start < 8
