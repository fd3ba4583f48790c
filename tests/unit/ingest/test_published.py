"""When an article says that it was published."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.ingest.published import parse_published, tells_the_hour


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2026-02-06", "2026-02-06"),
        (" 2026-02-06 ", "2026-02-06"),
        ("2026-02-06T10:15:00+07:00", "2026-02-06T10:15:00+07:00"),
        ("2026-02-06T10:15:00.123456+07:00", "2026-02-06T10:15:00+07:00"),
        ("2026-02-06 10:15:00 +07:00", "2026-02-06T10:15:00+07:00"),
        ("2026-02-06T10:15Z", "2026-02-06T10:15:00+00:00"),
        ("2026-02-06T10:15:00", "2026-02-06"),
        ("Fri, 06 Feb 2026 10:15:00 +0700", "2026-02-06T10:15:00+07:00"),
        ("Fri, 06 Feb 2026 10:15:00 GMT", "2026-02-06T10:15:00+00:00"),
        ("Rab, 12 Agu 2026", "2026-08-12"),
        ("Rab, 12 Agu 2026 10:15:00 +0700", "2026-08-12T10:15:00+07:00"),
        ("Jum, 1 Mei 2026 00:30:00 +0700", "2026-05-01T00:30:00+07:00"),
        ("Jumat, 6 Februari 2026", "2026-02-06"),
        ("Jumat, 6 Februari 2026, 10.15 WIB", "2026-02-06T10:15:00+07:00"),
        ("Jumat, 06 Feb 2026 | 10:15 WITA", "2026-02-06T10:15:00+08:00"),
        ("Kamis, 6 Agustus 2026, 10.15 CEST", "2026-08-06T10:15:00+02:00"),
        ("6 Januari 2026 10:15 HST", "2026-01-06T10:15:00-10:00"),
        ("6 Desember 2024 23:59", "2024-12-06"),
        ("Senin (2/2/2026)", "2026-02-02"),
        ("6/2/2026", "2026-02-06"),
        ("06-02-2026", "2026-02-06"),
        ("February 6, 2026", "2026-02-06"),
        ("1770347700", "2026-02-06T03:15:00+00:00"),
        ("1770347700.0", "2026-02-06T03:15:00+00:00"),
        ("1770347700123", "2026-02-06T03:15:00+00:00"),
        ("1712010212300", "2024-04-01T22:23:32+00:00"),
        ("20260206", "2026-02-06"),
        ("6 February 2026", "2026-02-06"),
    ],
)
def test_dates_as_outlets_write_them(text: str, iso: str) -> None:
    assert parse_published(text) == iso


@pytest.mark.parametrize(
    "text",
    [
        "",
        "kemarin",
        "2026",
        "Februari 2026",
        "2026-02",
        "31/2/2026",
        "2026-13-01",
        "x" * 1_000,
        "\0",
        "99999-01-01",
        "46059",
        "177034770",
        "17703477001",
    ],
)
def test_what_names_no_day_is_not_understood(text: str) -> None:
    assert parse_published(text) is None


@given(st.one_of(st.text(max_size=60), st.text(alphabet="0123456789-/:.+TZ ,GMTWIBJumatFeb", max_size=40)))
def test_any_text_gives_a_date_or_none(text: str) -> None:
    iso = parse_published(text)
    assert iso is None or re.fullmatch(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d[+-]\d\d:\d\d(:\d\d)?)?", iso)


@pytest.mark.parametrize(
    "text", ["2026-02-06 10:15", "2026-02-06T10:15:00.123", "6/2/2026 10.15", "6 Februari 2026 pukul 9.05"]
)
def test_an_hour_that_is_told(text: str) -> None:
    assert tells_the_hour(text)


@pytest.mark.parametrize(
    "text",
    ["2026-02-06", "06.02.2026", "6.2.26", "2026-02-06 00:00:00.000", "2026-02-06T00:00", "6/2/2026 +07:00"],
)
def test_an_hour_that_is_not_told(text: str) -> None:
    assert not tells_the_hour(text)
