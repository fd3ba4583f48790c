"""What the full-text index has not taken over yet.

A change is enqueued in the transaction that makes it and leaves only after the index has committed it: after
a crash at any point the index hears of it again, never not at all.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from newsreader.archive import counting, in_step, packing, tallies
from newsreader.archive.changes import INDEXED, note
from newsreader.archive.counting import Counted
from newsreader.archive.damage import Damage
from newsreader.archive.schema import LABELS_BY_CODE
from newsreader.archive.values import numbers
from newsreader.model import IndexDocument, IndexEntity, IndexSpeaker, Quote


@dataclass(frozen=True, slots=True)
class PendingChange:
    """One article that the index has to take up, or to forget where `deleted`.

    `change` numbers the state of the article that was pending when this was asked.
    """

    article_id: int
    deleted: bool
    change: int


def enqueue(connection: sqlite3.Connection, *changed: int, deleted: bool = False) -> None:
    """Let the index hear of articles, in the transaction of the change itself."""
    connection.executemany(
        "INSERT OR REPLACE INTO outbox (article, deleted) VALUES (?, ?)",
        [(number, int(deleted)) for number in changed],
    )


def enqueue_all(connection: sqlite3.Connection) -> None:
    """Let the index hear of every current article, for an index made anew."""
    connection.execute(
        """INSERT OR REPLACE INTO outbox (article, deleted)
        SELECT id, 0 FROM article WHERE superseded_by IS NULL ORDER BY id"""
    )


def pending(connection: sqlite3.Connection, limit: int) -> list[PendingChange]:
    """The changes that have waited longest."""
    rows = connection.execute("SELECT article, deleted, change FROM outbox ORDER BY change LIMIT ?", (limit,))
    return [PendingChange(number, bool(deleted), change) for number, deleted, change in rows]


def pending_count(connection: sqlite3.Connection) -> int:
    """How many changes wait."""
    (count,) = connection.execute("SELECT count(*) FROM outbox").fetchone()
    return int(count)


def settle(connection: sqlite3.Connection, settled: Iterable[PendingChange]) -> None:
    """Forget what the index has committed; an article that changed again since stays pending."""
    connection.executemany("DELETE FROM outbox WHERE change = ?", [(one.change,) for one in settled])
    in_step.arrive(connection)
    note(connection, INDEXED)


def documents(connection: sqlite3.Connection, ids: Sequence[int]) -> Iterator[IndexDocument]:
    """The current ones of `ids` as the index takes them.

    Each entity bears the names of its own article alone, so that no other article's import makes it stale.
    """
    rows = connection.execute(
        """SELECT a.id, a.title, b.text, a.lang, a.source, a.published, n.found, t.once
        FROM json_each(?) AS wanted CROSS JOIN article AS a ON a.id = wanted.value
        CROSS JOIN body AS b ON b.article = a.id CROSS JOIN annotation AS n ON n.article = a.id
        LEFT JOIN tally AS t ON t.article = a.id
        WHERE a.superseded_by IS NULL ORDER BY wanted.key""",
        (numbers(ids),),
    ).fetchall()
    for number, title, text, lang, source, published, packed, once in rows:
        body = packing.unpack_text(text)
        named, quotes = packing.unpack_searched(packed, body)
        entities = _index_entities(counting.entities_named(named), tallies.unpacked(once or b""))
        speakers = _index_speakers(quotes, entities)
        yield IndexDocument(number, title, body, lang, source, published, entities, speakers)


def _index_entities(counted: Sequence[Counted], codes: Sequence[int]) -> tuple[IndexEntity, ...]:
    """`codes` is the article's tally, which names the entities in the order of `tallies.ranked`."""
    if len(codes) != len(counted):
        raise Damage("an article's tally is not that of its mentions")
    numbered = {
        one.key: tallies.entity_of(code) for one, code in zip(tallies.ranked(counted), codes, strict=True)
    }
    return tuple(
        IndexEntity(
            one.key,
            LABELS_BY_CODE[one.label],
            tuple(dict.fromkeys((one.canonical, *(name for name, *_ in one.names)))),
            numbered[one.key],
            one.mentions,
        )
        for one in counted
    )


def _index_speakers(quotes: Iterable[Quote], entities: Sequence[IndexEntity]) -> tuple[IndexSpeaker, ...]:
    """Each speaker once; an entity by all the names of the article, which the quotes may use one of."""
    names = {entity.key: entity.names for entity in entities}
    found: dict[tuple[str | None, str | None], IndexSpeaker] = {}
    for quote in quotes:
        who = (quote.entity, None if quote.entity else quote.speaker)
        if who not in found and (quote.entity or quote.speaker):
            said = (quote.speaker,) if quote.speaker else ()
            known = names.get(quote.entity, ()) if quote.entity else ()
            found[who] = IndexSpeaker(quote.entity, tuple(dict.fromkeys((*known, *said))))
    return tuple(found.values())
