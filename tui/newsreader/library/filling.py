"""Taking the outbox up into the index bit by bit: what comes next is built while other work goes on."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Protocol, Self

from newsreader.archive import Archive, PendingChange
from newsreader.library.crew import Ask, Crew
from newsreader.library.workbench import build_segments
from newsreader.model import NewsreaderError
from newsreader.search.segment import DamagedIndexError


class Taker(Protocol):
    """What enters built segments into an index."""

    def take(self, built: Sequence[Path], changes: Sequence[PendingChange]) -> None:
        """See Indexer.take."""
        ...


class Filling:
    """Rounds of at most `batch` changes, each built by the crew and then committed, oldest first.

    Changes stay in the outbox until they are committed: a kill at any point, or a round that is dropped,
    costs nothing but the time to build it again. The process `by` builds what is less than a round, and
    remembers the words it has met; whole rounds are shared. One thread alone may use it; it is closed by its
    `with`.
    """

    def __init__(
        self, taker: Taker, archive: Archive, crew: Crew, *, batch: int, by: int | None = None
    ) -> None:
        self._taker = taker
        self._archive = archive
        self._crew = crew
        self._batch = batch
        self._by = by
        self._rounds: deque[tuple[list[PendingChange], Ask[list[Path] | None]]] = deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.drop()

    def take_next(self) -> int:
        """Commit the oldest round, while as many as the crew has processes are being built behind it.

        Answers the number of changes, 0 where none waits any more. Raises DamagedIndexError where the index
        cannot be used, and NewsreaderError where it cannot be written.
        """
        while len(self._rounds) <= self._crew.jobs and self._begin():
            pass
        return self._take() if self._rounds else 0

    @property
    def busy(self) -> bool:
        """Whether something is being built."""
        return bool(self._rounds)

    def begin(self) -> int:
        """Have the changes built that have waited longest; answers that nothing is committed yet."""
        self._begin()
        return 0

    def take_if_built(self) -> int:
        """Commit the oldest round if that need not be waited for; the number of changes, else 0."""
        return self._take() if self._rounds and self._rounds[0][1].done() else 0

    def drop(self) -> None:
        """Forget the rounds that are not committed."""
        while self._rounds:
            _, ask = self._rounds.popleft()
            with suppress(NewsreaderError):  # whoever waits for it has heard of it
                for path in (ask.result() or ()) if ask.done() else ():
                    path.unlink(missing_ok=True)

    def _begin(self) -> bool:
        """Have the next changes built; whether there are any that are not."""
        begun = sum(len(changes) for changes, _ in self._rounds)
        last = self._rounds[-1][0][-1].change if self._rounds else -1
        changes = [one for one in self._archive.pending(begun + self._batch) if one.change > last]
        if changes:
            ids = [one.article_id for one in changes if not one.deleted]
            by = self._by if len(changes) < self._batch else None
            self._rounds.append((changes, self._crew.ask(build_segments, ids, by=by)))
        return bool(changes)

    def _take(self) -> int:
        changes, ask = self._rounds[0]
        built = ask.result()
        self._rounds.popleft()
        if built is None:
            raise DamagedIndexError
        try:
            self._taker.take(built, changes)
        finally:
            for path in built:  # what was entered bears another name by now
                path.unlink(missing_ok=True)
        return len(changes)
