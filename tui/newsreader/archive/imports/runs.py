"""Imports as rows: what was brought in at once, what came of it, and whether it stands."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence

from newsreader.archive.failures import intact
from newsreader.archive.values import now, pack_sentence, unpack_sentence
from newsreader.model import ImportKind, ImportResult, ImportRun, ImportStatus, NewsreaderError, Sentence

_COLUMNS = """id, kind, places, began_at, added, updated, known, failed, undone, settled, ended,
    iif(ended, NULL, (SELECT min(later.id) FROM import AS later WHERE later.id > import.id AND later.ended
        AND NOT later.undone AND later.places = import.places AND later.kind = import.kind))"""
_TOLD = 1000
"""Failures of an import that are kept; its count says how many there were."""

STANDS = "(import = 0 OR import NOT IN (SELECT id FROM import WHERE undone))"
"""Whether a row with the column `import` counts; 0 is what no import is needed for."""

HELD = """(NOT EXISTS (SELECT 1 FROM brought AS b WHERE b.article = article.id AND b.made)
    OR EXISTS (SELECT 1 FROM brought AS b JOIN import AS i ON i.id = b.import
        WHERE b.article = article.id AND NOT i.undone))"""
"""Whether a row of `article` was brought by an import that stands, or by none that could be undone."""


def begin(connection: sqlite3.Connection, kind: ImportKind, places: Sequence[str]) -> int:
    """Note that an import begins; its number."""
    cursor = connection.execute(
        "INSERT INTO import (kind, places, began_at, ended) VALUES (?, ?, ?, 0)",
        (kind.value, json.dumps(places, ensure_ascii=False), now()),
    )
    return int(cursor.lastrowid or 0)


def end(connection: sqlite3.Connection, number: int) -> None:
    """Note that import `number` has come to its end."""
    connection.execute("UPDATE import SET ended = 1 WHERE id = ?", (number,))


def count(connection: sqlite3.Connection, number: int, results: Iterable[ImportResult]) -> None:
    """Note what became of some of what import `number` found."""
    results = list(results)
    met = Counter(one.fate for one in results)
    known = met[ImportStatus.UNCHANGED] + met[ImportStatus.DUPLICATE]
    # Undone by somebody else while it went on: then all has to follow, also what they have passed.
    connection.execute(
        """UPDATE import SET added = added + ?, updated = updated + ?, known = known + ?,
            failed = failed + ?, settled = settled AND NOT undone, turn = turn + undone
            WHERE id = ?""",
        (met[ImportStatus.ADDED], met[ImportStatus.UPDATED], known, met[ImportStatus.FAILED], number),
    )
    failed = [one for one in results if one.status is ImportStatus.FAILED]
    if not failed:
        return
    (told,) = connection.execute("SELECT count(*) FROM refused WHERE import = ?", (number,)).fetchone()
    connection.executemany(
        "INSERT INTO refused (import, origin, why) VALUES (?, ?, ?)",
        [
            (number, one.origin.encode(errors="backslashreplace").decode(), pack_sentence(one.why))
            for one in failed[: max(0, _TOLD - told)]
        ],
    )


def of_collection(connection: sqlite3.Connection, collection: int | None) -> int | None:
    """The import to which a collection belongs."""
    if collection is None:
        return None
    row = connection.execute("SELECT import FROM collection WHERE id = ?", (collection,)).fetchone()
    return None if row is None else row[0]


def bring(
    connection: sqlite3.Connection,
    number: int | None,
    article: int,
    *,
    made: bool,
    elsewhere: bool = False,
) -> None:
    """Note that import `number` brought an article, and whether it is there because of that.

    `elsewhere` where the import met it in another file than the one in which it stands.
    """
    if number is not None:
        connection.execute(
            """INSERT INTO brought (import, article, made, elsewhere) VALUES (?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET elsewhere = elsewhere AND excluded.elsewhere""",
            (number, article, int(made), int(elsewhere)),
        )


def brings(connection: sqlite3.Connection, number: int | None, article: int) -> bool:
    """Whether import `number` has brought an article."""
    row = connection.execute("SELECT 1 FROM brought WHERE import = ? AND article = ?", (number, article))
    return row.fetchone() is not None


def listed(connection: sqlite3.Connection, limit: int) -> list[ImportRun]:
    """The latest imports, the newest first."""
    rows = connection.execute(f"SELECT {_COLUMNS} FROM import ORDER BY id DESC LIMIT ?", (limit,))
    return [_run(row) for row in rows]


def one(connection: sqlite3.Connection, number: int) -> ImportRun:
    """The import of a number. Raises NewsreaderError where there is none."""
    row = connection.execute(f"SELECT {_COLUMNS} FROM import WHERE id = ?", (number,)).fetchone()
    if row is None:
        raise NewsreaderError("There is no import number {id}.", id=number)
    return _run(row)


def failures(connection: sqlite3.Connection, number: int, limit: int) -> list[ImportResult]:
    """What import `number` could not bring in, in order; of very many only the first are known."""
    rows = connection.execute(
        "SELECT origin, why FROM refused WHERE import = ? ORDER BY id LIMIT ?", (number, limit)
    )
    return [
        ImportResult(origin, ImportStatus.FAILED, why=unpack_sentence(why) or Sentence.of("It failed."))
        for origin, why in rows
    ]


def set_undone(connection: sqlite3.Connection, number: int, *, undone: bool) -> ImportRun:
    """Let an import count no more, or again; its articles are yet to follow.

    Raises NewsreaderError where there is none of that number, or it is so already.
    """
    run = one(connection, number)
    if run.undone == undone:
        if undone:
            raise NewsreaderError("Import {id} is undone already.", id=number)
        raise NewsreaderError("Import {id} was not undone.", id=number)
    connection.execute(
        "UPDATE import SET undone = ?, settled = 0, turn = turn + 1 WHERE id = ?", (int(undone), number)
    )
    return one(connection, number)


def turn(connection: sqlite3.Connection, number: int) -> int:
    """How often the articles of import `number` had to begin to follow."""
    (found,) = connection.execute(
        "SELECT ifnull(max(turn), 0) FROM import WHERE id = ?", (number,)
    ).fetchone()
    return int(found)


@intact()
def _run(row: tuple[int, str, str, str, int, int, int, int, int, int, int, int | None]) -> ImportRun:
    number, kind, places, began_at, added, updated, known, failed, undone, settled, ended, completed_by = row
    return ImportRun(
        number,
        ImportKind(kind),
        tuple(json.loads(places)),
        began_at,
        added,
        updated,
        known,
        failed,
        bool(undone),
        bool(settled),
        bool(ended),
        completed_by=completed_by,
    )
