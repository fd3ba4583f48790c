"""The index answers every query as a plain look at every article does."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsreader.model import IndexDocument, Order
from newsreader.search import index as index_module
from newsreader.search import writer
from newsreader.search.index import SearchIndex
from newsreader.search.parser import parse
from newsreader.search.schema import published_day
from tests.unit.search import corpus, naive


def marks(kind: str, value: str) -> frozenset[int]:
    return {
        ("read", ""): frozenset({1, 3, 5, 99}),
        ("unread", ""): frozenset({2, 4, 6, 7, 8, 9, 10, 11, 12}),
        ("starred", ""): frozenset({2, 3}),
        ("tag", "penting"): frozenset({4, 5}),
    }.get((kind, value), frozenset())


@pytest.mark.parametrize("merging", [True, False])
@given(
    batches=corpus.batches,
    queries=st.lists(corpus.leaves, min_size=30, max_size=30),
    composed=st.lists(corpus.queries, min_size=10, max_size=10),
)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_query_finds_what_a_plain_look_finds(
    merging: bool,
    batches: list[tuple[list[IndexDocument], list[int]]],
    queries: list[str],
    composed: list[str],
) -> None:
    held: dict[int, IndexDocument] = {}
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(index_module, "parse", lambda text: parse(text, corpus.TODAY))
        if not merging:
            patch.setattr(writer, "_merge", lambda _writer, segments, _added: segments)
        with SearchIndex.open(Path(folder) / "index", "archive") as index:
            for upserts, deletes in batches:
                index.apply(iter(upserts), deletes)
                for identity in deletes:
                    held.pop(identity, None)
                held.update((one.id, one) for one in upserts)
            _agree(index, held, queries + composed)


def _agree(index: SearchIndex, held: dict[int, IndexDocument], queries: list[str]) -> None:
    assert index.ids() == set(held)
    assert index.count() == len(held)
    known = [word for word, _ in index._current().vocabulary("words")]
    for query in queries:
        parsed = parse(query, corpus.TODAY)
        expected = naive.search(parsed.node, held.values(), known, marks)
        answer = index.search(query, marks=marks)
        newest = sorted(expected, key=lambda one: (-published_day(held[one].published), -one))
        assert list(answer.ids) == newest, query
        ranked = index.search(query, order=Order.RELEVANCE, marks=marks)
        assert set(ranked.ids) == expected, query
        assert len(ranked.ids) == len(ranked.scores) == len(expected)
        assert list(ranked.scores) == sorted(ranked.scores, reverse=True)
