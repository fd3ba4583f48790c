"""Places that share one article as long as the same is said at all of them, and go apart from then on.

A file that is there twice is one article: the second place is a sighting of the first. As soon as one of the
two says something else, the other has to go on as it was.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Any

from newsreader.archive import places
from newsreader.archive.imports import STANDS
from newsreader.archive.packed import COLUMNS
from newsreader.archive.places import Place
from newsreader.text.published import minute_of

_NAMES = COLUMNS.split(", ")


@dataclass(frozen=True, slots=True)
class Shared:
    """A place at which the text of an article was met, as it has none of its own."""

    article: int
    origin: str


def shared_at(connection: sqlite3.Connection, read: Place) -> Shared | None:
    """The article that stands where one was read as well as at its own place."""
    rows = connection.execute(
        """SELECT s.article, s.url, ifnull(s.title, a.title) FROM sighting AS s
        JOIN article AS a ON a.id = s.article WHERE s.origin = ? ORDER BY s.article DESC""",
        (read.origin,),
    )
    for article, url, title in rows:
        there = None not in (url, read.url) and url != read.url
        if not there and not (places.is_line(read.origin) and title != read.title):
            return Shared(article, read.origin)
    return None


def let_go(connection: sqlite3.Connection, article: int, *, standing: bool = False) -> list[int]:
    """The articles that may come once `article` has changed or gone: then they are to be settled.

    Those that are away because of it, and one for every place that shares it; with `standing` only for those
    where it was met by an import that stands.
    """
    return [*places.withdrawn_twins(connection, article), *_split_all(connection, article, standing=standing)]


def _split_all(connection: sqlite3.Connection, article: int, *, standing: bool) -> list[int]:
    met = "SELECT 1 FROM sighted AS x WHERE x.article = s.article AND x.origin = s.origin"
    condition = f"EXISTS ({met} AND {STANDS})" if standing else "true"
    rows = connection.execute(
        f"""SELECT s.origin FROM sighting AS s WHERE s.article = ? AND {condition}
        ORDER BY s.seen_at, s.origin""",
        (article,),
    ).fetchall()
    found = [Shared(article, origin) for (origin,) in rows]
    return [split(connection, shared) for shared in found if _apart(connection, shared)]


def split(connection: sqlite3.Connection, shared: Shared) -> int:
    """Give a place that shares an article one of its own, with what is said now; its number.

    It is withdrawn until it is settled.
    """
    said = _said_there(connection, shared)
    values = ", ".join("?" * len(_NAMES))
    cursor = connection.execute(
        f"""INSERT INTO article ({COLUMNS}, added_at)
        VALUES ({values}, (SELECT seen_at FROM sighting WHERE article = ? AND origin = ?))""",
        (*said.values(), shared.article, shared.origin),
    )
    number = int(cursor.lastrowid or 0)
    connection.execute("UPDATE article SET superseded_by = id WHERE id = ?", (number,))
    _copy(connection, shared.article, number)
    _bring(connection, shared, number)
    return number


def _said_there(connection: sqlite3.Connection, shared: Shared) -> dict[str, Any]:
    """The values of `COLUMNS` at that place: those of the article, but for what was said otherwise there."""
    row = connection.execute(f"SELECT {COLUMNS} FROM article WHERE id = ?", (shared.article,)).fetchone()
    said = dict(zip(_NAMES, row, strict=True))
    url, title, source, published = connection.execute(
        "SELECT url, title, source, published FROM sighting WHERE article = ? AND origin = ?",
        (shared.article, shared.origin),
    ).fetchone()
    there = {"origin": shared.origin, "url": url}
    if title is not None:
        there |= {"title": title, "source": source, "published": published}
    if any(said[name] != value for name, value in there.items() if name != "origin"):
        there["outside_id"] = None  # which is known of the first place alone
    said |= there
    said["minute"] = minute_of(said["published"])
    said["month"] = said["published"][:7] if said["published"] else None
    said["outside_scope"] = places.outside_scope(said["outside_id"], said["source"], shared.origin)
    return said


def _apart(connection: sqlite3.Connection, shared: Shared) -> bool:
    """Whether a sighting is at another place than the article, and not at the same by another sign."""
    there = _said_there(connection, shared)
    held = places.of_article(connection, shared.article)
    outside = None if there["outside_id"] is None else (there["outside_id"], there["outside_scope"])
    same = shared.origin == held.origin or (held.url is not None and there["url"] == held.url)
    return not same and (outside is None or outside != held.outside)


def _copy(connection: sqlite3.Connection, article: int, number: int) -> None:
    """Give article `number` the text of another, what the extractor found in it, and that it was read."""
    values = {"article": article, "number": number}
    connection.execute(
        "INSERT INTO body SELECT :number, text, removed FROM body WHERE article = :article", values
    )
    connection.execute(
        """INSERT INTO annotation SELECT :number, n.extractor, ifnull(r.found, n.found)
        FROM annotation AS n LEFT JOIN raw_annotation AS r ON r.article = n.article
        WHERE n.article = :article""",
        values,
    )
    connection.execute(
        """INSERT INTO aside SELECT :number, 'read', '' WHERE EXISTS
            (SELECT 1 FROM mark WHERE article = :article AND read)
        OR EXISTS (SELECT 1 FROM aside WHERE article = :article AND what = 'read')""",
        values,
    )


def _bring(connection: sqlite3.Connection, shared: Shared, number: int) -> None:
    """Let the imports that met article `shared` there have brought article `number` instead."""
    met = connection.execute(
        "SELECT import FROM sighted WHERE article = ? AND origin = ?", (shared.article, shared.origin)
    ).fetchall()
    made = int((0,) not in met)
    for table in ("sighted", "sighting"):
        connection.execute(
            f"DELETE FROM {table} WHERE article = ? AND origin = ?", (shared.article, shared.origin)
        )
    for (bringer,) in met:
        if not bringer:
            continue
        connection.execute(
            "INSERT INTO brought (import, article, made, elsewhere) VALUES (?, ?, ?, 0)",
            (bringer, number, made),
        )
        connection.execute(
            "INSERT OR IGNORE INTO member SELECT id, ? FROM collection WHERE import = ?", (number, bringer)
        )
        _forget(connection, bringer, shared.article)


def _forget(connection: sqlite3.Connection, bringer: int, article: int) -> None:
    """An import that met an article elsewhere has not brought it, once no such place is left."""
    gone = connection.execute(
        """DELETE FROM brought WHERE import = :bringer AND article = :article AND elsewhere AND NOT EXISTS
            (SELECT 1 FROM sighted WHERE article = :article AND import = :bringer)""",
        {"bringer": bringer, "article": article},
    )
    if gone.rowcount:
        connection.execute(
            "DELETE FROM member WHERE article = ? AND collection IN "
            "(SELECT id FROM collection WHERE import = ?)",
            (article, bringer),
        )
