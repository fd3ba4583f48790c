"""The words of a body."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.annotate.words import _cut, words_of


@settings(deadline=None)
@given(st.text(max_size=200))
def test_words_cover_all_but_white_space_in_order(text: str) -> None:
    end = 0
    for start, ending, word in zip(*words_of(text), strict=True):
        assert text[start:ending] == word
        assert not text[end:start].strip()
        end = ending
    assert not text[end:].strip()


@settings(max_examples=500, deadline=None)
@given(st.text("aBcD.,'’-–/12 \n\téİ$R“”()US", max_size=60))
def test_what_stands_between_white_space_can_be_cut_by_itself(text: str) -> None:
    assert words_of(text).texts == list(_cut(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("JakartaMenentukan sikap", ["Jakarta", "Menentukan", "sikap"]),
        ("dilansirAntara", ["dilansir", "Antara"]),
        ("Iran's", ["Iran", "'s"]),
        ("AS–Iran", ["AS", "–", "Iran"]),
        ("Rp2,5 triliun", ["Rp", "2,5", "triliun"]),
        ("langkah-langkah", ["langkah", "-", "langkah"]),
    ],
)
def test_a_name_can_begin_or_end_inside_a_token(text: str, words: list[str]) -> None:
    assert words_of(text).texts == words
