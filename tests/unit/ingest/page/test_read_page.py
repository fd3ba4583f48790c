# ruff: noqa: E501
"""What is said about an article, its encoding, and pages that hold none."""

from __future__ import annotations

import hashlib

import pytest

from newsreader.ingest.page import MAX_PAGE_BYTES, Page, read_page
from newsreader.model import NewsreaderError
from tests.unit.ingest.page.layouts import LAYOUTS, PARAGRAPHS

_TEXT = (
    "<p>Nelayan Teluk Randu menolak rencana reklamasi karena tangkapan ikan terus menurun sejak tahun lalu.</p>"
    "<p>Mereka meminta pemerintah daerah membuka kajian lingkungan sebelum pekerjaan dimulai bulan depan.</p>"
)


def _page(head: str = "", before: str = "", after: str = "", **given: str) -> Page:
    markup = (
        f"<html><head>{head}</head><body><h1>Nelayan Tolak Reklamasi Teluk Randu</h1>{before}{_TEXT}{after}"
    )
    return read_page(markup.encode(), origin="page.html", **given)


def test_the_bytes_are_named_by_their_hash() -> None:
    data = LAYOUTS["microdata"]().encode()
    draft = read_page(data, origin="arsip/a.html").draft
    assert draft.original_sha256 == hashlib.sha256(data).hexdigest()
    assert draft.origin == "arsip/a.html"


@pytest.mark.parametrize(
    "title",
    [
        "Nelayan Tolak Reklamasi Teluk Randu - Kabar Contoh",
        "Nelayan Tolak Reklamasi Teluk Randu | Kabar Contoh",
        "Teluk Randu: kabar terbaru untuk mesin pencari",
    ],
)
def test_the_title_is_the_headline_as_printed(title: str) -> None:
    head = f'<title>{title}</title><meta property="og:site_name" content="Kabar Contoh">'
    assert _page(head).draft.title == "Nelayan Tolak Reklamasi Teluk Randu"


def test_a_dash_in_the_headline_stays() -> None:
    markup = f"<title>Persija - Persib Berakhir Imbang Tanpa Gol - Kabar Contoh</title><meta property='og:site_name' content='Kabar Contoh'>{_TEXT}"
    assert read_page(markup.encode(), origin="x").draft.title == "Persija - Persib Berakhir Imbang Tanpa Gol"


@pytest.mark.parametrize(
    ("head", "before", "iso"),
    [
        ('<meta name="pubdate" content="2015-11-05 T10:08:58Z">', "<div>Kamis, 05/11/2015 10:08 WIB</div>",
         "2015-11-05T10:08:58+07:00"),
        ('<meta property="article:published_time" content="2016-02-16T02:10:56Z">', "<p>16 Feb 2016, 09:10 WIB</p>",
         "2016-02-16T09:10:56+07:00"),
        ('<meta property="article:published_time" content="2016-02-16T02:10:56Z">', "", "2016-02-16T02:10:56+00:00"),
        ("", "<div>Selasa, 12 Mar 2024 09:15 WITA</div>", "2024-03-12T09:15:00+08:00"),
        ("", "<time pubdate datetime='2024-03-12T09:15:00+07:00'>tadi</time>", "2024-03-12T09:15:00+07:00"),
        ('<meta property="article:published_time" content="kemarin dulu">', "<p>3 Mei 2021</p>", "2021-05-03"),
        ('<link rel="canonical" href="https://contoh.example/2021/05/03/reklamasi">', "", "2021-05-03"),
        ("", "", None),
    ],
)  # fmt: skip
def test_dates(head: str, before: str, iso: str | None) -> None:
    assert _page(head, before).draft.published == iso


@pytest.mark.parametrize(
    ("head", "given", "address"),
    [
        ('<link rel="canonical" href="/a/b">', "https://contoh.example/x?y=1", "https://contoh.example/a/b"),
        ('<link rel="canonical" href="javascript:alert(1)">', "https://contoh.example/x", "https://contoh.example/x"),
        ('<link rel="canonical" href="https://contoh.example/">', "https://contoh.example/x", "https://contoh.example/x"),
        ('<meta property="og:url" content="https://contoh.example/c">', None, "https://contoh.example/c"),
        ('<link rel="canonical" href="http://[">', None, None),
    ],
)  # fmt: skip
def test_addresses(head: str, given: str | None, address: str | None) -> None:
    assert _page(head, **({"url": given} if given else {})).draft.url == address


