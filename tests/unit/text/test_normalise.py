"""Normalising: what goes, what stays, and that twice is once."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.text.normalise import _PLAIN, _cleaned, normalise, normalise_line
from tests.unit.text.strategies import messy_text


@settings(max_examples=1500, deadline=None)
@given(st.one_of(messy_text, st.text(st.characters())))
def test_twice_is_once(raw: str) -> None:
    once = normalise(raw)
    assert normalise(once) == once
    line = normalise_line(raw)
    assert normalise_line(line) == line
    assert "\n" not in line and "  " not in line


@settings(max_examples=1000, deadline=None)
@given(messy_text)
def test_nothing_unprintable_is_left(raw: str) -> None:
    text = normalise(raw)
    assert unicodedata.is_normalized("NFC", text)
    assert {unicodedata.category(char) for char in text} & {"Cc", "Co", "Cs"} <= (
        {"Cc"} if "\n" in text else set()
    )
    assert not set(text) & set("\x1b\x9b\t\r\u200b\u202e\u2066\ufeff\u00ad\u00a0\ufffe")
    assert not any(line.endswith(" ") for line in text.split("\n"))
    assert "\n\n\n\n" not in text
    text.encode()


@settings(max_examples=500, deadline=None)
@given(st.text(st.characters(categories=["L", "N", "P"]), max_size=60))
def test_words_are_kept(raw: str) -> None:
    blank = {"\u115f", "\u1160", "\u3164", "\uffa0"}
    assert normalise(raw) == unicodedata.normalize("NFC", "".join(c for c in raw if c not in blank))


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("", ""),
        ("a\r\nb\rc\x85d\u2028e", "a\nb\nc\nd\ne"),
        ("a\tb\u00a0c\u3000d", "a b c d"),
        ("a  \nb", "a\nb"),
        ("a\n\n\n\n\n\nb", "a\n\n\nb"),
        ("\x1b[1;31mmerah\x1b[0m", "merah"),
        ("\x1b]0;judul\x07isi", "isi"),
        ("\x1b]8;;https://contoh.id\x1b\\tautan\x1b]8;;\x1b\\", "tautan"),
        ("\x1bPq#0\x1b\\gambar", "gambar"),
        ("\x1b]0;judul tanpa akhir\nisi", "judul tanpa akhir\nisi"),
        ("\x9b31mmerah", "merah"),
        ("tiga isu:\n\uf0b7Satu\n\uf0b7 Dua", "tiga isu:\n• Satu\n• Dua"),
        ("Selesai. \uf0a7Lalu", "Selesai. • Lalu"),
        ("Selesai.\uf0a7Lalu", "Selesai. • Lalu"),
        ("di\ue123dalam", "didalam"),
        ("a\ud800b", "a\ufffdb"),
        ("e\u0301", "é"),
        ("e\u200b\u0301", "é"),
        ("pe\u00adrang \u202egnarep", "perang gnarep"),
    ],
)
def test_examples(raw: str, text: str) -> None:
    assert normalise(raw) == text


def test_what_is_passed_unlooked_at_needs_no_cleaning() -> None:
    plain = [char for char in map(chr, range(0x110000)) if _PLAIN.fullmatch(char)]
    assert len(plain) > 600
    assert _cleaned("".join(plain)) == "".join(plain)
    assert not any(unicodedata.combining(char) or unicodedata.category(char)[0] == "M" for char in plain)


def test_one_line() -> None:
    assert normalise_line(" Judul \n yang\t\tpanjang ") == "Judul yang panjang"


@pytest.mark.parametrize(
    "piece", ["\x1b[", "\x1b]", "\x1b]0;a", "\x9d", "\x1bP", " ", "\n", "\uf0b7", "\u0301", "a \n"]
)
def test_long_hostile_lines_take_linear_time(piece: str) -> None:
    start = time.perf_counter()
    normalise(piece * 200_000)
    assert time.perf_counter() - start < 5
