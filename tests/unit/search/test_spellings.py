from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.search.segment import Vocabulary
from newsreader.search.spelling import alike, within_one_edit
from tests.unit.search.naive import edits

_letters = st.text("abc", max_size=5)
_words = st.text("abcčд𝒳", max_size=6) | st.text("ab", max_size=8)


@given(_letters, _letters)
def test_one_edit_is_what_the_definition_says(one: str, other: str) -> None:
    assert within_one_edit(one, other) == (edits(one, other) <= 1)


@pytest.mark.parametrize("other", ["witkoff", "witko", "witcof", "iwtkof", "witkof", "xwitkof"])
def test_one_edit_from_witkof(other: str) -> None:
    assert within_one_edit("witkof", other)


@pytest.mark.parametrize("other", ["witkoffs", "witk", "wtiokf", "kofwit", ""])
def test_more_than_one_edit_from_witkof(other: str) -> None:
    assert not within_one_edit("witkof", other)


def vocabulary(words: list[str]) -> Vocabulary:
    encoded = [word.encode() for word in words]
    offsets = np.cumsum([0, *map(len, encoded)])
    return Vocabulary(np.frombuffer(b"".join(encoded), np.uint8), offsets, np.arange(len(words) + 1))


def distance(one: str, other: str) -> int:
    """Insertions, deletions and replacements, by the textbook's recursion over prefixes."""
    before = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        row = [at]
        for upto, another in enumerate(other, 1):
            row.append(min(before[upto] + 1, row[-1] + 1, before[upto - 1] + (letter != another)))
        before = row
    return before[-1]


@given(
    st.sets(_words, max_size=40), _words.filter(bool), st.sampled_from(("", "person:", "a", "д")), st.data()
)
@settings(max_examples=300, deadline=None)
def test_a_whole_vocabulary_is_compared_like_one_word(
    words: set[str], asked: str, kind: str, data: st.DataObject
) -> None:
    extra = data.draw(st.sets(_words.map(kind.__add__), max_size=20))
    terms = sorted(words | extra, key=str.encode)
    held = vocabulary(terms)
    rest = {at: term[len(kind) :] for at, term in enumerate(terms) if term.startswith(kind)}
    assert alike(held, asked, 1, kind).tolist() == [
        at for at, one in rest.items() if within_one_edit(asked, one)
    ]
    assert alike(held, asked, 2, kind).tolist() == [
        at for at, one in rest.items() if one[:1] == asked[0] and distance(asked, one) <= 2
    ]
