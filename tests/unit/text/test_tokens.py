"""Tokens: exact places, and what is one token."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from newsreader.text.tokens import tokenise
from tests.unit.text.strategies import messy_text


@settings(max_examples=1500, deadline=None)
@given(messy_text)
def test_places_are_exact_ordered_and_complete(text: str) -> None:
    covered = 0
    for start, end, word in tokenise(text):
        assert covered <= start < end
        assert text[start:end] == word
        assert not text[covered:start].strip()
        covered = end
    assert not text[covered:].strip()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rp 2,5 triliun, Rp2,5", "Rp|2,5|triliun|,|Rp|2,5"),
        ("AS–Iran AS-Rusia", "AS|–|Iran|AS|-|Rusia"),
        ("hotline 24/7", "hotline|24|/|7"),
        ("1.200 orang.", "1.200|orang|."),
        ("the U.S. Senate", "the|U.S.|Senate"),
        ("“Ya,” kata Jum'at", "“|Ya|,|”|kata|Jum'at"),
        ("G20 dan COVID-19", "G20|dan|COVID|-|19"),
        ("Trump-lah", "Trump|-|lah"),
        ("snake_case", "snake|_|case"),
    ],
)
def test_examples(text: str, words: str) -> None:
    assert [token.text for token in tokenise(text)] == words.split("|")
