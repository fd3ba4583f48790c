"""Undoing imports as a whole, and bringing them back."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager

from newsreader.archive import Archive
from newsreader.library.turn import Turn
from newsreader.model import NewsreaderError

_log = logging.getLogger(__name__)
_FEW = 5
_SECONDS_KEEPING = 0.08
"""Longest time for which others who want to write wait."""


def set_undone(archive: Archive, number: int, *, undone: bool) -> Iterator[tuple[int, int]]:
    """See `Library.undo_import`."""
    with _at_it(archive):
        with archive.transaction():
            # With its first articles: where those cannot follow, nothing is done.
            run = archive.import_run(number)
            if run.settled or run.undone != undone:
                archive.set_import_undone(number, undone)
            going = _Settling(archive, number)
            going.step()
        yield from going.rest()


def settle(archive: Archive, number: int) -> Iterator[tuple[int, int]]:
    """Let the articles of an import follow the imports that stand; yields (done, total) as it goes.

    What was yielded is kept. What is left then is done by `settle_interrupted`.
    """
    with _at_it(archive):
        yield from _settle(archive, number)


def _settle(archive: Archive, number: int) -> Iterator[tuple[int, int]]:
    going = _Settling(archive, number)
    with archive.transaction():
        going.step()
    yield from going.rest()


@contextmanager
def _at_it(archive: Archive) -> Iterator[bool]:
    """Let others know that articles follow here; whether nobody else lets any follow.

    Several that do so at once do no harm, but all the work as often.
    """
    turn = Turn(archive.path.with_name("undoing.lock"))
    alone = turn.take()
    try:
        yield alone
    finally:
        turn.give_back()


class _Settling:
    """How far the articles of an import have come."""

    def __init__(self, archive: Archive, number: int) -> None:
        self._archive, self._number = archive, number
        self._turn = archive.import_turn(number)
        self._total, self._done = archive.brought_count(number), 0
        self._after: int | None = 0

    def step(self) -> None:
        """Go on for as long as others may be kept waiting."""
        began = time.monotonic()
        while self._after is not None and time.monotonic() - began < _SECONDS_KEEPING:
            self._after = self._archive.settle_import(self._number, self._turn, self._after, _FEW)
            self._done += _FEW

    def rest(self) -> Iterator[tuple[int, int]]:
        """Go on to the end, and say how far after every step."""
        yield self._far()
        while self._after is not None:
            with self._archive.transaction():
                self.step()
            yield self._far()

    def _far(self) -> tuple[int, int]:
        return min(self._done, self._total), self._total


def settle_interrupted(archive: Archive) -> Iterator[tuple[int, int]]:
    """Go on with what was begun and never ended, unless somebody else is at it now; likewise.

    An import with which something is wrong stops no other. Raises in the end the first NewsreaderError that
    there was; a mistake of ours, of which nobody can make anything, is only logged.
    """
    with _at_it(archive) as alone:
        if alone:
            yield from _settle_all(archive)


def _settle_all(archive: Archive) -> Iterator[tuple[int, int]]:
    wrong: NewsreaderError | None = None
    for number in archive.unsettled_imports():
        try:
            yield from _settle(archive, number)
        except NewsreaderError as error:
            _log.warning("the articles of import %s do not follow it yet", number, exc_info=True)
            wrong = wrong or error
        except Exception:
            _log.exception("the articles of import %s do not follow it yet", number)
    if wrong is not None:
        raise wrong
