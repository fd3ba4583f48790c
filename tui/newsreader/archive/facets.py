"""Counts over all current articles; what a search found is counted by the index, but for its tags."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Collection, Mapping, Sequence

from newsreader.archive.entities import canonicals, described
from newsreader.archive.failures import intact
from newsreader.archive.schema import LABEL_CODES
from newsreader.model import ENTITY_LABELS, EntityCount, Facet, FacetValue, Label

_COUNTED = (*ENTITY_LABELS, Label.DATE)

_SOURCES = "SELECT source, count(*) FROM article WHERE superseded_by IS NULL GROUP BY source"
_MONTHS = "SELECT month, count(*) FROM article WHERE superseded_by IS NULL GROUP BY month"
_TAGS = """SELECT t.name, count(*) FROM article_tag AS at JOIN tag AS t ON t.id = at.tag GROUP BY t.id"""
_MOST = """SELECT articles, mentions, id FROM entity WHERE label = ? AND articles > 0
    ORDER BY articles DESC, mentions DESC, id LIMIT ?"""
_HOW_MANY = "SELECT count(*) FROM entity WHERE label = ? AND articles > 0"


def facets(connection: sqlite3.Connection, limit: int) -> tuple[Facet, ...]:
    """All facets of all current articles, at most `limit` values each."""
    return (
        *(_entities(connection, label, limit) for label in _COUNTED),
        _value_facet("source", dict(connection.execute(_SOURCES).fetchall()), limit),
        _value_facet("month", dict(connection.execute(_MONTHS).fetchall()), limit),
        _value_facet("tag", dict(connection.execute(_TAGS).fetchall()), limit),
    )


def tags(tagged: Sequence[tuple[str, array[int]]], ids: Collection[int], limit: int) -> Facet:
    """The tags of some articles; `tagged` are those of all."""
    wanted = frozenset(ids) if tagged else frozenset()
    counts: dict[str | None, int] = {
        name: count for name, articles in tagged if (count := len(wanted.intersection(articles)))
    }
    return _value_facet("tag", counts, limit)


def entity_counts(connection: sqlite3.Connection, labels: Sequence[Label], limit: int) -> list[EntityCount]:
    """The entities with these labels in all current articles, most articles first."""
    rows = [row for label in labels for row in connection.execute(_MOST, (LABEL_CODES[label], limit))]
    best = sorted(rows, key=lambda row: (-row[0], -row[1], row[2]))[:limit]
    known = described(connection, [row[2] for row in best])
    return [EntityCount(known[number], mentions, articles) for articles, mentions, number in best]


def _entities(connection: sqlite3.Connection, label: Label, limit: int) -> Facet:
    rows = connection.execute(_MOST, (LABEL_CODES[label], limit)).fetchall()
    (total,) = connection.execute(_HOW_MANY, (LABEL_CODES[label],)).fetchone()
    known = canonicals(connection, [number for _, _, number in rows])
    values = (FacetValue(*known[number], articles, mentions) for articles, mentions, number in rows)
    return Facet(label.lower(), tuple(values), total)


@intact()
def _value_facet(field: str, counts: Mapping[str | None, int], limit: int) -> Facet:
    known = [(value, count) for value, count in counts.items() if value is not None]
    known.sort(key=lambda pair: (-pair[1], pair[0]))
    return Facet(field, tuple(FacetValue(value, value, count) for value, count in known[:limit]), len(known))
