from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.search.stemming import _AFFIXED, _stemmers, stem, traces
from tests.unit.search.word_families import families, pairs, shared_stems

APART = (
    ("presiden", "persen"),
    ("menteri", "mentari"),
    ("teheran", "teh"),
    ("diplomat", "diplomasi"),
    ("ukraina", "ukir"),
    ("bertemu", "berita"),
)


@pytest.mark.parametrize(("language", "least"), [("indonesian", 0.96), ("english", 0.91)])
def test_words_of_a_family_meet(language: str, least: float) -> None:
    assert pairs(language, stem).share >= least


@pytest.mark.parametrize("language", ["indonesian", "english"])
def test_families_do_not_mix(language: str) -> None:
    assert shared_stems(language, stem) == []


@pytest.mark.parametrize(("one", "other"), APART)
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize("word", ["as", "pan", "kpk", "2,5", "covid19", "erdoğan", "дом", ""])
def test_short_words_numbers_and_other_scripts_are_left_alone(word: str) -> None:
    assert stem(word) == word


def test_sastrawi_is_asked_about_every_affix() -> None:
    """The shortcut before Sastrawi must not cost a stem: each form here is changed by it."""
    indonesian, _, _ = _stemmers()
    forms = [form for family in families("indonesian") for form in family]
    changed = [form for form in forms if indonesian(form) != form]
    assert len(changed) > 300
    assert all(_AFFIXED.fullmatch(form) for form in changed)


@pytest.mark.parametrize("word", ["yemen", "cinema", "sinabung"])
def test_no_infix_is_taken_out_of_a_name(word: str) -> None:
    assert stem(word).startswith(word[:5])


@pytest.mark.parametrize("word", ["didikan", "pendidikan", "didi", "menye", "deli", "nyanya", "memeku"])
def test_no_word_loses_all_its_letters(word: str) -> None:
    assert stem(word)


@given(st.text("abdegikmnpstu", max_size=12))
def test_every_word_has_a_stem(word: str) -> None:
    assert bool(stem(word)) == bool(word)


def _shows(word: str) -> bool:
    """Whether a word has one of the traces of its own stem."""
    beginning, end = traces(stem(word))
    return word.startswith(beginning) or re.search(f"{end}$", word) is not None


def test_every_word_of_a_family_shows_its_stem() -> None:
    for language in ("indonesian", "english"):
        assert [word for family in families(language) for word in family if not _shows(word)] == []


_before = st.sampled_from(
    ("", "me", "mem", "meny", "peng", "ber", "ter", "di", "ke", "se", "memper", "kau", "mel")
)
_after = st.sampled_from(
    ("", "kan", "i", "annya", "lah", "kulah", "isasi", "ing", "ies", "fulness", "bility")
)
_roots = st.sampled_from(("ajar", "kirim", "sapu", "pukul", "as", "us", "kerja", "gigi", "tiap", "happ", "l"))


@given(st.tuples(_before, _roots | st.text("abeiklmnrstuy", max_size=6), _after).map("".join))
@settings(max_examples=400, deadline=None)
def test_any_word_shows_its_stem(word: str) -> None:
    assert _shows(word)
