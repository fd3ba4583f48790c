"""A library file while it is open: its connections, transactions, backups and small settings."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from newsreader.archive import backup, checking, migrations
from newsreader.archive.backup import BackupError
from newsreader.archive.connections import Access, Connections
from newsreader.archive.corrections import Correct
from newsreader.archive.entities import canonicals
from newsreader.archive.imports.under_way import UnderWay
from newsreader.archive.migrations import Notice
from newsreader.archive.remembering import Remembered
from newsreader.model import NewsreaderError, Sentence

_Answer = TypeVar("_Answer")


class OpenLibrary:
    """What every use of a library file needs, whatever is kept in it."""

    def __init__(self, path: Path, access: Access, correct: Correct | None = None) -> None:
        """Use `open` instead."""
        self._correct = correct
        self._connections = Connections(path, access)
        self._reading = self._connections.reading
        self._writing = self._connections.writing
        self._remembered = Remembered()
        self._under_way = UnderWay(path)
        with self._reading() as connection:
            (identity,) = connection.execute("SELECT value FROM about WHERE key = 'identity'").fetchone()
        self.identity: str = identity
        """A random name, by which an index knows whose it is."""

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        read_only: bool = False,
        correct: Correct | None = None,
        notice: Notice | None = None,
    ) -> Self:
        """Open the library at `path`, made if missing and brought up to date, after a backup, if older.

        `correct` applies a reader's corrections; without it none can be applied. Where the file or its folder
        cannot be written to it opens for reading, see `read_only`. `notice` is told, before it begins, what
        makes opening take long. Raises NewsreaderError, and leaves the file as it is, where it is no library,
        damaged or of a newer version.
        """
        return cls(path, migrations.prepare(path, read_only=read_only, notice=notice), correct)

    @property
    def path(self) -> Path:
        """The library file."""
        return self._connections.path

    @property
    def read_only(self) -> bool:
        """Whether changes are refused."""
        return self._connections.access is not Access.WRITE

    def close(self) -> None:
        """Close the connections of all threads, and leave the imports that have not ended."""
        self._under_way.close()
        self._connections.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def back_up(self) -> Path:
        """Copy the library into ``backups/`` beside it and keep the newest three; the copy's path."""
        with self._reading() as connection:
            return backup.back_up(connection, self.path)

    def back_up_if_changed(self) -> tuple[Path, bool]:
        """The newest copy, which says all that the library says now, and whether it had to be made.

        Raises BackupError where there is no room or right to make it, else NewsreaderError: a damaged library
        is not copied.
        """
        with self._reading() as connection:
            try:
                return backup.back_up_if_changed(connection, self.path)
            except OSError as error:
                raise BackupError(self.path, error.strerror or error) from error
            except sqlite3.OperationalError as error:
                raise BackupError(self.path, error) from error

    def newest_backup(self) -> Path | None:
        """The newest copy of the library; None where there is none."""
        return backup.newest_backup(self.path)

    def check(self) -> list[Sentence]:
        """What is wrong with the library; empty where nothing is. Reads every article."""
        try:
            with self._reading() as connection:
                return checking.problems(connection)
        except NewsreaderError as error:
            return [error.sentence]

    def _remember(
        self,
        connection: sqlite3.Connection,
        question: object,
        depends_on: Collection[str],
        work_out: Callable[[], _Answer],
    ) -> _Answer:
        """What `work_out` answers, or answered before the last change of what it depends on."""
        if self._connections.is_writing():
            return work_out()
        return self._remembered.answer(connection, question, depends_on, work_out)

    def _names(self, connection: sqlite3.Connection, rows: Collection[int]) -> dict[int, tuple[str, str]]:
        """Key and canonical name of entities by their numbers."""
        if self._connections.is_writing():
            return canonicals(connection, rows)
        return self._remembered.names(connection, rows)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Keep all changes made inside together, or none; far faster for many articles.

        An `add` that fails inside undoes itself alone. Other writers wait for the end, at most 15 s: annotate
        before, and add some hundred articles at a time.
        """
        with self._writing():
            yield

    def setting(self, name: str) -> str | None:
        """A small value kept with the library, such as what has been done to it already."""
        with self._reading() as connection:
            row = connection.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
        return None if row is None else str(row[0])

    def set_setting(self, name: str, value: str) -> None:
        """Keep a small value under `name`."""
        with self._writing() as connection:
            connection.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, value))
