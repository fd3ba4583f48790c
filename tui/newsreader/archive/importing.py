"""Taking an article in: what it is to the archive, and keeping it with all that depends on it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from newsreader.archive import articles, corrections, deriving, marks, outbox, places
from newsreader.archive.corrections import Correct
from newsreader.archive.packed import PackedArticle, metadata
from newsreader.archive.places import Place
from newsreader.archive.values import now
from newsreader.model import Annotations, Article, ImportResult, ImportStatus, Sentence


def add(
    connection: sqlite3.Connection,
    packed: PackedArticle,
    collection: int | None,
    correct: Correct | None,
) -> ImportResult:
    """Keep an article unless it is held; see `Archive.add`."""
    twin = places.same_text(connection, packed.place)
    if twin is not None:
        known = _met_again(connection, twin, packed.place, packed.metadata, collection)
        return known or _refresh(connection, twin, packed, collection, correct)
    predecessor = places.same_place(connection, packed.place)
    number = articles.insert(connection, packed)
    if predecessor is not None:
        _supersede(connection, predecessor.id, number, packed.length)
    deriving.keep_new(connection, number, packed, correct)
    if predecessor is None:
        marks.add_source_tags(connection, number, packed.tags)
    _collect(connection, number, collection)
    outbox.enqueue(connection, number)
    status = ImportStatus.ADDED if predecessor is None else ImportStatus.UPDATED
    return ImportResult(packed.origin, status, number)


def held(connection: sqlite3.Connection, article: Article, collection: int | None) -> ImportResult | None:
    """The answer of `add` for an article of which nothing is to be kept anew, else None."""
    read = places.of(article)
    twin = places.same_text(connection, read)
    return None if twin is None else _met_again(connection, twin, read, metadata(article), collection)


def known(connection: sqlite3.Connection, article: Article) -> ImportResult | None:
    """The answer of `held`, of which nothing is noted."""
    read = places.of(article)
    twin = places.same_text(connection, read)
    return None if twin is None else _answer(connection, twin, read, metadata(article))


def _met_again(
    connection: sqlite3.Connection,
    twin: Place,
    read: Place,
    metadata: Sequence[object],
    collection: int | None,
) -> ImportResult | None:
    """`_answer`, and what is to be remembered about it."""
    answer = _answer(connection, twin, read, metadata)
    if answer is not None:
        _sight(connection, twin, read)
        _collect(connection, twin.id, collection)
    return answer


def _answer(
    connection: sqlite3.Connection, twin: Place, read: Place, metadata: Sequence[object]
) -> ImportResult | None:
    """The answer where the text of `twin` was read again; None where what is said about it has changed."""
    if not places.shares_place(read, twin):
        why = Sentence.of("The same text is held from {origin}.", origin=twin.origin)
        return ImportResult(read.origin, ImportStatus.DUPLICATE, twin.id, why)
    if articles.same_metadata(connection, twin.id, metadata):
        return ImportResult(read.origin, ImportStatus.UNCHANGED, twin.id)
    return None


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
    packed: PackedArticle,
    collection: int | None,
    correct: Correct | None,
) -> ImportResult:
    """The text is held and was read at the same place; what is said about it has changed."""
    articles.update(connection, twin.id, packed)
    annotate(connection, twin.id, packed.unpacked()[0], correct)
    _collect(connection, twin.id, collection)
    why = Sentence.of("The text is the same; what is said about it has changed.")
    return ImportResult(packed.origin, ImportStatus.UPDATED, twin.id, why)


def _supersede(connection: sqlite3.Connection, earlier: int, later: int, length: int) -> None:
    """Let `later` stand where `earlier` stood; the earlier one stays readable by its number."""
    connection.execute("UPDATE article SET superseded_by = ? WHERE id = ?", (later, earlier))
    deriving.discount(connection, earlier)
    marks.hand_over(connection, earlier, later, length)
    corrections.hand_over(connection, earlier, later)
    connection.execute("UPDATE member SET article = ? WHERE article = ?", (later, earlier))
    outbox.enqueue(connection, earlier, deleted=True)


def _sight(connection: sqlite3.Connection, twin: Place, read: Place) -> None:
    if read.origin != twin.origin:
        connection.execute(
            "INSERT OR IGNORE INTO sighting VALUES (?, ?, ?, ?)",
            (twin.id, read.origin, read.url, now()),
        )


def _collect(connection: sqlite3.Connection, number: int, collection: int | None) -> None:
    if collection is not None:
        connection.execute("INSERT OR IGNORE INTO member VALUES (?, ?)", (collection, number))
