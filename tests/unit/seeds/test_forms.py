"""The collection shows every form that the reader has to cope with."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

import pytest

from tests.unit.seeds.collection import seed

_CUE = r"(?:kata|ujar|tutur|kenang|seru|ucap)"

FORMS = [
    ("08", "byline row", r"^Redaksi - Warta Utara$"),
    ("08", "time row", r"^Selasa, 08 Agu 2023 09:15 WIB$"),
    ("08", "advertisement", r"^ADVERTISEMENT$"),
    ("08", "scroll line", r"^SCROLL TO CONTINUE WITH CONTENT$"),
    ("08", "read also", r"^Baca juga: "),
    ("08", "embedded video", r"^\[Gambas:Video [^\]]+\]$"),
    ("08", "share row", r"^Bagikan: "),
    ("08", "comment form", r"^Kirim Komentar$"),
    ("08", "repeated title", r"^ASEAN Lahir dari Deklarasi Bangkok, 8 Agustus 1967$"),
    ("09", "glued heading", r"^[A-Z][^.\n]*[a-z](?=[A-Z])[A-Z][a-z]+ "),
    ("10", "curly quote, cue after", rf"“[^“”]+,” {_CUE} [A-Z]"),
    ("10", "straight quote, cue after", rf'"[^"“”]+," {_CUE} [A-Z]'),
    ("10", "mixed marks", r'"[^"“”]+”'),
    ("10", "split by its cue", rf"“[^“”]+,” {_CUE} [^“”]+, “[^“”]+\.”"),
    ("10", "several sentences", r"“[^“”]+\. [^“”]+\. [^“”]+,” ujarnya"),
    ("10", "a paragraph each", r"^“[^“”\n]+\n\n“[^“”\n]+\n\n“[^“”\n]+”$"),
    ("10", "nested", r"“[^“”]*‘[^‘’]+’[^“”]*”"),
    ("10", "single marks", rf"(?<!\S)‘[^‘’]+,’ {_CUE} "),
    ("10", "indirect", r"mengatakan bahwa"),
    ("10", "scare quotes", r"“perpustakaan”"),
    ("10", "quoted title", r"buku tentang perahu itu, “Sungai yang Membaca”"),
    ("10", "cue before", r'Ia menambahkan, "'),
    ("10", "no cue", r"dengan bupati\. “[^“”]+\?” "),
    ("11", "AS as a person", r"\bAS \(34\)"),
    ("11", "AS as a country", r"dolar AS\b"),
    ("11", "other initials", r"\bMRP \(41\)"),
    ("11", "age after a full name", r"Gunadi Praslima \(58\)"),
    ("11", "clitic", r"Gunadi-lah"),
    ("11", "clitic on a noun", r"keterangannyalah"),
    ("11", "numeric date with weekday", r"Senin \(2/2/2026\)"),
    ("11", "relative date", r"Dua hari kemudian"),
    ("11", "yesterday", r"kemarin"),
    ("12", "treaties", r"(?s)SALT I\b.*SALT II.*Traktat INF.*START I\b.*New START"),
    ("12", "role before the name", r"Presiden Ronald Reagan"),
    ("12", "role after the name", r"Leonid Brezhnev, Sekretaris Jenderal"),
    ("12", "surname alone later", r"Nixon dan Brezhnev"),
    ("12", "joined pairs", r"(?s)AS–Rusia.*AS–Iran"),
    ("13", "law", r"UU Nomor 17 Tahun 1985"),
    ("13", "article of a law", r"Pasal 47 UNCLOS"),
    ("13", "rupiah", r"Rp 225\.000\.000"),
    ("13", "dollars", r"US\$ 500\.000"),
    ("14", "event", r"\(KTT\) G20"),
    ("16", "dollar amounts", r"\$2\.4 billion"),
    ("16", "dotted abbreviation", r"\bU\.S\. "),
    ("16", "weekday with a date", r"Wednesday, Jan\. 14"),
    ("17", "name and abbreviation", r"Komisi Pemberantasan Korupsi \(KPK\)"),
    ("00", "heading lines", r"^Siapa yang Hadir$"),
    ("01", "dateline", r"^MOSKOW – "),
]


@pytest.mark.parametrize(("number", "form", "pattern"), FORMS, ids=[f"{n}: {form}" for n, form, _ in FORMS])
def test_the_form_is_there(number: str, form: str, pattern: str) -> None:
    assert re.search(pattern, seed(number).body, re.MULTILINE), form


def test_the_page_with_boilerplate_is_still_an_article() -> None:
    prose = [each for each in seed("08").paragraphs if each.endswith(".") and len(each) > 120]
    assert len(prose) >= 5


def test_three_headings_or_more_are_glued() -> None:
    glued = re.findall(r"^[A-Z][^.\n]*?[a-z](?=[A-Z])", seed("09").body, re.MULTILINE)
    assert len(glued) >= 3


FERRY = ("05", "06", "07")


@pytest.mark.parametrize("number", FERRY[1:])
def test_the_three_tellings_share_paragraphs_that_are_not_quite_equal(number: str) -> None:
    near = [
        (mine, theirs)
        for mine in seed(FERRY[0]).paragraphs
        for theirs in seed(number).paragraphs
        if mine != theirs and SequenceMatcher(None, mine, theirs, autojunk=False).ratio() > 0.9
    ]
    assert len(near) >= 2


def test_the_three_tellings_differ_in_their_numbers() -> None:
    aboard = [set(re.findall(r"\b(\d+) orang", seed(number).body)) for number in FERRY]
    assert aboard[0] != aboard[1] != aboard[2] != aboard[0]
    for number, people in zip(FERRY, ("87", "96", "102"), strict=True):
        assert re.search(rf"\b{people} orang", seed(number).body)
