"""Which entities each current article mentions, packed so that thousands of articles are counted at once.

An entity in a tally is one number: the row of the entity, shifted by four bits that hold its label. Each
article has two arrays of them: `once` names each entity once, the most mentioned first, and `again` repeats
it for each further mention. Counting a set of articles is then two passes of `Counter` over joined arrays,
several times faster than a join and GROUP BY over a row for each entity of each article.
"""

from __future__ import annotations

import sqlite3
import sys
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from newsreader.archive.counting import Counted
from newsreader.archive.failures import intact
from newsreader.archive.schema import LABEL_CODES
from newsreader.archive.values import numbers
from newsreader.model import Label

_LABEL_BITS = 4


def code(entity: int, label: int) -> int:
    """The number that stands for an entity in a tally; `label` is its code in the schema."""
    return entity << _LABEL_BITS | label


def entity_of(code: int) -> int:
    """The entity's row."""
    return code >> _LABEL_BITS


def label_of(code: int) -> int:
    """The code of the entity's label."""
    return code & (1 << _LABEL_BITS) - 1


def ranked(found: Iterable[Counted]) -> list[Counted]:
    """The entities of an article, given in text order, in the order of its tally: most mentioned first."""
    return sorted(found, key=lambda one: -one.mentions)


def write(
    connection: sqlite3.Connection, found: Iterable[tuple[int, Iterable[Counted]]], rows: Mapping[str, int]
) -> None:
    """Keep the entities of articles, given by their numbers and in text order; `rows` are theirs, by key."""
    connection.executemany(
        "INSERT INTO tally VALUES (?, ?, ?)", [(number, *_tally(some, rows)) for number, some in found]
    )


def _tally(found: Iterable[Counted], rows: Mapping[str, int]) -> tuple[bytes, bytes]:
    coded = [(code(rows[one.key], one.label), one.mentions) for one in ranked(found)]
    once = array("I", [one for one, _ in coded])
    again = array("I", [one for one, count in coded for _ in range(count - 1)])
    return packed(once), packed(again)


def remove(connection: sqlite3.Connection, number: int) -> None:
    """Forget article `number`."""
    connection.execute("DELETE FROM tally WHERE article = ?", (number,))


def count(connection: sqlite3.Connection, ids: Iterable[int]) -> tuple[Counter[int], Counter[int]]:
    """In how many of the articles each entity occurs, and the mentions beyond the first in each."""
    rows = connection.execute(
        """SELECT t.once, t.again FROM json_each(?) AS wanted CROSS JOIN tally AS t
        ON t.article = wanted.value""",
        # Sorted, so that neighbours in the file are read together.
        (numbers(sorted(ids)),),
    ).fetchall()
    return (
        Counter(unpacked(b"".join([once for once, _ in rows]))),
        Counter(unpacked(b"".join([again for _, again in rows]))),
    )


def foremost(
    connection: sqlite3.Connection, ids: Iterable[int], labels: Sequence[Label], limit: int
) -> dict[int, list[int]]:
    """The entities with these labels that each article mentions most; among equals the first mentioned."""
    codes = {LABEL_CODES[label] for label in labels}
    rows = connection.execute(
        "SELECT article, once FROM tally WHERE article IN (SELECT value FROM json_each(?))", (numbers(ids),)
    )
    return {
        number: list(islice((entity_of(one) for one in unpacked(once) if label_of(one) in codes), limit))
        for number, once in rows
    }


def packed(codes: array[int]) -> bytes:
    """Numbers as the tables hold them; on some machines that turns `codes` round."""
    if sys.byteorder == "big":
        codes.byteswap()
    return codes.tobytes()


@intact()
def unpacked(packed: bytes) -> array[int]:
    """The reverse of `packed`."""
    codes = array("I", packed)
    if sys.byteorder == "big":
        codes.byteswap()
    return codes
