from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.search.half_typed import half_typed


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("jakar", "jakar"),
        ("iran dipl", "dipl"),
        ("iran OR dipl", "dipl"),
        ("-iran dipl", "dipl"),
        ("person:putin dipl", "dipl"),
        ("anak-ana", "anak-ana"),
        ("covid-1", ""),
        ("", ""),
        ("j", ""),
        ("jakar ", ""),
        ("jakar*", ""),
        ("jakar~", ""),
        ("iran -dipl", ""),
        ("person:put", ""),
        ('"iran dipl', ""),
        ('"iran dipl"', ""),
        ("(iran dipl", ""),
        ("(iran dipl)", ""),
        ("iran OR", ""),
        ("jakar\x1b[2J", ""),
    ],
)
def test_the_word_that_a_text_ends_in(text: str, word: str) -> None:
    assert half_typed(text) == word


@given(st.text(alphabet='ab c"()*~-:\x07ORDi\u202e', max_size=30))
def test_it_is_what_stands_last_whatever_the_text_is(text: str) -> None:
    word = half_typed(text)
    assert text.endswith(word) and word.isprintable()
