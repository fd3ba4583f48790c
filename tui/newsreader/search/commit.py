"""Changes into the index: one commit a batch, the old or the new state whatever happens."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import numpy as np
from whoosh.index import TOC, clean_files

from newsreader.model import NewsreaderError
from newsreader.search.building import segment_name, write_hidden
from newsreader.search.codec.layout import ArrayFile, UnreadableError
from newsreader.search.codec.merging import merged
from newsreader.search.codec.whoosh_codec import ArraySegment
from newsreader.search.merge_policy import Size, to_merge
from newsreader.search.segment import DamagedIndexError, Segment

_LOCK = "WRITELOCK"
_LOOK_AGAIN = 0.05
_FREE_MERGE = 2000
"""A commit may copy this many documents besides its own: about a tenth of a second."""
_MERGE_SHARE = 2
_MERGE_AT = 8
_TIDY_AT = 3


BeforeCommit = Callable[[int, int], None]
"""Takes the generation that there is, and the one that follows."""

_STEP = 4096
"""Generations are this far apart at most, and nobody knows how far: what comes of two copies of an index, one
commit later, is not to have one name. They are whole numbers of 32 bits, enough for a million commits."""
_LAST = 2**31 - 1


def take(
    index: Any, built: Sequence[Path], deletes: Iterable[int], *, patience: float, before: BeforeCommit
) -> None:
    """Delete articles and enter built segments in one commit; a later article of an id replaces all earlier.

    What `before` raises, as the last thing before the commit, prevents it. Waits `patience` seconds for
    another writer and raises NewsreaderError where that was not enough. Raises DamagedIndexError where the
    index cannot be read. Segments that were not entered are removed.
    """
    try:
        with _writing(index, patience) as state:
            state.replace(built, deletes)
            added = sum(one.doc_count_all() for one in state.segments[len(state.segments) - len(built) :])
            budget = max(_FREE_MERGE, _MERGE_SHARE * added)
            state.merge(budget, alike=_MERGE_AT)
            state.commit(before)
    finally:
        for path in built:
            path.unlink(missing_ok=True)


def tidy(index: Any, most: int, *, patience: float, before: BeforeCommit) -> bool:
    """Merge some segments that are alike into one of at most `most` articles; whether there may be more.

    `before` as for `take`.
    """
    with _writing(index, patience) as state:
        if not state.merge(most, alike=_TIDY_AT):
            return False
        state.commit(before)
        return True


class _State:
    """The segments of the index while they are changed; nothing is seen by others before `commit`."""

    def __init__(self, index: Any) -> None:
        self._index = index
        self._folder = Path(index.storage.folder)
        toc = index._read_toc()
        self._generation: int = toc.generation
        self._schema = toc.schema
        self.segments: list[ArraySegment] = list(toc.segments)
        self._fresh: list[Path] = []

    def replace(self, built: Sequence[Path], deletes: Iterable[int]) -> None:
        """Enter segments, and delete their articles and `deletes` from all before."""
        gone = np.unique(np.fromiter(deletes, np.int64))
        held = [(one, one.read(self._index.storage).ids) for one in self.segments]
        arrived = [self._enter(path) for path in built]
        later = np.zeros(0, np.int64)
        kept: list[ArraySegment] = []
        for one, ids in reversed([*held, *arrived]):
            fresh = any(one is entered for entered, _ in arrived)
            over = later if fresh else np.union1d(later, gone)
            documents = np.flatnonzero(np.isin(ids, over))
            if len(documents):
                known = frozenset(documents.tolist()) - one.deleted_docs()
                one = one.without(known) if known else one
            if fresh:
                later = np.union1d(later, ids)
            if one.doc_count() or fresh:
                kept.append(one)
        self.segments = kept[::-1]

    def _enter(self, path: Path) -> tuple[ArraySegment, Any]:
        """Give a built segment its name; it and the ids of its articles."""
        ids = Segment(path).ids
        segment = ArraySegment(self._index.indexname, segment_name(path), len(ids))
        path.rename(segment.path(self._index.storage))
        self._fresh.append(segment.path(self._index.storage))
        return segment, ids

    def merge(self, budget: int, *, alike: int) -> bool:
        """Make one of the segments that are best merged; whether there were any."""
        sizes = [Size(one.doc_count_all(), one.doc_count()) for one in self.segments]
        chosen = to_merge(sizes, budget, alike=alike)
        if not chosen:
            return False
        parts = [self._live(self.segments[place]) for place in chosen]
        built = write_hidden(self._folder, merged(parts))
        rest = [one for place, one in enumerate(self.segments) if place not in chosen]
        entered, _ = self._enter(built)
        self.segments = [*rest, entered] if entered.doc_count() else rest
        return True

    def _live(self, one: ArraySegment) -> tuple[ArrayFile, Any]:
        live = np.ones(one.doc_count_all(), bool)
        live[list(one.deleted_docs())] = False
        return ArrayFile(one.path(self._index.storage)), live

    def commit(self, before: BeforeCommit) -> None:
        """Let all see the change."""
        generation = min(self._generation + random.randint(1, _STEP), _LAST)
        if generation == self._generation:
            raise DamagedIndexError  # to be made anew, which begins from 0
        before(self._generation, generation)
        segments = [one for one in self.segments if one.doc_count()]
        TOC(self._schema, segments, generation).write(self._index.storage, self._index.indexname)
        self._fresh.clear()
        clean_files(self._index.storage, self._index.indexname, generation, segments)

    def abandon(self) -> None:
        """Remove what no commit has entered."""
        for path in self._fresh:
            with suppress(OSError):
                path.unlink()


@contextmanager
def _writing(index: Any, patience: float) -> Iterator[_State]:
    """Hold the index's lock; tell a full disk and another writer from a damaged index."""
    lock = index.lock(_LOCK)
    with _telling():
        _acquire(lock, patience)
    try:
        with _telling():
            state = _State(index)
            try:
                yield state
            finally:
                state.abandon()
    finally:
        lock.release()


@contextmanager
def _telling() -> Iterator[None]:
    try:
        yield
    except NewsreaderError:
        raise
    except (FileNotFoundError, NotADirectoryError, UnreadableError) as error:
        raise DamagedIndexError from error
    except OSError as error:
        raise NewsreaderError(
            "The search index cannot be written: {reason}.", reason=error.strerror
        ) from error
    except Exception as error:  # a damaged table of contents raises anything
        raise DamagedIndexError from error


def _acquire(lock: Any, patience: float) -> None:
    until = time.monotonic() + patience
    while not lock.acquire(blocking=False):
        if time.monotonic() > until:
            raise NewsreaderError(
                "The search index is being written by another newsreader; try again when it has finished."
            )
        time.sleep(_LOOK_AGAIN)
