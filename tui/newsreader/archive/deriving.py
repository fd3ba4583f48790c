"""What is read of an article, derived from what an extractor said and what a reader corrected.

`annotation` holds what is read. Where corrections made it differ from what the extractor said, that is kept
in `raw_annotation` beside it, so that an article without corrections costs nothing more.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence

from newsreader.archive import articles, corrections, counting, outbox, packing, registry, sayings
from newsreader.archive.corrections import Correct, Kept
from newsreader.archive.counting import Counted, Said
from newsreader.archive.failures import intact
from newsreader.archive.packed import PackedArticle, check_offsets
from newsreader.archive.values import numbers
from newsreader.model import Annotations, NewsreaderError

_check_stored = intact()(check_offsets)
"""What was kept did fit: otherwise the file is damaged."""


def keep_new(
    connection: sqlite3.Connection, number: int, packed: PackedArticle, correct: Correct | None
) -> tuple[Sequence[Counted], Said]:
    """Write what is read of an article that has just been given its row and its body; what to count of it."""
    if not corrections.any_kept(connection):
        _write(connection, number, packed.extractor, packed.annotation)
        return packed.entities, packed.said
    corrections.adopt(connection, number, packed.place.sha256, packed.place.url)
    raw, body = packed.unpacked()
    found, _ = _keep(connection, number, body, packed.place.sha256, raw, correct)
    if found is raw:
        return packed.entities, packed.said
    return counting.entities_of(found.mentions), counting.said_in(found.quotes, found.roles)


def _keep(
    connection: sqlite3.Connection,
    number: int,
    body: str,
    sha256: str,
    raw: Annotations,
    correct: Correct | None,
) -> tuple[Annotations, bytes]:
    """Write what is read of article `number`, and what the extractor said where that is something else."""
    applying = corrections.in_force(connection, articles.successor(connection, number))
    found, effective = _corrected(body, sha256, raw, applying, correct)
    packed = packing.pack(found)
    _write(connection, number, raw.extractor, packed)
    connection.execute("DELETE FROM raw_annotation WHERE article = ?", (number,))
    connection.execute("DELETE FROM correction_effect WHERE article = ?", (number,))
    if found is not raw:
        connection.execute("INSERT INTO raw_annotation VALUES (?, ?)", (number, packing.pack(raw)))
    if effective:
        connection.executemany(
            "INSERT INTO correction_effect VALUES (?, ?)", [(one, number) for one in sorted(effective)]
        )
    return found, packed


def _write(connection: sqlite3.Connection, number: int, extractor: str, packed: bytes) -> None:
    connection.execute("INSERT OR REPLACE INTO annotation VALUES (?, ?, ?)", (number, extractor, packed))


def discount(connection: sqlite3.Connection, number: int) -> None:
    """Count a current article no more, as it stops being one."""
    body, found = connection.execute(
        """SELECT b.text, n.found FROM body AS b JOIN annotation AS n ON n.article = b.article
        WHERE b.article = ?""",
        (number,),
    ).fetchone()
    named = packing.unpack_named(found, packing.unpack_text(body))
    registry.remove(connection, number, counting.entities_named(named))
    sayings.remove(connection, number)


def replace(
    connection: sqlite3.Connection,
    number: int,
    raw: Annotations,
    correct: Correct | None,
    check: Callable[[str, Annotations], None] = check_offsets,
) -> bool:
    """Give article `number` other annotations, and correct them; whether what is read of it changed.

    Raises NewsreaderError if there is no such article, and what `check` raises for offsets that do not fit.
    """
    row = connection.execute(
        """SELECT a.superseded_by IS NULL, a.sha256, b.text, n.extractor, n.found
        FROM article AS a JOIN body AS b ON b.article = a.id JOIN annotation AS n ON n.article = a.id
        WHERE a.id = ?""",
        (number,),
    ).fetchone()
    if row is None:
        raise NewsreaderError("There is no article number {id}.", id=number)
    current, sha256, text, extractor, earlier = row
    body = packing.unpack_text(text)
    check(body, raw)
    found, packed = _keep(connection, number, body, packing.unpack_hash(sha256), raw, correct)
    connection.execute("DELETE FROM rederive WHERE article = ?", (number,))
    if (extractor, earlier) == (raw.extractor, packed):
        return False
    before = packing.unpack(extractor, earlier, body)
    if current and found.mentions != before.mentions:
        counted = counting.entities_of(before.mentions)
        registry.replace(connection, number, counted, counting.entities_of(found.mentions))
    if current and (found.quotes, found.roles) != (before.quotes, before.roles):
        sayings.remove(connection, number)
        sayings.add(connection, [(number, counting.said_in(found.quotes, found.roles))])
    return before != found


def derive(connection: sqlite3.Connection, number: int, correct: Correct | None) -> None:
    """Apply the corrections that are in force now to what the extractor said about article `number`."""
    said = said_of(connection, number)
    if said is None:
        connection.execute("DELETE FROM rederive WHERE article = ?", (number,))
    elif replace(connection, number, said[2], correct, _check_stored) and articles.is_current(
        connection, number
    ):
        outbox.enqueue(connection, number)


def said_of(connection: sqlite3.Connection, number: int) -> tuple[str, str, Annotations] | None:
    """Body, hash, and what the extractor said about article `number`; None where there is none of that."""
    row = connection.execute(
        """SELECT b.text, a.sha256, n.extractor, ifnull(r.found, n.found) FROM article AS a
        JOIN body AS b ON b.article = a.id JOIN annotation AS n ON n.article = a.id
        LEFT JOIN raw_annotation AS r ON r.article = a.id WHERE a.id = ?""",
        (number,),
    ).fetchone()
    if row is None:
        return None
    body = packing.unpack_text(row[0])
    return body, packing.unpack_hash(row[1]), packing.unpack(row[2], row[3], body)


def enqueue(connection: sqlite3.Connection, ids: Iterable[int]) -> None:
    """Have articles derived anew, in the transaction of the change that asks for it."""
    connection.execute(
        """INSERT OR IGNORE INTO rederive SELECT a.id, a.minute FROM json_each(?) AS wanted
        CROSS JOIN article AS a ON a.id = wanted.value""",
        (numbers(ids),),
    )


def waiting(connection: sqlite3.Connection) -> int:
    """How many articles are to be derived anew."""
    (found,) = connection.execute("SELECT count(*) FROM rederive").fetchone()
    return int(found)


def derive_next(
    connection: sqlite3.Connection, limit: int, first: int | None, correct: Correct | None
) -> int:
    """Derive the newest of the articles that wait, `first` before all others; how many it were."""
    rows = connection.execute(
        "SELECT article FROM rederive ORDER BY minute DESC, article DESC LIMIT ?", (limit,)
    ).fetchall()
    chosen = [number for (number,) in rows]
    if first is not None and first not in chosen:
        held = connection.execute("SELECT article FROM rederive WHERE article = ?", (first,)).fetchone()
        chosen = [*(held or ()), *chosen]
    for number in chosen:
        derive(connection, number, correct)
    return len(chosen)


def _corrected(
    body: str, sha256: str, raw: Annotations, applying: list[Kept], correct: Correct | None
) -> tuple[Annotations, frozenset[int]]:
    """The corrected annotations, and the numbers of the corrections that had a part in them."""
    if not applying:
        return raw, frozenset()
    if correct is None:
        raise RuntimeError("the library was opened without what applies its corrections")
    found, effective = correct(body, raw, [one.correction for one in applying], sha256)
    return found, frozenset(applying[position].id for position in effective)
