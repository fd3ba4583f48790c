"""The index answers every query as a plain look at every article does."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsreader.model import IndexDocument, Order
from newsreader.search import commit, evaluate
from newsreader.search import index as index_module
from newsreader.search.compiler import Compiler
from newsreader.search.index import SearchIndex
from newsreader.search.parser import parse
from newsreader.search.plan import Both
from newsreader.search.schema import published_minute
from tests.unit.search import as_whoosh, corpus, naive


def marks(kind: str, value: str) -> frozenset[int]:
    return {
        ("read", ""): frozenset({1, 3, 5, 99}),
        ("unread", ""): frozenset({2, 4, 6, 7, 8, 9, 10, 11, 12}),
        ("starred", ""): frozenset({2, 3}),
        ("tag", "penting"): frozenset({4, 5}),
    }.get((kind, value), frozenset())


Batches = list[tuple[list[IndexDocument], list[int]]]
Held = dict[int, IndexDocument]


@contextmanager
def _indexed(batches: Batches, merging: bool) -> Iterator[tuple[SearchIndex, Held]]:
    """An index into which the batches went one after the other, and the articles it must then hold."""
    held: Held = {}
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(index_module, "parse", lambda text: parse(text, corpus.TODAY))
        if not merging:  # then also look places up in every set that is not whole
            patch.setattr(evaluate, "_SPARSE", 1)
            patch.setattr(commit, "to_merge", lambda _sizes, _budget, alike: [] * alike)
        with SearchIndex.open(Path(folder) / "index", "archive") as index:
            for upserts, deletes in batches:
                index.apply(iter(upserts), deletes)
                for identity in deletes:
                    held.pop(identity, None)
                held.update((one.id, one) for one in upserts)
            yield index, held


def _newest(ids: Iterable[int], held: Held) -> list[int]:
    return sorted(ids, key=lambda one: (-published_minute(held[one].published), -one))


@pytest.mark.parametrize("merging", [True, False])
@given(
    batches=corpus.batches,
    queries=st.lists(corpus.leaves, min_size=30, max_size=30),
    composed=st.lists(corpus.queries, min_size=10, max_size=10),
)
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_query_finds_what_a_plain_look_finds(
    merging: bool, batches: Batches, queries: list[str], composed: list[str]
) -> None:
    with _indexed(batches, merging) as (index, held):
        assert index.ids() == set(held)
        assert index.count() == len(held)
        vocabularies = [part.segment.vocabulary("words") for part in index._current().parts]
        known = [word for one in vocabularies for word in one.terms(0, len(one))]
        for query in queries + composed:
            parsed = parse(query, corpus.TODAY)
            expected = naive.search(parsed.node, held.values(), known, marks)
            assert list(index.search(query, marks=marks).ids) == _newest(expected, held), query
            ranked = index.search(query, order=Order.RELEVANCE, marks=marks)
            assert set(ranked.ids) == expected, query
            assert len(ranked.ids) == len(ranked.scores) == len(expected)
            assert list(ranked.scores) == sorted(ranked.scores, reverse=True)


@pytest.mark.parametrize("merging", [True, False])
@given(
    batches=corpus.batches,
    queries=st.lists(corpus.leaves, min_size=30, max_size=30),
    composed=st.lists(corpus.queries, min_size=20, max_size=20),
)
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_answer_is_that_of_whooshs_own_searcher(
    merging: bool, batches: Batches, queries: list[str], composed: list[str]
) -> None:
    """Ids, scores and order, over deleted articles and several segments."""
    with _indexed(batches, merging) as (index, held):
        for query in queries + composed:
            plan = Compiler(index._current(), marks).plan(parse(query, corpus.TODAY).node) or Both(())
            expected = as_whoosh.answers(index._index, plan)
            newest = _newest(expected, held)
            assert list(index.search(query, marks=marks).ids) == newest, query
            ranked = index.search(query, order=Order.RELEVANCE, marks=marks)
            found = dict(zip(ranked.ids, ranked.scores, strict=True))
            assert found == pytest.approx(expected, rel=1e-9, abs=1e-9), query
            assert list(ranked.ids) == sorted(newest, key=lambda one: -found[one]), query
