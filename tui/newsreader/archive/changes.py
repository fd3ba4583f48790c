"""How often things of a library have changed.

The numbers stand in the library itself and are raised in the transaction of the change: they hold for all
processes, and one that is read belongs to what is read with it.
"""

from __future__ import annotations

import sqlite3

ARTICLES = "articles"
"""Which articles are current, and what they say about themselves."""

MARKS = "marks"
"""Read, star, tags, collections."""

NAMES = "names"
"""Under which names entities are shown."""

INDEXED = "indexed"
"""What the index has taken over."""


def note(connection: sqlite3.Connection, *whats: str) -> None:
    """Say that things change, in the transaction of the change."""
    connection.executemany(
        "UPDATE change SET number = number + 1 WHERE what = ?", [(what,) for what in whats]
    )


def numbers(connection: sqlite3.Connection, *whats: str) -> tuple[int, ...]:
    """How often each has changed."""
    found = dict(connection.execute("SELECT what, number FROM change").fetchall())
    return tuple(found[what] for what in whats)
