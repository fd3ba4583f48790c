"""Entities over all current articles: names, counts, look-up."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Sequence

from newsreader.archive import changes, tallies
from newsreader.archive.counting import Counted, together
from newsreader.archive.failures import Damage, intact
from newsreader.archive.schema import LABELS_BY_CODE
from newsreader.archive.values import fold, numbers
from newsreader.model import Entity, EntityCount

_VOTED = """(SELECT name FROM entity_name WHERE entity = ?
    ORDER BY as_canonical DESC, length(name) DESC, name LIMIT 1)"""

_Held = dict[str, tuple[int, str]]
"""Row and canonical name of entities, by key."""


def add(connection: sqlite3.Connection, found: Sequence[tuple[int, Sequence[Counted]]]) -> dict[str, int]:
    """Count the entities of new articles, given by their numbers; the row of each entity by its key."""
    come = together(one for _, some in found for one in some)
    held = _held(connection, come)
    held |= _made(connection, [one for one in come if one.key not in held])
    _count(connection, held, come, 1)
    _elect(connection, held, _doubtful(held, come))
    rows = {key: row for key, (row, _) in held.items()}
    tallies.write(connection, found, rows)
    return rows


def remove(connection: sqlite3.Connection, number: int, found: Sequence[Counted]) -> None:
    """The reverse of `add`; an entity of no article stays as an unused row, so that its number stays."""
    replace(connection, number, found, ())


def replace(
    connection: sqlite3.Connection, number: int, before: Sequence[Counted], after: Sequence[Counted]
) -> None:
    """Count `after` instead of `before` for article `number`.

    What is in both is left alone: a correction changes one entity of many.
    """
    tallies.remove(connection, number)
    held = _held(connection, (*before, *after))
    counted = {one.key: one for one in before}
    if not counted.keys() <= held.keys():
        raise Damage("an article mentions entities that were never counted")
    kept = {one.key for one in after if one.key in counted and one.same_names(counted[one.key])}
    gone = [one for one in before if one.key not in kept]
    come = [one for one in after if one.key not in kept]
    held |= _made(connection, [one for one in come if one.key not in held])
    _count(connection, held, gone, -1)
    _count(connection, held, come, 1)
    if after:
        tallies.write(connection, [(number, after)], {key: row for key, (row, _) in held.items()})
    if gone:
        connection.execute(
            """DELETE FROM entity_name WHERE as_canonical = 0 AND as_form = 0
            AND entity IN (SELECT value FROM json_each(?))""",
            (numbers([held[one.key][0] for one in gone]),),
        )
    _elect(connection, held, [*gone, *_doubtful(held, come)])


def entity(connection: sqlite3.Connection, key: str) -> Entity | None:
    """The entity of that key with every form in which current articles name it, most frequent first."""
    row = connection.execute("SELECT id FROM entity WHERE key = ? AND articles > 0", (key,)).fetchone()
    if row is None:
        return None
    return next(iter(described(connection, [row[0]]).values()))


@intact()
def described(connection: sqlite3.Connection, entities: Collection[int]) -> dict[int, Entity]:
    """The entities of those numbers."""
    wanted = (numbers(entities),)
    aliases: dict[int, list[str]] = {}
    for number, name in connection.execute(
        """SELECT entity, name FROM entity_name WHERE entity IN (SELECT value FROM json_each(?))
        ORDER BY as_form DESC, as_canonical DESC, name""",
        wanted,
    ):
        aliases.setdefault(number, []).append(name)
    found = {
        number: Entity(
            key,
            LABELS_BY_CODE[label],
            canonical,
            tuple(name for name in aliases.get(number, ()) if name != canonical),
        )
        for number, key, label, canonical in connection.execute(
            "SELECT id, key, label, canonical FROM entity WHERE id IN (SELECT value FROM json_each(?))",
            wanted,
        )
    }
    return {number: found[number] for number in entities}


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
        FROM entity_name AS n JOIN entity AS e ON e.id = n.entity
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


def _made(connection: sqlite3.Connection, new: Sequence[Counted]) -> _Held:
    """Rows for entities that were never met; see `_held`."""
    if new:
        connection.executemany(
            "INSERT INTO entity (key, label, canonical, articles, mentions) VALUES (?, ?, ?, 0, 0)",
            [(one.key, one.label, one.canonical) for one in new],
        )
    return _held(connection, new)


def _held(connection: sqlite3.Connection, found: Iterable[Counted]) -> _Held:
    keys = [one.key for one in found]
    if not keys:
        return {}
    rows = connection.execute(
        "SELECT key, id, canonical FROM entity WHERE key IN (SELECT value FROM json_each(?))",
        (json.dumps(keys),),
    )
    return {key: (number, canonical) for key, number, canonical in rows}


def _count(connection: sqlite3.Connection, held: _Held, found: Sequence[Counted], sign: int) -> None:
    # In the order of their rows, so that neighbours in the file are written together.
    placed = sorted((held[one.key][0], one) for one in found)
    connection.executemany(
        "UPDATE entity SET articles = articles + ?, mentions = mentions + ? WHERE id = ?",
        [(sign * one.articles, sign * one.mentions, row) for row, one in placed],
    )
    connection.executemany(
        """INSERT INTO entity_name VALUES (?, ?, ?, ?, ?) ON CONFLICT (entity, name) DO UPDATE SET
        as_canonical = as_canonical + excluded.as_canonical, as_form = as_form + excluded.as_form""",
        [
            (row, name, folded, sign * as_canonical, sign * as_form)
            for row, one in placed
            for name, folded, as_canonical, as_form in one.names
        ],
    )


def _doubtful(held: _Held, come: Iterable[Counted]) -> list[Counted]:
    """Those that may now bear another name: a vote for the one that leads already cannot change who leads."""
    return [one for one in come if one.canonicals != {held[one.key][1]}]


def _elect(connection: sqlite3.Connection, held: _Held, entities: Iterable[Counted]) -> None:
    """Let each entity be shown under the name that most mentions stand for."""
    changed = connection.executemany(
        f"""UPDATE entity SET canonical = {_VOTED}
        WHERE id = ? AND canonical <> ifnull({_VOTED}, canonical)""",
        [(held[one.key][0],) * 3 for one in entities],
    )
    if changed.rowcount > 0:
        changes.note(connection, changes.NAMES)
