"""Which names are marked, and as what, by both tiers: forms that neither may lose when it is trained anew."""

from __future__ import annotations

import pytest

from tests.unit.annotate.marked import EXTRACTORS, annotate, of, pairs


@pytest.fixture(params=EXTRACTORS)
def tier(request: pytest.FixtureRequest) -> str:
    """Each extractor in turn."""
    return str(request.param)


def test_office_country_and_name_stand_apart(tier: str) -> None:
    assert pairs("Menteri Luar Negeri Iran Abbas Araghchi tiba di Istanbul.", tier=tier) == [
        ("Menteri Luar Negeri", "ROLE"),
        ("Iran", "PLACE"),
        ("Abbas Araghchi", "PERSON"),
        ("Istanbul", "PLACE"),
    ]


def test_office_organisation_and_name_stand_apart(tier: str) -> None:
    assert pairs("Ketua KPK Firli Bahuri memberi keterangan.", tier=tier) == [
        ("Ketua", "ROLE"),
        ("KPK", "ORG"),
        ("Firli Bahuri", "PERSON"),
    ]


def test_office_after_the_name(tier: str) -> None:
    assert pairs("Rina Hartati, direktur PT Sumber Makmur, menolak berkomentar.", tier=tier) == [
        ("Rina Hartati", "PERSON"),
        ("direktur", "ROLE"),
        ("PT Sumber Makmur", "ORG"),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "Para menteri dan seorang direktur bertemu.",
        "Ia menjabat Direktur Utama sejak lama.",
        "Ia belajar bahasa Inggris.",
        "Rapat digelar kemarin, pekan ini juga.",
        "Rupiah menguat terhadap dolar AS.",
    ],
)
def test_no_name_and_no_office_of_anybody(body: str, tier: str) -> None:
    assert pairs(body, tier=tier) == []


@pytest.mark.parametrize("title", ["Bapak", "Ibu", "Irjen Pol", "Kombes"])
def test_honorific_stays_outside(title: str, tier: str) -> None:
    body = f"Menurut {title} Sulastri Wijayanti, warga sudah pulang."
    assert pairs(body, tier=tier) == [("Sulastri Wijayanti", "PERSON")]


@pytest.mark.parametrize("dash", ["-", "–", "—"])
def test_joined_countries_are_two_names(dash: str, tier: str) -> None:
    assert pairs(f"Kabar dari perundingan AS{dash}Iran ditunggu.", tier=tier) == [
        ("AS", "PLACE"),
        ("Iran", "PLACE"),
    ]


def test_joined_surnames_are_two_people(tier: str) -> None:
    body = "Lloyd Austin menelepon Sergei Shoigu. Percakapan Austin-Shoigu berlangsung lama."
    assert of(body, "PERSON", tier=tier) == ["Lloyd Austin", "Sergei Shoigu", "Austin", "Shoigu"]


def test_hyphen_inside_a_name_is_kept(tier: str) -> None:
    body = "Presiden Komisi Eropa Jean-Claude Juncker dan Sekjen PBB Ban Ki-moon hadir."
    assert of(body, "PERSON", tier=tier) == ["Jean-Claude Juncker", "Ban Ki-moon"]


def test_clitic_and_possessive_stay_outside(tier: str) -> None:
    body = "Donald Trump datang. Trump-lah yang menunda."
    assert of(body, "PERSON", tier=tier) == ["Donald Trump", "Trump"]
    assert ("Iran", "PLACE") in pairs("Analysts studied Iran's nuclear program.", "en", tier=tier)


def test_country_and_initials_of_a_suspect(tier: str) -> None:
    assert pairs("AS mengecam serangan itu.", tier=tier) == [("AS", "PLACE")]
    crime = "Polisi menangkap AS (34) di rumahnya. Menurut polisi, AS mengaku menyesal."
    assert pairs(crime, tier=tier) == [("AS", "PERSON"), ("AS", "PERSON")]
    both = "Amerika Serikat diam. Polisi menangkap AS (34) dan DN (40). Kata polisi, DN kabur dari AS."
    assert of(both, "PERSON", tier=tier) == ["AS", "DN", "DN"]
    assert of(both, "PLACE", tier=tier) == ["Amerika Serikat", "AS"]
    assert of("Hasilnya: PKS (50) dan PAN (44). Ketua umum PAN hadir.", "PERSON", tier=tier) == []


