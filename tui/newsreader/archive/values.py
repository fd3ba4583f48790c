"""Python values as SQLite keeps them: sets of numbers, times, folded names."""

from __future__ import annotations

import json
import sqlite3
import unicodedata
from array import array
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from functools import lru_cache

from newsreader.model import Sentence


def numbers(ids: Iterable[int]) -> str:
    """`ids` as JSON, for ``json_each(?)``: any length in one parameter, where ``?, ?, …`` ends at 32,766."""
    return f"[{','.join(map(str, ids))}]"


def chunks(ids: Sequence[int], size: int) -> Iterator[Sequence[int]]:
    """`ids` in pieces of at most `size`."""
    for start in range(0, len(ids), size):
        yield ids[start : start + size]


def column(rows: Iterable[tuple[int]]) -> array[int]:
    """The only column of `rows`."""
    return array("q", [row[0] for row in rows])


def listed(connection: sqlite3.Connection, select: str, values: Sequence[object] = ()) -> array[int]:
    """The column `id` of what `select` selects, numbers, in its order.

    For many rows: SQLite makes one JSON text of them while other threads of the program go on, and reading
    that is three times as quick as reading rows.
    """
    (packed,) = connection.execute(f"SELECT json_group_array(id) FROM ({select})", values).fetchone()
    return array("q", json.loads(packed))


def now() -> str:
    """The present time in UTC, as ISO 8601 to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def pack_sentence(sentence: Sentence | None) -> str:
    """A sentence as JSON; none is an empty text."""
    if sentence is None:
        return ""
    return json.dumps([sentence.text, *map(list, sentence.values)], ensure_ascii=False)


def unpack_sentence(packed: str) -> Sentence | None:
    """The reverse of `pack_sentence`."""
    if not packed:
        return None
    text, *values = json.loads(packed)
    return Sentence(text, tuple((name, value) for name, value in values))


@lru_cache(8192)
def fold(name: str) -> str:
    """`name` as it is looked up: without case, accents and width, gaps collapsed."""
    if name.isascii():
        return " ".join(name.lower().split())
    apart = unicodedata.normalize("NFKD", name)
    bare = "".join(c for c in apart if not unicodedata.combining(c))
    return " ".join(bare.casefold().split())
