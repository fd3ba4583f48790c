"""Who is who within one article."""

from __future__ import annotations

import pytest

from tests.unit.annotate.given import given
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
    found = annotate(body, tier="exact")
    assert [m.canonical for m in found.mentions if m.text == "LPHL"] == ["Lembaga Pemantau Hutan Lestari"] * 2
    assert {m.entity for m in found.mentions if m.label == "ORG"} == {"org:lembaga-pemantau-hutan-lestari"}


def test_bracket_after_what_is_no_name_teaches_nothing() -> None:
    assert of("Pemerintah menaikkan upah minimum provinsi (UMP). Kenaikan UMP berlaku Januari.", "ORG") == []


def test_core_of_a_company_name() -> None:
    found = canonicals("PT Sumber Makmur Tbk merugi. Saham Sumber Makmur turun.", tier="exact")
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


def test_another_spelling_is_the_same_person() -> None:
    names = given("Presiden {P Nicolas Maduro} tiba. Menurut {P Nicolas Madiro}, dialog penting.").names()
    assert names == ["Nicolas Maduro", "Nicolas Maduro"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nurul Hidayat", "Nurul Hidayah"),
        ("Donald Trump", "Donald Trump Jr"),
        ("Agus Rahardjo", "Agus Yudhoyono"),
    ],
)
def test_names_that_only_look_alike_are_two_people(one: str, other: str) -> None:
    assert given(f"{{P {one}}} bertemu dengan {{P {other}}}.").names() == [one, other]


def test_the_fullest_name_is_shown_and_the_known_one_is_the_key() -> None:
    found = given(
        "{P Anies Baswedan} hadir. {P Anies Rasyid Baswedan} berpidato. Kata {P Anies}, jalan dibuka."
    )
    assert found.names() == ["Anies Rasyid Baswedan"] * 3
    assert found.entities() == ["person:anies-baswedan"] * 3


def test_the_short_form_in_use_stays_with_its_bearer() -> None:
    found = given("{P Donald Trump} tiba. Kata {P Trump}, baik. {P Melania Trump} ikut. {P Trump} senang.")
    assert found.names() == ["Donald Trump", "Donald Trump", "Melania Trump", "Donald Trump"]


def test_a_famous_short_name_is_not_the_wife_who_is_named_later() -> None:
    found = given("Istri {P Trump}, {P Melania Trump}, tampil. {P Melania} pergi.")
    assert found.names() == ["Donald Trump", "Melania Trump", "Melania Trump"]


def test_a_short_name_of_two_people_is_nobody() -> None:
    found = given("{P Andi Wibowo} bertemu {P Rini Wibowo}. Kata {P Wibowo}, hasilnya baik.")
    assert found.entities()[2] == "person:wibowo"


@pytest.mark.parametrize(
    "body",
    [
        "{P Ahmad Albar} alias {P Iyek} tiba. Kata {P Iyek}, jalan dibuka.",
        "{P Ahmad Albar}, yang akrab disapa {P Iyek}, tiba.",
        "{P Iyek}, sapaan akrab {P Ahmad Albar}, tiba.",
        "{P Ahmad Albar} menikah dengan {P Dewi Astuti}. Penyanyi yang kerap disapa {P Iyek} ini pulang.",
        "{P Ahmad Albar} pulang. {P Alb} senang.",
        "{P Zulkifli Albar} tiba. {P Zul} senang.",
        "{P Habib Rizal Saleh} tiba. {P HRS} senang.",
    ],
)
def test_nicknames(body: str) -> None:
    found = given(body)
    full = next(name for name in found.names() if name and " " in name)
    others = {"Dewi Astuti"} if "Dewi" in body else set()
    nick = "Alb" if "{P Alb}" in body else full
    assert set(found.names()) == {full, nick} | others


def test_the_part_in_brackets_is_not_the_actor() -> None:
    assert given("{P Fedi Nuril} ({P Pras}) tampil.").names() == ["Fedi Nuril", "Pras"]


