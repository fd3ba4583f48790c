"""Bringing a library to this version, and refusing what is none or is newer."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from newsreader.archive import backup, failures, older, shrinking
from newsreader.archive.connections import BUSY_SECONDS, Access, connect
from newsreader.archive.schema import APPLICATION_ID, STEPS
from newsreader.model import NewsreaderError, Sentence

Notice = Callable[[Sentence], object]
"""Is told that something takes long, before it begins."""

_MAGIC = b"SQLite format 3\x00"
_TAKES_LONG = 20 << 20
"""Bytes of a library from which on a step is more than a moment."""


def prepare(path: Path, *, read_only: bool, notice: Notice | None = None) -> Access:
    """Make the library at `path` ready for use, creating or migrating it, and say how it can be opened.

    `notice` is told what takes long. Falls back to reading where writing is not permitted. Raises
    NewsreaderError; a file that is refused is left as it was.
    """
    try:
        exists = _looks_right(path)
        if not exists:
            failures.refuse_if_lost(path)
        if not exists and read_only:
            raise NewsreaderError("There is no library at {path}; import something first.", path=path)
        if not exists:
            path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NewsreaderError(
            "{path} cannot be opened ({reason}); check the permissions of the file and its folder.",
            path=path,
            reason=error.strerror or error,
        ) from error
    with failures.told(path):
        if not read_only and (not exists or _writable(path)):
            _make_current(path, notice or (lambda _: None))
            return Access.WRITE
        return _readable(path)


def _looks_right(path: Path) -> bool:
    """Whether a library stands at `path`; False where nothing does. Reads no more than the header."""
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except FileNotFoundError:
        return False
    if not header:
        return False
    if len(header) < 100 or not header.startswith(_MAGIC):
        raise failures.damaged(path)
    # Fixed places in SQLite's file format: read here, so that a refused file is not even opened.
    version = int.from_bytes(header[60:64], "big")
    application = int.from_bytes(header[68:72], "big")
    # Both are 0 in a new file whose first transaction still stands in the side file alone.
    if application not in (APPLICATION_ID, 0) or (application == 0 and version):
        raise NewsreaderError("{path} is a database of another program; name another place.", path=path)
    _refuse_newer(path, version)
    return True


def _refuse_newer(path: Path, version: int) -> None:
    if version > len(STEPS):
        raise NewsreaderError(
            "{path} was made by a newer newsreader (version {found} of its tables, known here: {known}); "
            "update newsreader. Nothing was changed.",
            path=path,
            found=version,
            known=len(STEPS),
        )


def _writable(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK | os.X_OK)


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _make_current(path: Path, notice: Notice) -> None:
    connection = connect(path, Access.WRITE)
    try:
        version = _version(connection)
        _refuse_newer(path, version)
        _use_wal(connection)
        if version < len(STEPS):
            if version and path.stat().st_size > _TAKES_LONG:
                notice(Sentence.of("The library is being brought up to date, which takes a while, once …"))
            _migrate(connection, path, version)
        if shrinking.is_worth_it(connection):
            notice(Sentence.of("The library file is being made smaller …"))
            shrinking.shrink(connection, path)
        connection.execute("SELECT value FROM about WHERE key = 'identity'").fetchone()
    finally:
        connection.close()


def _use_wal(connection: sqlite3.Connection) -> None:
    """Switch to WAL; SQLite does not wait by itself when two processes do it at once."""
    deadline = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if failures.primary_code(error) != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.02)


def _migrate(connection: sqlite3.Connection, path: Path, version: int) -> None:
    if version:
        try:
            backup.back_up(connection, path)
        except OSError as error:
            raise NewsreaderError(
                "No backup of {path} could be made before its update ({reason}), so it was left as it is.",
                path=path,
                reason=error.strerror or error,
            ) from error
    older.register(connection)
    # Some SQLites overwrite with zeros what is dropped, which would take room for all of it once more.
    connection.execute("PRAGMA secure_delete = OFF")
    # All steps at once: between two of them no program knows the tables.
    connection.execute("BEGIN EXCLUSIVE")
    try:
        # Looked at again: another process may have taken them while we waited.
        for number, step in list(enumerate(STEPS, start=1))[_version(connection) :]:
            _take(connection, number, step)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    # Into the file itself, where `_looks_right` of an older program will see the version.
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _take(connection: sqlite3.Connection, number: int, step: tuple[str, ...]) -> None:
    if number == 1 and connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
        raise NewsreaderError("This file is a database of another program; name another place.")
    for statement in step:
        connection.execute(statement)
    if number == 1:
        import uuid

        connection.execute("INSERT INTO about VALUES ('identity', ?)", (str(uuid.uuid4()),))
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {number}")


def _readable(path: Path) -> Access:
    """The way in which an existing library can be read."""
    problem: sqlite3.Error | None = None
    for access in (Access.READ, Access.FROZEN):
        if access is Access.FROZEN and _has_log(path):
            break
        try:
            connection = connect(path, access)
            try:
                version = _version(connection)
                connection.execute("SELECT value FROM about WHERE key = 'identity'").fetchone()
            finally:
                connection.close()
        except sqlite3.OperationalError as error:
            problem = error
            continue
        _refuse_older(path, version)
        _refuse_newer(path, version)
        return access
    assert problem is not None
    raise problem


def _has_log(path: Path) -> bool:
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def _refuse_older(path: Path, version: int) -> None:
    if version < len(STEPS):
        raise NewsreaderError(
            "{path} was made by an older newsreader and must be opened once with the right to write, "
            "to bring it up to date.",
            path=path,
        )
