"""What imports said about an article whose text stayed the same: its title, date, source and so on."""

from __future__ import annotations

import sqlite3

from newsreader.archive import deriving, outbox, packing
from newsreader.archive.corrections import Correct
from newsreader.archive.imports import STANDS
from newsreader.archive.packed import COLUMNS

_PARTS = f"{COLUMNS}, removed, extractor, found"


def keep_first(connection: sqlite3.Connection, article: int) -> None:
    """Keep what is said about an article before an import says something else, if none did before."""
    if connection.execute("SELECT 1 FROM described WHERE article = ? LIMIT 1", (article,)).fetchone() is None:
        (first,) = connection.execute(
            "SELECT ifnull(min(import), 0) FROM brought WHERE article = ? AND made", (article,)
        ).fetchone()
        keep(connection, article, first)


def keep(connection: sqlite3.Connection, article: int, number: int | None) -> None:
    """Keep what is said about an article now as what import `number` said.

    Where none did, whatever was said before is gone.
    """
    if number is None:
        connection.execute("DELETE FROM described WHERE article = ?", (article,))
        return
    connection.execute(
        f"""INSERT OR REPLACE INTO described (article, import, {_PARTS})
        SELECT a.id, ?, {COLUMNS}, b.removed, n.extractor, ifnull(r.found, n.found)
        FROM article AS a JOIN body AS b ON b.article = a.id JOIN annotation AS n ON n.article = a.id
        LEFT JOIN raw_annotation AS r ON r.article = a.id WHERE a.id = ?""",
        (number, article),
    )


def settle(connection: sqlite3.Connection, article: int, correct: Correct | None) -> None:
    """Say about a current article what the last import that stands said about it."""
    (said_by,) = connection.execute(
        f"SELECT max(import) FROM described WHERE article = ? AND {STANDS}", (article,)
    ).fetchone()
    if said_by is None or _says(connection, article, said_by):
        return
    chosen = (article, said_by)
    for table, columns, key in (("article", COLUMNS, "id"), ("body", "removed", "article")):
        connection.execute(
            f"""UPDATE {table} SET ({columns}) =
                (SELECT {columns} FROM described WHERE article = ?1 AND import = ?2) WHERE {key} = ?1""",
            chosen,
        )
    extractor, found, text = connection.execute(
        """SELECT d.extractor, d.found, b.text FROM described AS d JOIN body AS b ON b.article = d.article
        WHERE d.article = ? AND d.import = ?""",
        chosen,
    ).fetchone()
    annotations = packing.unpack(extractor, found, packing.unpack_text(text))
    deriving.replace(connection, article, annotations, correct)
    outbox.enqueue(connection, article)


def _says(connection: sqlite3.Connection, article: int, said_by: int) -> bool:
    """Whether an article says of itself what one import said about it."""
    held, said = (", ".join(f"{table}.{one}" for one in COLUMNS.split(", ")) for table in ("a", "d"))
    return (
        connection.execute(
            f"""SELECT 1 FROM article AS a JOIN described AS d ON d.article = a.id
            WHERE a.id = ? AND d.import = ? AND ({held}) IS ({said})""",
            (article, said_by),
        ).fetchone()
        is not None
    )
