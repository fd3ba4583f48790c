"""Entities over all current articles: names, counts, look-up."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Sequence

from newsreader.archive import tallies
from newsreader.archive.counting import Counted
from newsreader.archive.failures import Damage, intact
from newsreader.archive.schema import LABELS_BY_CODE
from newsreader.archive.values import fold, numbers
from newsreader.model import Entity, EntityCount

_VOTED = """(SELECT name FROM entity_name WHERE entity = ?
    ORDER BY as_canonical DESC, length(name) DESC, name LIMIT 1)"""


def add(connection: sqlite3.Connection, number: int, found: Sequence[Counted]) -> dict[str, int]:
    """Count the entities of article `number`; the row of each by its key."""
    return replace(connection, number, (), found)


def remove(connection: sqlite3.Connection, number: int, found: Sequence[Counted]) -> None:
    """The reverse of `add`; an entity of no article stays as an unused row, so that its number stays."""
    replace(connection, number, found, ())


def replace(
    connection: sqlite3.Connection, number: int, before: Sequence[Counted], after: Sequence[Counted]
) -> dict[str, int]:
    """Count `after` instead of `before` for article `number`; the row of each of them by its key.

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
    for some, sign in ((gone, -1), (come, 1)):
        _count(connection, held, some, sign)
        _count_names(connection, held, some, sign)
    rows = {key: row for key, (row, _) in held.items()}
    if after:
        tallies.write(connection, number, after, rows)
    if gone:
        connection.execute(
            """DELETE FROM entity_name WHERE as_canonical = 0 AND as_form = 0
            AND entity IN (SELECT value FROM json_each(?))""",
            (numbers([held[one.key][0] for one in gone]),),
        )
    # A vote for the name that leads already cannot change who leads.
    doubtful = [*gone, *(one for one in come if one.canonicals != {held[one.key][1]})]
    _elect(connection, [held[one.key][0] for one in doubtful])
    return rows


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


def _made(connection: sqlite3.Connection, new: Sequence[Counted]) -> dict[str, tuple[int, str]]:
    """Rows for entities that were never met; see `_held`."""
    if new:
        connection.executemany(
            "INSERT INTO entity (key, label, canonical, articles, mentions) VALUES (?, ?, ?, 0, 0)",
            [(one.key, one.label, one.canonical) for one in new],
        )
    return _held(connection, new)


def _held(connection: sqlite3.Connection, found: Iterable[Counted]) -> dict[str, tuple[int, str]]:
    keys = [one.key for one in found]
    if not keys:
        return {}
    rows = connection.execute(
        "SELECT key, id, canonical FROM entity WHERE key IN (SELECT value FROM json_each(?))",
        (json.dumps(keys),),
    )
    return {key: (number, canonical) for key, number, canonical in rows}


def _count(
    connection: sqlite3.Connection, held: dict[str, tuple[int, str]], found: Iterable[Counted], sign: int
) -> None:
    connection.executemany(
        "UPDATE entity SET articles = articles + ?, mentions = mentions + ? WHERE id = ?",
        [(sign, sign * one.mentions, held[one.key][0]) for one in found],
    )


def _count_names(
    connection: sqlite3.Connection, held: dict[str, tuple[int, str]], found: Iterable[Counted], sign: int
) -> None:
    connection.executemany(
        """INSERT INTO entity_name VALUES (?, ?, ?, ?, ?) ON CONFLICT (entity, name) DO UPDATE SET
        as_canonical = as_canonical + excluded.as_canonical, as_form = as_form + excluded.as_form""",
        [
            (held[one.key][0], name, folded, sign * as_canonical, sign * as_form)
            for one in found
            for name, folded, as_canonical, as_form in one.names
        ],
    )


def _elect(connection: sqlite3.Connection, entities: Iterable[int]) -> None:
    """Let each entity be shown under the name that most mentions stand for."""
    connection.executemany(
        f"UPDATE entity SET canonical = ifnull({_VOTED}, canonical) WHERE id = ?",
        [(number, number) for number in entities],
    )
