"""Names of outlets, told from names of people, places and offices."""

from __future__ import annotations

import pytest

from newsreader.annotate.outlets import is_outlet


@pytest.mark.parametrize(
    "name",
    ["Suara Timor", "Timor Express", "Radar Flores", "NTT Hits", "Detik", "Media Kupang", "Bisnis Indonesia"],
)
def test_outlets(name: str) -> None:
    assert is_outlet("ATAMBUA", name)


@pytest.mark.parametrize(
    "name",
    [
        "NTT",
        "Nusa Tenggara Timur",
        "Belu",
        "Timor Leste",
        "Kabupaten Belu",
        "Kampung Baru",
        "JAWA BARAT",
        "Agus Suparto",
        "Novel Baswedan",
        "Sopan",
        "Bupati Belu",
        "Presiden Prabowo",
        "Kementerian Agama",
        "Kemenkes",
        "Polres Belu",
        "Pemkab Belu",
        "Tim Redaksi",
        "Wakil Menteri",
        "Piala Dunia",
        "Sore",
        "Suara dari Timor Leste dan Flores",
    ],
)
def test_places_people_offices_and_openings_are_no_outlets(name: str) -> None:
    assert not is_outlet("ATAMBUA", name)


def test_what_stands_where_the_place_does_is_one() -> None:
    assert not is_outlet("POLRI", "Suara Timor")
    assert not is_outlet("BMKG", "Suara Timor")
