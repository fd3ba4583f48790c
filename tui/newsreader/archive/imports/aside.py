"""The marks of articles that are withdrawn: nobody's while those are away, and back with them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from newsreader.archive import marks
from newsreader.archive.values import fold, numbers

_KINDS = {
    "read": ("read", True),
    "unread": ("read", False),
    "starred": ("starred", True),
    "unstarred": ("starred", False),
    "tagged": ("tagged", True),
    "untagged": ("tagged", False),
}
"""What is set aside for each kind of change, and whether it is there after it."""


def put(connection: sqlite3.Connection, number: int) -> None:
    """Take the marks off an article that is withdrawn, to be had back with `take_back`."""
    copy(connection, number, number)
    for table in ("mark", "article_tag"):
        connection.execute(f"DELETE FROM {table} WHERE article = ?", (number,))


def copy(connection: sqlite3.Connection, article: int, number: int) -> None:
    """Set the marks of an article aside for `number`, which is withdrawn."""
    connection.execute(
        """INSERT OR IGNORE INTO aside
        SELECT :number, 'read', '' FROM mark WHERE article = :article AND read
        UNION ALL SELECT :number, 'starred', '' FROM mark WHERE article = :article AND starred
        UNION ALL SELECT :number, 'tagged', t.name
            FROM article_tag AS at JOIN tag AS t ON t.id = at.tag WHERE at.article = :article""",
        {"article": article, "number": number},
    )


def take_back(connection: sqlite3.Connection, earlier: Iterable[int], number: int) -> None:
    """Give article `number` the marks that were set aside for others that stood where it does."""
    listed = numbers(earlier)
    among = "WHERE article IN (SELECT value FROM json_each(?))"
    for kind, value in connection.execute(f"SELECT what, value FROM aside {among}", (listed,)).fetchall():
        marks.apply(connection, kind, value, [number])
    connection.execute(f"DELETE FROM aside {among}", (listed,))


def change(connection: sqlite3.Connection, kind: str, value: str, ids: Iterable[int]) -> list[int]:
    """Make a change, as `marks.apply` does, to what withdrawn articles will have; those that it changed."""
    what, wanted = _KINDS[kind]
    changed = []
    for number in ids:
        has = {
            fold(name): name
            for (name,) in connection.execute(
                "SELECT value FROM aside WHERE article = ? AND what = ?", (number, what)
            )
        }
        if (fold(value) in has) == wanted:
            continue
        changed.append(number)
        if wanted:
            connection.execute("INSERT INTO aside VALUES (?, ?, ?)", (number, what, value))
        else:
            connection.execute(
                "DELETE FROM aside WHERE article = ? AND what = ? AND value = ?",
                (number, what, has[fold(value)]),
            )
    return changed
