"""SQLite's errors, and the system's, as sentences that a person can act on."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from newsreader.archive.backup import newest_backup
from newsreader.archive.damage import Damage
from newsreader.model import NewsreaderError

_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
# Damage that SQLite and its Python module report without a code of its own: the statements of this package
# fit the schema, so a column that is missing was there once.
_DAMAGE_TOLD = re.compile(r"decode to UTF-8|no such (column|table)|has no column|malformed JSON")
_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_READ_ONLY = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM})


def primary_code(error: sqlite3.Error) -> int:
    """SQLite's result code without its extension; 0 where the error did not come from SQLite itself."""
    return int(getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF


@contextmanager
def intact() -> Iterator[None]:
    """Tell a damaged file from a mistake in the program, where stored values are turned into the program's.

    Only around code that could not fail on what this package itself has written.
    """
    try:
        yield
    except (ValueError, LookupError, TypeError) as error:
        raise Damage(f"a stored value cannot be read: {error!r}") from error


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Let errors of SQLite out as a `NewsreaderError` about the library at `path`.

    Those that only a mistake in the program can cause, such as a broken constraint, stay as they are.
    """
    try:
        yield
    except sqlite3.Error as error:
        sentence = _explained(path, error)
        if sentence is None:
            raise
        raise sentence from error
    except UnicodeDecodeError as error:
        raise damaged(path) from error
    except UnicodeEncodeError as error:
        raise NewsreaderError(
            "The text {piece} holds half a character and cannot be kept; normalise it first.",
            piece=ascii(error.object[max(0, error.start - 10) : error.end + 10]),
        ) from error


def read_only(path: Path) -> NewsreaderError:
    """What a write to a library without the right to write is answered with."""
    return NewsreaderError(
        "{path} can only be read, so nothing was changed; check the permissions of the file and its folder.",
        path=path,
    )


def given_up(path: Path, error: BaseException) -> NewsreaderError:
    """What the rest of a transaction is answered with after SQLite has undone it in the middle."""
    if isinstance(error, NewsreaderError):
        return error
    return NewsreaderError(
        "The changes to {path} were undone ({reason}); try again.",
        path=path,
        reason=error or type(error).__name__,
    )


def damaged(path: Path) -> NewsreaderError:
    """What to do about a file that SQLite cannot make sense of."""
    backup = newest_backup(path)
    if backup is None:
        return NewsreaderError(
            "{path} is damaged or not a library, and no backup of it exists; move it away and import again.",
            path=path,
        )
    return NewsreaderError(
        "{path} is damaged or not a library; move it away, {path}-wal as well if it is there, and copy its "
        "newest backup {backup} to {path}.",
        path=path,
        backup=backup,
    )


def refuse_if_lost(path: Path) -> None:
    """Raise NewsreaderError where there is no library, or an empty file, and copies of one lie beside it."""
    backup = newest_backup(path)
    if backup is not None:
        raise NewsreaderError(
            "{path} is gone or empty, but backups of it exist; copy the newest, {backup}, to {path}, or move "
            "{folder} away to begin anew.",
            path=path,
            backup=backup,
            folder=backup.parent,
        )


def _explained(path: Path, error: sqlite3.Error) -> NewsreaderError | None:
    code = primary_code(error)
    if code in _DAMAGED or isinstance(error, Damage) or _DAMAGE_TOLD.search(str(error)):
        return damaged(path)
    if code in _READ_ONLY:
        return read_only(path)
    if code in _BUSY:
        return NewsreaderError(
            "{path} is in use by another newsreader that is writing; wait until it has finished.", path=path
        )
    if code == sqlite3.SQLITE_FULL:
        return NewsreaderError(
            "The disk with {path} is full, so nothing was changed; free some space and try again.", path=path
        )
    if code == sqlite3.SQLITE_CANTOPEN:
        return NewsreaderError(
            "{path} cannot be opened; check that its folder exists and is yours.", path=path
        )
    if code == sqlite3.SQLITE_IOERR:
        return NewsreaderError(
            "{path} could not be read or written ({reason}); check the disk.", path=path, reason=error
        )
    if isinstance(error, sqlite3.ProgrammingError) and "closed" in str(error):
        return NewsreaderError("{path} was closed in the meantime; open it again.", path=path)
    return None
