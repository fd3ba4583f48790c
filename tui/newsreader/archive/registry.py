"""Counting up and down what articles say: entities, their names, and by what they are found."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from newsreader.archive import changes, naming, tallies
from newsreader.archive.counting import Counted, together
from newsreader.archive.damage import Damage
from newsreader.archive.naming import Votes
from newsreader.archive.values import fold


@dataclass(slots=True)
class _Row:
    """An entity as it is to be written; `known` are the names that it is found by until then."""

    number: int
    label: int
    canonical: str
    articles: int
    mentions: int
    votes: Votes
    known: frozenset[str] = field(init=False)
    made: bool = False
    touched: bool = False

    def __post_init__(self) -> None:
        self.known = frozenset(self.votes)

    def count(self, one: Counted, sign: int) -> None:
        self.touched = True
        self.articles += sign * one.articles
        self.mentions += sign * one.mentions
        for name, as_canonical, as_form in one.names:
            canonicals, forms = self.votes.get(name, (0, 0))
            counts = canonicals + sign * as_canonical, forms + sign * as_form
            if counts == (0, 0):
                self.votes.pop(name, None)
            else:
                self.votes[name] = counts


class _Register:
    """The rows of some entities while they are counted."""

    def __init__(self, connection: sqlite3.Connection, found: Iterable[Counted]) -> None:
        self._connection = connection
        rows = connection.execute(
            """SELECT key, id, label, canonical, articles, mentions, names FROM entity
            WHERE key IN (SELECT value FROM json_each(?))""",
            (json.dumps([one.key for one in found]),),
        )
        self._rows = {
            key: _Row(number, label, canonical, articles, mentions, naming.unpack(names, canonical, mentions))
            for key, number, label, canonical, articles, mentions, names in rows
        }

    def holds(self, key: str) -> bool:
        """Whether the entity was ever counted."""
        return key in self._rows

    @property
    def numbers(self) -> dict[str, int]:
        """The row of each entity, by key."""
        return {key: row.number for key, row in self._rows.items()}

    def count(self, found: Sequence[Counted], sign: int) -> None:
        """Count entities up or down; those that were never met get rows."""
        new = [one for one in found if one.key not in self._rows]
        if new:
            # Numbers go on where they ended, as SQLite would give them.
            query = "SELECT seq FROM sqlite_sequence WHERE name = 'entity'"
            (last,) = self._connection.execute(query).fetchone() or (0,)
            for number, one in enumerate(new, last + 1):
                self._rows[one.key] = _Row(number, one.label, one.canonical, 0, 0, {}, made=True)
        for one in found:
            self._rows[one.key].count(one, sign)

    def write(self) -> None:
        """Keep what was counted."""
        # In the order of their numbers, so that neighbours in the file are written together.
        touched = sorted(
            ((key, row) for key, row in self._rows.items() if row.touched), key=lambda pair: pair[1].number
        )
        renamed = False
        for _, row in touched:
            canonical = naming.elected(row.votes) or row.canonical
            renamed |= canonical != row.canonical and not row.made
            row.canonical = canonical
        self._connection.executemany(
            """INSERT INTO entity (id, key, label, canonical, articles, mentions, names)
            VALUES (?, ?, ?, ?, ?, ?, ?)""",
            [(row.number, key, row.label, *_counts(row)) for key, row in touched if row.made],
        )
        self._connection.executemany(
            "UPDATE entity SET canonical = ?, articles = ?, mentions = ?, names = ? WHERE id = ?",
            [(*_counts(row), row.number) for _, row in touched if not row.made],
        )
        self._write_names([row for _, row in touched if row.votes.keys() != row.known])
        if renamed:
            changes.note(self._connection, changes.NAMES)

    def _write_names(self, rows: Iterable[_Row]) -> None:
        come, gone = [], []
        for row in rows:
            before, after = {fold(name) for name in row.known}, {fold(name) for name in row.votes}
            come += [(folded, row.number) for folded in after - before]
            gone += [(folded, row.number) for folded in before - after]
        self._connection.executemany("INSERT INTO name VALUES (?, ?)", sorted(come))
        self._connection.executemany("DELETE FROM name WHERE folded = ? AND entity = ?", gone)


def _counts(row: _Row) -> tuple[str, int, int, str | bytes | None]:
    names = naming.pack(row.votes, row.canonical, row.mentions)
    return row.canonical, row.articles, row.mentions, names


def add(connection: sqlite3.Connection, found: Sequence[tuple[int, Sequence[Counted]]]) -> dict[str, int]:
    """Count the entities of new articles, given by their numbers; the row of each entity by its key."""
    come = together(one for _, some in found for one in some)
    register = _Register(connection, come)
    register.count(come, 1)
    register.write()
    numbers = register.numbers
    tallies.write(connection, found, numbers)
    return numbers


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
    register = _Register(connection, (*before, *after))
    counted = {one.key: one for one in before}
    if not all(map(register.holds, counted)):
        raise Damage("an article mentions entities that were never counted")
    kept = {one.key for one in after if one.key in counted and one.same_names(counted[one.key])}
    register.count([one for one in before if one.key not in kept], -1)
    register.count([one for one in after if one.key not in kept], 1)
    register.write()
    if after:
        tallies.write(connection, [(number, after)], register.numbers)
