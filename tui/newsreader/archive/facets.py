"""Counting over a set of articles: entities, dates, sources, months, tags."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from heapq import nlargest

from newsreader.archive.entities import described
from newsreader.archive.schema import LABELS_BY_CODE
from newsreader.archive.values import numbers
from newsreader.model import ENTITY_LABELS, EntityCount, Facet, FacetValue, Label

_COUNTED = (*ENTITY_LABELS, Label.DATE)

# Over everything the widest index already stands in the order in which it is counted.
_ALL = "SELECT label, entity, count(*), sum(mentions) FROM article_entity GROUP BY label, entity"
_SOME = """SELECT ae.label, ae.entity, count(*), sum(ae.mentions) FROM json_each(?) AS wanted
    CROSS JOIN article_entity AS ae ON ae.article = wanted.value GROUP BY ae.label, ae.entity"""

_VALUES = {
    "source": "SELECT source, count(*) FROM article WHERE {which} AND source IS NOT NULL GROUP BY source",
    "month": "SELECT month, count(*) FROM article WHERE {which} AND month IS NOT NULL GROUP BY month",
    "tag": """SELECT t.name, count(*) FROM article_tag AS at JOIN tag AS t ON t.id = at.tag
        JOIN article AS a ON a.id = at.article WHERE {which} GROUP BY t.id""",
}
_CURRENT = "superseded_by IS NULL"
_CURRENT_OF = "superseded_by IS NULL AND +{id} IN (SELECT value FROM json_each(?))"

_Counts = tuple[int, int, int]
"""Articles, mentions, minus the entity's number: ordered from the rarest to the most frequent."""


def facets(connection: sqlite3.Connection, ids: Sequence[int] | None, limit: int) -> tuple[Facet, ...]:
    """All facets of the articles `ids` (None: all current ones), at most `limit` values each."""
    counted = _entity_counts(connection, ids)
    best = {label: nlargest(limit, counted[label]) for label in _COUNTED}
    known = described(connection, [-row[2] for rows in best.values() for row in rows])
    found = [
        Facet(
            label.lower(),
            tuple(
                FacetValue(known[-number].key, known[-number].canonical, articles, mentions)
                for articles, mentions, number in best[label]
            ),
            len(counted[label]),
        )
        for label in _COUNTED
    ]
    return (*found, *(_value_facet(connection, field, ids, limit) for field in _VALUES))


def entity_counts(
    connection: sqlite3.Connection, ids: Sequence[int] | None, labels: Iterable[Label], limit: int
) -> list[EntityCount]:
    """The entities with these labels in the articles `ids` (None: all current), most articles first."""
    counted = _entity_counts(connection, ids)
    best = nlargest(limit, [row for label in labels for row in counted[label]])
    known = described(connection, [-row[2] for row in best])
    return [EntityCount(known[-number], mentions, articles) for articles, mentions, number in best]


def _entity_counts(
    connection: sqlite3.Connection, ids: Sequence[int] | None
) -> defaultdict[Label, list[_Counts]]:
    rows = connection.execute(_ALL) if ids is None else connection.execute(_SOME, (numbers(ids),))
    counted: defaultdict[int, list[_Counts]] = defaultdict(list)
    for label, number, articles, mentions in rows:
        counted[label].append((articles, mentions, -number))
    return defaultdict(list, {LABELS_BY_CODE[label]: found for label, found in counted.items()})


def _value_facet(connection: sqlite3.Connection, field: str, ids: Sequence[int] | None, limit: int) -> Facet:
    query = _VALUES[field]
    if ids is None:
        rows = connection.execute(query.format(which=_CURRENT)).fetchall()
    else:
        which = _CURRENT_OF.format(id="a.id" if field == "tag" else "id")
        rows = connection.execute(query.format(which=which), (numbers(ids),)).fetchall()
    rows.sort(key=lambda row: (-row[1], row[0]))
    values = tuple(FacetValue(value, value, articles) for value, articles in rows[:limit])
    return Facet(field, values, len(rows))