@pytest.mark.parametrize("name", ["Kremlin", "Gedung Putih"])
def test_seat_of_power_by_its_use(name: str, tier: str) -> None:
    assert of(f"Menurut {name}, perundingan ditunda.", "ORG", tier=tier) == [name]
    assert of(f"Keduanya bertemu di {name} kemarin.", "PLACE", tier=tier) == [name]


@pytest.mark.parametrize(
    "name",
    [
        "Kementerian Luar Negeri",
        "Kementerian Pendidikan dan Kebudayaan",
        "Komisi III DPR",
        "Polda Metro Jaya",
        "PT Sumber Makmur Tbk",
        "Universitas Gadjah Mada",
        "Partai Golkar",
    ],
)
def test_organisation_by_its_type_word(name: str, tier: str) -> None:
    assert of(f"Keterangan {name} ditunggu warga.", "ORG", tier=tier) == [name]


@pytest.mark.parametrize(
    "name",
    ["Jalan Sudirman", "Kabupaten Sleman", "Gunung Semeru", "Rumah Sakit Fatmawati", "Kelurahan Randusari"],
)
def test_place_by_its_type_word(name: str, tier: str) -> None:
    assert of(f"Warga berkumpul di {name} sejak pagi.", "PLACE", tier=tier) == [name]


def test_person_named_like_a_place(tier: str) -> None:
    assert of("Artis Paris Hilton tampil di Bali.", "PERSON", tier=tier) == ["Paris Hilton"]


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Piala Dunia 2026", "EVENT"),
        ("Pilkada 2024", "EVENT"),
        ("Perang Dingin", "EVENT"),
        ("UU ITE", "LAW"),
        ("Perpres Nomor 12 Tahun 2025", "LAW"),
        ("Pasal 27 ayat 3", "LAW"),
        ("Perjanjian Renville", "LAW"),
    ],
)
def test_events_and_laws(name: str, label: str, tier: str) -> None:
    assert (name, label) in pairs(f"Pembahasan soal {name} berlangsung lama.", tier=tier)


@pytest.mark.parametrize(
    "amount", ["Rp 2,5 triliun", "US$ 100 juta", "Rp25.000", "3 juta dolar AS", "£12,900"]
)
def test_money(amount: str, tier: str) -> None:
    assert of(f"Nilainya mencapai {amount} tahun ini.", "MONEY", tier=tier) == [amount]


def test_dates_carry_their_value(tier: str) -> None:
    found = annotate("Rapat digelar Jumat, 6 Februari 2026, di Jakarta.", tier=tier).mentions[0]
    assert (found.text, found.label, found.canonical) == ("Jumat, 6 Februari 2026", "DATE", "2026-02-06")
    assert found.entity == "date:2026-02-06"
    assert (found.by, found.why) == ("rule", "rule:absolute")


def test_a_year_in_a_longer_name_is_the_name_s(tier: str) -> None:
    assert pairs("Ia menonton Piala Dunia 2018.", tier=tier) == [("Piala Dunia 2018", "EVENT")]


def test_the_model_that_marked_is_named(tier: str) -> None:
    (found,) = annotate("Warga Jakarta pulang.", tier=tier).mentions
    assert found.by == "model" and found.why.startswith(f"model:{tier}-") and 0 < found.score <= 1


def test_glued_words_are_parted(tier: str) -> None:
    assert of("Rapat di JakartaMenentukan arah.", "PLACE", tier=tier) == ["Jakarta"]


def test_a_name_s_part_is_a_name_later_on(tier: str) -> None:
    body = "Direktur Sulastri Wijayanti hadir. Semua orang menyambut Sulastri dengan hangat."
    assert of(body, "PERSON", tier=tier) == ["Sulastri Wijayanti", "Sulastri"]


@pytest.mark.parametrize(("opening", "closing"), ["“”", '""', "‘’", "''"])
def test_title_in_any_marks(opening: str, closing: str) -> None:
    body = f"Ia membintangi film {opening}Laut Bercerita{closing} tahun ini."
    assert of(body, "WORK", tier="exact") == ["Laut Bercerita"]


def test_a_line_in_capitals(tier: str) -> None:
    body = "PRESIDEN PRABOWO SUBIANTO TIBA DI KAIRO\n\nIa disambut warga Kairo."
    found = pairs(body, tier=tier)
    assert ("PRABOWO SUBIANTO", "PERSON") in found and ("KAIRO", "PLACE") in found
