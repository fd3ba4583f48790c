"""Looking for damage that the program would otherwise meet by surprise."""

from __future__ import annotations

import logging
import sqlite3
from collections import Counter

from newsreader.archive import articles, counting, naming, packing, tallies
from newsreader.archive.damage import Damage
from newsreader.archive.values import fold
from newsreader.model import Sentence

_MOST_PLACES = 1000
_log = logging.getLogger(__name__)

_Counted = tuple[str, str, str]
"""The key of an entity, the table that counts it, and what is counted."""


def problems(connection: sqlite3.Connection) -> list[Sentence]:
    """All that is wrong with the library; empty where nothing is. Reads every article.

    Raises sqlite3.DatabaseError where the file is too damaged to be read.
    """
    if damaged := _damaged(connection):
        return [damaged]
    found = [
        Sentence.of("Row {row} of {table} points to nothing.", row=row[1], table=row[0])
        for row in connection.execute("PRAGMA foreign_key_check")
    ]
    return [
        *found,
        *_texts(connection),
        *_entities(connection),
        *_sayings(connection),
        *_outbox(connection),
    ]


def _damaged(connection: sqlite3.Connection) -> Sentence | None:
    """In how many places the file itself is damaged; SQLite's words for each are for the log."""
    places = [
        line
        for (text,) in connection.execute(f"PRAGMA integrity_check({_MOST_PLACES})")
        for line in text.splitlines()
        if line != "ok" and not line.startswith("***")
    ]
    if not places:
        return None
    _log.warning("the archive is damaged:\n%s", "\n".join(places))
    if len(places) == 1:
        return Sentence.of("The archive is damaged in one place; the log says where.")
    return Sentence.of("The archive is damaged in {count} places; the log says where.", count=len(places))


def _texts(connection: sqlite3.Connection) -> list[Sentence]:
    found = []
    import hashlib

    for number, sha256, text, extractor in connection.execute(
        """SELECT a.id, a.sha256, b.text, n.extractor FROM article AS a
        LEFT JOIN body AS b ON b.article = a.id LEFT JOIN annotation AS n ON n.article = a.id"""
    ):
        if text is None or extractor is None:
            found.append(Sentence.of("Article {id} is not whole; import it again.", id=number))
        elif hashlib.sha256(_readable(text)).hexdigest() != packing.unpack_hash(sha256):
            found.append(Sentence.of("The text of article {id} is not the one imported.", id=number))
    return found


def _readable(packed: str | bytes) -> bytes:
    """A text, or nothing where it cannot be read."""
    try:
        return packing.unpack_text(packed).encode()
    except Damage:
        return b""


def _entities(connection: sqlite3.Connection) -> list[Sentence]:
    """Whether what is counted is what stands in the annotations."""
    expected: Counter[_Counted] = Counter()
    for text, found in connection.execute(
        """SELECT b.text, n.found FROM article AS a JOIN body AS b ON b.article = a.id
        JOIN annotation AS n ON n.article = a.id WHERE a.superseded_by IS NULL"""
    ):
        for one in counting.entities_named(packing.unpack_named(found, packing.unpack_text(text))):
            for where in ("entity", "tally"):
                expected[one.key, where, "articles"] += 1
                expected[one.key, where, "mentions"] += one.mentions
            for name, as_canonical, as_form in one.names:
                expected[one.key, "canonical", name] += as_canonical
                expected[one.key, "form", name] += as_form
                expected[one.key, "found by", fold(name)] = 1
    expected = Counter({what: count for what, count in expected.items() if count})
    counted = {what: count for what, count in _counted(connection).items() if count}
    wrong = {key for (key, _, _), _ in expected.items() ^ counted.items()}
    return [Sentence.of("The mentions of {entity} are counted wrongly.", entity=key) for key in sorted(wrong)]


def _counted(connection: sqlite3.Connection) -> dict[_Counted, int]:
    counted: dict[_Counted, int] = {}
    rows = connection.execute(
        "SELECT id, key, label, articles, mentions, canonical, names FROM entity WHERE articles"
    )
    once, again = tallies.count(connection, articles.newest_ids(connection))
    for number, key, label, in_articles, mentions, canonical, names in rows:
        for name, (as_canonical, as_form) in naming.unpack(names, canonical, mentions).items():
            counted[key, "canonical", name], counted[key, "form", name] = as_canonical, as_form
        code = tallies.code(number, label)
        in_tallies = once.pop(code, 0)
        counted[key, "entity", "articles"] = in_articles
        counted[key, "entity", "mentions"] = mentions
        counted[key, "tally", "articles"] = in_tallies
        counted[key, "tally", "mentions"] = in_tallies + again.pop(code, 0)
    for code, count in (*once.items(), *again.items()):
        counted[f"entity {tallies.entity_of(code)}", "tally", "articles"] = count
    for key, folded in connection.execute("SELECT key, folded FROM name JOIN entity ON entity = id"):
        counted[key, "found by", folded] = 1
    return counted


def _sayings(connection: sqlite3.Connection) -> list[Sentence]:
    """Whether quotes and roles are looked up as the annotations say them."""
    expected: set[tuple[int, str, str | None, str | None]] = set()
    for number, text, found in connection.execute(
        """SELECT a.id, b.text, n.found FROM article AS a JOIN body AS b ON b.article = a.id
        JOIN annotation AS n ON n.article = a.id WHERE a.superseded_by IS NULL"""
    ):
        for quote in packing.unpack_quotes(found):
            if quote.entity is not None:
                expected.add((number, quote.entity, None, None))
        for role in packing.unpack_roles(found, packing.unpack_text(text)):
            expected.add((number, role.person, role.text, role.of))
    held = set(
        connection.execute(
            """SELECT q.article, e.key, NULL, NULL FROM quoted AS q JOIN entity AS e ON e.id = q.entity
            UNION ALL SELECT r.article, p.key, r.text, o.key FROM role_held AS r
            JOIN entity AS p ON p.id = r.person LEFT JOIN entity AS o ON o.id = r.of"""
        )
    )
    return [
        Sentence.of("The quotes and roles of article {id} are looked up wrongly.", id=number)
        for number in sorted({number for number, *_ in expected ^ held})
    ]


def _outbox(connection: sqlite3.Connection) -> list[Sentence]:
    return [
        Sentence.of("Article {id} waits for the index with the wrong state.", id=row[0])
        for row in connection.execute(
            "SELECT o.article FROM outbox AS o JOIN article AS a ON a.id = o.article "
            "WHERE o.deleted <> (a.superseded_by IS NOT NULL)"
        )
    ]
