"""One connection a thread, transactions that nest, and a fair queue of writers."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from urllib.parse import quote

from newsreader.archive import failures
from newsreader.model import NewsreaderError

BUSY_SECONDS = 15.0


class Access(Enum):
    """How the file is opened, as SQLite's URI wants it.

    Frozen is for a folder where SQLite can keep no side files; it must not be used while a ``-wal`` file
    holds changes, since those would be overlooked.
    """

    WRITE = "mode=rwc"
    READ = "mode=ro"
    FROZEN = "mode=ro&immutable=1"


def connect(path: Path, access: Access) -> sqlite3.Connection:
    """A connection with the program's settings. Raises sqlite3.Error."""
    connection = sqlite3.connect(
        f"file:{quote(str(path.absolute()))}?{access.value}",
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        # Only so that close() may be called from another thread than the one that used it.
        check_same_thread=False,
        cached_statements=256,
    )
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        # FULL, not NORMAL: with WAL a power cut costs NORMAL the last commits, and marks exist nowhere else.
        # A commit is a key press or a whole batch of an import, so one fsync each is not felt.
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA temp_store = MEMORY")
        # kB, for each thread; more is no quicker where the system keeps the file in memory as well.
        connection.execute("PRAGMA cache_size = -8000")
        if access is Access.WRITE:
            connection.execute("PRAGMA journal_size_limit = 67108864")
            # Pages: an import changes the same ones again and again.
            connection.execute("PRAGMA wal_autocheckpoint = 4000")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


@dataclass(slots=True)
class _State:
    """A thread's connection and how deep its transactions are nested."""

    connection: sqlite3.Connection
    depth: int = 0
    lost: NewsreaderError | None = None


class Connections:
    """The connections of one open library; every use of SQLite passes through `reading` or `writing`."""

    def __init__(self, path: Path, access: Access) -> None:
        self.path = path
        self.access = access
        self._local = threading.local()
        self._opened: dict[threading.Thread, sqlite3.Connection] = {}
        self._guard = threading.Lock()
        # SQLite's own waiting is polling without a queue; within one process a lock is fairer.
        self._writer = threading.RLock()
        self._closed = False

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection on which all statements see the same state of the library."""
        with failures.told(self.path):
            state = self._state()
            if state.connection.in_transaction:
                yield state.connection
                return
            state.connection.execute("BEGIN")
            try:
                yield state.connection
            finally:
                if state.connection.in_transaction:
                    state.connection.execute("COMMIT")

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction: all of it is kept, or on any exception nothing.

        Inside another one of the same thread it is a part that can fail by itself.
        """
        if self.access is not Access.WRITE:
            raise failures.read_only(self.path)
        with failures.told(self.path):
            state = self._state()
            with self._part(state) if state.depth else self._whole(state):
                yield state.connection

    def is_writing(self) -> bool:
        """Whether this thread is in a transaction of `writing`, and may see what will be taken back."""
        return self._state().depth > 0

    def close(self) -> None:
        """Close the connections of all threads; later uses are refused."""
        with self._guard:
            self._closed = True
            for connection in self._opened.values():
                connection.close()
            self._opened.clear()

    def _state(self) -> _State:
        state: _State | None = getattr(self._local, "state", None)
        if state is None:
            with self._guard:
                if self._closed:
                    raise sqlite3.ProgrammingError("Cannot operate on a closed database.")
                for thread in [t for t in self._opened if not t.is_alive()]:
                    self._opened.pop(thread).close()
                connection = connect(self.path, self.access)
                self._opened[threading.current_thread()] = connection
            state = self._local.state = _State(connection)
        return state

    @contextmanager
    def _whole(self, state: _State) -> Iterator[None]:
        if not self._writer.acquire(timeout=BUSY_SECONDS):
            raise NewsreaderError(
                "{path} is busy with a long import; try again when it has finished.", path=self.path
            )
        try:
            # IMMEDIATE: a transaction that reads first and writes later could not wait for another writer.
            state.connection.execute("BEGIN IMMEDIATE")
            state.depth, state.lost = 1, None
            try:
                yield
                if state.lost:
                    raise state.lost
                state.connection.execute("COMMIT")
            except BaseException:
                if state.connection.in_transaction:
                    state.connection.execute("ROLLBACK")
                raise
            finally:
                state.depth = 0
        finally:
            self._writer.release()

    @contextmanager
    def _part(self, state: _State) -> Iterator[None]:
        # SQLite gives up a whole transaction when the disk is full; going on would commit the rest piecemeal.
        if state.lost:
            raise state.lost
        name = f"part{state.depth}"
        state.connection.execute(f"SAVEPOINT {name}")
        state.depth += 1
        try:
            with failures.told(self.path):
                yield
                state.connection.execute(f"RELEASE {name}")
        except BaseException as error:
            if state.connection.in_transaction:
                state.connection.execute(f"ROLLBACK TO {name}")
                state.connection.execute(f"RELEASE {name}")
            else:
                state.lost = failures.given_up(self.path, error)
            raise
        finally:
            state.depth -= 1
