"""Sets of articles: what was imported together, what meets plain conditions, how many there are."""

from __future__ import annotations

import sqlite3
from array import array
from dataclasses import dataclass

from newsreader.archive.values import listed, now
from newsreader.model import NewsreaderError


@dataclass(frozen=True, slots=True)
class Collection:
    """What a person imported together; `made_at` in UTC, `articles` counts the current ones."""

    id: int
    name: str
    made_at: str
    articles: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How many current articles there are, and how many of them are unread."""

    articles: int
    unread: int


def new_collection(connection: sqlite3.Connection, name: str, number: int | None) -> int:
    """A new, empty collection of import `number`; two may bear the same name."""
    if not name.strip():
        raise NewsreaderError("A collection needs a name.")
    cursor = connection.execute(
        "INSERT INTO collection (name, made_at, import) VALUES (?, ?, ?)", (name.strip(), now(), number)
    )
    return int(cursor.lastrowid or 0)


def collections(connection: sqlite3.Connection) -> list[Collection]:
    """All collections, the newest first."""
    rows = connection.execute(
        """SELECT c.id, c.name, c.made_at, count(a.id) FROM collection AS c
        LEFT JOIN member AS m ON m.collection = c.id
        LEFT JOIN article AS a ON a.id = m.article AND a.superseded_by IS NULL
        WHERE c.import IS NULL OR c.import NOT IN (SELECT id FROM import WHERE undone)
        GROUP BY c.id ORDER BY c.id DESC"""
    )
    return [Collection(*row) for row in rows]


def counts(connection: sqlite3.Connection) -> Counts:
    """How many articles there are to see."""
    (total,) = connection.execute("SELECT count(*) FROM article WHERE superseded_by IS NULL").fetchone()
    # Marks move to the successor, so every marked article is a current one.
    (read,) = connection.execute("SELECT count(*) FROM mark WHERE read").fetchone()
    return Counts(total, total - read)


def ids_where(
    connection: sqlite3.Connection,
    *,
    collection: int | None = None,
    source: str | None = None,
    lang: str | None = None,
    not_by: str | None = None,
) -> array[int]:
    """Current articles that meet all conditions given, newest first; see `Archive.ids_where`."""
    conditions = {
        "id IN (SELECT article FROM member WHERE collection = ?)": collection,
        "source = ?": source,
        "lang = ?": lang,
        "id IN (SELECT article FROM annotation WHERE extractor <> ?)": not_by,
    }
    given = {condition: value for condition, value in conditions.items() if value is not None}
    chosen = " AND ".join(["superseded_by IS NULL", *given])
    return listed(
        connection,
        f"SELECT id FROM article WHERE {chosen} ORDER BY minute DESC, id DESC",
        list(given.values()),
    )


def setting(connection: sqlite3.Connection, key: str) -> str | None:
    """What is noted about the library under `key`."""
    row = connection.execute("SELECT value FROM about WHERE key = ?", (key,)).fetchone()
    return str(row[0]) if row else None


def set_setting(connection: sqlite3.Connection, key: str, value: str) -> None:
    """Note something about the library."""
    connection.execute("INSERT OR REPLACE INTO about (key, value) VALUES (?, ?)", (key, value))
