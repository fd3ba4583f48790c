"""Articles as rows: keeping, listing, reading."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Sequence

from newsreader.archive import entities, packing, tallies
from newsreader.archive.places import outside_scope
from newsreader.archive.values import column, minute_of, now, numbers
from newsreader.model import (
    ENTITY_LABELS,
    Annotations,
    Article,
    ArticleSummary,
    Marks,
    Mention,
    NewsreaderError,
    ReadableArticle,
    ResolvedDate,
    RoleHeld,
)

_METADATA = (
    "title, byline, source, url, published, minute, month, lang, sample, fiction, facts, source_tags, "
    "sha256, origin, original_sha256, outside_id, outside_scope"
)
_SAID = "title, byline, source, url, published, lang, sample, fiction, facts, source_tags, outside_id"
_PLACES = ", ".join("?" * len(_METADATA.split(",")))
_HINTS = 3
_MANY = 5000
"""From here on walking through all articles in order beats looking up and sorting the wanted ones."""


def insert(connection: sqlite3.Connection, article: Article) -> int:
    """Keep a new article and its body; the number it was given."""
    cursor = connection.execute(
        f"INSERT INTO article ({_METADATA}, added_at) VALUES ({_PLACES}, ?)", (*_metadata(article), now())
    )
    number = int(cursor.lastrowid or 0)
    connection.execute(
        "INSERT INTO body VALUES (?, ?, ?)", (number, article.body, packing.pack_removed(article.removed))
    )
    return number


def update(connection: sqlite3.Connection, number: int, article: Article) -> None:
    """Give a held article the metadata of `article`; its body stays."""
    connection.execute(
        f"UPDATE article SET ({_METADATA}) = ({_PLACES}) WHERE id = ?", (*_metadata(article), number)
    )
    connection.execute(
        "UPDATE body SET removed = ? WHERE article = ?", (packing.pack_removed(article.removed), number)
    )


def check(article: Article, annotations: Annotations) -> None:
    """Refuse what must never be kept.

    Raises NewsreaderError for half characters and unreadable dates; ValueError for a hash or an offset that
    does not fit the body, which only a mistake in the program can cause.
    """
    for name in ("title", "body", "byline", "source", "url", "lang", "outside_id", "facts", "origin"):
        text = getattr(article, name)
        if text is not None and not text.isascii():
            _check_text(article, name, text)
    try:
        minute_of(article.published)
    except ValueError as error:
        raise NewsreaderError(
            "{origin}: “{published}” is no date; write it as 2026-02-06 or 2026-02-06T10:00:00+07:00.",
            origin=article.origin,
            published=article.published,
        ) from error
    import hashlib

    if hashlib.sha256(article.body.encode()).hexdigest() != article.sha256:
        raise ValueError(f"{article.origin}: sha256 is not that of the body")
    check_offsets(article.body, annotations)


def check_offsets(body: str, annotations: Annotations) -> None:
    """Refuse mentions, dates and roles that do not stand where they say. Raises ValueError."""
    marked: list[Mention | ResolvedDate | RoleHeld] = [
        *annotations.mentions,
        *annotations.dates,
        *annotations.roles,
    ]
    for found in marked:
        if body[found.start : found.end] != found.text:
            raise ValueError(f"{found.text!r} does not stand at {found.start}:{found.end}")
    for quote in annotations.quotes:
        if not 0 <= quote.start <= quote.end <= len(body):
            raise ValueError(f"quote {quote.start}:{quote.end} lies outside the body")


def newest_ids(connection: sqlite3.Connection) -> array[int]:
    """Current articles, newest first, undated last, then the latest added first."""
    return column(
        connection.execute(
            "SELECT id FROM article WHERE superseded_by IS NULL ORDER BY minute DESC, id DESC"
        ).fetchall()
    )


def newest_of(connection: sqlite3.Connection, within: Sequence[int]) -> array[int]:
    """The current articles among `within`, in the order of `newest_ids`."""
    if len(within) > _MANY:
        wanted = frozenset(within)
        return array("q", [number for number in newest_ids(connection) if number in wanted])
    return column(
        connection.execute(
            """SELECT id FROM article WHERE superseded_by IS NULL AND id IN (SELECT value FROM json_each(?))
            ORDER BY minute DESC, id DESC""",
            (numbers(within),),
        ).fetchall()
    )


def summaries(connection: sqlite3.Connection, ids: Sequence[int]) -> list[ArticleSummary]:
    """Rows of the list in the order of `ids`; numbers of no article are skipped."""
    wanted = (numbers(ids),)
    rows = connection.execute(
        """SELECT a.id, a.title, a.source, a.published, a.lang, ifnull(m.read, 0), ifnull(m.starred, 0)
        FROM json_each(?) AS wanted CROSS JOIN article AS a ON a.id = wanted.value
        LEFT JOIN mark AS m ON m.article = a.id ORDER BY wanted.key""",
        wanted,
    ).fetchall()
    tags = _tags(connection, wanted)
    hints = _hints(connection, ids)
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


def _hints(connection: sqlite3.Connection, ids: Sequence[int]) -> dict[int, list[str]]:
    chosen = tallies.foremost(connection, ids, ENTITY_LABELS, _HINTS)
    names = entities.canonicals(connection, {number for found in chosen.values() for number in found})
    return {number: [names[one][1] for one in found] for number, found in chosen.items()}


def read(connection: sqlite3.Connection, number: int) -> ReadableArticle | None:
    """One article whole, superseded or not; None where there is none of that number."""
    row = connection.execute(
        """SELECT a.title, b.text, a.sha256, a.origin, a.original_sha256, a.byline, a.source, a.url,
            a.published, a.lang, a.outside_id, a.source_tags, b.removed, a.sample, a.fiction, a.facts,
            n.extractor, n.mentions, n.quotes, n.dates, n.roles, ifnull(p.start, 0)
        FROM article AS a JOIN body AS b ON b.article = a.id JOIN annotation AS n ON n.article = a.id
        LEFT JOIN position AS p ON p.article = a.id WHERE a.id = ?""",
        (number,),
    ).fetchone()
    if row is None:
        return None
    title, body, *texts, tags, removed, sample, fiction, facts = row[:16]
    flags = (bool(sample), bool(fiction))
    fields = (*texts, packing.unpack_tags(tags), packing.unpack_removed(removed), *flags, facts)
    article = Article(number, title, body, *fields)
    marks = summaries(connection, [number])[0].marks
    return ReadableArticle(article, packing.unpack(*row[16:21]), marks, row[21])


def bodies(connection: sqlite3.Connection, ids: Sequence[int]) -> list[tuple[int, str, str]]:
    """Number, title and body of each of `ids`, in that order."""
    return connection.execute(
        """SELECT a.id, a.title, b.text FROM json_each(?) AS wanted
        CROSS JOIN article AS a ON a.id = wanted.value CROSS JOIN body AS b ON b.article = a.id
        ORDER BY wanted.key""",
        (numbers(ids),),
    ).fetchall()


def successor(connection: sqlite3.Connection, number: int) -> int:
    """The current article that stands where `number` once stood; `number` itself if it is current."""
    while True:
        row = connection.execute("SELECT superseded_by FROM article WHERE id = ?", (number,)).fetchone()
        if row is None or row[0] is None:
            return number
        number = row[0]


def same_metadata(connection: sqlite3.Connection, number: int, article: Article) -> bool:
    """Whether `article` says the same about itself as what is held under `number`.

    Where it was read and what was taken out of its text are left aside: neither is shown in a list.
    """
    held = connection.execute(f"SELECT {_SAID} FROM article WHERE id = ?", (number,)).fetchone()
    said = dict(zip(_METADATA.split(", "), _metadata(article), strict=True))
    return bool(held == tuple(said[name] for name in _SAID.split(", ")))


def _metadata(article: Article) -> tuple[object, ...]:
    published = article.published
    return (
        article.title,
        article.byline,
        article.source,
        article.url,
        published,
        minute_of(published),
        published[:7] if published else None,
        article.lang,
        int(article.sample),
        int(article.fiction),
        article.facts,
        packing.pack_tags(article.tags),
        article.sha256,
        article.origin,
        article.original_sha256,
        article.outside_id,
        outside_scope(article),
    )


def _check_text(article: Article, name: str, text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise NewsreaderError(
            "{origin}: its {field} holds half a character at position {position} and cannot be kept.",
            origin=article.origin.encode(errors="backslashreplace").decode(),
            field=name,
            position=error.start,
        ) from error
