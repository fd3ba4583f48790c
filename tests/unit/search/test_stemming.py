from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.search.stemming import _AFFIXED, _stemmers, stem

FAMILIES = (
    "serang menyerang diserang serangan penyerang penyerangan terserang",
    "runding berunding perundingan merundingkan dirundingkan perunding",
    "temu bertemu pertemuan menemui menemukan ditemukan penemuan",
    "sepakat bersepakat kesepakatan",
    "bijak kebijakan bijaksana",
    "tembak menembak menembaki penembakan ditembak tertembak",
    "menteri kementerian",
    "berita memberitakan pemberitaan diberitakan",
    "diplomasi berdiplomasi",
)
APART = (
    ("presiden", "persen"),
    ("menteri", "mentari"),
    ("teheran", "teh"),
    ("diplomat", "diplomasi"),
    ("ukraina", "ukir"),
    ("bertemu", "berita"),
)


@pytest.mark.parametrize("family", FAMILIES)
def test_most_of_a_family_shares_its_stem(family: str) -> None:
    forms = family.split()
    together = [form for form in forms if stem(form) == stem(forms[0])]
    assert len(together) >= len(forms) - 1


@pytest.mark.parametrize(
    "family", ["meet meets meeting meetings", "treaty treaties", "minister ministers", "agree agreed agrees"]
)
def test_english_inflections_meet(family: str) -> None:
    assert len({stem(word) for word in family.split()}) == 1


@pytest.mark.parametrize(("one", "other"), APART)
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize("word", ["as", "pan", "kpk", "2,5", "covid19", "erdoğan", "дом", ""])
def test_short_words_numbers_and_other_scripts_are_left_alone(word: str) -> None:
    assert stem(word) == word


def test_sastrawi_is_asked_about_every_affix() -> None:
    """The shortcut before Sastrawi must not cost a stem: each form here is changed by it."""
    indonesian, _, _ = _stemmers()
    changed = [form for family in FAMILIES for form in family.split() if indonesian(form) != form]
    assert len(changed) > 25
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
