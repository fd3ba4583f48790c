from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.search.analyzer import LONGEST_WORD, STOP_WORDS, encodable, fold, stems, words


def surfaces(text: str) -> list[str]:
    return [word.surface for word in words(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("AS–Iran", ["as", "iran"]),
        ("AS-Iran", ["as", "iran"]),
        ("langkah-langkah", ["langkah", "langkah"]),
        ("2,5 persen", ["2,5", "persen"]),
        ("Rp1.200.000,50", ["rp1.200.000,50"]),
        ("COVID-19", ["covid", "19"]),
        ("U.S. troops", ["us", "troops"]),
        ("the U.S.", ["the", "us"]),
        ("J.K.Rowling", ["jk", "rowling"]),
        ("selesai.Lalu", ["selesai", "lalu"]),
        ("Jum'at Jum’at Jumat", ["jumat", "jumat", "jumat"]),
        ("Putin's Putin’s", ["putin", "putin"]),
        ("Erdoğan Erdog\u0306an ERDOĞAN", ["erdogan"] * 3),
        ("ＡＳ ﬁnal", ["as", "final"]),
        ("_garis_bawah_", ["garis", "bawah"]),
        ("", []),
        ("… – !?", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert surfaces(text) == expected


def test_the_country_is_no_stop_word() -> None:
    assert not {"as", "is", "it", "us", "who", "pan"} & STOP_WORDS
    assert 55 <= len(STOP_WORDS) <= 75
    assert [term for _, term in stems("AS dan Iran")] == ["as", "iran"]


def test_positions_count_what_is_not_indexed() -> None:
    long = "x" * (LONGEST_WORD + 1)
    assert stems(f"perang di {long} Ukraina") == [(0, "perang"), (3, "ukraina")]


def test_a_token_of_sixty_characters_is_kept() -> None:
    assert surfaces("a" * LONGEST_WORD) == ["a" * LONGEST_WORD]


@given(st.text(st.characters(codec=None), max_size=80))
def test_offsets_are_exact_and_in_order(text: str) -> None:
    end = 0
    for word in words(text):
        assert end <= word.start < word.end <= len(text)
        assert word.surface == "" or word.surface == fold(text[word.start : word.end])
        word.surface.encode()
        end = word.end


@given(st.text(st.characters(codec=None)))
def test_encodable_keeps_every_offset(text: str) -> None:
    kept = encodable(text)
    kept.encode()
    assert len(kept) == len(text)


@pytest.mark.parametrize(
    "unit", ["a", "a.", "a'", "1,", "a\u0301", "'", "-", "a-", "𝟘", "ﷺ", "me", "１．"], ids=ascii
)
def test_long_lines_take_linear_time(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    start = time.perf_counter()
    stems(text)
    assert time.perf_counter() - start < 10
