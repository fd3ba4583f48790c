"""How answers are kept, given up and given early; that they are right is for test_differential.py."""

from __future__ import annotations

import tempfile
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsreader.model import IndexDocument, Order
from newsreader.search import searching
from newsreader.search.cache import ByteCache
from newsreader.search.index import Cancelled, SearchIndex
from tests.unit.search import corpus
from tests.unit.search.conftest import Filled
from tests.unit.search.corpus import document

QUERIES = (
    '"perang nuklir"',
    '"nuklir perang"~3',
    "per*",
    "prang~",
    "perang -damai",
    'person:"vladimir putin"',
)


@pytest.fixture
def index(filled: Filled) -> SearchIndex:
    days = [f"2026-01-{day:02}" for day in range(1, 29)]
    batches = [
        [
            document(
                base + at, "", "perang nuklir" if at % 3 else "perang damai", published=day, entities=(0, 2)
            )
            for at, day in enumerate(days)
        ]
        for base in (0, 100)
    ]
    return filled(*batches)


def test_what_is_kept_stays_within_its_bytes_and_what_was_used_last_stays() -> None:
    cache = ByteCache(100)
    for number in range(10):
        cache.put(number, str(number), 25)
        assert cache.get(0) == "0"
        assert cache.size <= 100
    assert [number for number in range(10) if cache.get(number)] == [0, 7, 8, 9]
    cache.put(9, "nine", 5)
    assert (cache.get(9), cache.size) == ("nine", 80)
    cache.put(11, "large", 26)
    assert cache.get(11) is None


def test_a_search_asked_again_reads_nothing(index: SearchIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = {query: index.search(query).ids for query in QUERIES}
    for part in index._current().parts:
        monkeypatch.setattr(part.segment, "any_of", None)
        monkeypatch.setattr(part.segment, "positions_of_any", None)
    assert {query: index.search(query).ids for query in QUERIES} == expected
    with pytest.raises(TypeError):
        index.search("nuklir -perang")


def test_a_search_that_may_keep_nothing_answers_alike(
    index: SearchIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = {query: index.search(query).ids for query in QUERIES}
    monkeypatch.setattr(index._current(), "kept", ByteCache(0))
    assert {query: index.search(query).ids for query in QUERIES} == expected
    assert index._current().kept.size == 0


@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize("query", QUERIES)
def test_a_search_ends_when_nobody_waits(index: SearchIndex, query: str, order: Order) -> None:
    with pytest.raises(Cancelled):
        index.search(query, order=order, cancelled=lambda: True)
    steps = count()
    index.search(query, order=order, cancelled=lambda: next(steps) < 0)
    asked = next(steps)
    assert asked > 1
    index._current().kept = ByteCache(0)
    for last in range(asked):
        steps = count()
        with pytest.raises(Cancelled):
            index.search(query, order=order, cancelled=lambda steps=steps, last=last: next(steps) >= last)


def test_what_takes_long_gives_its_newest_matches_first(
    index: SearchIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "_LABORIOUS", 1)
    monkeypatch.setattr(searching, "_SLICE", 4)
    early, whole = index.stream('"perang nuklir"', first=5)
    assert (early.partial, whole.partial) == (True, False)
    assert 5 <= len(early.ids) < len(whole.ids) == 36
    assert early.ids == whole.ids[: len(early.ids)]
    assert [answer.partial for answer in index.stream('"perang nuklir"', first=5)] == [False]


@pytest.mark.parametrize(
    ("query", "options"),
    [
        ("perang", {"first": 5}),
        ('"perang nuklir"', {}),
        ('"perang nuklir"', {"first": 5, "order": Order.RELEVANCE}),
        ('"perang nuklir" date:2025', {"first": 5}),
        ('"nuklir damai"', {"first": 5}),
    ],
)
def test_what_is_quick_or_has_no_first_page_is_given_whole(
    index: SearchIndex, monkeypatch: pytest.MonkeyPatch, query: str, options: dict[str, Any]
) -> None:
    monkeypatch.setattr(searching, "_LABORIOUS", 1)
    monkeypatch.setattr(searching, "_SLICE", 4)
    assert [answer.partial for answer in index.stream(query, **options)] == [False]


@given(
    batches=corpus.batches,
    queries=st.lists(corpus.leaves | corpus.queries, min_size=20, max_size=20),
    share=st.integers(1, 4),
)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_an_early_answer_is_the_beginning_of_the_whole(
    batches: list[tuple[list[IndexDocument], list[int]]], queries: list[str], share: int
) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(searching, "_LABORIOUS", 0)
        patch.setattr(searching, "_SLICE", share)
        with SearchIndex.open(Path(folder) / "index", "archive") as index:
            for upserts, deletes in batches:
                index.apply(iter(upserts), deletes)
            for query in queries:
                early, whole = index.stream(query, first=0)
                assert early.partial
                assert not whole.partial
                assert early.ids == whole.ids[: len(early.ids)], query
                assert whole.ids == index.search(query).ids
