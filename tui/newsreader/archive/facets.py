"""Counting over a set of articles: entities, dates, sources, months, tags."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest

from newsreader.archive import tallies
from newsreader.archive.entities import canonicals, described
from newsreader.archive.failures import intact
from newsreader.archive.schema import LABEL_CODES
from newsreader.archive.values import numbers
from newsreader.model import ENTITY_LABELS, EntityCount, Facet, FacetValue, Label

_COUNTED = (*ENTITY_LABELS, Label.DATE)

_SOURCES = "SELECT source, count(*) FROM article WHERE superseded_by IS NULL GROUP BY source"
_MONTHS = "SELECT month, count(*) FROM article WHERE superseded_by IS NULL GROUP BY month"
_SOURCES_AND_MONTHS = """SELECT source, month FROM json_each(?) AS wanted
    CROSS JOIN article AS a ON a.id = wanted.value WHERE superseded_by IS NULL"""
_TAGS = """SELECT t.name, count(*) FROM article_tag AS at JOIN tag AS t ON t.id = at.tag
    WHERE {which} GROUP BY t.id"""


@dataclass(frozen=True, slots=True)
class _Ranking:
    """The most frequent entities of one label as (articles, mentions, entity), and how many there are."""

    best: list[tuple[int, int, int]]
    total: int


def facets(connection: sqlite3.Connection, ids: Sequence[int] | None, limit: int) -> tuple[Facet, ...]:
    """All facets of the articles `ids` (None: all current ones), at most `limit` values each."""
    rankings = _rankings(connection, ids, _COUNTED, limit)
    known = canonicals(connection, [row[2] for ranking in rankings.values() for row in ranking.best])
    found = [
        Facet(
            label.lower(),
            tuple(
                FacetValue(*known[number], articles, mentions) for articles, mentions, number in ranking.best
            ),
            ranking.total,
        )
        for label, ranking in rankings.items()
    ]
    return (*found, *_value_facets(connection, ids, limit))


def entity_counts(
    connection: sqlite3.Connection, ids: Sequence[int] | None, labels: Sequence[Label], limit: int
) -> list[EntityCount]:
    """The entities with these labels in the articles `ids` (None: all current), most articles first."""
    rankings = _rankings(connection, ids, labels, limit)
    best = sorted((row for ranking in rankings.values() for row in ranking.best), key=_by_frequency)[:limit]
    known = described(connection, [row[2] for row in best])
    return [EntityCount(known[number], mentions, articles) for articles, mentions, number in best]


def _by_frequency(row: tuple[int, int, int]) -> tuple[int, int, int]:
    articles, mentions, number = row
    return -articles, -mentions, number


def _rankings(
    connection: sqlite3.Connection, ids: Sequence[int] | None, labels: Sequence[Label], limit: int
) -> dict[Label, _Ranking]:
    if ids is None:
        return {label: _ranking_of_all(connection, LABEL_CODES[label], limit) for label in labels}
    articles, again = tallies.count(connection, ids)
    found: dict[int, list[int]] = {LABEL_CODES[label]: [] for label in labels}
    for code in articles:
        if (codes := found.get(tallies.label_of(code))) is not None:
            codes.append(code)

    def rarity(code: int) -> tuple[int, int, int]:
        return -articles[code], -again[code], code

    return {
        label: _Ranking(
            [
                (articles[code], articles[code] + again[code], tallies.entity_of(code))
                for code in nsmallest(limit, found[LABEL_CODES[label]], key=rarity)
            ],
            len(found[LABEL_CODES[label]]),
        )
        for label in labels
    }


def _ranking_of_all(connection: sqlite3.Connection, label: int, limit: int) -> _Ranking:
    rows = connection.execute(
        """SELECT articles, mentions, id FROM entity WHERE label = ? AND articles > 0
        ORDER BY articles DESC, mentions DESC, id LIMIT ?""",
        (label, limit),
    ).fetchall()
    (total,) = connection.execute(
        "SELECT count(*) FROM entity WHERE label = ? AND articles > 0", (label,)
    ).fetchone()
    return _Ranking(rows, total)


def _value_facets(connection: sqlite3.Connection, ids: Sequence[int] | None, limit: int) -> list[Facet]:
    """Source, month and tag. Only current articles have tags: marks move to an article's successor."""
    sources: dict[str | None, int]
    months: dict[str | None, int]
    if ids is None:
        sources = dict(connection.execute(_SOURCES).fetchall())
        months = dict(connection.execute(_MONTHS).fetchall())
        tags = dict(connection.execute(_TAGS.format(which="true")).fetchall())
    else:
        wanted = (numbers(sorted(ids)),)
        rows = connection.execute(_SOURCES_AND_MONTHS, wanted).fetchall()
        sources = Counter(source for source, _ in rows)
        months = Counter(month for _, month in rows)
        which = "at.article IN (SELECT value FROM json_each(?))"
        tags = dict(connection.execute(_TAGS.format(which=which), wanted).fetchall())
    return [
        _value_facet("source", sources, limit),
        _value_facet("month", months, limit),
        _value_facet("tag", tags, limit),
    ]


@intact()
def _value_facet(field: str, counts: Mapping[str | None, int], limit: int) -> Facet:
    known = [(value, count) for value, count in counts.items() if value is not None]
    known.sort(key=lambda pair: (-pair[1], pair[0]))
    return Facet(field, tuple(FacetValue(value, value, count) for value, count in known[:limit]), len(known))
