"""Dates of feeds end as `parse_published` reads them, with time and zone wherever they are given."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.ingest.feed.dates import best
from newsreader.ingest.published import parse_published


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Rab, 12 Agu 2026 10:00:00 +0700", "2026-08-12T10:00:00+07:00"),
        ("Rabu, 12 Agustus 2026 10:00:00 WIB", "2026-08-12T10:00:00+07:00"),
        ("Min, 04 Jan 2026 22:15:00 WIT", "2026-01-04T22:15:00+09:00"),
        ("Jum'at, 08 Mei 2026 22:15:00 +0700", "2026-05-08T22:15:00+07:00"),
        ("Sel, 06 Okt 2026 22:15:00 GMT", "2026-10-06T22:15:00+00:00"),
        ("Kam, 31 Des 2026 23:59:00 WITA", "2026-12-31T23:59:00+08:00"),
        ("Wed, 12 Aug 2026 10:00:00 EST", "2026-08-12T10:00:00-05:00"),
        ("Wed, 12 Aug 2026 10:00:00 CEST", "2026-08-12T10:00:00+02:00"),
        ("Wed, 12 Aug 2026 10:00:00 UT", "2026-08-12T10:00:00+00:00"),
        ("Wed, 12 Aug 2026 10:00:00 Z", "2026-08-12T10:00:00+00:00"),
        ("Wed, 12 Aug 2026 10:00:00 GMT+7", "2026-08-12T10:00:00+07:00"),
        ("Wed, 12 Aug 2026 10:00:00 +07:00", "2026-08-12T10:00:00+07:00"),
        ("Wed, 12 August 2026 10:00 +0700", "2026-08-12T10:00:00+07:00"),
        ("Thu, 01 Jan 04 19:48:21 GMT", "2004-01-01T19:48:21+00:00"),
        ("Thu, 01 Jan 98 19:48:21 GMT", "1998-01-01T19:48:21+00:00"),
        ("\n 12 Aug 2026\n 10:00:00 +0700 ", "2026-08-12T10:00:00+07:00"),
        ("2003-12-13T18:30Z", "2003-12-13T18:30:00+00:00"),
        ("2003-12-13t18:30:02z", "2003-12-13T18:30:02+00:00"),
        ("2003-12-13T18:30:02.25+01:00", "2003-12-13T18:30:02+01:00"),
        ("2003-12-13 18:30:02 UTC", "2003-12-13T18:30:02+00:00"),
        ("2003-12-31T23:59:60Z", "2003-12-31T23:59:59+00:00"),
        ("2003-12-13T18:30:02", "2003-12-13"),
        ("2003-12-13", "2003-12-13"),
        ("Wed, 12 Aug 2026", "2026-08-12"),
        ("Thu Jan  1 19:48:21 2004", "2004-01-01"),
        ("2003-12", None),
        ("Wed, 31 Jun 2026 10:00:00 GMT", None),
        ("kelak", None),
    ],
)
def test_read(written: str, read: str | None) -> None:
    found = best([written])
    assert found is not None
    assert parse_published(found) == read


def test_first_that_is_understood() -> None:
    assert best(["", "kelak", "2026-08-12", "2026-08-13"]) == "2026-08-12"
    assert best(["", "kelak", "nanti"]) == "kelak"
    assert best(["", "  "]) is None
    assert best([]) is None


@settings(deadline=None)
@given(st.text(alphabet="0123456789-:TZ+ WIBGMTJanAgu,.é", max_size=60) | st.text(max_size=300))
def test_never_raises(text: str) -> None:
    best([text])


@settings(deadline=None)
@given(st.datetimes(), st.sampled_from(["%a, %d %b %Y %H:%M:%S +0700", "%Y-%m-%dT%H:%M:%S+07:00"]))
def test_every_moment_comes_through(moment: object, form: str) -> None:
    written = f"{moment:{form}}"
    found = best([written])
    assert found is not None
    assert found.split() == written.split()
