"""Undoing imports as a whole, and bringing them back."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator

from newsreader.archive import Archive
from newsreader.model import NewsreaderError

_log = logging.getLogger(__name__)
_FEW = 5
_SECONDS_KEEPING = 0.08
"""Longest time for which others who want to write wait."""


def set_undone(archive: Archive, number: int, *, undone: bool) -> Iterator[tuple[int, int]]:
    """See `Library.undo_import`."""
    archive.set_import_undone(number, undone)
    yield from settle(archive, number)


def settle(archive: Archive, number: int) -> Iterator[tuple[int, int]]:
    """Let the articles of an import follow the imports that stand; yields (done, total) as it goes.

    What was yielded is kept. What is left then is done by `settle_interrupted`.
    """
    total, done = archive.brought_count(number), 0
    turn = archive.import_turn(number)
    after: int | None = 0
    while after is not None:
        began = time.monotonic()
        with archive.transaction():
            while after is not None and time.monotonic() - began < _SECONDS_KEEPING:
                after = archive.settle_import(number, turn, after, _FEW)
                done += _FEW
        yield min(done, total), total


def settle_interrupted(archive: Archive) -> Iterator[tuple[int, int]]:
    """Go on with what was begun and never ended; likewise.

    An import with which something is wrong stops no other. Raises in the end the first NewsreaderError that
    there was; a mistake of ours, of which nobody can make anything, is only logged.
    """
    wrong: NewsreaderError | None = None
    for number in archive.unsettled_imports():
        try:
            yield from settle(archive, number)
        except NewsreaderError as error:
            _log.warning("the articles of import %s do not follow it yet", number, exc_info=True)
            wrong = wrong or error
        except Exception:
            _log.exception("the articles of import %s do not follow it yet", number)
    if wrong is not None:
        raise wrong
