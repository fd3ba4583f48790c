"""Articles as rows: keeping, listing, reading."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Callable, Collection, Sequence

from newsreader.archive import entities, packing, tallies
from newsreader.archive.packed import COLUMNS, PackedArticle
from newsreader.archive.values import column, listed, now, numbers
from newsreader.model import (
    ENTITY_LABELS,
    Article,
    ArticleSummary,
    Marks,
    ReadableArticle,
)

_SAID = "title, byline, source, url, published, lang, sample, fiction, facts, source_tags, outside_id"
_PLACES = ", ".join("?" * len(COLUMNS.split(",")))
_NEWEST = "article WHERE superseded_by IS NULL ORDER BY minute DESC, id DESC"
_HINTS = 3

Names = Callable[[sqlite3.Connection, Collection[int]], dict[int, tuple[str, str]]]
"""Key and canonical name of entities by their numbers."""

_MANY = 5000
"""From here on walking through all articles in order beats looking up and sorting the wanted ones."""


def insert(connection: sqlite3.Connection, packed: PackedArticle) -> int:
    """Keep a new article and its body; the number it was given."""
    cursor = connection.execute(
        f"INSERT INTO article ({COLUMNS}, added_at) VALUES ({_PLACES}, ?)", (*packed.metadata, now())
    )
    number = int(cursor.lastrowid or 0)
    connection.execute("INSERT INTO body VALUES (?, ?, ?)", (number, packed.body, packed.removed))
    return number


def update(connection: sqlite3.Connection, number: int, packed: PackedArticle) -> None:
    """Give a held article the metadata of `packed`; its body stays."""
    connection.execute(
        f"UPDATE article SET ({COLUMNS}) = ({_PLACES}) WHERE id = ?", (*packed.metadata, number)
    )
    connection.execute("UPDATE body SET removed = ? WHERE article = ?", (packed.removed, number))


def newest_ids(connection: sqlite3.Connection) -> array[int]:
    """Current articles, newest first, undated last, then the latest added first."""
    return listed(connection, f"SELECT id FROM {_NEWEST}")


def beginning(connection: sqlite3.Connection, most: int) -> array[int]:
    """The first of `newest_ids`."""
    return column(connection.execute(f"SELECT id FROM {_NEWEST} LIMIT ?", (most,)).fetchall())


def newest_of(connection: sqlite3.Connection, within: Sequence[int]) -> array[int]:
    """The current articles among `within`, in the order of `newest_ids`."""
    if len(within) > _MANY:
        wanted = frozenset(within)
        return array("q", [number for number in newest_ids(connection) if number in wanted])
    return listed(
        connection,
        """SELECT id FROM article WHERE superseded_by IS NULL AND id IN (SELECT value FROM json_each(?))
        ORDER BY minute DESC, id DESC""",
        (numbers(within),),
    )


def summaries(
    connection: sqlite3.Connection, ids: Sequence[int], names: Names = entities.canonicals
) -> list[ArticleSummary]:
    """Rows of the list in the order of `ids`; numbers of no article are skipped.

    `names` looks entities up.
    """
    wanted = (numbers(ids),)
    rows = connection.execute(
        """SELECT a.id, a.title, a.source, a.published, a.lang, ifnull(m.read, 0), ifnull(m.starred, 0)
        FROM json_each(?) AS wanted CROSS JOIN article AS a ON a.id = wanted.value
        LEFT JOIN mark AS m ON m.article = a.id ORDER BY wanted.key""",
        wanted,
    ).fetchall()
    tags = _tags(connection, wanted)
    hints = _hints(connection, ids, names)
    return [
        ArticleSummary(
            number,
            title,
            source,
            published,
            lang,
            Marks(bool(read), bool(starred), frozenset(tags.get(number, ()))),
            tuple(hints.get(number, ())),
        )
        for number, title, source, published, lang, read, starred in rows
    ]


def _tags(connection: sqlite3.Connection, wanted: tuple[str]) -> dict[int, list[str]]:
    tags: dict[int, list[str]] = {}
    for number, name in connection.execute(
        """SELECT at.article, t.name FROM json_each(?) AS wanted
        CROSS JOIN article_tag AS at ON at.article = wanted.value CROSS JOIN tag AS t ON t.id = at.tag""",
        wanted,
    ):
        tags.setdefault(number, []).append(name)
    return tags


def _hints(connection: sqlite3.Connection, ids: Sequence[int], names: Names) -> dict[int, list[str]]:
    chosen = tallies.foremost(connection, ids, ENTITY_LABELS, _HINTS)
    known = names(connection, {number for found in chosen.values() for number in found})
    return {number: [known[one][1] for one in found] for number, found in chosen.items()}


def read(connection: sqlite3.Connection, number: int) -> ReadableArticle | None:
    """One article whole, superseded or not; None where there is none of that number."""
    row = connection.execute(
        """SELECT a.title, b.text, a.sha256, a.origin, a.original_sha256, a.byline, a.source, a.url,
            a.published, a.lang, a.outside_id, a.source_tags, b.removed, a.sample, a.fiction, a.facts,
            n.extractor, n.found, ifnull(p.start, 0)
        FROM article AS a JOIN body AS b ON b.article = a.id JOIN annotation AS n ON n.article = a.id
        LEFT JOIN position AS p ON p.article = a.id WHERE a.id = ?""",
        (number,),
    ).fetchone()
    if row is None:
        return None
    title, packed, sha256, origin, original, *texts = row[:11]
    tags, removed, sample, fiction, facts, extractor, found, position = row[11:]
    body = packing.unpack_text(packed)
    hashes = (packing.unpack_hash(sha256), origin, packing.unpack_hash(original))
    flags = (bool(sample), bool(fiction))
    fields = (*hashes, *texts, packing.unpack_tags(tags), packing.unpack_removed(removed), *flags, facts)
    article = Article(number, title, body, *fields)
    marks = summaries(connection, [number])[0].marks
    return ReadableArticle(article, packing.unpack(extractor, found, body), marks, position)


def bodies(connection: sqlite3.Connection, ids: Sequence[int]) -> list[tuple[int, str, str]]:
    """Number, title and body of each of `ids`, in that order."""
    rows = connection.execute(
        """SELECT a.id, a.title, b.text FROM json_each(?) AS wanted
        CROSS JOIN article AS a ON a.id = wanted.value CROSS JOIN body AS b ON b.article = a.id
        ORDER BY wanted.key""",
        (numbers(ids),),
    )
    return [(number, title, packing.unpack_text(packed)) for number, title, packed in rows]


def successor(connection: sqlite3.Connection, number: int) -> int:
    """The current article that stands where `number` once stood; `number` itself if it is current.

    Where all that stood there is withdrawn, the last of it.
    """
    while True:
        row = connection.execute("SELECT superseded_by FROM article WHERE id = ?", (number,)).fetchone()
        if row is None or row[0] in (None, number):
            return number
        number = row[0]


def is_current(connection: sqlite3.Connection, number: int) -> bool:
    """Whether there is an article of that number that is neither superseded nor withdrawn."""
    found = connection.execute("SELECT 1 FROM article WHERE id = ? AND superseded_by IS NULL", (number,))
    return found.fetchone() is not None


def versions(connection: sqlite3.Connection, number: int) -> list[int]:
    """All that stood or stands where article `number` does, the earliest first; itself among them."""
    found = [successor(connection, number)]
    for one in found:
        rows = connection.execute(
            "SELECT id FROM article WHERE superseded_by = ? AND id <> superseded_by ORDER BY id", (one,)
        )
        found += [row[0] for row in rows]
    return sorted(found)


def current_of(connection: sqlite3.Connection, versions: Sequence[int]) -> int | None:
    """The current one of some versions."""
    (found,) = connection.execute(
        "SELECT max(id) FROM article WHERE id IN (SELECT value FROM json_each(?)) AND superseded_by IS NULL",
        (numbers(versions),),
    ).fetchone()
    return None if found is None else int(found)


def point(connection: sqlite3.Connection, versions: Sequence[int], to: int) -> None:
    """Let all versions lead to one article, and stand in collections as that."""
    ids = numbers(versions)
    among = "IN (SELECT value FROM json_each(?))"
    connection.execute(f"UPDATE article SET superseded_by = ? WHERE id {among}", (to, ids))
    connection.execute(f"UPDATE OR IGNORE member SET article = ? WHERE article {among}", (to, ids))
    connection.execute(f"DELETE FROM member WHERE article {among} AND article <> ?", (ids, to))


def alike(connection: sqlite3.Connection, metadata: Sequence[object], state: str) -> int | None:
    """The earliest article of a state (see `places`) with that text, of which the same is said."""
    (sha256,) = _chosen("sha256", metadata)
    # Compared here, as SQLite would rather look through all articles of the source.
    rows = connection.execute(
        f"SELECT id, {_SAID} FROM article WHERE {state} AND sha256 = ? ORDER BY id", (sha256,)
    )
    wanted = _chosen(_SAID, metadata)
    return next((number for number, *said in rows if tuple(said) == wanted), None)


def same_metadata(connection: sqlite3.Connection, number: int, metadata: Sequence[object]) -> bool:
    """Whether `metadata`, the values of `COLUMNS`, say the same about an article as is held under `number`.

    Where it was read and what was taken out of its text are left aside: neither is shown in a list.
    """
    held = connection.execute(f"SELECT {_SAID} FROM article WHERE id = ?", (number,)).fetchone()
    return bool(held == _chosen(_SAID, metadata))


def said_of(metadata: Sequence[object]) -> tuple[object, ...]:
    """What `same_metadata` compares."""
    return _chosen(_SAID, metadata)


def _chosen(names: str, metadata: Sequence[object]) -> tuple[object, ...]:
    """Some of the values of `COLUMNS`."""
    said = dict(zip(COLUMNS.split(", "), metadata, strict=True))
    return tuple(said[name] for name in names.split(", "))
