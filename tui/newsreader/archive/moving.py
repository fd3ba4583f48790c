"""Articles in files that are copied and moved: one article, until one of the files says something else."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from newsreader.archive import corrections, places
from newsreader.archive.imports import aside
from newsreader.archive.imports.runs import STANDS
from newsreader.archive.packed import COLUMNS

_OTHERWISE = {"origin", "outside_scope"}
"""What is said otherwise of an article in another file."""


def part(connection: sqlite3.Connection, article: int) -> int | None:
    """Give the other files in which an article without an address lies one of their own, of the same text.

    Its number, or None where there are no such files; the lines of one file are none. It is withdrawn until
    it is settled, and has what a reader has said about the first.
    """
    others = _other_files(connection, article)
    return _part(connection, article, others) if others else None


def is_away(connection: sqlite3.Connection, article: int) -> str | None:
    """The file in which an article stands, if it does in none but those that are copies of its own.

    So it is when the imports that brought it in its own file are undone.
    """
    row = connection.execute(
        f"""SELECT s.origin FROM sighting AS s WHERE s.article = :article AND s.url IS NULL
        AND EXISTS (SELECT 1 FROM sighted AS x
            WHERE x.article = s.article AND x.origin = s.origin AND {STANDS})
        AND EXISTS (SELECT 1 FROM brought WHERE article = :article AND made)
        AND NOT EXISTS (SELECT 1 FROM brought WHERE article = :article AND NOT elsewhere AND {STANDS})
        ORDER BY s.seen_at, s.origin LIMIT 1""",
        {"article": article},
    ).fetchone()
    return None if row is None or row[0] not in _other_files(connection, article) else str(row[0])


def follow_line(connection: sqlite3.Connection, article: int, origin: str) -> None:
    """Let an article stand in another line of its file, as others were put before it."""
    connection.execute("UPDATE article SET origin = ? WHERE id = ?", (origin, article))


def part_from(connection: sqlite3.Connection, article: int, origin: str) -> int:
    """Likewise for one of these files."""
    return _part(connection, article, [origin])


def _other_files(connection: sqlite3.Connection, article: int) -> list[str]:
    held = places.of_article(connection, article)
    if not places.is_file(held):
        return []
    rows = connection.execute(
        "SELECT origin FROM sighting WHERE article = ? AND url IS NULL ORDER BY seen_at, origin", (article,)
    ).fetchall()
    return [other for (other,) in rows if places.file_of(other) != places.file_of(held.origin)]


def _part(connection: sqlite3.Connection, article: int, others: Sequence[str]) -> int:
    number = _again(connection, article, others[0])
    _say_the_same(connection, article, number)
    for other in others:
        _move(connection, article, other, number, elsewhere=other != others[0])
    _forget_meeting(connection, number, others[0])
    return number


def _again(connection: sqlite3.Connection, article: int, origin: str) -> int:
    """The row of an article once more, in another file and withdrawn; its number."""
    outside_id, source = connection.execute(
        "SELECT outside_id, source FROM article WHERE id = ?", (article,)
    ).fetchone()
    scope = places.outside_scope(outside_id, source, origin)
    same = ", ".join(name for name in COLUMNS.split(", ") if name not in _OTHERWISE)
    cursor = connection.execute(
        f"""INSERT INTO article (origin, outside_scope, {same}, added_at)
        SELECT ?, ?, {same}, added_at FROM article WHERE id = ?""",
        (origin, scope, article),
    )
    number = int(cursor.lastrowid or 0)
    connection.execute("UPDATE article SET superseded_by = id WHERE id = ?", (number,))
    return number


def _say_the_same(connection: sqlite3.Connection, article: int, number: int) -> None:
    """Let article `number` have the text of another, what is found in it, and what a reader said about it."""
    for statement in (
        "INSERT INTO body SELECT :number, text, removed FROM body WHERE article = :article",
        "INSERT INTO annotation SELECT :number, extractor, found FROM annotation WHERE article = :article",
        "INSERT INTO raw_annotation SELECT :number, found FROM raw_annotation WHERE article = :article",
        "INSERT INTO position SELECT :number, start FROM position WHERE article = :article",
    ):
        connection.execute(statement, {"article": article, "number": number})
    aside.copy(connection, article, number)
    corrections.copy(connection, article, number)


def _move(connection: sqlite3.Connection, article: int, origin: str, number: int, *, elsewhere: bool) -> None:
    """Let what was met in a file be article `number`, brought by the imports that met it there."""
    met = connection.execute(
        "SELECT import FROM sighted WHERE article = ? AND origin = ?", (article, origin)
    ).fetchall()
    if (0,) not in met:
        connection.executemany(
            "INSERT OR IGNORE INTO brought (import, article, made, elsewhere) VALUES (?, ?, 1, ?)",
            [(bringer, number, int(elsewhere)) for (bringer,) in met],
        )
    connection.executemany(
        "INSERT OR IGNORE INTO member SELECT id, ? FROM collection WHERE import = ?",
        [(number, bringer) for (bringer,) in met],
    )
    for table in ("sighted", "sighting"):
        connection.execute(
            f"UPDATE {table} SET article = ? WHERE article = ? AND origin = ?", (number, article, origin)
        )
    connection.execute(
        """DELETE FROM brought WHERE article = ?1 AND elsewhere AND NOT made
        AND import NOT IN (SELECT import FROM sighted WHERE article = ?1)""",
        (article,),
    )


def _forget_meeting(connection: sqlite3.Connection, article: int, origin: str) -> None:
    """An article stands in this file, so it is no other one in which it was met."""
    for table in ("sighted", "sighting"):
        connection.execute(f"DELETE FROM {table} WHERE article = ? AND origin = ?", (article, origin))


def stand_in(connection: sqlite3.Connection, article: int, origin: str) -> None:
    """Let an article without an address stand in another file, as what was met in its first one by now."""
    (first, outside_id, source) = connection.execute(
        "SELECT origin, outside_id, source FROM article WHERE id = ?", (article,)
    ).fetchone()
    connection.execute(
        """INSERT OR IGNORE INTO sighting (article, origin, seen_at, title, source, published)
        SELECT id, origin, added_at, title, source, published FROM article WHERE id = ?""",
        (article,),
    )
    connection.execute(
        "INSERT OR IGNORE INTO sighted SELECT article, ?, import FROM brought "
        "WHERE article = ? AND NOT elsewhere",
        (first, article),
    )
    connection.execute(
        """UPDATE brought SET elsewhere = NOT EXISTS (SELECT 1 FROM sighted
            WHERE article = brought.article AND origin = ? AND import = brought.import)
        WHERE article = ?""",
        (origin, article),
    )
    _forget_meeting(connection, article, origin)
    scope = places.outside_scope(outside_id, source, origin)
    connection.execute(
        "UPDATE article SET origin = ?, outside_scope = ? WHERE id = ?", (origin, scope, article)
    )
