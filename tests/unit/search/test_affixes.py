"""Asking fewer of Sastrawi's rules changes no answer."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from Sastrawi.Dictionary.ArrayDictionary import ArrayDictionary
from Sastrawi.Stemmer.Stemmer import Stemmer
from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

from newsreader.search.affixes import stemmer
from tests.unit.search.word_families import families

ROOTS = ArrayDictionary(StemmerFactory().get_words())
PLAIN, QUICK = Stemmer(ROOTS).stem_singular_word, stemmer(ROOTS).stem_singular_word
BEFORE = (
    "", "me", "mem", "men", "meng", "meny", "menge", "ber", "be", "bel", "ter", "te", "per", "pe", "pem",
    "pen", "peng", "peny", "penge", "di", "ke", "se", "ku", "kau", "memper", "diper", "berke",
)  # fmt: skip
AFTER = ("", "kan", "an", "i", "is", "isme", "isasi", "nya", "ku", "lah", "pun", "annya", "kanlah", "inyakah")
INFIXES = ("er", "el", "em", "in")


@pytest.mark.parametrize("language", ["indonesian", "english"])
def test_words_as_they_are_written(language: str) -> None:
    forms = [form for family in families(language) for form in family]
    assert [QUICK(form) for form in forms] == [PLAIN(form) for form in forms]


@settings(max_examples=600, deadline=None)
@given(
    st.lists(st.sampled_from(BEFORE), max_size=2).map("".join),
    st.sampled_from(sorted(ROOTS.words)),
    st.integers(0, 3),
    st.sampled_from(AFTER),
)
def test_words_with_affixes_and_broken_ones(before: str, root: str, damage: int, after: str) -> None:
    if damage == 1:
        root = root[1:]
    elif damage == 2:
        root = root[:1] + INFIXES[len(root) % 4] + root[1:]
    word = before + root + after
    assert QUICK(word) == PLAIN(word)


@settings(max_examples=500, deadline=None)
@given(st.text("abdegikmnpstuy", max_size=12))
def test_letters_that_are_no_word(word: str) -> None:
    assert QUICK(word) == PLAIN(word)
