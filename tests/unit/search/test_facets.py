"""Counts over a result are what counting the articles one by one gives."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsreader.model import IndexDocument
from newsreader.search import facets
from newsreader.search.cancelling import Cancelled
from newsreader.search.facets import COUNTED, Counts, Ranking, Values
from newsreader.search.index import SearchIndex
from tests.unit.search import corpus
from tests.unit.search.conftest import Filled
from tests.unit.search.corpus import document


def plain(articles: list[IndexDocument], limit: int) -> Counts:
    """Every entity of every article, looked at by itself."""
    times = Counter((one.label, one.number) for each in articles for one in each.entities if one.number)
    mentions: Counter[tuple[str, int]] = Counter()
    for each in articles:
        for one in each.entities:
            mentions[one.label, one.number] += one.mentions
    rankings = {}
    for label in COUNTED:
        rows = [(n, mentions[of, number], number) for (of, number), n in times.items() if of == label]
        rows.sort(key=lambda row: (-row[0], -row[1], row[2]))
        rankings[label] = Ranking(tuple(rows[:limit]), len(rows))
    sources = Counter(one.source for one in articles if one.source is not None)
    months = Counter(one.published[:7] for one in articles if one.published is not None)
    return Counts(rankings, _values(sources, limit), _values(months, limit))


def _values(found: Counter[str], limit: int) -> Values:
    rows = sorted(found.items(), key=lambda row: (-row[1], row[0]))
    return Values(tuple(rows[:limit]), len(rows))


@pytest.mark.parametrize(("apart", "few"), [(True, 0), (False, 0), (False, 16), (True, 1 << 30)])
@given(
    batches=corpus.batches, asked=st.lists(st.sets(st.integers(0, 15)), max_size=6), limit=st.integers(0, 4)
)
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_counts_are_those_of_a_plain_look(
    apart: bool,
    few: int,
    batches: list[tuple[list[IndexDocument], list[int]]],
    asked: list[set[int]],
    limit: int,
) -> None:
    held: dict[int, IndexDocument] = {}
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(facets, "_FEW", few)
        if apart:
            patch.setattr(facets, "_FEW_NUMBERS", 0)
            patch.setattr(facets, "_SPREAD", 0)
        with SearchIndex.open(Path(folder) / "index", "archive") as index:
            for upserts, deletes in batches:
                index.apply(iter(upserts), deletes)
                for identity in deletes:
                    held.pop(identity, None)
                held.update((one.id, one) for one in upserts)
            for ids in [*asked, set(held), set()]:
                expected = plain([held[one] for one in ids if one in held], limit)
                assert index.facets(ids, limit) == expected
                assert index.facets(frozenset(ids), limit) == expected


def test_a_search_and_its_counts_go_together(filled: Filled) -> None:
    index = filled(
        [document(n, "", "perang", source="Tempo", published="2026-02-06", entities=(0,)) for n in range(5)],
        [document(n, "", "damai", published="2026-01-06", entities=(0, 3)) for n in range(5, 8)],
    )
    found = index.facets(index.search("perang").ids, 10)
    assert found.sources == Values((("Tempo", 5),), 1)
    assert found.months == Values((("2026-02", 5),), 1)
    assert [ranking.total for ranking in found.entities.values()] == [1, 0, 0, 0, 0, 0, 0]
    assert index.facets(index.search("").ids, 10).months.best == (("2026-02", 5), ("2026-01", 3))


def test_counting_ends_when_nobody_waits(filled: Filled) -> None:
    index = filled([document(1, entities=(0,))])
    with pytest.raises(Cancelled):
        index.facets({1}, 10, cancelled=lambda: True)