def test_hyphens_with_spaces_around_them() -> None:
    found = given("{P Moon Jae - in} tiba. {P Moon Jae-in} dan {P Moon} senang.")
    assert found.names() == ["Moon Jae-in"] * 3
    assert set(found.entities()) == {"person:moon-jae-in"}


@pytest.mark.parametrize(
    "body",
    [
        "{O LPHL} melapor. Hutan menyusut, kata {O Lembaga Pemantau Hutan Lestari}.",
        "{O Lembaga Pemantau Hutan Lestari} atau {O LPHL} melapor.",
        "{O LPHL} ({O Lembaga Pemantau Hutan Lestari}) melapor.",
    ],
)
def test_abbreviation_and_expansion_anywhere(body: str) -> None:
    assert set(given(body).names()) == {"Lembaga Pemantau Hutan Lestari"}


def test_letters_that_fit_two_names_are_kept() -> None:
    found = given("{O Bank Mulia Indah} dan {O Badan Mitra Ibu} melapor. {O BMI} tidak.")
    assert found.names()[2] == "BMI"


def test_initials_of_a_suspect_are_nobody_elses() -> None:
    assert given("{P AS} (34) ditangkap {P Agus Santoso}.").names() == ["AS", "Agus Santoso"]


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("Warga {L Kota Tegal} pulang ke {L Tegal}.", ["Tegal", "Tegal"]),
        ("Warga {L Kota Tegal} pulang.", ["Kota Tegal"]),
        ("{O Partai Golkar} menang. {O Golkar} senang.", ["Partai Golkar", "Partai Golkar"]),
        ("{O Northampton} kalah. {O Northampton Town} lelah.", ["Northampton Town"] * 2),
        ("{O Hyundai} dan {O Hyundai Motor Group} naik.", ["Hyundai", "Hyundai Motor Group"]),
        ("{O PBB} dan {O PBB Environment} melapor.", ["Perserikatan Bangsa-Bangsa", "PBB Environment"]),
        ("{L Tanah Abang} dan {L Stasiun Tanah Abang} ramai.", ["Tanah Abang", "Stasiun Tanah Abang"]),
        ("{L Gedung Promoter} ramai. {L Promoter} dijaga.", ["Gedung Promoter"] * 2),
        ("{O Pemkot Bandung} membangun.", ["Pemerintah Kota Bandung"]),
        ("{O Instagramnya} ramai.", ["Instagram"]),
        ("{L JAKARTA} banjir.", ["Jakarta"]),
    ],
)
def test_parts_kinds_and_forms(body: str, names: list[str]) -> None:
    assert given(body).names() == names


def test_a_company_is_one_entity_with_and_without_its_legal_form() -> None:
    assert set(given("{O PT Sumber Makmur Tbk} merugi.").entities()) == {"org:sumber-makmur"}
    assert set(given("{O Sumber Makmur} merugi.").entities()) == {"org:sumber-makmur"}


@pytest.mark.parametrize(
    ("body", "lang", "name", "entity"),
    [
        ("Menurut {P Trudeau}, baik.", "id", "Justin Trudeau", "person:justin-trudeau"),
        ("{O UNY} menang.", "id", "Universitas Negeri Yogyakarta", "org:universitas-negeri-yogyakarta"),
        ("The {O UN} met.", "en", "United Nations", "org:perserikatan-bangsa-bangsa"),
        ("The {O World Bank} met.", "en", "World Bank", "org:bank-dunia"),
        ("The {O KPK} met.", "en", "Komisi Pemberantasan Korupsi", "org:komisi-pemberantasan-korupsi"),
        ("In {L England} it rained.", "en", "England", "place:inggris"),
        ("{L Republik Singapura} maju.", "id", "Singapura", "place:singapura"),
    ],
)
def test_what_is_known_beforehand(body: str, lang: str, name: str, entity: str) -> None:
    found = given(body, lang)
    assert (found.names(), found.entities()) == ([name], [entity])


def test_many_names_take_linear_time() -> None:
    body = " ".join(f"{{P Budi Nama{n}}} dan {{O Badan Kota{n}}} serta {{P Orang{n}}}." for n in range(1500))
    assert len(given(body).names()) == 4500
