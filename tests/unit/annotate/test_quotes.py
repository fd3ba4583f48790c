"""Who said what."""

from __future__ import annotations

import pytest

from newsreader.model import Quote, QuoteKind
from tests.unit.annotate.given import given
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
    assert [text for text, _, _ in said(body)] == ["Kami siap berunding kapan saja.", "Warga pulang,"]


def test_mark_left_open_ends_before_the_attribution() -> None:
    body = (
        'Rini Wibowo tiba.\n\n"Kami siap berunding kapan saja, kata Rini Wibowo di Jakarta.\n\nHujan turun.'
    )
    assert [text for text, _, _ in said(body)] == ["Kami siap berunding kapan saja,"]


def test_agency_below_a_mark_left_open_stays_outside() -> None:
    body = 'Rini Wibowo pulang.\n\n" Kami siap berunding kapan saja.\n(Antara)'
    assert [text for text, _, _ in said(body)] == ["Kami siap berunding kapan saja."]


def test_mark_inside_a_line_opens_no_quote_without_its_other() -> None:
    assert said("Layarnya 5,2” dan kameranya f / 1.8) ditambah lensa lebar.\n\nHarganya naik.") == []


def test_quote_of_several_paragraphs() -> None:
    body = "“Kami siap berunding kapan saja.\n\n“Semua pihak harus hadir,” kata Vladimir Putin."
    assert [text for text, _, _ in said(body)] == [
        "Kami siap berunding kapan saja.",
        "Semua pihak harus hadir,",
    ]


_RINI = "{R Bupati} {P Rini Wibowo}"
_BUDI = "{R Camat} {P Budi Santoso}"


@pytest.mark.parametrize(
    ("body", "speakers"),
    [
        # A sentence that reports says whom the pronoun means.
        (
            f'"Jalan ditutup," kata {_RINI}.\n\nMenurut {_BUDI}, hujan turun.\n\n"Warga mengungsi," katanya.',
            ["Rini Wibowo", "Budi Santoso"],
        ),
        # Who goes on is who spoke, not whom the text is about.
        (
            f'"Jalan ditutup," kata {_RINI}.\n\n{_BUDI} menemui warga.\n\n"Warga mengungsi," imbuhnya.',
            ["Rini Wibowo", "Rini Wibowo"],
        ),
        # Else the subject of the sentence before.
        (
            f'"Jalan ditutup," kata {_RINI}.\n\nLalu {_BUDI} memuji {{P Rini}}.\n\n"Beliau hebat," ucapnya.',
            ["Rini Wibowo", "Budi Santoso"],
        ),
        # Names inside quotes are no subjects.
        (
            f'"Kami dibantu," kata {_RINI}.\n\n"{_BUDI} datang," imbuhnya.\n\n"Warga tenang," ujarnya.',
            ["Rini Wibowo"] * 3,
        ),
        # An office means the person who was named with it.
        (
            f'{_BUDI} menemui {_RINI}.\n\n"Warga mengungsi," kata Camat.\n\n"Jalan tutup," ujar bupati itu.',
            ["Budi Santoso", "Rini Wibowo"],
        ),
        # Two people alternate.
        (
            f'"Satu dua," kata {_RINI}.\n\n"Tiga empat," kata {_BUDI}.\n\n"Lima enam," lanjut {{P Rini}}.\n\n'
            '"Tujuh delapan," tambah dia.',
            ["Rini Wibowo", "Budi Santoso", "Rini Wibowo", "Rini Wibowo"],
        ),
        # A quote without a cue, before and after one with a cue.
        (
            f'{{P Ani Lestari}} datang.\n\n"Hujan turun sejak pagi."\n\n"Warga mengungsi," kata {_BUDI}.',
            ["Budi Santoso", "Budi Santoso"],
        ),
        (
            f'"Warga mengungsi," kata {_BUDI}.\n\n"Hujan turun sejak pagi tadi."\n\n{{P Ani Lestari}} pergi.',
            ["Budi Santoso", "Budi Santoso"],
        ),
        # Who is spoken to, assisted or married does not speak.
        ('{P Rini Wibowo} berkata kepada {P Budi Santoso}, "Jalan itu ditutup."', ["Rini Wibowo"]),
        (
            '"Beliau sakit," kata {R pengacara} {P Setya Novanto}, {P Fredrich Yunadi}.',
            ["Fredrich Yunadi"],
        ),
        # Only a name behind the mark, and a verb that no list holds.
        ('"Warga mengungsi," {P Budi Santoso}.', ["Budi Santoso"]),
        ('"Dia orang yang idiot," buka {P Diego Maradona} kepada wartawan.', ["Diego Maradona"]),
        # Announced by a colon.
        ('{P Budi Santoso} yakin: "Warga akan mengungsi."', ["Budi Santoso"]),
    ],
)
def test_who_speaks(body: str, speakers: list[str]) -> None:
    assert given(body).speakers() == speakers


