"""The log of what a person did: every entry can be taken back, in this session or a later one."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from newsreader.archive import (
    articles,
    corrections,
    deciding,
    marks,
)
from newsreader.archive.corrections import Correct, Kept
from newsreader.archive.failures import intact
from newsreader.archive.imports import aside
from newsreader.archive.values import now, numbers
from newsreader.model import Correction, Sentence, told


@dataclass(frozen=True, slots=True)
class Event:
    """One change to one or many articles.

    `at` is its time in UTC. `kind` is one of ``read unread starred unstarred tagged untagged``, where `value`
    is the tag or empty and `count` says how many articles it changed; or one of ``corrected imported
    withdrawn reinstated``, where `value` is the packed correction, if it is about one, and `count` says how
    many articles it may change, for ``imported`` how many corrections came. `sentence` tells it to a person.
    """

    id: int
    at: str
    kind: str
    value: str
    count: int

    @property
    def sentence(self) -> Sentence:
        """What was done, for the status line."""
        return _told(self.kind, self.count, self.value)


def make(connection: sqlite3.Connection, kind: str, value: str, ids: Iterable[int]) -> Event | None:
    """Change the articles `ids` and log it; None, and no entry, where nothing was to change.

    What had been undone before cannot be redone any more.
    """
    changed = marks.apply(connection, kind, value, _current(connection, ids))
    return _log(connection, kind, value, len(changed), changed=changed) if changed else None


def correct(
    connection: sqlite3.Connection, correction: Correction, article: int | None, apply: Correct | None
) -> Event:
    """Keep a correction made in `article` and log it; see `Archive.correct`."""
    made, concerned = deciding.make(connection, correction, article)
    deciding.settle(connection, concerned, article, apply)
    return _log(connection, "corrected", corrections.pack(correction), len(concerned), made=made)


def take(
    connection: sqlite3.Connection, shared: Sequence[Correction], apply: Correct | None
) -> tuple[Event | None, list[Kept | None]]:
    """Keep the corrections of a file that are not known, as one event."""
    taken, concerned = deciding.take(connection, shared)
    made = [kept.id for kept in taken if kept is not None]
    if not made:
        return None, taken
    deciding.settle(connection, concerned, None, apply)
    return _log(connection, "imported", "", len(made), made=made), taken


def decide(connection: sqlite3.Connection, number: int, apply: Correct | None, *, standing: bool) -> Event:
    """Reinstate correction `number`, or withdraw it, and log it."""
    kept = deciding.one_of(connection, number, standing=not standing)
    concerned = deciding.set_standing(connection, [number], standing=standing)
    deciding.settle(connection, concerned, kept.article, apply)
    kind = "reinstated" if standing else "withdrawn"
    return _log(connection, kind, corrections.pack(kept.correction), len(concerned), made=[number])


def _log(
    connection: sqlite3.Connection,
    kind: str,
    value: str,
    count: int,
    *,
    changed: Sequence[int] = (),
    made: Sequence[int] = (),
) -> Event:
    deciding.forget_undone(connection)
    at = now()
    cursor = connection.execute(
        "INSERT INTO event (at, kind, value, count, articles, corrections) VALUES (?, ?, ?, ?, ?, ?)",
        (at, kind, value, count, numbers(changed), numbers(made)),
    )
    return Event(int(cursor.lastrowid or 0), at, kind, value, count)


def opened(connection: sqlite3.Connection, number: int) -> None:
    """Mark an article as read because it was opened: nobody asked for it, so no event."""
    marks.apply(connection, "read", "", _current(connection, [number]))


def undo(connection: sqlite3.Connection, apply: Correct | None) -> Event | None:
    """Take back the latest event that still stands; None where there is none.

    Because an entry names only the articles that it changed, the opposite change to them restores exactly
    what was before. An article that was superseded since is followed to its successor, which took its marks.
    """
    return _step(connection, apply, undone=False)


def redo(connection: sqlite3.Connection, apply: Correct | None) -> Event | None:
    """Do the event again that was undone last; None where there is none."""
    return _step(connection, apply, undone=True)


def _step(connection: sqlite3.Connection, apply: Correct | None, *, undone: bool) -> Event | None:
    order = "ASC" if undone else "DESC"
    row = connection.execute(
        f"""SELECT id, at, kind, value, count, articles, corrections FROM event WHERE undone = ?
        ORDER BY id {order} LIMIT 1""",
        (int(undone),),
    ).fetchone()
    if row is None:
        return None
    *fields, changed, made = row
    event = Event(*fields)
    connection.execute("UPDATE event SET undone = ? WHERE id = ?", (int(not undone), event.id))
    if event.kind in _DECISIONS:
        standing = (event.kind != "withdrawn") == undone
        concerned = deciding.set_standing(connection, _unpacked(made), standing=standing)
        deciding.settle(connection, concerned, None, apply)
        return event
    kind = event.kind if undone else marks.OPPOSITES[event.kind]
    here, away = _now(connection, _unpacked(changed))
    now_changed = [
        *marks.apply(connection, kind, event.value, here),
        *aside.change(connection, kind, event.value, away),
    ]
    if undone:
        # An article opened since was read already: undoing again must leave it so.
        connection.execute("UPDATE event SET articles = ? WHERE id = ?", (numbers(now_changed), event.id))
    return event


@intact()
def _unpacked(packed: str) -> list[int]:
    return [int(number) for number in json.loads(packed)]


def _current(connection: sqlite3.Connection, ids: Iterable[int]) -> set[int]:
    return _now(connection, ids)[0]


def _now(connection: sqlite3.Connection, ids: Iterable[int]) -> tuple[set[int], set[int]]:
    """The current articles that stand where some stood, and the withdrawn ones where there is none."""
    wanted = set(ids)
    away: set[int] = set()
    superseded = connection.execute(
        "SELECT id FROM article WHERE superseded_by IS NOT NULL AND id IN (SELECT value FROM json_each(?))",
        (numbers(wanted),),
    ).fetchall()
    for (number,) in superseded:
        wanted.remove(number)
        successor = articles.successor(connection, number)
        (wanted if articles.is_current(connection, successor) else away).add(successor)
    return wanted, away


def _told(kind: str, count: int, tag: str) -> Sentence:
    if kind in _DECISIONS:
        return _DECISIONS[kind](count, tag)
    return _ONE[kind](tag) if count == 1 else _MANY[kind](count, tag)


_ONE: dict[str, Callable[[str], Sentence]] = {
    "read": lambda _: Sentence.of("Marked 1 article as read"),
    "unread": lambda _: Sentence.of("Marked 1 article as unread"),
    "starred": lambda _: Sentence.of("Starred 1 article"),
    "unstarred": lambda _: Sentence.of("Took the star off 1 article"),
    "tagged": lambda tag: Sentence.of("Tagged 1 article “{tag}”", tag=tag),
    "untagged": lambda tag: Sentence.of("Took the tag “{tag}” off 1 article", tag=tag),
}

_MANY: dict[str, Callable[[int, str], Sentence]] = {
    "read": lambda count, _: Sentence.of("Marked {count} articles as read", count=count),
    "unread": lambda count, _: Sentence.of("Marked {count} articles as unread", count=count),
    "starred": lambda count, _: Sentence.of("Starred {count} articles", count=count),
    "unstarred": lambda count, _: Sentence.of("Took the star off {count} articles", count=count),
    "tagged": lambda count, tag: Sentence.of("Tagged {count} articles “{tag}”", count=count, tag=tag),
    "untagged": lambda count, tag: Sentence.of(
        "Took the tag “{tag}” off {count} articles", count=count, tag=tag
    ),
}

_DECISIONS: dict[str, Callable[[int, str], Sentence]] = {
    "corrected": lambda _, packed: told(corrections.unpack(packed)),
    "imported": lambda count, _: Sentence.of("Took over {count} corrections", count=count),
    "withdrawn": lambda _, packed: Sentence.of(
        "A correction of “{text}” does not hold any more", text=corrections.unpack(packed).surface
    ),
    "reinstated": lambda _, packed: Sentence.of(
        "A correction of “{text}” holds again", text=corrections.unpack(packed).surface
    ),
}
