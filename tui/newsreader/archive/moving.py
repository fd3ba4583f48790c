"""An article that lies in several files, of which one now says something else."""

from __future__ import annotations

import sqlite3

from newsreader.archive import places
from newsreader.archive.imports.runs import STANDS
from newsreader.archive.places import Place


def move_on(connection: sqlite3.Connection, held: Place) -> bool:
    """Let an article without an address stand in the next file in which it was met; whether there is one.

    The lines of one file are no files of their own.
    """
    if held.url is not None:
        return False
    rows = connection.execute(
        f"""SELECT s.origin FROM sighting AS s WHERE s.article = ? AND s.url IS NULL AND EXISTS (
            SELECT 1 FROM sighted AS x WHERE x.article = s.article AND x.origin = s.origin AND {STANDS})
        ORDER BY s.seen_at, s.origin""",
        (held.id,),
    ).fetchall()
    here = places.file_of(held.origin)
    others = [origin for (origin,) in rows if places.file_of(origin) != here]
    if not others:
        return False
    for table in ("sighted", "sighting"):
        connection.execute(f"DELETE FROM {table} WHERE article = ? AND origin = ?", (held.id, others[0]))
    stand_in(connection, held.id, others[0])
    return True


def stand_in(connection: sqlite3.Connection, article: int, origin: str) -> None:
    """Let an article without an address stand in another file."""
    (outside_id, source) = connection.execute(
        "SELECT outside_id, source FROM article WHERE id = ?", (article,)
    ).fetchone()
    scope = places.outside_scope(outside_id, source, origin)
    connection.execute(
        "UPDATE article SET origin = ?, outside_scope = ? WHERE id = ?", (origin, scope, article)
    )
