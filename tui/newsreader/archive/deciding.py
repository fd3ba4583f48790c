"""Making corrections, taking them back and putting them in force again: entries of the log of events.

What changes is which corrections are in force. The articles that this concerns are named in the queue in the
same transaction, and derived anew afterwards: a crash in between loses nothing.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence

from newsreader.archive import affected, articles, corrections, deriving
from newsreader.archive.corrections import Correct, Kept
from newsreader.archive.values import now, numbers
from newsreader.model import Correction, NewsreaderError, Scope

MADE = ("corrected", "imported")
"""Kinds of events that made corrections."""

_MOST_WALKS = 20
"""So many looks at all texts, or tallies, are worth their time; for more, everything is derived anew."""


def make(
    connection: sqlite3.Connection, correction: Correction, article: int | None
) -> tuple[list[int], list[int]]:
    """Keep a correction made in `article`; its number, and the articles that it may change."""
    if correction.scope is Scope.ARCHIVE:
        found = list(affected.articles(connection, correction))
    else:
        home = corrections.home(connection, correction)
        article = articles.successor(connection, article) if article else home
        found = [article] if article is not None else []
    return [corrections.insert(connection, correction, article)], found


def take(connection: sqlite3.Connection, shared: Sequence[Correction]) -> tuple[list[Kept | None], list[int]]:
    """Keep the corrections of a file; None for those that are known, and the articles that all may change."""
    taken: list[Kept | None] = []
    wide: list[Correction] = []
    concerned: set[int] = set()
    for correction in shared:
        if corrections.is_known(connection, correction):
            taken.append(None)
            continue
        home = corrections.home(connection, correction)
        taken.append(Kept(corrections.insert(connection, correction, home), now(), correction, home))
        if correction.scope is Scope.ARCHIVE:
            wide.append(correction)
        elif home is not None:
            concerned.add(home)
    return taken, sorted(concerned | _concerned(connection, wide))


def set_standing(connection: sqlite3.Connection, ids: Sequence[int], *, standing: bool) -> list[int]:
    """Put corrections in force, or take them out of it; the articles that this may change."""
    concerned: set[int] = set()
    if not standing:
        concerned.update(affected.changed_by(connection, ids))
    connection.execute(
        "UPDATE correction SET standing = ? WHERE id IN (SELECT value FROM json_each(?))",
        (int(standing), numbers(ids)),
    )
    kept = _kept(connection, ids)
    concerned.update(one.article for one in kept if one.article is not None)
    wide = [one for one in kept if one.correction.scope is Scope.ARCHIVE]
    if standing and wide:
        concerned.update(_concerned(connection, [one.correction for one in wide]))
        if _is_older_than_others(connection, wide):
            # Where later ones have made something else of what it is about, the words do not show it.
            concerned.update(affected.corrected_ones(connection))
    return sorted(concerned)


def settle(
    connection: sqlite3.Connection, concerned: Iterable[int], first: int | None, correct: Correct | None
) -> None:
    """Queue the articles, and derive `first` at once, and the only one there is."""
    found = list(concerned)
    deriving.enqueue(connection, found)
    for number in {*([first] if first is not None else []), *(found if len(found) == 1 else [])}:
        deriving.derive(connection, number, correct)


def one_of(connection: sqlite3.Connection, number: int, *, standing: bool) -> Kept:
    """A correction by its number. Raises NewsreaderError unless it stands, or could stand again."""
    for kept in corrections.listed(connection, standing=standing):
        if kept.id == number:
            return kept
    if standing:
        raise NewsreaderError("There is no correction number {id} in force.", id=number)
    raise NewsreaderError("There is no withdrawn correction number {id}.", id=number)


def forget_undone(connection: sqlite3.Connection) -> None:
    """Drop what could only be redone, before something new happens."""
    connection.execute(
        """DELETE FROM correction WHERE id IN (
            SELECT made.value FROM event, json_each(event.corrections) AS made
            WHERE undone = 1 AND kind IN ('corrected', 'imported'))"""
    )
    connection.execute("DELETE FROM event WHERE undone = 1")


def _concerned(connection: sqlite3.Connection, wide: Sequence[Correction]) -> set[int]:
    if len(wide) > _MOST_WALKS:
        return set(articles.newest_ids(connection))
    return {number for correction in wide for number in affected.articles(connection, correction)}


def _kept(connection: sqlite3.Connection, ids: Sequence[int]) -> list[Kept]:
    rows = connection.execute(
        "SELECT id, at, said, article FROM correction WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(ids)),),
    )
    return [Kept(id, at, corrections.unpack(said), article) for id, at, said, article in rows]


def _is_older_than_others(connection: sqlite3.Connection, wide: Sequence[Kept]) -> bool:
    (newest,) = connection.execute("SELECT max(id) FROM correction WHERE standing").fetchone()
    return bool(newest is not None and min(one.id for one in wide) < newest)
