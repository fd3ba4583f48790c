from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.search.expansion import within_one_edit
from tests.unit.search.naive import edits

_letters = st.text("abc", max_size=5)


@given(_letters, _letters)
def test_one_edit_is_what_the_definition_says(one: str, other: str) -> None:
    assert within_one_edit(one, other) == (edits(one, other) <= 1)


@pytest.mark.parametrize("other", ["witkoff", "witko", "witcof", "iwtkof", "witkof", "xwitkof"])
def test_one_edit_from_witkof(other: str) -> None:
    assert within_one_edit("witkof", other)


@pytest.mark.parametrize("other", ["witkoffs", "witk", "wtiokf", "kofwit", ""])
def test_more_than_one_edit_from_witkof(other: str) -> None:
    assert not within_one_edit("witkof", other)
