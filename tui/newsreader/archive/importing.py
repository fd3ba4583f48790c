"""Taking an article in: what it is to the archive, and keeping it with all that depends on it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from newsreader.archive import (
    articles,
    changes,
    copies,
    corrections,
    deriving,
    marks,
    meeting,
    moving,
    outbox,
    places,
    registry,
    sayings,
)
from newsreader.archive.corrections import Correct
from newsreader.archive.counting import Counted, Said
from newsreader.archive.imports import describing, runs, withdrawing
from newsreader.archive.meeting import Meeting
from newsreader.archive.packed import COLUMNS, PackedArticle, metadata
from newsreader.archive.places import Place
from newsreader.archive.values import now
from newsreader.model import Annotations, Article, ImportResult, Sentence


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
        described = (packed.place, packed.length, packed.metadata)
        met = meeting.meet(connection, *described, runs.of_collection(connection, self._collection))
        known = _met_again(connection, met, packed.place, packed.metadata, self._collection)
        if known is not None:
            return known
        if met.here is not None:
            self._refresh(met.here.id, packed)
            return meeting.result(met, packed.place, met.here.id)
        away = meeting.withdrawn(connection, *described) if met.earlier is None else None
        if away is not None:
            if not places.shares_sign(packed.place, away):
                moving.stand_in(connection, away.id, packed.origin)
            self._bring_back(away.id, packed)
            return meeting.result(met, packed.place, away.id)
        number = self._insert(met, packed)
        leader = copies.join(connection, number, packed.bands, packed.body, met.twin)
        if met.twin is not None:
            copies.count_as_read(connection, number, met.twin)
        return meeting.result(met, packed.place, number, None if leader is None else _copied(leader))

    def _insert(self, met: Meeting, packed: PackedArticle) -> int:
        """Keep an article anew, in the place of what stood there; its number."""
        connection = self._connection
        # Of two versions that one import brings the later one has the higher number.
        apart = None if met.met is None else moving.part_from(connection, met.met.id, packed.origin)
        number = articles.insert(connection, packed)
        if met.earlier is not None:
            self._count_first(met.earlier.id)
            others = moving.part(connection, met.earlier.id)
            _supersede(connection, met.earlier.id, number, packed.length)
            if others is not None:
                self.count()
                withdrawing.settle(connection, others, self._correct)
        elif apart is not None:
            withdrawing.replace(connection, apart, number, packed.length)
        self._uncounted[number] = deriving.keep_new(connection, number, packed, self._correct)
        if met.earlier is None and apart is None:
            marks.add_source_tags(connection, number, packed.tags)
        _collect(connection, number, self._collection, made=True)
        return number

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

    def _count_first(self, number: int) -> None:
        """What is about to be counted differently must have been counted."""
        if number in self._uncounted:
            self.count()

    def _refresh(self, held: int, packed: PackedArticle) -> None:
        """The text is held and was read at the same place; what is said about it has changed."""
        self._count_first(held)
        number = runs.of_collection(self._connection, self._collection)
        if number is not None:
            describing.keep_first(self._connection, held)
        articles.update(self._connection, held, packed)
        annotate(self._connection, held, packed.unpacked()[0], self._correct)
        _collect(self._connection, held, self._collection)
        describing.keep(self._connection, held, number)
        changes.note(self._connection, changes.ARTICLES, changes.MARKS)

    def _bring_back(self, away: int, packed: PackedArticle) -> None:
        """The text was held, and its import undone: it comes back with its number and its marks."""
        self.count()
        _collect(self._connection, away, self._collection, made=True)
        if runs.of_collection(self._connection, self._collection) is None:
            # Nobody can undo what nobody noted, so from now on no import decides about it.
            self._connection.execute("DELETE FROM brought WHERE article = ?", (away,))
            describing.keep(self._connection, away, None)
        withdrawing.settle(self._connection, away, self._correct)
        changes.note(self._connection, changes.ARTICLES, changes.MARKS)
        if not articles.same_metadata(self._connection, away, packed.metadata):
            self._refresh(away, packed)


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
    said = metadata(article)
    met = meeting.meet(connection, read, len(article.body), said, runs.of_collection(connection, collection))
    return _met_again(connection, met, read, said, collection)


def known(connection: sqlite3.Connection, article: Article) -> ImportResult | None:
    """The answer of `held`, of which nothing is noted."""
    read = places.of(article)
    said = metadata(article)
    met = meeting.meet(connection, read, len(article.body), said, None)
    return meeting.answer(connection, met, read, said)


def foreseen(connection: sqlite3.Connection, article: Article, collection: int | None) -> ImportResult:
    """The answer of `add`, of which nothing is kept; see `Archive.foreseen`."""
    read = places.of(article)
    said = metadata(article)
    number = runs.of_collection(connection, collection)
    met = meeting.meet(connection, read, len(article.body), said, number)
    return meeting.foreseen(connection, met, read, said)


def _met_again(
    connection: sqlite3.Connection,
    met: Meeting,
    read: Place,
    metadata: tuple[object, ...],
    collection: int | None,
) -> ImportResult | None:
    """The answer where nothing is to be kept anew, and what is to be remembered about it."""
    answer = meeting.answer(connection, met, read, metadata)
    held = met.here
    if answer is not None and met.before is not None:
        # It decides nothing about which version stands.
        _collect(connection, met.before.id, collection, elsewhere=True)
    elif answer is not None and held is not None:
        away = not places.shares_sign(read, held)
        if away and places.file_of(read.origin) == places.file_of(held.origin):
            moving.follow_line(connection, held.id, read.origin)
            away = False
        elif away or read.url is not None:
            _sight(connection, held, read, metadata, collection)
        _collect(connection, held.id, collection, elsewhere=away)
        number = runs.of_collection(connection, collection)
        if number is not None and met.said is not None:
            describing.repeat(connection, held.id, number, met.said)
        elif number is not None:
            describing.agree(connection, held.id, number)
        if collection is not None:
            changes.note(connection, changes.MARKS)
    return answer


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
        number = runs.of_collection(connection, collection)
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
    """Note with what an article came in, whether it was `made` by that, or met `elsewhere` alone."""
    if collection is not None:
        connection.execute("INSERT OR IGNORE INTO member VALUES (?, ?)", (collection, number))
        bringer = runs.of_collection(connection, collection)
        runs.bring(connection, bringer, number, made=made, elsewhere=elsewhere)
