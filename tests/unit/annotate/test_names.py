"""Which names are marked, and as what."""

from __future__ import annotations

import pytest

from tests.unit.annotate.marked import mention, of, pairs


def test_office_country_and_name_stand_apart() -> None:
    assert pairs("Menteri Luar Negeri Iran Abbas Araghchi tiba di Istanbul.") == [
        ("Menteri Luar Negeri", "ROLE"),
        ("Iran", "PLACE"),
        ("Abbas Araghchi", "PERSON"),
        ("Istanbul", "PLACE"),
    ]


def test_office_organisation_and_name_stand_apart() -> None:
    assert pairs("Ketua KPK Firli Bahuri memberi keterangan.") == [
        ("Ketua", "ROLE"),
        ("KPK", "ORG"),
        ("Firli Bahuri", "PERSON"),
    ]


def test_office_after_the_name() -> None:
    marked = pairs("Rina Hartati, direktur PT Sumber Makmur, menolak berkomentar.")
    assert ("Rina Hartati", "PERSON") in marked
    assert ("direktur", "ROLE") in marked
    assert ("PT Sumber Makmur", "ORG") in marked


def test_role_of_nobody_named_is_none() -> None:
    assert of("Para menteri dan seorang direktur bertemu.", "ROLE") == []
    assert of("Ia menjabat Direktur Utama sejak lama.", "ROLE") == []


@pytest.mark.parametrize("title", ["Bapak", "Hj.", "Dr.", "Irjen Pol", "Kombes", "Kiai"])
def test_honorific_stays_outside(title: str) -> None:
    assert pairs(f"Menurut {title} Sulastri Wijayanti, warga sudah pulang.") == [
        ("Sulastri Wijayanti", "PERSON")
    ]


@pytest.mark.parametrize("dash", ["-", "–", "—"])
def test_joined_countries_are_two_names(dash: str) -> None:
    assert pairs(f"Perundingan AS{dash}Iran dimulai.") == [("AS", "PLACE"), ("Iran", "PLACE")]


def test_joined_surnames_are_two_people() -> None:
    body = "Lloyd Austin menelepon Sergei Shoigu. Percakapan Austin-Shoigu berlangsung lama."
    assert of(body, "PERSON") == ["Lloyd Austin", "Sergei Shoigu", "Austin", "Shoigu"]


def test_hyphen_inside_a_name_is_kept() -> None:
    assert of("Presiden Komisi Eropa Jean-Claude Juncker hadir.", "PERSON") == ["Jean-Claude Juncker"]
    assert of("Sekjen PBB Ban Ki-moon hadir.", "PERSON") == ["Ban Ki-moon"]


def test_clitic_stays_outside() -> None:
    assert of("Donald Trump datang. Trump-lah yang menunda.", "PERSON") == ["Donald Trump", "Trump"]


def test_possessive_stays_outside() -> None:
    assert ("Iran", "PLACE") in pairs("Analysts studied Iran's nuclear program.", "en")


def test_country_and_initials_of_a_suspect() -> None:
    assert mention("AS mengecam serangan itu.", "AS").label == "PLACE"
    crime = "Polisi menangkap AS (34) di rumahnya. Menurut polisi, AS mengaku menyesal."
    assert of(crime, "PERSON") == ["AS", "AS"]
    assert of(crime, "PLACE") == []


def test_language_and_currency_are_no_places() -> None:
    assert of("Ia belajar bahasa Inggris.", "PLACE") == []
    assert of("Rupiah menguat terhadap dolar AS.", "PLACE") == []
    assert of("Para orang Indonesia di sana selamat.", "PLACE") == ["Indonesia"]


@pytest.mark.parametrize("name", ["Kremlin", "Gedung Putih", "Pentagon"])
def test_seat_of_power_by_its_use(name: str) -> None:
    assert mention(f"Menurut {name}, perundingan ditunda.", name).label == "ORG"
    assert mention(f"Keduanya bertemu di {name} kemarin.", name).label == "PLACE"


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
        "Pengadilan Negeri (PN) Surabaya",
    ],
)
def test_organisation_by_its_type_word(name: str) -> None:
    assert of(f"Keterangan {name} ditunggu warga.", "ORG") == [name]


@pytest.mark.parametrize(
    "name",
    ["Jalan Sudirman", "Kabupaten Sleman", "Gunung Semeru", "Rumah Sakit Fatmawati", "Kelurahan Randusari"],
)
def test_place_by_its_type_word(name: str) -> None:
    assert of(f"Warga berkumpul di {name} sejak pagi.", "PLACE") == [name]


def test_direction_alone_is_no_place() -> None:
    assert of("Angin bertiup dari Utara dan Barat.", "PLACE") == []


def test_person_named_like_a_place() -> None:
    assert of("Artis Paris Hilton tampil di Bali.", "PERSON") == ["Paris Hilton"]


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Piala Dunia 2026", "EVENT"),
        ("Pilkada 2024", "EVENT"),
        ("Perang Dingin", "EVENT"),
        ("KTT G20", "EVENT"),
        ("New START", "LAW"),
        ("UU ITE", "LAW"),
        ("Perpres Nomor 12 Tahun 2025", "LAW"),
        ("Pasal 27 ayat 3", "LAW"),
        ("Perjanjian Renville", "LAW"),
    ],
)
def test_events_and_laws(name: str, label: str) -> None:
    assert (name, label) in pairs(f"Pembahasan soal {name} berlangsung lama.")


@pytest.mark.parametrize(
    "amount", ["Rp 2,5 triliun", "US$ 100 juta", "Rp25.000", "3 juta dolar AS", "£12,900"]
)
def test_money(amount: str) -> None:
    assert of(f"Nilainya mencapai {amount} tahun ini.", "MONEY") == [amount]


def test_suffix_of_an_amount_stays_outside() -> None:
    assert of("Harganya Rp 25.000-an.", "MONEY") == ["Rp 25.000"]


def test_dates_carry_their_value() -> None:
    date = mention("Rapat digelar Jumat, 6 Februari 2026, di Jakarta.", "Jumat, 6 Februari 2026")
    assert (date.label, date.canonical, date.entity) == ("DATE", "2026-02-06", "date:2026-02-06")
    assert of("Rapat digelar kemarin, pekan ini juga.", "DATE") == []


def test_title_case_heading_is_not_swallowed() -> None:
    body = (
        "Presiden Resmikan Jembatan Baru di Surabaya\n\nWarga Surabaya menyambut jembatan itu dengan gembira."
    )
    assert pairs(body) == [("Surabaya", "PLACE"), ("Surabaya", "PLACE")]


def test_glued_words_are_parted() -> None:
    assert of("Rapat di JakartaMenentukan arah.", "PLACE") == ["Jakarta"]


def test_a_learned_name_is_marked_wherever_it_stands() -> None:
    body = "Direktur Sulastri Wijayanti hadir. Semua orang menyambut Sulastri dengan hangat."
    assert of(body, "PERSON") == ["Sulastri Wijayanti", "Sulastri"]


def test_quoted_title_after_its_type_word() -> None:
    assert of("Ia membintangi film “Laut Bercerita” tahun ini.", "WORK") == ["Laut Bercerita"]


@pytest.mark.parametrize(("opening", "closing"), ["“”", '""', "‘’", "''"])
def test_title_in_any_marks(opening: str, closing: str) -> None:
    assert of(f"Penyanyi itu membawakan lagu {opening}I{closing} di panggung.", "WORK") == ["I"]
    assert of(f"Ia menulis lagu {opening} Kota Tua {closing} di rumah.", "WORK") == ["Kota Tua"]
