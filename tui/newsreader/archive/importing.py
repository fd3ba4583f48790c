"""Taking an article in: what it is to the archive, and keeping it with all that depends on it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from newsreader.archive import (
    articles,
    aside,
    changes,
    copies,
    corrections,
    deriving,
    describing,
    imports,
    marks,
    outbox,
    places,
    registry,
    sayings,
    withdrawing,
)
from newsreader.archive.corrections import Correct
from newsreader.archive.counting import Counted, Said
from newsreader.archive.packed import COLUMNS, PackedArticle, metadata
from newsreader.archive.places import Place
from newsreader.archive.values import now
from newsreader.model import Annotations, Article, ImportResult, ImportStatus, Sentence


class Batch:
    """New articles that are kept together: each is written at once, and what is in them counted at the end.

    So an entity that fifty of them mention is counted up once. To be used for one transaction.
    """

    def __init__(
        self, connection: sqlite3.Connection, collection: int | None, correct: Correct | None
    ) -> None:
        self._connection = connection
        self._collection = collection
        self._correct = correct
        self._uncounted: dict[int, tuple[Sequence[Counted], Said]] = {}

    def add(self, packed: PackedArticle) -> ImportResult:
        """Keep an article unless it is held; see `Archive.add`."""
        connection = self._connection
        twin = places.same_text(connection, packed.place, packed.length)
        if twin is not None:
            known = _met_again(connection, twin, packed.place, packed.metadata, self._collection)
            return known or self._refresh(twin, packed)
        predecessor = places.same_place(connection, packed.place)
        withdrawn = places.withdrawn(connection, packed.place) if predecessor is None else None
        if withdrawn is not None:
            return self._bring_back(withdrawn, packed)
        number = articles.insert(connection, packed)
        if predecessor is not None:
            self._count_first(predecessor)
            _supersede(connection, predecessor.id, number, packed.length)
        twins = places.withdrawn_twins(connection, number)
        for one in twins:
            corrections.hand_over(connection, one, number)
        self._uncounted[number] = deriving.keep_new(connection, number, packed, self._correct)
        if predecessor is None:
            marks.add_source_tags(connection, number, packed.tags)
        if twins:
            aside.take_back(connection, twins, number)
        _collect(connection, number, self._collection, made=True)
        if predecessor is not None and places.withdrawn_twins(connection, predecessor.id):
            self.count()
            withdrawing.let_back(connection, predecessor.id, self._correct)
        leader = copies.join(connection, number, packed.bands, packed.body)
        status = ImportStatus.ADDED if predecessor is None else ImportStatus.UPDATED
        return ImportResult(packed.origin, status, number, None if leader is None else _copied(leader))

    def count(self) -> None:
        """Count what has been kept, and let the index hear of it."""
        if not self._uncounted:
            return
        found = [(number, counted) for number, (counted, _) in self._uncounted.items()]
        rows = registry.add(self._connection, found)
        sayings.add(self._connection, [(number, said) for number, (_, said) in self._uncounted.items()], rows)
        outbox.enqueue(self._connection, *self._uncounted)
        changes.note(self._connection, changes.ARTICLES, changes.MARKS)
        self._uncounted.clear()

    def _count_first(self, held: Place) -> None:
        """What is about to be counted differently must have been counted."""
        if held.id in self._uncounted:
            self.count()

    def _refresh(self, twin: Place, packed: PackedArticle) -> ImportResult:
        """The text is held and was read at the same place; what is said about it has changed."""
        self._count_first(twin)
        number = imports.of_collection(self._connection, self._collection)
        if number is not None:
            describing.keep_first(self._connection, twin.id)
        articles.update(self._connection, twin.id, packed)
        annotate(self._connection, twin.id, packed.unpacked()[0], self._correct)
        _collect(self._connection, twin.id, self._collection)
        describing.keep(self._connection, twin.id, number)
        changes.note(self._connection, changes.ARTICLES, changes.MARKS)
        why = Sentence.of("The text is the same; what is said about it has changed.")
        return ImportResult(packed.origin, ImportStatus.UPDATED, twin.id, why)

    def _bring_back(self, withdrawn: Place, packed: PackedArticle) -> ImportResult:
        """The text was held, and its import undone: it comes back with its number and its marks."""
        self.count()
        _collect(self._connection, withdrawn.id, self._collection, made=True)
        if imports.of_collection(self._connection, self._collection) is None:
            # Nobody can undo what nobody noted, so from now on no import decides about it.
            self._connection.execute("DELETE FROM brought WHERE article = ?", (withdrawn.id,))
        withdrawing.settle(self._connection, withdrawn.id, self._correct)
        changes.note(self._connection, changes.ARTICLES, changes.MARKS)
        if not articles.same_metadata(self._connection, withdrawn.id, packed.metadata):
            self._refresh(withdrawn, packed)
        return ImportResult(packed.origin, ImportStatus.ADDED, withdrawn.id)


def add(
    connection: sqlite3.Connection,
    packed: Iterable[PackedArticle],
    collection: int | None,
    correct: Correct | None,
) -> list[ImportResult]:
    """Keep articles unless they are held; see `Archive.add_all`."""
    batch = Batch(connection, collection, correct)
    results = [batch.add(one) for one in packed]
    batch.count()
    return results


def held(connection: sqlite3.Connection, article: Article, collection: int | None) -> ImportResult | None:
    """The answer of `add` for an article of which nothing is to be kept anew, else None."""
    read = places.of(article)
    twin = places.same_text(connection, read, len(article.body))
    return None if twin is None else _met_again(connection, twin, read, metadata(article), collection)


def known(connection: sqlite3.Connection, article: Article) -> ImportResult | None:
    """The answer of `held`, of which nothing is noted."""
    read = places.of(article)
    twin = places.same_text(connection, read, len(article.body))
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
        elsewhere = not places.shares_place(read, twin)
        _sight(connection, twin, read, metadata, collection)
        _collect(connection, twin.id, collection, elsewhere=elsewhere)
        number = imports.of_collection(connection, collection)
        if number is not None and not elsewhere:
            describing.agree(connection, twin.id, number)
        if collection is not None:
            changes.note(connection, changes.MARKS)
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
    if articles.is_current(connection, number):
        outbox.enqueue(connection, number)


def _supersede(connection: sqlite3.Connection, earlier: int, later: int, length: int) -> None:
    """Let `later` stand where `earlier` stood; the earlier one stays readable by its number."""
    connection.execute("UPDATE article SET superseded_by = ? WHERE id = ?", (later, earlier))
    copies.leave(connection, earlier)
    deriving.discount(connection, earlier)
    marks.hand_over(connection, earlier, later, length)
    corrections.hand_over(connection, earlier, later)
    connection.execute("UPDATE member SET article = ? WHERE article = ?", (later, earlier))
    outbox.enqueue(connection, earlier, deleted=True)


def _copied(leader: int) -> Sentence:
    return Sentence.of("The text is nearly that of article {id}.", id=leader)


def _sight(
    connection: sqlite3.Connection,
    twin: Place,
    read: Place,
    metadata: Sequence[object],
    collection: int | None,
) -> None:
    """Remember where else a text stands, and what is said about it there."""
    if read.origin != twin.origin:
        said = dict(zip(COLUMNS.split(", "), metadata, strict=True))
        number = imports.of_collection(connection, collection)
        connection.execute(
            """INSERT OR IGNORE INTO sighting (article, origin, url, seen_at, title, source, published)
            VALUES (?, ?, ?, ?, ?, ?, ?)""",
            (twin.id, read.origin, read.url, now(), said["title"], said["source"], said["published"]),
        )
        connection.execute(
            "INSERT OR IGNORE INTO sighted VALUES (?, ?, ?)", (twin.id, read.origin, number or 0)
        )


def _collect(
    connection: sqlite3.Connection,
    number: int,
    collection: int | None,
    *,
    made: bool = False,
    elsewhere: bool = False,
) -> None:
    """Note with what an article came in, whether it was `made` by that, or met at another place."""
    if collection is not None:
        connection.execute("INSERT OR IGNORE INTO member VALUES (?, ?)", (collection, number))
        bringer = imports.of_collection(connection, collection)
        imports.bring(connection, bringer, number, made=made, elsewhere=elsewhere)
