"""The index while an import goes on: it learns of articles as they are kept."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from newsreader.archive import Archive
from newsreader.library.crew import Crew
from newsreader.model import NewsreaderError

if TYPE_CHECKING:
    from newsreader.library.indexing import Indexer

_AT = 500
"""Changes from which on a commit is worth it."""
_PATIENCE = 30.0
"""Seconds to wait in the end for another process that brings the index up to date."""

_log = logging.getLogger(__name__)


class Unindexed:
    """No index follows the import. `behind` is how many changes one has yet to learn."""

    behind = 0

    def follow(self, kept: int) -> None:
        """So many articles were kept."""

    def finish(self) -> Iterator[int]:
        """Learn of all that is left; yields how much that still is."""
        return iter(())

    def close(self) -> None:
        """Forget what is not committed."""


class Following(Unindexed):
    """An index learns of what was kept whenever that is worth a commit.

    Trouble with it never stops the import: the outbox keeps what it has yet to learn.
    """

    def __init__(self, archive: Archive, indexer: Indexer, crew: Crew) -> None:
        self.behind = archive.pending_count()
        self._indexer = indexer
        self._beside = crew.jobs > 1
        self._filling = indexer.filling(crew if self._beside else None, by=0)
        self._in_trouble = False
        self._taken = 0

    def follow(self, kept: int) -> None:
        """See Unindexed.follow."""
        self.behind += kept
        if self._in_trouble or not self._indexer.turn.take():
            return
        if self._beside:
            self._step(self._filling.take_if_built)
            if self.behind >= _AT and not self._filling.busy:
                self._step(self._filling.begin)
        while not self._beside and self.behind >= _AT and self._step(self._filling.take_next):
            pass

    def finish(self) -> Iterator[int]:
        """See Unindexed.finish."""
        if not self._indexer.turn.take(_PATIENCE):
            return
        while self._step(self._filling.take_next):
            yield self.behind
        self._step(self._tidy)

    def close(self) -> None:
        """See Unindexed.close."""
        self._filling.drop()
        self._indexer.turn.give_back()

    def _tidy(self) -> int:
        self._indexer.tidy(self._taken)
        return 0

    def _step(self, step: Callable[[], int]) -> int:
        if self._in_trouble:
            return 0
        try:
            taken = step()
        except NewsreaderError:
            _log.warning("the index does not follow the import", exc_info=True)
            self._in_trouble = True
            self.close()
            return 0
        self._taken += taken
        self.behind = max(0, self.behind - taken)
        return taken
