"""Who is who within one article."""

from __future__ import annotations

import pytest

from tests.unit.annotate.marked import annotate, canonicals, mention, of


def test_surname_stands_for_the_full_name() -> None:
    found = canonicals("Presiden Rusia Vladimir Putin tiba. Menurut Putin, dialog penting.")
    assert found["Putin"] == "Vladimir Putin"


def test_surname_in_the_heading_before_the_full_name() -> None:
    body = "Putin Tiba di Ankara\n\nPresiden Rusia Vladimir Putin tiba di Ankara pada Senin."
    assert {m.canonical for m in annotate(body).mentions if m.label == "PERSON"} == {"Vladimir Putin"}


def test_two_people_of_one_surname_stay_apart() -> None:
    body = "Gubernur Andi Wibowo bertemu dengan Bupati Rini Wibowo. Kata Wibowo, hasilnya baik."
    found = annotate(body)
    names = [m.canonical for m in found.mentions if m.label == "PERSON"]
    assert names == ["Andi Wibowo", "Rini Wibowo", "Wibowo"]


def test_short_name_known_to_everybody() -> None:
    assert mention("Kata Jokowi, jalan itu selesai.", "Jokowi").canonical == "Joko Widodo"


def test_bracket_teaches_the_abbreviation() -> None:
    body = "Lembaga Pemantau Hutan Lestari (LPHL) melapor. Menurut LPHL, hutan menyusut."
    found = annotate(body)
    assert [m.canonical for m in found.mentions if m.text == "LPHL"] == ["Lembaga Pemantau Hutan Lestari"] * 2
    assert {m.entity for m in found.mentions if m.label == "ORG"} == {"org:lembaga-pemantau-hutan-lestari"}


def test_bracket_after_what_is_no_name_teaches_nothing() -> None:
    assert of("Pemerintah menaikkan upah minimum provinsi (UMP). Kenaikan UMP berlaku Januari.", "ORG") == []


def test_core_of_a_company_name() -> None:
    found = canonicals("PT Sumber Makmur Tbk merugi. Saham Sumber Makmur turun.")
    assert found["Sumber Makmur"] == "PT Sumber Makmur Tbk"


@pytest.mark.parametrize("name", ["AS", "Amerika Serikat", "Negeri Paman Sam"])
def test_a_country_in_indonesian(name: str) -> None:
    one = mention(f"Kabar dari {name} ditunggu.", name)
    assert (one.canonical, one.entity) == ("Amerika Serikat", "place:amerika-serikat")


@pytest.mark.parametrize("name", ["U.S.", "United States", "USA"])
def test_a_country_is_one_entity_in_both_languages_under_the_name_of_the_articles(name: str) -> None:
    one = mention(f"Officials in the {name} met.", name, "en")
    assert (one.canonical, one.entity) == ("United States", "place:amerika-serikat")


def test_a_full_name_is_shown_as_the_article_has_it() -> None:
    one = mention("Ekspor ke China naik.", "China")
    assert (one.canonical, one.entity) == ("China", "place:tiongkok")


def test_roles_and_money_stand_for_nothing() -> None:
    body = "Ketua KPK Firli Bahuri menyita Rp 2 miliar."
    for one in annotate(body).mentions:
        if one.label in ("ROLE", "MONEY"):
            assert one.entity is None
            assert one.canonical is None
        else:
            assert one.entity
