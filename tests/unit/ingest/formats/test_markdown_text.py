"""Markdown into plain text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.ingest.formats.markdown_text import reduce_markdown


@pytest.mark.parametrize(
    ("source", "plain"),
    [
        (
            "# Judul\nIsi *miring* dan **tebal**, ~~salah~~ `kode`.",
            "Judul\nIsi miring dan tebal, salah kode.",
        ),
        ("Judul\n=====\n\nIsi", "Judul\n\nIsi"),
        ("[Reuters](https://reuters.com 'x') melaporkan", "Reuters melaporkan"),
        ("[Reuters][r] melaporkan\n\n[r]: https://reuters.com", "Reuters melaporkan"),
        ("<https://example.org>", "https://example.org"),
        ("Satu ![foto Putin](a.jpg) dua", "Satu  dua"),
        ("Satu\n\n![foto](a.jpg)\n\nDua", "Satu\n\nDua"),
        ("- satu\n- dua\n\n* tiga", "• satu\n• dua\n\n• tiga"),
        ("3. tiga\n4. empat", "3. tiga\n4. empat"),
        ("- satu\n\n  lanjut\n  - anak", "• satu\n\nlanjut\n• anak"),
        ("> kutipan\n> dua", "kutipan\ndua"),
        ("```py\nx = '*a*'\n```", "x = '*a*'"),
        ("    kode\n      lagi", "kode\n  lagi"),
        ("Satu  \ndua\\\ntiga<br>empat", "Satu\ndua\ntiga\nempat"),
        ("Satu\n\n---\n\nDua", "Satu\n\nDua"),
        ("AS&ndash;Iran &amp; \\*bintang\\*", "AS–Iran & *bintang*"),
        ("Kata <b>tebal</b> <!-- rahasia --> lagi", "Kata tebal  lagi"),
        ("<div class='x'>Isi <b>div</b></div>", "Isi div"),
        ("<!-- rahasia\n--> Isi & <p>lagi</p>", " Isi & lagi"),
        ("<script>\nalert(1)\n</script>\n\nIsi", "Isi"),
        ("[@click=app.quit]tekan[/] [/red]", "[@click=app.quit]tekan[/] [/red]"),
    ],
)
def test_reduction(source: str, plain: str) -> None:
    heading, body = reduce_markdown(source)
    assert heading is None
    assert body == plain


def test_a_first_heading_is_taken_as_title() -> None:
    assert reduce_markdown("# *Judul* utama\n\nIsi", take_heading=True) == ("Judul utama", "Isi")


def test_a_later_heading_is_none() -> None:
    assert reduce_markdown("Isi\n\n# Judul", take_heading=True) == (None, "Isi\n\nJudul")


def test_deeply_nested_lists_lose_nothing() -> None:
    body = reduce_markdown("".join("  " * depth + "- butir\n" for depth in range(25)))[1]
    assert body.count("butir") == 25


@pytest.mark.parametrize(
    "piece",
    [
        "[",
        "*a **b ",
        "`",
        "<",
        "> ",
        "- ",
        "![",
        "[a](",
        "_a",
        "&",
        "<a ",
        "<!--",
        "[a]: <",
        "<head>",
        "~~a",
        "<!---->",
    ],
)
def test_hostile_repetition_stays_linear(piece: str) -> None:
    source = piece * (40_000 // len(piece))
    start = time.perf_counter()
    reduce_markdown(source)
    assert time.perf_counter() - start < 15


@given(st.text(max_size=200))
def test_any_text_reduces(source: str) -> None:
    reduce_markdown(source, take_heading=True)
