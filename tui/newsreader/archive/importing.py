"""Taking an article in: what it is to the archive, and keeping it with all that depends on it."""

from __future__ import annotations

import sqlite3

from newsreader.archive import articles, corrections, deriving, marks, outbox, places
from newsreader.archive.corrections import Correct
from newsreader.archive.places import Place
from newsreader.archive.values import now
from newsreader.model import Annotations, Article, ImportResult, ImportStatus, Sentence


def add(
    connection: sqlite3.Connection,
    article: Article,
    annotations: Annotations,
    collection: int | None,
    correct: Correct | None,
) -> ImportResult:
    """Keep `article` unless it is held; see `Archive.add`."""
    articles.check(article, annotations)
    result = held(connection, article, collection)
    if result is not None:
        return result
    twin = places.same_text(connection, article)
    if twin is not None:
        return _refresh(connection, twin, article, annotations, collection, correct)
    predecessor = places.same_place(connection, article)
    number = articles.insert(connection, article)
    if predecessor is not None:
        _supersede(connection, predecessor.id, number, len(article.body))
    deriving.keep_new(connection, number, article, annotations, correct)
    if predecessor is None:
        marks.add_source_tags(connection, number, article.tags)
    _collect(connection, number, collection)
    outbox.enqueue(connection, number)
    status = ImportStatus.ADDED if predecessor is None else ImportStatus.UPDATED
    return ImportResult(article.origin, status, number)


def held(connection: sqlite3.Connection, article: Article, collection: int | None) -> ImportResult | None:
    """The answer of `add` for an article of which nothing is to be kept anew, else None."""
    twin = places.same_text(connection, article)
    if twin is None:
        return None
    same_place = places.shares_place(article, twin)
    if same_place and not articles.same_metadata(connection, twin.id, article):
        return None
    _sight(connection, twin, article)
    _collect(connection, twin.id, collection)
    if same_place:
        return ImportResult(article.origin, ImportStatus.UNCHANGED, twin.id)
    why = Sentence.of("The same text is held from {origin}.", origin=twin.origin)
    return ImportResult(article.origin, ImportStatus.DUPLICATE, twin.id, why)


def annotate(
    connection: sqlite3.Connection, number: int, annotations: Annotations, correct: Correct | None
) -> None:
    """Replace what was found in article `number`. Raises NewsreaderError if there is none."""
    deriving.replace(connection, number, annotations, correct)
    if articles.successor(connection, number) == number:
        outbox.enqueue(connection, number)


def _refresh(
    connection: sqlite3.Connection,
    twin: Place,
    article: Article,
    annotations: Annotations,
    collection: int | None,
    correct: Correct | None,
) -> ImportResult:
    """The text is held and was read at the same place; what is said about it has changed."""
    articles.update(connection, twin.id, article)
    annotate(connection, twin.id, annotations, correct)
    _collect(connection, twin.id, collection)
    why = Sentence.of("The text is the same; what is said about it has changed.")
    return ImportResult(article.origin, ImportStatus.UPDATED, twin.id, why)


def _supersede(connection: sqlite3.Connection, earlier: int, later: int, length: int) -> None:
    """Let `later` stand where `earlier` stood; the earlier one stays readable by its number."""
    connection.execute("UPDATE article SET superseded_by = ? WHERE id = ?", (later, earlier))
    deriving.discount(connection, earlier)
    marks.hand_over(connection, earlier, later, length)
    corrections.hand_over(connection, earlier, later)
    connection.execute("UPDATE member SET article = ? WHERE article = ?", (later, earlier))
    outbox.enqueue(connection, earlier, deleted=True)


def _sight(connection: sqlite3.Connection, twin: Place, article: Article) -> None:
    if article.origin != twin.origin:
        connection.execute(
            "INSERT OR IGNORE INTO sighting VALUES (?, ?, ?, ?)",
            (twin.id, article.origin, article.url, now()),
        )


def _collect(connection: sqlite3.Connection, number: int, collection: int | None) -> None:
    if collection is not None:
        connection.execute("INSERT OR IGNORE INTO member VALUES (?, ?)", (collection, number))
