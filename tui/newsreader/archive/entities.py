"""Looking entities up: by number, by key, by a part of a name."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection

from newsreader.archive import naming
from newsreader.archive.failures import intact
from newsreader.archive.schema import LABELS_BY_CODE
from newsreader.archive.values import fold, numbers
from newsreader.model import Entity, EntityCount


def entity(connection: sqlite3.Connection, key: str) -> Entity | None:
    """The entity of that key with every form in which current articles name it, most frequent first."""
    row = connection.execute("SELECT id FROM entity WHERE key = ? AND articles > 0", (key,)).fetchone()
    if row is None:
        return None
    return next(iter(described(connection, [row[0]]).values()))


def described(connection: sqlite3.Connection, entities: Collection[int]) -> dict[int, Entity]:
    """The entities of those numbers, the names of each by how often they are printed."""
    rows = connection.execute(
        """SELECT id, key, label, canonical, mentions, names FROM entity
        WHERE id IN (SELECT value FROM json_each(?))""",
        (numbers(entities),),
    )
    found = {
        number: _entity(key, label, canonical, mentions, names)
        for number, key, label, canonical, mentions, names in rows
    }
    with intact():
        return {number: found[number] for number in entities}


@intact()
def _entity(key: str, label: int, canonical: str, mentions: int, names: str | bytes | None) -> Entity:
    votes = naming.unpack(names, canonical, mentions)
    ranked = sorted(votes, key=lambda name: (-votes[name][1], -votes[name][0], name))
    return Entity(key, LABELS_BY_CODE[label], canonical, tuple(name for name in ranked if name != canonical))


def named(connection: sqlite3.Connection, text: str, limit: int) -> list[EntityCount]:
    """Entities with a name that starts with `text` or holds it, whatever the case and accents.

    Those with a name that starts with it come first, then those found in the most articles.
    """
    folded = fold(text)
    if not folded:
        return []
    # One letter stands in nearly every name: only the start of a name is worth a look then.
    inside = "OR instr(folded, :text)" if len(folded) > 1 else ""
    rows = connection.execute(
        f"""SELECT e.id, e.mentions, e.articles, max(substr(n.folded, 1, length(:text)) = :text) AS starts
        FROM name AS n JOIN entity AS e ON e.id = n.entity
        WHERE (folded >= :text AND folded < :text || char(1114111)) {inside}
        GROUP BY e.id HAVING e.articles > 0
        ORDER BY starts DESC, e.articles DESC, e.canonical LIMIT :limit""",
        {"text": folded, "limit": limit},
    ).fetchall()
    entities = described(connection, [row[0] for row in rows])
    return [EntityCount(entities[number], mentions, articles) for number, mentions, articles, _ in rows]


@intact()
def canonicals(connection: sqlite3.Connection, entities: Collection[int]) -> dict[int, tuple[str, str]]:
    """Key and canonical name of the entities of those numbers."""
    rows = connection.execute(
        "SELECT id, key, canonical FROM entity WHERE id IN (SELECT value FROM json_each(?))",
        (numbers(entities),),
    )
    found = {number: (key, canonical) for number, key, canonical in rows}
    return {number: found[number] for number in entities}