@pytest.mark.parametrize(
    "words", ["pria asal Malang itu", "pelatih berusia 54 tahun", "perempuan tersebut", "sang pelatih"]
)
def test_a_description_of_somebody_known_means_the_last_speaker(words: str) -> None:
    body = f'"Kami menang," kata {{P Budi Santoso}}.\n\n"Pemain kami lelah sekali," tutur {words}.'
    assert given(body).speakers() == ["Budi Santoso", "Budi Santoso"]


@pytest.mark.parametrize("words", ["seorang saksi", "juru bicara kementerian", "sumber itu", "jaksa"])
def test_a_description_of_somebody_else_stays_one(words: str) -> None:
    body = f'"Kami menang," kata {{P Budi Santoso}}.\n\n"Semua orang lari keluar," tutur {words}.'
    assert given(body).speakers() == ["Budi Santoso", words]


@pytest.mark.parametrize(
    ("body", "speakers"),
    [
        ('"This is serious," his wife, {P Alice Brown}, reported.', ["Alice Brown"]),
        ('"It will take years," {P Barack Obama} mocked.', ["Barack Obama"]),
        (
            'According to {P Alice Brown}, the road is closed. "People have left," she said.',
            ["Alice Brown"],
        ),
        ('"We have no limits," one official said.', ["one official"]),
        ('"We are ready," said {P Sergei Lavrov}. "It will take time," he added.', ["Sergei Lavrov"] * 2),
    ],
)
def test_who_speaks_in_english(body: str, speakers: list[str]) -> None:
    assert given(body, "en").speakers() == speakers


def test_an_organisation_speaks_under_the_name_that_the_article_gives_it() -> None:
    found = given('"Peringkat tetap," kata {O Pefindo}.')
    assert found.speakers() == ["Pefindo"]
    assert found.relations.quotes[0].entity == "org:pemeringkat-efek-indonesia"


@pytest.mark.parametrize(
    ("body", "reported"),
    [
        ("Menurut {P Budi Santoso}, hujan turun.", ("hujan turun.", "Budi Santoso", "Menurut")),
        (
            "Hujan turun sejak pagi, kata {P Budi Santoso}.",
            ("Hujan turun sejak pagi", "Budi Santoso", "kata"),
        ),
        (
            "{P Budi Santoso} tiba. Ia mengatakan bahwa hujan turun.",
            ("hujan turun.", "Budi Santoso", "mengatakan"),
        ),
        ("{P Budi Santoso} mengaku sudah lama kenal.", ("sudah lama kenal.", "Budi Santoso", "mengaku")),
    ],
)
def test_reported_without_marks(body: str, reported: tuple[str, str, str]) -> None:
    assert given(body).reported() == [reported]


def test_a_plan_reports_nothing() -> None:
    assert given("Menurut rencana, jalan di {L Tegal} dibuka kembali besok pagi.").relations.quotes == ()
