"""Who said what."""

from __future__ import annotations

import pytest

from newsreader.model import Quote, QuoteKind
from tests.unit.annotate.marked import annotate


def direct(body: str, lang: str = "id") -> list[Quote]:
    return [quote for quote in annotate(body, lang).quotes if quote.kind is QuoteKind.DIRECT]


def said(body: str, lang: str = "id") -> list[tuple[str, str | None, str | None]]:
    return [(body[q.start : q.end], q.speaker, q.cue) for q in direct(body, lang)]


@pytest.mark.parametrize(("opening", "closing"), ['""', "“”", ("„", "“"), ("“", '"'), ('"', "”"), "«»"])
def test_marks_matched_and_mixed(opening: str, closing: str) -> None:
    body = f"{opening}Kami siap berunding,{closing} kata Presiden Rusia Vladimir Putin."
    if (opening, closing) == ("„", "“"):
        pytest.skip("German marks close with what opens elsewhere")
    assert said(body) == [("Kami siap berunding,", "Vladimir Putin", "kata")]


def test_spaces_inside_the_marks_stay_outside() -> None:
    assert said('" Kami siap berunding, " kata Vladimir Putin.')[0][0] == "Kami siap berunding,"


def test_interrupted_quote_is_two_of_one_speaker() -> None:
    body = '"Kami siap," kata Sri Mulyani Indrawati, "dan anggaran sudah tersedia."'
    assert said(body) == [
        ("Kami siap,", "Sri Mulyani Indrawati", "kata"),
        ("dan anggaran sudah tersedia.", "Sri Mulyani Indrawati", "kata"),
    ]


def test_several_sentences_are_one_quote() -> None:
    body = '"Hujan deras. Sungai meluap. Warga mengungsi," ujar Camat Budi Santoso.'
    assert [text for text, _, _ in said(body)] == ["Hujan deras. Sungai meluap. Warga mengungsi,"]


def test_pronoun_stands_for_the_last_speaker() -> None:
    body = '"Hujan deras sekali," ujar Camat Budi Santoso. "Warga sudah mengungsi," ujarnya.'
    assert [(speaker, cue) for _, speaker, cue in said(body)] == [
        ("Budi Santoso", "ujar"),
        ("Budi Santoso", "ujarnya"),
    ]


def test_cue_before_the_quote() -> None:
    body = 'Camat Budi Santoso mengatakan, "Warga sudah mengungsi ke sekolah."'
    assert said(body) == [("Warga sudah mengungsi ke sekolah.", "Budi Santoso", "mengatakan")]


def test_description_where_no_name_is_given() -> None:
    body = '"Tidak ada isu politik dalam agenda," ujar juru bicara kementerian, Kamis.'
    assert said(body)[0][1:] == ("juru bicara kementerian", "ujar")
    assert direct(body)[0].entity is None


@pytest.mark.parametrize(
    "body",
    [
        "Langkah itu disebut “mundur serius” oleh para pengamat.",
        "Ia membaca buku “Laut Bercerita” kemarin.",
        'Pertandingan "final" itu batal.',
    ],
)
def test_scare_quotes_and_titles_are_none(body: str) -> None:
    assert direct(body) == []


def test_english_forms() -> None:
    body = '"We are ready to talk," Sergei Lavrov said. "It will take time," he added.'
    assert said(body, "en") == [
        ("We are ready to talk,", "Sergei Lavrov", "said"),
        ("It will take time,", "Sergei Lavrov", "added"),
    ]


def test_reported_speech_is_indirect() -> None:
    body = "Vladimir Putin mengatakan bahwa Rusia siap membahas semuanya."
    quotes = annotate(body).quotes
    assert [(body[q.start : q.end], q.speaker, q.kind) for q in quotes] == [
        ("Rusia siap membahas semuanya.", "Vladimir Putin", QuoteKind.INDIRECT)
    ]


def test_mark_left_open_ends_with_its_paragraph() -> None:
    body = '"Kami siap berunding kapan saja.\n\nKota itu tenang. "Warga pulang," kata Budi Santoso.'
    assert [text for text, _, _ in said(body)] == ["Warga pulang,"]


def test_quote_of_several_paragraphs() -> None:
    body = "“Kami siap berunding kapan saja.\n\n“Semua pihak harus hadir,” kata Vladimir Putin."
    assert [text for text, _, _ in said(body)] == [
        "Kami siap berunding kapan saja.",
        "Semua pihak harus hadir,",
    ]
