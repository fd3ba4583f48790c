"""Names of outlets, told from names of people, places and offices; and as what they are marked."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsreader.annotate import fast_extractor
from newsreader.annotate.outlets import is_outlet, is_place
from newsreader.model import Label
from tests.unit.annotate.marked import EXTRACTORS, annotate, pairs


@pytest.mark.parametrize(
    "name",
    ["Suara Timor", "Timor Express", "Radar Flores", "NTT Hits", "Detik", "Media Kupang", "Bisnis Indonesia"],
)
def test_outlets(name: str) -> None:
    assert is_outlet(name, "ATAMBUA")


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
        "Media Asing",
        "Kabar Baik",
        "Suara dari Timor Leste dan Flores",
    ],
)
def test_places_people_offices_and_openings_are_no_outlets(name: str) -> None:
    assert not is_outlet(name, "ATAMBUA")


def test_without_a_place_an_outlet_is_known_or_holds_one() -> None:
    assert all(is_outlet(name, None) for name in ("Media Indonesia", "TV One", "Kabar Flores"))
    assert not any(is_outlet(name, None) for name in ("Kabar Hari", "Media Ampuh", "Timor Leste", "Flores"))


def test_what_stands_where_the_place_does_is_one() -> None:
    assert not is_outlet("Suara Timor", "POLRI")
    assert not is_outlet("Suara Timor", "BMKG")


@pytest.mark.parametrize(
    "place",
    [
        "Jakarta",
        "SOLO",
        "DKI Jakarta",
        "DKI JAKARTA",
        "Labuan Bajo",
        "LONDON",
        "New York",
        "Paloh",
        "Madrid",
        "Kabupaten Malaka",
        "ATAMBUA",
    ],
)
def test_places(place: str) -> None:
    assert is_place(place)


@pytest.mark.parametrize(
    "place",
    [
        "Budi Santoso",
        "BUDI SANTOSO",
        "Susi",
        "Ahok",
        "KPK",
        "Atambuaa",
        "REFORMASI",
        "TRAGEDI KANJURUHAN",
        "G30S",
        "Reading",
        "Lebaran",
        "Natal",
        "Kampung Halaman",
        "Presiden Joko Widodo",
        "Timnas Indonesia",
    ],
)
def test_people_events_and_words_are_no_places(place: str) -> None:
    assert not is_place(place)


@pytest.mark.parametrize("tier", EXTRACTORS)
@pytest.mark.parametrize(
    ("body", "outlet"),
    [
        ("ATAMBUA, Kabar Flores (6/2/2026) — Warga memadati pasar.", "Kabar Flores"),
        ("ATAMBUA, Radar Flores (6/2/2026) — Warga memadati pasar.", "Radar Flores"),
        ("Pasar Lama Dipadati Warga\n\nATAMBUA, Kabar Flores — Warga memadati pasar.", "Kabar Flores"),
        ("Jakarta, CNN Indonesia -- Warga memadati pasar.", "CNN Indonesia"),
    ],
)
def test_the_outlet_of_a_dateline_is_an_organisation(tier: str, body: str, outlet: str) -> None:
    found = pairs(body, tier=tier)
    assert (outlet, "ORG") in found
    assert "PERSON" not in [label for _, label in found]


def test_an_outlet_is_claimed_only_where_it_stands_in_the_dateline() -> None:
    body = "ATAMBUA, Kabar Flores (6/2/2026) — Warga memadati pasar.\n\nFlores Situmorang tiba."
    mentions = annotate(body).mentions
    assert [(one.text, one.why) for one in mentions if one.label is Label.ORG] == [
        ("Kabar Flores", "rule:dateline")
    ]
    assert "Flores Situmorang" in [one.text for one in mentions if one.label is Label.PERSON]


def test_what_a_person_listed_comes_before_the_dateline(tmp_path: Path) -> None:
    names = tmp_path / "gazetteer.yaml"
    names.write_text("- name: Kabar Flores\n  reject: true\n", "utf-8")
    body = "ATAMBUA, Kabar Flores (6/2/2026) — Warga memadati pasar."
    mentions = fast_extractor(names).annotate(body).mentions
    assert [one.text for one in mentions] == ["ATAMBUA", "6/2/2026"]
