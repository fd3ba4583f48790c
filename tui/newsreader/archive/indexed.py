"""What an open library tells its index, and hears from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from newsreader.archive import changes as counted
from newsreader.archive import in_step, outbox
from newsreader.archive.opened import OpenLibrary
from newsreader.archive.outbox import PendingChange
from newsreader.archive.values import chunks
from newsreader.model import IndexDocument

_CHUNK = 200
"""Articles with bodies that are held in memory at a time."""


class IndexedLibrary(OpenLibrary):
    """What the index has yet to take over, as what, and in which state it is."""

    _settled = 0

    def state(self) -> tuple[int, int]:
        """Two numbers: one changes with the articles there are, one with what others have settled.

        In whatever process that happens; what was settled through this object is left out, as whoever did it
        knows. Cheap enough to be asked every second.
        """
        with self._reading() as connection:
            listed, indexed = counted.numbers(connection, counted.ARTICLES, counted.INDEXED)
        return listed, indexed - self._settled

    def pending(self, limit: int = 1000) -> list[PendingChange]:
        """What the index has to take up or forget, what waited longest first."""
        with self._reading() as connection:
            return outbox.pending(connection, limit)

    def pending_count(self) -> int:
        """How many changes the index has yet to take over."""
        with self._reading() as connection:
            return outbox.pending_count(connection)

    def settle(self, changes: Iterable[PendingChange]) -> None:
        """Tell that the index has committed `changes`; what changed again since stays pending.

        It is then in the state that was expected.
        """
        with self._writing() as connection:
            outbox.settle(connection, changes)
        self._settled += 1

    def index_states(self) -> frozenset[str]:
        """The states in which the index of this library may be, by its own names; empty before there was one.

        In another it was made of something else than this library says now.
        """
        with self._reading() as connection:
            return in_step.states(connection)

    def expect_index(self, state: str, following: str | None = None) -> None:
        """Note in which state the index is, and in which the next commit will leave it."""
        with self._writing() as connection:
            in_step.expect(connection, state, following)

    def documents(self, ids: Sequence[int]) -> Iterator[IndexDocument]:
        """The current ones of `ids` as the index takes them, in that order."""
        for part in chunks(ids, _CHUNK):
            with self._reading() as connection:
                found = list(outbox.documents(connection, part))
            yield from found

    def mark_all_pending(self) -> None:
        """Let the index hear of every current article again."""
        with self._writing() as connection:
            outbox.enqueue_all(connection)
