"""A reader's corrections as rows: kept in order, belonging to an article or to the whole archive."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from newsreader.archive import articles
from newsreader.archive.failures import intact
from newsreader.archive.packing import pack_hash
from newsreader.archive.values import now
from newsreader.model import Anchor, Annotations, Correction, CorrectionKind, Label, Scope

Correct = Callable[[str, Annotations, Sequence[Correction], str], tuple[Annotations, frozenset[int]]]
"""Applies corrections, in order, to what was found in a body with this hash: the result, which is the same
object where nothing changed, and the positions of the corrections that had a part in it. The archive is given
one when it is opened."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A correction with its number, when it was made (UTC), and the current article that it belongs to.

    `article` is None for the whole archive, and where the article is not held.
    """

    id: int
    at: str
    correction: Correction
    article: int | None


def pack(correction: Correction) -> str:
    """A correction as JSON; equal ones give the same."""
    anchor = correction.anchor
    return json.dumps(
        [
            correction.kind,
            correction.scope,
            correction.surface,
            correction.label,
            correction.entity,
            correction.to_label,
            correction.to_surface,
            correction.shift,
            correction.to_canonical,
            anchor
            and [
                anchor.sha256,
                anchor.start,
                anchor.text,
                anchor.before,
                anchor.after,
                anchor.title,
                anchor.url,
            ],
        ],
        ensure_ascii=False,
        separators=(",", ":"),
    )


@lru_cache(4096)
@intact()
def unpack(packed: str) -> Correction:
    """The reverse of `pack`."""
    kind, scope, surface, label, entity, to_label, to_surface, shift, to_canonical, anchor = json.loads(
        packed
    )
    return Correction(
        CorrectionKind(kind),
        Scope(scope),
        surface,
        Label(label),
        entity,
        Anchor(*anchor) if anchor else None,
        Label(to_label) if to_label else None,
        to_surface,
        shift,
        to_canonical,
    )


def insert(connection: sqlite3.Connection, correction: Correction, article: int | None) -> int:
    """Keep a correction, in force from now on; its number."""
    anchor = correction.anchor
    cursor = connection.execute(
        "INSERT INTO correction (at, said, wide, article, sha256, url) VALUES (?, ?, ?, ?, ?, ?)",
        (
            now(),
            pack(correction),
            int(correction.scope is Scope.ARCHIVE),
            None if correction.scope is Scope.ARCHIVE else article,
            anchor.sha256 if anchor else None,
            anchor.url if anchor else None,
        ),
    )
    return int(cursor.lastrowid or 0)


def any_kept(connection: sqlite3.Connection) -> bool:
    """Whether there is a correction at all, in force or not."""
    return connection.execute("SELECT 1 FROM correction LIMIT 1").fetchone() is not None


def is_known(connection: sqlite3.Connection, correction: Correction) -> bool:
    """Whether the very same correction is in force."""
    return (
        connection.execute(
            "SELECT 1 FROM correction WHERE said = ? AND standing LIMIT 1", (pack(correction),)
        ).fetchone()
        is not None
    )


def home(connection: sqlite3.Connection, correction: Correction) -> int | None:
    """The current article that a correction of one article was made in, by its text or else its address."""
    anchor = correction.anchor
    if anchor is None or correction.scope is Scope.ARCHIVE:
        return None
    row = connection.execute(
        "SELECT id FROM article WHERE sha256 = ? ORDER BY superseded_by IS NULL DESC, id DESC LIMIT 1",
        (pack_hash(anchor.sha256),),
    ).fetchone()
    if row is None and anchor.url is not None:
        row = connection.execute(
            "SELECT id FROM article WHERE superseded_by IS NULL AND url = ? ORDER BY id DESC LIMIT 1",
            (anchor.url,),
        ).fetchone()
    return None if row is None else articles.successor(connection, int(row[0]))


def adopt(connection: sqlite3.Connection, number: int, sha256: str, url: str | None) -> None:
    """Let corrections that were waiting for this article belong to it."""
    connection.execute(
        "UPDATE correction SET article = ? WHERE article IS NULL AND NOT wide AND (sha256 = ? OR url = ?)",
        (number, sha256, url),
    )


def hand_over(connection: sqlite3.Connection, earlier: int, later: int) -> None:
    """Let the corrections of an article belong to the one that supersedes it."""
    connection.execute("UPDATE correction SET article = ? WHERE article = ?", (later, earlier))


def copy(connection: sqlite3.Connection, article: int, number: int) -> None:
    """Make the corrections of an article, those that are in force, in another one as well."""
    connection.execute(
        """INSERT INTO correction (at, said, wide, article, sha256, url)
        SELECT at, said, wide, ?, sha256, url FROM correction WHERE article = ? AND standing ORDER BY id""",
        (number, article),
    )


def in_force(connection: sqlite3.Connection, number: int) -> list[Kept]:
    """What applies to the current article `number`, in the order in which it was decided."""
    rows = connection.execute(
        """SELECT id, at, said, article FROM correction WHERE wide AND standing
        UNION ALL SELECT id, at, said, article FROM correction WHERE article = ? AND standing""",
        (number,),
    ).fetchall()
    rows.sort()
    return [Kept(id, at, unpack(said), article) for id, at, said, article in rows]


def listed(connection: sqlite3.Connection, *, standing: bool) -> list[Kept]:
    """All that are in force, or all that were withdrawn and can be reinstated; the oldest first.

    Making a correction can be undone as a whole; then there is nothing to reinstate.
    """
    rows = connection.execute(
        """SELECT id, at, said, article FROM correction WHERE standing = ? AND (standing OR id NOT IN (
            SELECT made.value FROM event, json_each(event.corrections) AS made
            WHERE undone = 1 AND kind IN ('corrected', 'imported')))
        ORDER BY id""",
        (int(standing),),
    )
    return [Kept(id, at, unpack(said), article) for id, at, said, article in rows]
