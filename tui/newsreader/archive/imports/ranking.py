"""Which version of an article is the latest that an import which stands has brought."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from newsreader.archive.imports.runs import HELD
from newsreader.archive.values import numbers


@dataclass(frozen=True, slots=True)
class _Version:
    """A version; `last` is the latest import at all that brought it, `standing` the latest that stands.

    Both are 0 where there is none; imports that met its text elsewhere alone do not count.
    """

    id: int
    held: bool
    made: bool
    last: int
    standing: int


def latest(connection: sqlite3.Connection, versions: Sequence[int]) -> int | None:
    """The number of the version that should be current; None where all of them are withdrawn.

    Numbers of articles do not tell: a text that comes again has the number that it had before.
    """
    chosen: tuple[int, int] | None = None
    before = 0
    for one in _versions(connection, versions):
        # What came without an import came after all that have lower numbers.
        rank = one.standing if one.made else max(one.standing, before)
        if one.held and (chosen is None or (rank, one.id) > chosen):
            chosen = (rank, one.id)
        before = max(before, one.last)
    return None if chosen is None else chosen[1]


def _versions(connection: sqlite3.Connection, versions: Sequence[int]) -> list[_Version]:
    rows = connection.execute(
        f"""SELECT id, {HELD},
            EXISTS (SELECT 1 FROM brought WHERE article = article.id AND made),
            (SELECT ifnull(max(import), 0) FROM brought WHERE article = article.id AND NOT elsewhere),
            (SELECT ifnull(max(i.id), 0) FROM brought AS b JOIN import AS i ON i.id = b.import
                WHERE b.article = article.id AND NOT b.elsewhere AND NOT i.undone)
        FROM article WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id""",
        (numbers(versions),),
    )
    return [
        _Version(number, bool(held), bool(made), last, stands) for number, held, made, last, stands in rows
    ]