def test_outlet_tags_and_language() -> None:
    head = (
        '<meta property="og:site_name" content="Kabar Contoh"><meta property="article:section" content="Daerah">'
        '<meta property="article:tag" content="reklamasi"><meta property="article:tag" content="nelayan">'
        '<meta property="og:locale" content="id_ID">'
    )
    draft = _page(head).draft
    assert (draft.source, draft.tags, draft.lang) == (
        "Kabar Contoh",
        ("Daerah", "reklamasi", "nelayan"),
        "id_ID",
    )


def test_a_template_that_calls_all_pages_english_is_not_believed() -> None:
    markup = f'<html lang="en"><body><h1>Nelayan Tolak Reklamasi</h1>{_TEXT}'
    assert read_page(markup.encode(), origin="x").draft.lang is None


@pytest.mark.parametrize(
    ("before", "byline"),
    [
        ("<div>Reporter: Sinta Maharani</div>", "Sinta Maharani"),
        ("<div class='author'><strong>Sinta Maharani</strong> - kabarcontoh</div>", "Sinta Maharani"),
        ("<p>Oleh Sinta Maharani</p>", "Sinta Maharani"),
        ("<div>Editor: Danang Tri</div>", None),
        ('<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","author":[{"name":"A Budi"},{"name":"C Dewi"}]}</script>',
         "A Budi, C Dewi"),
        ('<script type="application/ld+json">{"@type":"NewsArticle","author":{"name":"Redaksi"}}</script>', None),
    ],
)  # fmt: skip
def test_bylines(before: str, byline: str | None) -> None:
    assert _page("<title>x</title>", before).draft.byline == byline


def test_encodings() -> None:
    text = (
        "<h1>Kafé di Jogja Ramai</h1>"
        + _TEXT
        + "<p>Pengunjung memesan café, crème brûlée, dan “kopi tubruk”.</p>"
    )
    for data, charset in (
        (text.encode(), "iso-8859-1"),
        (b'<meta charset="windows-1252">' + text.encode(), None),
        (b'<meta charset="utf-8">' + text.encode("cp1252"), None),
        (text.encode("cp1252"), None),
        (text.encode("utf-16"), None),
        (text.encode("utf-16-le"), "UTF-16LE"),
        (
            b'<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">'
            + text.encode("cp1252"),
            None,
        ),
    ):
        page = read_page(data, origin="x", charset=charset)
        assert "crème brûlée, dan “kopi tubruk”" in page.draft.body
    assert (
        "привет"
        in read_page(f"{_TEXT}<p>привет</p>".encode("koi8-r"), origin="x", charset="koi8-r").draft.body
    )
    assert "Nelayan" in read_page(text.encode(), origin="x", charset="zlib").draft.body


def test_a_story_in_pictures_is_told_by_its_captions() -> None:
    figures = "".join(
        f"<figure><img><figcaption>Penari ke-{n} tampil di panggung terbuka, Senin (4/3). (Foto: Istimewa)</figcaption></figure>"
        for n in range(3)
    )
    body = read_page(f"<h1>Foto: Pentas Tari di Alun-Alun</h1>{figures}".encode(), origin="x").draft.body
    assert body.count("Penari ke-") == 3


def test_lists_that_a_sentence_leads_up_to_stay() -> None:
    links = "<ul><li><a href='/a'>Laporan tahunan dinas</a></li><li><a href='/b'>Peta wilayah tangkap</a></li></ul>"
    body = _page(after=f"<p>Dokumen yang diminta nelayan:</p>{links}").draft.body
    assert "• Laporan tahunan dinas" in body
    assert "Laporan" not in _page(after=f"<p>Baca juga:</p>{links}").draft.body


def test_a_first_paragraph_with_a_telling_class_stays() -> None:
    lead = (
        "<p class='has-drop-cap tag'>Ombak setinggi dua meter menghalangi nelayan untuk melaut pagi tadi.</p>"
    )
    assert "Ombak setinggi" in _page(before=lead).draft.body


