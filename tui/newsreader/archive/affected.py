"""Which articles a correction of the whole archive may concern: quickly, and never too few."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Sequence

from newsreader.archive import naming, packing, tallies
from newsreader.archive.schema import LABEL_CODES
from newsreader.archive.values import column, fold, numbers
from newsreader.model import ENTITY_LABELS, Correction, CorrectionKind

_IDENTITY = frozenset({CorrectionKind.MERGE, CorrectionKind.SPLIT, CorrectionKind.RENAME})
_AT_A_TIME = 50
"""Entities that one walk over the tallies looks for."""


def articles(connection: sqlite3.Connection, correction: Correction) -> array[int]:
    """The current articles, as they are read now, that a correction of the whole archive may change.

    Those that are still waiting to be derived are left out: they will be, with all corrections.
    """
    if correction.kind in _IDENTITY:
        return _naming(connection, correction.entity or "")
    if needs_texts(correction):
        return array("q", _holding(connection, correction.surface))
    return mentioning(connection, [number for number, _, _ in called(connection, correction)])


def needs_texts(correction: Correction) -> bool:
    """Whether only a look at every text can tell: at unmarked words, and at what stands for no entity."""
    if correction.kind in _IDENTITY:
        return False
    return correction.kind is CorrectionKind.ADD or correction.label not in ENTITY_LABELS


def called(connection: sqlite3.Connection, correction: Correction) -> list[tuple[int, int, int]]:
    """(entity code, mentions under this text, mentions in all) of the entities that the text stands for."""
    rows = connection.execute(
        """SELECT e.id, e.label, e.canonical, e.mentions, e.names
        FROM name AS n JOIN entity AS e ON e.id = n.entity WHERE n.folded = ? AND e.label = ?""",
        (fold(correction.surface), LABEL_CODES[correction.label]),
    ).fetchall()
    found = []
    for number, label, canonical, mentions, names in rows:
        _, forms = naming.unpack(names, canonical, mentions).get(correction.surface, (0, 0))
        if forms:
            found.append((tallies.code(number, label), forms, mentions))
    return found


def mentioning(connection: sqlite3.Connection, codes: Sequence[int]) -> array[int]:
    """The current articles with one of the entities of these codes in their tally."""
    found: set[int] = set()
    for start in range(0, len(codes), _AT_A_TIME):
        wanted = [tallies.packed(array("I", [code])) for code in codes[start : start + _AT_A_TIME]]
        # Four bytes may also be the end of one number and the beginning of the next: then one too many.
        condition = " OR ".join(["instr(once, ?)"] * len(wanted))
        found.update(
            row[0] for row in connection.execute(f"SELECT article FROM tally WHERE {condition}", wanted)
        )
    return array("q", sorted(found))


def _holding(connection: sqlite3.Connection, text: str) -> Iterator[int]:
    """The current articles in whose body a text stands."""
    for number, body in connection.execute(
        """SELECT a.id, b.text FROM article AS a JOIN body AS b ON b.article = a.id
        WHERE a.superseded_by IS NULL ORDER BY a.id"""
    ):
        if text in packing.unpack_text(body):
            yield number


def _naming(connection: sqlite3.Connection, key: str) -> array[int]:
    """The articles that mention an entity, quote it, or say that it holds or grants a role."""
    row = connection.execute("SELECT id, label FROM entity WHERE key = ?", (key,)).fetchone()
    if row is None:
        return array("q")
    found = set(mentioning(connection, [tallies.code(*row)]))
    for (number,) in connection.execute(
        """SELECT article FROM quoted WHERE entity = :entity
        UNION SELECT article FROM role_held WHERE person = :entity
        UNION SELECT article FROM role_held WHERE of = :entity""",
        {"entity": row[0]},
    ):
        found.add(number)
    return array("q", sorted(found))


def reach(connection: sqlite3.Connection, correction: Correction) -> tuple[int, int | None, bool]:
    """How many articles and mentions a correction of the whole archive would change, and whether exactly.

    What is waiting to be derived counts as it was.
    """
    if correction.kind in _IDENTITY:
        row = connection.execute(
            "SELECT articles, mentions FROM entity WHERE key = ?", (correction.entity,)
        ).fetchone()
        return (*row, True) if row else (0, 0, True)
    if needs_texts(correction):
        return len(articles(connection, correction)), None, False
    found = called(connection, correction)
    return (
        len(mentioning(connection, [code for code, _, _ in found])),
        sum(forms for _, forms, _ in found),
        all(forms == mentions for _, forms, mentions in found),
    )


def corrected_ones(connection: sqlite3.Connection) -> Iterable[int]:
    """The articles that are not read as the extractor left them."""
    return column(connection.execute("SELECT article FROM raw_annotation").fetchall())


def changed_by(connection: sqlite3.Connection, ids: Iterable[int]) -> Iterable[int]:
    """The articles in which the corrections `ids` had a part."""
    return column(
        connection.execute(
            """SELECT DISTINCT article FROM correction_effect
            WHERE correction IN (SELECT value FROM json_each(?))""",
            (numbers(ids),),
        ).fetchall()
    )
