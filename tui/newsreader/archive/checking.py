"""Looking for damage that the program would otherwise meet by surprise."""

from __future__ import annotations

import hashlib
import sqlite3
from collections import Counter

from newsreader.archive import packing
from newsreader.model import Sentence

_SHOWN = 20


def problems(connection: sqlite3.Connection) -> list[Sentence]:
    """All that is wrong with the library; empty where nothing is. Reads every article.

    Raises sqlite3.DatabaseError where the file is too damaged to be read.
    """
    found = [
        Sentence.of("The file is damaged: {problem}", problem=row[0])
        for row in connection.execute(f"PRAGMA integrity_check({_SHOWN})")
        if row[0] != "ok"
    ]
    if found:
        return found
    found += [
        Sentence.of("Row {row} of {table} points to nothing.", row=row[1], table=row[0])
        for row in connection.execute("PRAGMA foreign_key_check")
    ]
    return [*found, *_texts(connection), *_entities(connection), *_outbox(connection)]


def _texts(connection: sqlite3.Connection) -> list[Sentence]:
    found = []
    for number, sha256, text, extractor in connection.execute(
        """SELECT a.id, a.sha256, b.text, n.extractor FROM article AS a
        LEFT JOIN body AS b ON b.article = a.id LEFT JOIN annotation AS n ON n.article = a.id"""
    ):
        if text is None or extractor is None:
            found.append(Sentence.of("Article {id} is not whole; import it again.", id=number))
        elif hashlib.sha256(text.encode()).hexdigest() != sha256:
            found.append(Sentence.of("The text of article {id} is not the one imported.", id=number))
    return found


def _entities(connection: sqlite3.Connection) -> list[Sentence]:
    """Whether the counts are those of the annotations they were derived from."""
    found = []
    names: Counter[tuple[str, str]] = Counter()
    for number, mentions in connection.execute(
        """SELECT a.id, n.mentions FROM article AS a JOIN annotation AS n ON n.article = a.id
        WHERE a.superseded_by IS NULL"""
    ):
        expected = packing.entities_of(packing.unpack_mentions(mentions))
        counted = connection.execute(
            "SELECT key, mentions FROM article_entity JOIN entity ON entity = id WHERE article = ?", (number,)
        ).fetchall()
        if dict(counted) != {one.key: one.mentions for one in expected}:
            found.append(Sentence.of("The entities of article {id} are counted wrongly.", id=number))
        for one in expected:
            names.update({(one.key, form): count for form, count in one.forms.items()})
    kept = {
        (key, name): count
        for key, name, count in connection.execute(
            "SELECT key, name, as_form FROM entity_name JOIN entity ON entity = id WHERE as_form <> 0"
        )
    }
    wrong = {key for (key, _), _ in names.items() ^ kept.items()}
    found += [Sentence.of("The names of {entity} are counted wrongly.", entity=key) for key in sorted(wrong)]
    return found


def _outbox(connection: sqlite3.Connection) -> list[Sentence]:
    return [
        Sentence.of("Article {id} waits for the index with the wrong state.", id=row[0])
        for row in connection.execute(
            "SELECT o.article FROM outbox AS o JOIN article AS a ON a.id = o.article "
            "WHERE o.deleted <> (a.superseded_by IS NOT NULL)"
        )
    ]