@pytest.mark.parametrize(
    "markup", [b"", b"  \n", b"<html></html>", b"<!-- x -->", b"<nav><a href='/'>Beranda</a></nav>", b"\0\0"]
)
def test_no_article(markup: bytes) -> None:
    with pytest.raises(NewsreaderError, match=r"^page\.html holds no text of an article\.$"):
        read_page(markup, origin="page.html")


def test_a_page_too_large_is_refused() -> None:
    with pytest.raises(NewsreaderError, match="more than 16 MB"):
        read_page(b"x" * (MAX_PAGE_BYTES + 1), origin="x")
    with pytest.raises(NewsreaderError, match="tags"):
        read_page(b"<b>" * 600_000, origin="x")


def test_the_paragraphs_are_apart() -> None:
    assert read_page(LAYOUTS["line_breaks"]().encode(), origin="x").draft.body.startswith(
        f"{PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}"
    )


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("kabarBISNIS", "byline row"),
        ("Kabar Contoh", "byline row"),
        ("waktu baca 2 menit", "counter"),
        ("3 min read", "counter"),
        ("Selasa, 12 Maret 2024 09:15 WIBwaktu baca 2 menit", "date row"),
        ("• Penulis, Rina Sari", "byline row"),
        ("• Peranan, Wartawan Kabar Contoh", "byline row"),
    ],
)
def test_rows_above_the_text_that_say_what_the_page_says_elsewhere(row: str, why: str) -> None:
    head = "".join(f'<meta property="og:site_name" content="{name}">' for name in ("kabar", "Kabar Contoh"))
    head += (
        '<link rel="canonical" href="https://www.kabarcontoh.example/a/b"><meta name="publisher" content="x">'
    )
    page = _page(head, before=f"<p>{row}</p>")
    if row == "Kabar Contoh":
        head = head.replace('content="kabar"', 'content="Kabar Contoh"')
        page = _page(head, before=f"<p>{row}</p>")
    assert row not in page.draft.body
    assert (row, why) in [(piece.text, piece.why) for piece in page.removed]


@pytest.mark.parametrize(
    "row", ["KabarMuat sudah berlayar", "Penulis, editor, dan pembaca hadir di sana sejak pagi."]
)
def test_a_first_line_that_only_begins_alike_stays(row: str) -> None:
    head = '<meta property="og:site_name" content="Kabar">'
    assert row in _page(head, before=f"<p>{row}</p>").draft.body


def test_the_name_of_a_rubric_is_no_outlet() -> None:
    head = '<meta property="og:site_name" content="nasional"><link rel="canonical" href="https://www.kabar.example/a/b">'
    assert _page(head).draft.source == "kabar.example"


def test_the_day_in_a_row_with_the_name_of_the_writer() -> None:
    row = "<div><a href='/penulis/1'>Rina Sari</a>, Jurnalis-<b>Jum'at 15 Maret 2024 10:15 WIB</b></div>"
    assert _page(before=row).draft.published == "2024-03-15T10:15:00+07:00"
    other = "<div><a href='/b'>Harga Cabai di Pasar Legi Turun Tajam Jelang Ramadan</a> Jumat 15 Maret 2024 10:15 WIB</div>"
    assert _page(before=other).draft.published is None
    linked = "<div><a href='/b'>Jumat 15 Maret 2024 10:15 WIB</a></div>"
    assert _page(before=linked).draft.published is None


def test_what_is_only_read_aloud_is_no_text() -> None:
    links = "".join(
        f'<li><span class="screen-reader-text">list {n} of 2</span><a href="/{n}">Harga Cabai di Pasar Legi Turun</a></li>'
        for n in (1, 2)
    )
    spoken = f'<section><h2>Recommended Stories</h2><span class="sr-only">list of 2 items</span><ul>{links}</ul></section>'
    body = _page(after=f"{spoken}{_TEXT.replace('Nelayan', 'Petani')}").draft.body
    assert "list" not in body
    assert "Cabai" not in body
    assert "Petani Teluk Randu" in body


def test_the_writer_in_brackets_at_the_end() -> None:
    page = _page(before='<div class="writer">Rina Sari | Budi</div>', after="<p>(Rina Sari)</p>")
    assert page.draft.byline == "Rina Sari"
    assert "Rina" not in page.draft.body
