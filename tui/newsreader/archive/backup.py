"""Copies of the library beside it, made while it is open, and never of one that is damaged."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

from newsreader.archive.damage import Damage
from newsreader.model import NewsreaderError, Sentence

KEPT = 3

_STATE = (
    "PRAGMA user_version",
    "SELECT what, number FROM change WHERE what <> 'indexed' ORDER BY what",
    "SELECT count(*), max(id), sum(undone) FROM event",
    "SELECT count(*), max(id), sum(standing) FROM correction",
    "SELECT count(*), sum(start) FROM position",
    "SELECT count(*) FROM sighting",
    "SELECT count(*) FROM member",
    "SELECT count(*), sum(undone), sum(turn) FROM import",
    "SELECT url, title, tags, full_text FROM feed ORDER BY id",
)
"""What differs between two libraries of which one is the other with something imported, marked or followed.
What the index has taken over says nothing that could be lost, and neither does when a feed was last asked."""


class BackupError(NewsreaderError):
    """There is no room, or no right, for a copy of the library."""

    def __init__(self, path: Path, reason: object) -> None:
        sentence = Sentence.of("No backup of {path} could be made: {reason}.", path=path, reason=reason)
        super().__init__(sentence.text, **dict(sentence.values))


def back_up(connection: sqlite3.Connection, path: Path) -> Path:
    """Copy the library at `path` into ``backups/`` beside it and drop all but the newest copies.

    The copy gets its name only when it is whole and on the disk: a damaged one would in time drive out all
    that could be gone back to. Raises sqlite3.Error, `Damage` among them, or OSError.
    """
    folder = path.parent / "backups"
    folder.mkdir(exist_ok=True)
    target = folder / f"{path.stem}-{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}.sqlite"
    unfinished = target.with_suffix(".unfinished")
    try:
        # Absolute, as a name that begins with "file:" may be taken for an address.
        with closing(sqlite3.connect(unfinished.absolute())) as copy:
            connection.backup(copy)
            # As a single file: a copy in WAL mode would grow side files when it is looked at.
            copy.execute("PRAGMA journal_mode = DELETE")
            _check(copy)
        with unfinished.open("rb") as written:
            os.fsync(written.fileno())
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
    for older in _backups(path)[KEPT:]:
        older.unlink(missing_ok=True)
    return target


def _check(connection: sqlite3.Connection) -> None:
    (found,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if found != "ok":
        raise Damage(found)


def back_up_if_changed(connection: sqlite3.Connection, path: Path) -> tuple[Path, bool]:
    """A copy that says what the library says now, and whether it had to be made.

    Without a change no second copy of the same is made, since it would cost an older one its place; whether
    the library is damaged is looked at all the same. Raises as `back_up` does.
    """
    newest = newest_backup(path)
    if newest is not None and _state_in(newest) == _state(connection):
        _check(connection)
        return newest, False
    return back_up(connection, path), True


def _state_in(copy: Path) -> list[object] | None:
    """The state of a copy; None where it cannot be read, or is of another version."""
    try:
        uri = f"file:{quote(str(copy.absolute()))}?mode=ro&immutable=1"
        with closing(sqlite3.connect(uri, uri=True)) as connection:
            return _state(connection)
    except sqlite3.Error:
        return None


def _state(connection: sqlite3.Connection) -> list[object]:
    return [connection.execute(question).fetchall() for question in _STATE]


def newest_backup(path: Path) -> Path | None:
    """The newest copy of the library at `path`, or None."""
    return next(iter(_backups(path)), None)


def _backups(path: Path) -> list[Path]:
    prefix = f"{path.stem}-"
    try:
        found = [p for p in (path.parent / "backups").iterdir() if p.suffix == ".sqlite"]
    except OSError:
        return []
    # Names hold the time, so they sort by it.
    return sorted((p for p in found if p.name.startswith(prefix)), reverse=True)
