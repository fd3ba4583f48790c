"""Of which state of the library the index was made: the index's name for it, kept in the library as well.

The name of the state that a commit of the index will lead to is noted before it, and holds from when the
library hears that it was made. In between both hold: the commit may have been made or not. An index of
neither state was made of another one, as after a copy of the library was put back.
"""

from __future__ import annotations

import sqlite3

_PRESENT, _NEXT = "index", "index_next"


def states(connection: sqlite3.Connection) -> frozenset[str]:
    """The states that the index may be in; empty as long as there was no index."""
    rows = connection.execute("SELECT value FROM setting WHERE name IN (?, ?)", (_PRESENT, _NEXT))
    return frozenset(row[0] for row in rows)


def expect(connection: sqlite3.Connection, present: str, following: str | None = None) -> None:
    """The index is in one state, and about to be in the `following`."""
    connection.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (_PRESENT, present))
    connection.execute("DELETE FROM setting WHERE name = ?", (_NEXT,))
    if following is not None:
        connection.execute("INSERT INTO setting VALUES (?, ?)", (_NEXT, following))


def arrive(connection: sqlite3.Connection) -> None:
    """The index is in the state that was expected."""
    connection.execute(
        "UPDATE setting SET value = (SELECT value FROM setting WHERE name = :next) "
        "WHERE name = :present AND EXISTS (SELECT 1 FROM setting WHERE name = :next)",
        {"present": _PRESENT, "next": _NEXT},
    )
    connection.execute("DELETE FROM setting WHERE name = ?", (_NEXT,))
