"""The log of what a person did to articles: every entry can be taken back, in this session or a later one."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from newsreader.archive import articles, marks
from newsreader.archive.values import now, numbers
from newsreader.model import Sentence


@dataclass(frozen=True, slots=True)
class Event:
    """One change to one or many articles.

    `at` is its time in UTC, `kind` one of ``read unread starred unstarred tagged untagged``, `value` the tag
    or empty, `count` how many articles it changed; `sentence` tells it to a person.
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
    if not changed:
        return None
    connection.execute("DELETE FROM event WHERE undone = 1")
    at = now()
    cursor = connection.execute(
        "INSERT INTO event (at, kind, value, count, articles) VALUES (?, ?, ?, ?, ?)",
        (at, kind, value, len(changed), numbers(changed)),
    )
    return Event(int(cursor.lastrowid or 0), at, kind, value, len(changed))


def opened(connection: sqlite3.Connection, number: int) -> None:
    """Mark an article as read because it was opened: nobody asked for it, so no event."""
    marks.apply(connection, "read", "", _current(connection, [number]))


def undo(connection: sqlite3.Connection) -> Event | None:
    """Take back the latest event that still stands; None where there is none.

    Because an entry names only the articles that it changed, the opposite change to them restores exactly
    what was before. An article that was superseded since is followed to its successor, which took its marks.
    """
    return _step(connection, undone=False)


def redo(connection: sqlite3.Connection) -> Event | None:
    """Do the event again that was undone last; None where there is none."""
    return _step(connection, undone=True)


def _step(connection: sqlite3.Connection, *, undone: bool) -> Event | None:
    order = "ASC" if undone else "DESC"
    row = connection.execute(
        f"""SELECT id, at, kind, value, count, articles FROM event WHERE undone = ?
        ORDER BY id {order} LIMIT 1""",
        (int(undone),),
    ).fetchone()
    if row is None:
        return None
    *fields, changed = row
    event = Event(*fields)
    kind = event.kind if undone else marks.OPPOSITES[event.kind]
    now_changed = marks.apply(connection, kind, event.value, _current(connection, json.loads(changed)))
    connection.execute("UPDATE event SET undone = ? WHERE id = ?", (int(not undone), event.id))
    if undone:
        # An article opened since was read already: undoing again must leave it so.
        connection.execute("UPDATE event SET articles = ? WHERE id = ?", (numbers(now_changed), event.id))
    return event


def _current(connection: sqlite3.Connection, ids: Iterable[int]) -> set[int]:
    wanted = set(ids)
    superseded = connection.execute(
        "SELECT id FROM article WHERE superseded_by IS NOT NULL AND id IN (SELECT value FROM json_each(?))",
        (numbers(wanted),),
    ).fetchall()
    for (number,) in superseded:
        wanted.remove(number)
        wanted.add(articles.successor(connection, number))
    return wanted


def _told(kind: str, count: int, tag: str) -> Sentence:
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
