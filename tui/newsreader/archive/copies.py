"""Articles whose text is that of an earlier one: told again by another outlet, or at another address."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from newsreader.archive import articles, marks
from newsreader.archive.imports.runs import HELD, STANDS
from newsreader.archive.packing import unpack_text
from newsreader.archive.places import Place
from newsreader.archive.values import numbers
from newsreader.model import Elsewhere, Version
from newsreader.text.likeness import bands, is_same, shingles

_MOST = 5
"""Articles that are looked at closely: those that share the most bands."""


def join(
    connection: sqlite3.Connection, number: int, keys: Sequence[int], packed: str | bytes, twin: Place | None
) -> int | None:
    """Let the new article `number` be found by its bands; the article that it is a copy of, if any.

    `twin` has the very same text. Without one, its body is unpacked only where there is another to compare it
    with.
    """
    if twin is not None:
        _enter(connection, number, keys)
        return _follow(connection, number, twin.id)
    found = connection.execute(
        """SELECT band.article FROM json_each(?) AS wanted CROSS JOIN band ON band.key = wanted.value
        GROUP BY band.article ORDER BY count(*) DESC, band.article LIMIT ?""",
        (numbers(keys), _MOST),
    ).fetchall()
    _enter(connection, number, keys)
    if not found:
        return None
    body = unpack_text(packed)
    own = shingles(body)
    for other, _, text in articles.bodies(connection, [row[0] for row in found]):
        if is_same(body, own, text):
            return _follow(connection, number, other)
    return None


def _enter(connection: sqlite3.Connection, number: int, keys: Sequence[int]) -> None:
    connection.executemany("INSERT INTO band VALUES (?, ?)", [(key, number) for key in keys])


def _follow(connection: sqlite3.Connection, number: int, other: int) -> int:
    leader = leader_of(connection, other)
    connection.execute("INSERT INTO copy VALUES (?, ?)", (number, leader))
    return leader


def count_as_read(connection: sqlite3.Connection, number: int, twin: Place) -> None:
    """Whoever has read the very text of a new article has read it."""
    read = connection.execute("SELECT 1 FROM mark WHERE article = ? AND read", (twin.id,)).fetchone()
    if read is not None:
        marks.apply(connection, "read", "", [number])


def leave(connection: sqlite3.Connection, number: int) -> None:
    """Forget an article that is current no longer; its copies gather round the last of them."""
    (packed,) = connection.execute("SELECT text FROM body WHERE article = ?", (number,)).fetchone()
    keys = bands(shingles(unpack_text(packed)))
    connection.executemany("DELETE FROM band WHERE key = ? AND article = ?", [(key, number) for key in keys])
    connection.execute("DELETE FROM copy WHERE article = ?", (number,))
    # The last, as imports are undone from the first article on: so the others move once and not every time.
    (last,) = connection.execute("SELECT max(article) FROM copy WHERE leader = ?", (number,)).fetchone()
    if last is not None:
        connection.execute("DELETE FROM copy WHERE article = ?", (last,))
        connection.execute("UPDATE copy SET leader = ? WHERE leader = ?", (last, number))


def leader_of(connection: sqlite3.Connection, number: int) -> int:
    """The article whose text `number` has; itself where it is no copy."""
    row = connection.execute("SELECT leader FROM copy WHERE article = ?", (number,)).fetchone()
    return number if row is None else int(row[0])


def leaders(connection: sqlite3.Connection) -> dict[int, int]:
    """Every copy with the article whose text it has."""
    return dict(connection.execute("SELECT article, leader FROM copy").fetchall())


def others(connection: sqlite3.Connection, number: int) -> list[int]:
    """The other current articles of the same text, the earliest kept first."""
    leader = leader_of(connection, number)
    rows = connection.execute("SELECT article FROM copy WHERE leader = ? ORDER BY article", (leader,))
    return sorted(one for one in (leader, *(row[0] for row in rows)) if one != number)


def elsewhere(connection: sqlite3.Connection, number: int) -> list[Elsewhere]:
    """The other places of an article itself, then the other articles of its text, then of nearly the same."""
    rows = connection.execute(
        f"""SELECT NULL, 1, s.origin, s.url, s.title, s.source, s.published
            FROM sighting AS s JOIN article AS a ON a.id = s.article AND a.origin <> s.origin
            WHERE s.article = :number AND EXISTS (
                SELECT 1 FROM sighted AS x WHERE x.article = s.article AND x.origin = s.origin AND {STANDS})
        UNION ALL SELECT DISTINCT NULL, 1, d.origin, d.url, d.title, d.source, d.published
            FROM brought AS b JOIN described AS d ON d.article = b.article AND d.number = b.said
            JOIN article AS a ON a.id = b.article AND a.origin <> d.origin
            WHERE b.article = :number AND NOT b.elsewhere AND {STANDS} AND NOT EXISTS (
                SELECT 1 FROM sighting AS s WHERE s.article = d.article AND s.origin = d.origin)
        UNION ALL SELECT * FROM (
            SELECT id, sha256 = (SELECT sha256 FROM article WHERE id = :number) AS same, origin, url, title,
                source, published
            FROM article WHERE id IN (SELECT value FROM json_each(:others)) ORDER BY same DESC, id)""",
        {
            "number": number,
            "others": numbers(others(connection, number)),
        },
    )
    return [Elsewhere(id, bool(same), *said) for id, same, *said in rows]


def versions(connection: sqlite3.Connection, number: int) -> list[Version]:
    """All that stood or stands where article `number` does, the earliest first; itself among them.

    What only imports have brought that are undone is left out.
    """
    rows = connection.execute(
        f"""SELECT id, title, added_at, superseded_by IS NULL FROM article
        WHERE id IN (SELECT value FROM json_each(?)) AND (id = ? OR {HELD}) ORDER BY id""",
        (numbers(articles.versions(connection, number)), number),
    )
    return [Version(number, title, at, bool(current)) for number, title, at, current in rows]
