"""Copies of the library beside it, made while it is open."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

KEPT = 3


def back_up(connection: sqlite3.Connection, path: Path) -> Path:
    """Copy the library at `path` into ``backups/`` beside it and drop all but the newest copies.

    The copy gets its name only when it is whole and on the disk. Raises sqlite3.Error or OSError.
    """
    folder = path.parent / "backups"
    folder.mkdir(exist_ok=True)
    target = folder / f"{path.stem}-{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}.sqlite"
    unfinished = target.with_suffix(".unfinished")
    try:
        with closing(sqlite3.connect(unfinished)) as copy:
            connection.backup(copy)
            # As a single file: a copy in WAL mode would grow side files when it is looked at.
            copy.execute("PRAGMA journal_mode = DELETE")
        with unfinished.open("rb") as written:
            os.fsync(written.fileno())
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
    for older in _backups(path)[KEPT:]:
        older.unlink(missing_ok=True)
    return target


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
