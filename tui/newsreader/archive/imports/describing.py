"""What imports said about an article whose text stayed the same: its title, date, source and so on.

As long as all of them said the same, nothing of that is kept apart from the article. From then on every
description has a number within the article, and `brought.said` is the one that an import gave.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

from newsreader.archive import articles, deriving, outbox, packing, places
from newsreader.archive.corrections import Correct
from newsreader.archive.imports.runs import STANDS
from newsreader.archive.packed import COLUMNS
from newsreader.archive.places import Place

_PARTS = f"{COLUMNS}, removed, extractor, found"
_FIRST = 1


def keep_first(connection: sqlite3.Connection, article: int) -> None:
    """Keep what is said about an article before an import says something else, if none did before."""
    if _any(connection, article):
        return
    _keep(connection, article)
    connection.execute("UPDATE brought SET said = ? WHERE article = ?", (_FIRST, article))


def keep(connection: sqlite3.Connection, article: int, number: int | None) -> None:
    """Keep what is said about an article now as what import `number` said.

    Where none did, whatever was said before is gone.
    """
    if number is not None:
        _say(connection, article, number, _keep(connection, article))
        return
    connection.execute("DELETE FROM described WHERE article = ?", (article,))
    connection.execute("UPDATE brought SET said = NULL WHERE article = ?", (article,))


def said_before(
    connection: sqlite3.Connection, article: int, file: str, metadata: Sequence[object]
) -> int | None:
    """The number of the description that a file gave of an article, where it says the same again.

    Only for articles of which more than one was given; `metadata` are the values of `COLUMNS`. It may have
    said it first, or what another file had said already.
    """
    rows = connection.execute(
        f"SELECT number, origin, {COLUMNS} FROM described WHERE article = ? ORDER BY number DESC", (article,)
    )
    wanted = articles.said_of(metadata)
    same = [(n, places.file_of(giver)) for n, giver, *said in rows if articles.said_of(said) == wanted]
    given = next((n for n, giver in same if giver == file), None)
    if given is None and same and _is_met_so(connection, article, file, metadata):
        given = same[0][0]
    return given


def _is_met_so(connection: sqlite3.Connection, article: int, file: str, metadata: Sequence[object]) -> bool:
    """Whether an import that stands has met the article in this file, called as in `metadata`."""
    said = dict(zip(COLUMNS.split(", "), metadata, strict=True))
    found = connection.execute(
        f"""SELECT s.origin FROM sighting AS s WHERE s.article = ?
        AND (s.title, s.source, s.published) IS (?, ?, ?) AND EXISTS (
            SELECT 1 FROM sighted AS x WHERE x.article = s.article AND x.origin = s.origin AND {STANDS})""",
        (article, said["title"], said["source"], said["published"]),
    )
    return any(places.file_of(met) == file for (met,) in found)


def repeat(connection: sqlite3.Connection, article: int, number: int, said: int) -> None:
    """Import `number` says about an article what a description says that was given before."""
    _say(connection, article, number, said)


def agree(connection: sqlite3.Connection, article: int, number: int) -> None:
    """Import `number` says what is said about an article now."""
    if _any(connection, article):
        held, said = (", ".join(f"{table}.{one}" for one in COLUMNS.split(", ")) for table in ("a", "d"))
        row = connection.execute(
            f"""SELECT max(d.number) FROM article AS a JOIN described AS d ON d.article = a.id
            WHERE a.id = ? AND ({held}) IS ({said})""",
            (article,),
        ).fetchone()
        _say(connection, article, number, row[0])


def settle(connection: sqlite3.Connection, article: int, correct: Correct | None) -> None:
    """Say about a current article what the last import that stands said about it."""
    row = connection.execute(
        f"""SELECT said FROM brought WHERE article = ? AND {STANDS}
        ORDER BY import DESC LIMIT 1""",
        (article,),
    ).fetchone()
    said = None if row is None else row[0]
    if said is None:
        made = connection.execute("SELECT 1 FROM brought WHERE article = ? AND made", (article,)).fetchone()
        said = None if made else _FIRST
    if said is not None:
        _follow(connection, article, said, correct)


def _any(connection: sqlite3.Connection, article: int) -> bool:
    found = connection.execute("SELECT 1 FROM described WHERE article = ? LIMIT 1", (article,))
    return found.fetchone() is not None


def _say(connection: sqlite3.Connection, article: int, number: int, said: int | None) -> None:
    connection.execute(
        "UPDATE brought SET said = ? WHERE import = ? AND article = ?", (said, number, article)
    )


def _keep(connection: sqlite3.Connection, article: int) -> int:
    """Keep what is said about an article now; the number of that description."""
    (last,) = connection.execute(
        "SELECT ifnull(max(number), 0) FROM described WHERE article = ?", (article,)
    ).fetchone()
    connection.execute(
        f"""INSERT INTO described (article, number, {_PARTS})
        SELECT a.id, ?, {COLUMNS}, b.removed, n.extractor, ifnull(r.found, n.found)
        FROM article AS a JOIN body AS b ON b.article = a.id JOIN annotation AS n ON n.article = a.id
        LEFT JOIN raw_annotation AS r ON r.article = a.id WHERE a.id = ?""",
        (last + 1, article),
    )
    return int(last) + 1


def _follow(connection: sqlite3.Connection, article: int, said: int, correct: Correct | None) -> None:
    """Let an article say of itself what one of its descriptions says, unless another stands at that place."""
    chosen = (article, said)
    held = connection.execute(f"SELECT {COLUMNS} FROM article WHERE id = ?", (article,)).fetchone()
    wanted = connection.execute(
        f"SELECT {COLUMNS} FROM described WHERE article = ? AND number = ?", chosen
    ).fetchone()
    if wanted is None or wanted == held or places.taken_by(connection, _place(article, wanted)):
        return
    values = ", ".join("?" * len(wanted))
    connection.execute(f"UPDATE article SET ({COLUMNS}) = ({values}) WHERE id = ?", (*wanted, article))
    connection.execute(
        "UPDATE body SET removed = (SELECT removed FROM described WHERE article = ?1 AND number = ?2) "
        "WHERE article = ?1",
        chosen,
    )
    extractor, found, text = connection.execute(
        """SELECT d.extractor, d.found, b.text FROM described AS d JOIN body AS b ON b.article = d.article
        WHERE d.article = ? AND d.number = ?""",
        chosen,
    ).fetchone()
    annotations = packing.unpack(extractor, found, packing.unpack_text(text))
    deriving.replace(connection, article, annotations, correct)
    outbox.enqueue(connection, article)


def _place(article: int, said: tuple[Any, ...]) -> Place:
    named = dict(zip(COLUMNS.split(", "), said, strict=True))
    outside = None if named["outside_id"] is None else (named["outside_id"], named["outside_scope"])
    return Place(article, outside, named["url"], named["origin"], named["title"], "")
