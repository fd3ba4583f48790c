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


class Following:
    """Trouble with the index never stops the import: the outbox keeps what it has yet to learn.

    `behind` is how many changes these are. Without an indexer nothing is done.
    """

    def __init__(self, archive: Archive, indexer: Indexer | None, crew: Crew) -> None:
        self._beside = crew.jobs > 1
        self._turn = None if indexer is None else indexer.turn
        self._filling = None if indexer is None else indexer.filling(crew if self._beside else None, by=0)
        self.behind = 0 if indexer is None else archive.pending_count()

    def follow(self, kept: int) -> None:
        """Let the index learn of what was kept, as far as that is worth a commit by now."""
        self.behind += kept
        if self._filling is None or self._turn is None or not self._turn.take():
            return
        if self._beside:
            self._step(self._filling.take_if_built)
            if self.behind >= _AT and self._filling is not None and not self._filling.busy:
                self._step(self._filling.begin)
        while not self._beside and self.behind >= _AT and self._step(self._filling.take_next):
            pass

    def finish(self) -> Iterator[int]:
        """Let it learn of all that is left; yields how much that still is."""
        if self._turn is not None and self._turn.take(_PATIENCE):
            while self._filling is not None and self._step(self._filling.take_next):
                yield self.behind

    def close(self) -> None:
        """Forget what is not committed."""
        if self._filling is not None:
            self._filling.drop()
        if self._turn is not None:
            self._turn.give_back()

    def _step(self, step: Callable[[], int]) -> int:
        try:
            taken = step()
        except NewsreaderError:
            _log.warning("the index does not follow the import", exc_info=True)
            self.close()
            self._filling = None
            return 0
        self.behind = max(0, self.behind - taken)
        return taken
