"""One row for one text in a result, whatever its order."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.library import Library
from newsreader.library.gathering import gather, with_copies
from newsreader.model import Order, Query
from tests.unit.archive.samples import NOTHING, article
from tests.unit.archive.test_copies import text


@st.composite
def results(draw: st.DrawFn) -> tuple[array[int], dict[int, int]]:
    """A result, and which of its articles are copies of which; leaders are no copies themselves."""
    ids = draw(st.lists(st.integers(1, 30), unique=True))
    copies = draw(st.dictionaries(st.integers(11, 30), st.integers(1, 10)))
    return array("q", ids), copies


@given(results())
def test_every_text_has_one_row_and_none_is_lost(result: tuple[array[int], dict[int, int]]) -> None:
    ids, leaders = result
    scores = array("d", [float(number) for number in ids])
    kept, kept_scores, others = gather(ids, scores, leaders)
    text_of = {number: leaders.get(number, number) for number in ids}
    assert [text_of[number] for number in kept] == list(dict.fromkeys(text_of.values()))
    assert list(kept_scores) == [float(number) for number in kept]
    assert len(kept) + sum(others.values()) == len(ids)
    assert set(others) <= set(kept) and all(others.values())
    for number in ids:
        assert set(with_copies([number], leaders)) >= {n for n in ids if text_of[n] == text_of[number]}


def test_what_has_no_copies_is_not_looked_through() -> None:
    ids = array("q", [3, 2, 1])
    assert gather(ids, (), {})[0] is ids
    assert gather(ids, (), {8: 9})[0] is ids
    assert with_copies([3], {}) == [3]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Two outlets with one report, one with another text, all with the word *warga*."""
    with Library.open(tmp_path / "library") as opened:
        for place, body, published in (
            ("a.id/1", text(1) + " warga", "2026-02-01"),
            ("b.id/1", "Jakarta – " + text(1) + " warga warga warga", "2026-02-03"),
            ("c.id/1", text(2) + " warga", "2026-02-02"),
        ):
            opened.archive.add(article(body, origin=place, source=place[0], published=published), NOTHING)
        list(opened.refresh_index())
        yield opened


@pytest.mark.parametrize("order", list(Order))
@pytest.mark.parametrize("query", [Query(), Query("warga")])
def test_a_result_has_one_row_a_text(library: Library, query: Query, order: Order) -> None:
    *_, whole = library.stream(query, order)
    *_, page = library.stream(query, order, gathered=True)
    assert whole.total == 3 and not whole.others
    assert page.total == len(page.rows) == 2
    (stands,) = page.others
    assert page.others[stands] == 1 and stands == next(number for number in whole.ids if number in (1, 2))
    assert len(page.scores) in (0, 2)


def test_a_result_without_the_others_has_them_not(library: Library) -> None:
    *_, page = library.stream(Query("source:a"), gathered=True)
    assert list(page.ids) == [1] and not page.others


def test_the_beginning_is_gathered_too(library: Library) -> None:
    page = library.beginning(Order.DATE, 100)
    assert list(page.ids) == [2, 3] and page.others == {2: 1} and not page.partial
    assert library.beginning(Order.DATE, 2).partial


def test_an_article_knows_its_places_and_versions(library: Library) -> None:
    readable = library.article(1)
    assert [(one.id, one.source) for one in readable.elsewhere] == [(2, "b")]
    assert readable.current_id == 1 and len(readable.versions) == 1
    library.archive.add(article(text(3), origin="a.id/1", source="a"), NOTHING)
    earlier = library.article(1)
    assert earlier.current_id == 4 and [one.current for one in earlier.versions] == [False, True]
    assert earlier.elsewhere == ()
