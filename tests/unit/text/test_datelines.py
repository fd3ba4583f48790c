"""Outlets and days in datelines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest

from newsreader.ingest.prepare import prepare
from newsreader.model import Draft
from newsreader.text.datelines import NOTHING_KNOWN, Dateline, outlet_of, read_dateline


@dataclass(frozen=True)
class Known:
    """Knows these places, and these outlets with what stands before them."""

    places: Sequence[str] = ()
    outlets: Sequence[tuple[str, str | None]] = ()

    def is_place(self, name: str) -> bool:
        return name in self.places

    def is_outlet(self, name: str, place: str | None) -> bool:
        return (name, place) in self.outlets


class AnyPlace(Known):
    """Takes every name for a place's, and none for an outlet's."""

    def is_place(self, name: str) -> bool:
        return bool(name)


class AnyOutlet(Known):
    """Takes every name for an outlet's, and none for a place's."""

    def is_outlet(self, name: str, place: str | None) -> bool:
        return (name, place) != ("", None)


@pytest.mark.parametrize(
    ("dateline", "outlet"),
    [
        ("Jakarta, CNN Indonesia", "CNN Indonesia"),
        ("TEMPO.CO, Jakarta", "TEMPO.CO"),
        ("Mataram, NTB (ANTARA News)", "ANTARA News"),
        ("REPUBLIKA.CO.ID, BANDUNG", "REPUBLIKA.CO.ID"),
        ("Liputan6.com, Jakarta", "Liputan6.com"),
        ("Bogor, Jawa Barat", None),
        ("Jakarta", None),
        ("Denpasar (Bali)", None),
        ("KUPANG, POS-KUPANG.COM", "POS-KUPANG.COM"),
        ("JAKARTA, Harian-A", "Harian-A"),
        ("Jakarta, Ojek Online", None),
        ("Jakarta, Kantor Pos", None),
        (None, None),
    ],
)
def test_outlets(dateline: str | None, outlet: str | None) -> None:
    assert outlet_of(dateline) == outlet


def test_the_outlet_is_the_source_where_nobody_says_another() -> None:
    body = "Jakarta, CNN Indonesia -- Pemerintah membuka kembali jembatan lama pada hari Senin."
    assert prepare(Draft(body, "a.txt", "00" * 32, title="J b c", bare=True)).source == "CNN Indonesia"
    assert prepare(Draft(body, "a.txt", "00" * 32, title="J b c", source="Kabar")).source == "Kabar"
    assert prepare(Draft("Pemerintah membuka jembatan.", "a.txt", "00" * 32)).source is None


@pytest.mark.parametrize(
    ("text", "names", "day"),
    [
        ("ATAMBUA, Kabar Flores (6/2/2026) — Warga", "ATAMBUA, Kabar Flores", date(2026, 2, 6)),
        ("ATAMBUA, Kabar Flores, Jumat, 6 Februari 2026 — Warga", "ATAMBUA, Kabar Flores", date(2026, 2, 6)),
        ("ATAMBUA, Kabar Flores | 6/2/2026 10.15 WIB — Warga", "ATAMBUA, Kabar Flores", date(2026, 2, 6)),
        ("JAKARTA, Harian-A, Senin (12/1/2026) - Warga", "JAKARTA, Harian-A", date(2026, 1, 12)),
        ("JAKARTA, Harian-A - Warga", "JAKARTA, Harian-A", None),
        (
            "KUPANG, POS-KUPANG.COM, Senin 12 Januari 2026 - Warga",
            "KUPANG, POS-KUPANG.COM",
            date(2026, 1, 12),
        ),
        ("Jakarta, 12 Januari 2026 – Warga", "Jakarta", date(2026, 1, 12)),
        ("Bogor, Jawa Barat, Selasa (13/1/2026) – “Kami", "Bogor, Jawa Barat", date(2026, 1, 13)),
    ],
)
def test_a_date_belongs_to_the_dateline(text: str, names: str, day: date | None) -> None:
    assert read_dateline(text) == Dateline(names, day)


@pytest.mark.parametrize(
    "dates",
    [
        "Kamis, 6 Februari 2026",
        "Kamis (6/2/2026)",
        "31/2/2026",
        "Februari 2026",
        "Jumat (6/2)",
        "6-8 Februari 2026",
    ],
)
def test_a_date_that_names_no_sure_day_is_none(dates: str) -> None:
    assert read_dateline(f"ATAMBUA, Kabar Flores, {dates} — Warga") == Dateline("ATAMBUA, Kabar Flores", None)


@pytest.mark.parametrize(
    "text",
    [
        "Presiden Prabowo Subianto, Jumat (6/2/2026), mengatakan hal itu.",
        "Presiden Prabowo, Jumat (6/2/2026) – yang baru tiba – mengatakan hal itu.",
        "Pada Jumat, 6 Februari 2026 – Warga berkumpul.",
        "Pada, 6 Februari 2026 – Warga berkumpul.",
        "Jumat, 6 Februari 2026 – Warga berkumpul.",
        "Warga berkumpul di Atambua, Jumat (6/2/2026) – Mereka menunggu.",
        "Konferensi Asia (18 April 2005 – 24 April 2005)",
        "Konferensi Asia, 18 April 2005 – 24 April 2005, dihadiri warga.",
        "Gus Dur (7 September 1940 – 30 Desember 2009) adalah presiden.",
        "Reformasi (21 Mei 1998) – Soeharto mundur.",
        "Linggarjati, 15 November 1946 – Delegasi kedua pihak bertemu.",
        "Tempo, 6 Maret 1971 – Edisi perdana majalah itu terbit.",
        "JAKARTA, Harian Rakyat, 17 Agustus 1955 – Warga memilih.",
    ],
)
def test_sentences_and_retellings_are_no_datelines(text: str) -> None:
    assert read_dateline(text) is None


def test_the_day_of_the_dateline_is_the_day_of_publication_where_nobody_says_another() -> None:
    body = "ATAMBUA, Kabar Flores (6/2/2026) — Warga memadati pasar lama sejak pagi."
    draft = Draft(body, "a.txt", "00" * 32, title="Pasar Lama Dipadati Warga")
    assert (prepare(draft).source, prepare(draft).published) == ("Kabar Flores", "2026-02-06")
    assert prepare(replace(draft, published="2026-02-07")).published == "2026-02-07"
    assert prepare(replace(draft, body=f"Sabtu, 7 Februari 2026\n\n{body}")).published == "2026-02-07"


@pytest.mark.parametrize(
    "text",
    [
        "Media Sosial, Senin (9/2/2026) – Warganet ramai.",
        "Media Sosial – Warganet ramai.",
        "Kabar Duka – Aktor senior meninggal.",
        "Kabar Baik, Jumat (6/2/2026) – Harga beras turun.",
        "Post Malone – Taylor Swift merilis lagu.",
        "Edisi Koran, 6 Februari 2026 – Halaman muka berubah.",
        "Media Indonesia – Redaksi menerima surat.",
        "The Times – Murdoch dijual.",
    ],
)
def test_phrases_and_names_without_place_and_date_are_no_outlets(text: str) -> None:
    dateline = read_dateline(text)
    assert dateline is None or dateline.outlet(AnyOutlet()) is None


def test_without_a_place_a_date_makes_an_outlet_and_a_site_is_one() -> None:
    def outlet(text: str, *names: str) -> str | None:
        dateline = read_dateline(text)
        known = Known(outlets=[(name, None) for name in names])
        return dateline.outlet(known) if dateline else None

    assert outlet("Koran Tempo, Jumat (6/2/2026) – Warga") == "Koran Tempo"
    assert outlet("Warta Kota, Jumat (6/2/2026) – Warga", "Warta Kota") == "Warta Kota"
    assert outlet("Warta Kota, Jumat (6/2/2026) – Warga") is None
    assert outlet("Merdeka.com - Warga memadati pasar.") == "Merdeka.com"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Atambua, 6 Februari 2026 — Warga", "Atambua"),
        ("ATAMBUA, 6 Februari 2026 — Warga", "ATAMBUA"),
        ("ATAMBUA (6/2/2026) — Warga", "Atambua"),
        ("ATAMBUA, NTT, Jumat (6/2/2026) — Warga", "ATAMBUA"),
    ],
)
def test_the_day_counts_behind_a_place(text: str, place: str) -> None:
    dateline = read_dateline(text)
    assert dateline is not None
    assert dateline.published(Known(places=[place])) == date(2026, 2, 6)
    assert dateline.published(NOTHING_KNOWN) is None


@pytest.mark.parametrize(
    ("text", "outlet", "day"),
    [
        ("WASHINGTON, Feb 6, 2026 (Reuters) – Trump said so.", "Reuters", date(2026, 2, 6)),
        ("TOKYO, 6 Feb 2026 (Kyodo) -- Japan said so.", "Kyodo", date(2026, 2, 6)),
        ("Jakarta, Jumat, 6 Februari 2026 (ANTARA) - Presiden tiba.", "ANTARA", date(2026, 2, 6)),
        ("JAKARTA, Feb 6 (Reuters) - Indonesia said on Feb 3, 2025.", "Reuters", None),
        ("NEW YORK, Feb. 6 (AP) -- Oil rose.", "AP", None),
        ("KUALA LUMPUR, Feb 6 (Bernama) -- The ringgit rose.", "Bernama", None),
        ("Jakarta, 6/2 (ANTARA) - Presiden tiba.", "ANTARA", None),
        ("LONDON (AP) — The pound fell.", "AP", None),
        ("BATON ROUGE, La. (AP) — The river rose.", "AP", None),
        ("Mataram, NTB (ANTARA News) - Gubernur tiba.", "ANTARA News", None),
        ("Berlin (dpa) – Die Regierung tagt.", "dpa", None),
    ],
)
def test_an_agency_in_brackets_ends_a_dateline(text: str, outlet: str, day: date | None) -> None:
    dateline = read_dateline(text)
    assert dateline is not None
    known = AnyPlace()
    assert (dateline.outlet(known), dateline.published(known)) == (outlet, day)
    assert text[dateline.end - 2] in "–—-"


@pytest.mark.parametrize(
    "text",
    [
        "Angkasa Pura (AP) – Menteri meresmikan bandara.",
        "Angkasa Pura, 6 Februari 2026 (AP) – Menteri meresmikan bandara.",
        "WASHINGTON, Feb 6, 2026 (NASA) – Trump said so.",
        "WASHINGTON, as before (Reuters) – Trump said so.",
        "Presiden tiba di Jakarta, 6 Februari 2026 (Antara) – Warga menunggu.",
    ],
)
def test_other_words_in_brackets_are_no_agency(text: str) -> None:
    dateline = read_dateline(text)
    assert dateline is None or dateline.outlet(NOTHING_KNOWN) is None


@pytest.mark.parametrize(("days", "counts"), [(0, True), (2, True), (3, False), (1500, False)])
def test_a_day_to_come_is_no_day_of_publication(days: int, *, counts: bool) -> None:
    day = date.today() + timedelta(days=days)
    body = f"Semarang, Kompas.com, {day:%d/%m/%Y} – Kota akan bebas banjir, kata wali kota."
    draft = Draft(body, "a.txt", "00" * 32, title="Semarang Bebas Banjir")
    article = prepare(draft)
    assert (article.source, article.published) == ("Kompas.com", day.isoformat() if counts else None)
    row = f"{day:%d/%m/%Y}"
    article = prepare(replace(draft, body=f"{row}\n\nKota akan bebas banjir, kata wali kota."))
    assert article.published == (day.isoformat() if counts else None)
    assert (row in article.body) is not counts


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("ATAMBUA, Suara Timor (6/2/2026) — Warga", "Suara Timor"),
        ("ATAMBUA, Timor Express, Jumat (6/2/2026) — Warga", "Timor Express"),
        ("ATAMBUA, NTT, Suara Timor, 6 Februari 2026 — Warga", "Suara Timor"),
        ("ATAMBUA (Suara Timor), 6/2/2026 — Warga", "Suara Timor"),
        ("ATAMBUA, Kabar Flores (6/2/2026) — Warga", "Kabar Flores"),
        ("ATAMBUA, Suara Timor — Warga", None),
        ("Atambua, Suara Timor, Jumat (6/2/2026) — Warga", None),
        ("ATAMBUA, NTT (6/2/2026) — Warga", None),
        ("ATAMBUA (6/2/2026) — Warga", None),
    ],
)
def test_in_a_dated_dateline_a_name_that_may_be_an_outlets_is_asked_about(
    text: str, outlet: str | None
) -> None:
    dateline = read_dateline(text)
    known = Known(outlets=(("Suara Timor", "ATAMBUA"), ("Timor Express", "ATAMBUA")))
    assert (dateline.outlet(known) if dateline else None) == outlet
