"""Markup made to break the reader: it ends soon, and in nothing worse than a sentence."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.ingest.page import read_page, text_of
from newsreader.model import NewsreaderError

_TAGS = """p /p div /div article h1 /h1 br a\thref=x /a table tr td ul li /ul pre /pre figure figcaption form
script /script !-- svg math template meta\tcharset=utf-16 html body head header aside div\tclass=share"""
_PARTS = st.sampled_from(
    [f"<{tag}>" for tag in _TAGS.split(" ")]
    + ["-->", "<![CDATA[", "]]>", "&amp;", "&#0;", "\0", '<time datetime="2024-01-01">']
    + ["Sebuah kalimat yang cukup panjang untuk dibaca orang. "] * 3
    + ['<script type="application/ld+json">{"@type":"NewsArticle","articleBody":["x"]}</script>']
)
_MARKUP = st.lists(_PARTS | st.text(max_size=20), max_size=60).map("".join)


@settings(deadline=None, max_examples=150)
@given(_MARKUP)
def test_random_markup_of_a_fragment(markup: str) -> None:
    text = text_of(markup)
    assert text == markup or "<" in markup or "&" in markup


@settings(deadline=None, max_examples=150)
@given(_MARKUP.map(lambda text: text.encode("utf-8", "replace")) | st.binary(max_size=200))
def test_random_markup_of_a_page(markup: bytes) -> None:
    try:
        assert read_page(markup, origin="x").draft.body.strip()
    except NewsreaderError as error:
        assert str(error).startswith("x ")


_WORDS = "kata yang cukup panjang untuk sebuah kalimat, "
_BOMBS = {
    "nested divs": "<div>" * 100_000 + "isi" + "</div>" * 100_000 + "<p>akhir",
    "nested inline": "<b>" * 100_000 + "isi akhir",
    "nested lists": "<ul><li>x" * 50_000 + "akhir",
    "just below the limit": "<div>" * 1_900 + f"<p>{_WORDS}</p>" * 20_000 + "akhir",
    "texts all the way down": f"<div>{_WORDS}" * 1_900 + "akhir",
    "links all the way down": "<div class=caption><a>x</a>" * 1_900 + "<a>y</a>" * 50_000 + "akhir",
    "headings in headings": "<h1><div>judul yang panjang" * 900 + "<p>akhir",
    "captions": "<div>" * 1_000 + "<figcaption>kata " * 900 + "akhir",
    "quotes": '<p class="' * 20_000 + "akhir",
    "brackets": "<" * 1_000_000 + "akhir",
    "linked data": '<script type="application/ld+json">' + "[" * 100_000 + "</script><p>akhir",
}


@pytest.mark.parametrize("name", _BOMBS)
def test_bombs_end_soon(name: str) -> None:
    start = time.perf_counter()
    text_of(_BOMBS[name])
    try:
        read_page(_BOMBS[name].encode(), origin="x")
    except NewsreaderError as error:
        assert str(error).startswith("x ")
    assert time.perf_counter() - start < 20


def test_text_below_a_limit_of_depth_is_not_lost() -> None:
    assert text_of(_BOMBS["nested divs"]) == "isi\n\nakhir"
    with pytest.raises(NewsreaderError, match="nested too deeply"):
        read_page(_BOMBS["nested divs"].encode(), origin="x")


def test_what_is_too_large_for_a_tree_is_still_read() -> None:
    assert text_of("<p>x &amp; y</p><script>no</script>" * 300_000).startswith("x & y\n\nx & y\n\n")


def test_no_entity_is_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("rahasia")
    markup = f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}">]><p>isi &x; kata</p>'
    assert "rahasia" not in text_of(markup)


def test_the_package_is_imported_without_its_parser() -> None:
    code = "import sys, newsreader.ingest.page; print('lxml' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
