"""Keeping what is found: batches go out to be prepared, and what comes back is kept in their order."""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import groupby

from newsreader.archive import Archive, PackedArticle
from newsreader.library.batching import Found, never
from newsreader.library.crew import Alone, Ask, Crew
from newsreader.library.following import Unindexed
from newsreader.library.recording import Record
from newsreader.library.workbench import Mistake, Ready, make_anew, make_ready
from newsreader.model import Article, Draft, FeedLink, ImportResult, ImportStatus, NewsreaderError, Sentence

_AHEAD = 4
"""Batches that are under way for each process, so that none is idle while another is slow."""
_CHARACTERS_AHEAD = 4_000_000
"""Text that is under way: whatever is imported, memory is bounded by it."""
_SECONDS_KEEPING = 0.08
"""Longest time for which others who want to write wait."""
_log = logging.getLogger(__name__)

Watch = Callable[[int, int], None]
"""Takes how many articles are done, and how many changes the index has yet to learn."""


@dataclass(frozen=True, slots=True)
class _Batch:
    """What was found, its text's length, and the work on its drafts."""

    found: list[Found]
    characters: int
    ask: Ask[list[Ready]]


class Run:
    """One import, or a part of one: batches go out to the crew, what comes back is kept in their order."""

    def __init__(
        self,
        archive: Archive,
        crew: Crew,
        alone: Alone,
        index: Unindexed,
        names: Sequence[str],
        record: Record,
        watch: Watch,
        cancelled: Callable[[], bool] = never,
        *,
        is_all: bool = True,
    ) -> None:
        self._archive = archive
        self._crew = crew
        self._alone = alone
        self._index = index
        self._names = names
        self._record = record
        self._watch = watch
        self._cancelled = cancelled
        self._is_all = is_all
        self._done = 0

    def results(self, batches: Iterator[tuple[list[Found], int]]) -> Iterator[ImportResult]:
        """What became of each that was found."""
        waiting: deque[_Batch] = deque()
        for found, characters in batches:
            drafts = [one.item for one in found if isinstance(one.item, Draft)]
            waiting.append(_Batch(found, characters, self._crew.ask(make_ready, drafts)))
            while waiting and (waiting[0].ask.done() or (self._full(waiting) and not self._given_up())):
                yield from self._keep(waiting.popleft())
        while waiting and (waiting[0].ask.done() or not self._given_up()):
            yield from self._keep(waiting.popleft())
        stopped = self._cancelled()
        if self._is_all:
            if not stopped:
                self._record.end()
            self._record.settle()
        if stopped:
            return
        for behind in self._index.finish():
            self._watch(self._done, behind)

    def _given_up(self) -> bool:
        """Whether nobody waits for what other processes have yet to do."""
        return self._crew.jobs > 1 and self._cancelled()

    def _full(self, waiting: deque[_Batch]) -> bool:
        if self._crew.jobs == 1:
            return True
        many = len(waiting) > _AHEAD * self._crew.jobs
        return many or sum(batch.characters for batch in waiting) > _CHARACTERS_AHEAD

    def _keep(self, batch: _Batch) -> list[ImportResult]:
        ready = iter(batch.ask.result())
        items = [(one, next(ready) if isinstance(one.item, Draft) else None) for one in batch.found]
        waiting = deque(list(group) for _, group in groupby(items, _together))
        results: list[ImportResult] = []
        while waiting:
            began = time.monotonic()
            with self._archive.transaction():
                kept = self._kept(waiting.popleft())
                while waiting and time.monotonic() - began < _SECONDS_KEEPING:
                    kept += self._kept(waiting.popleft())
                self._record.count(kept)
                results += kept
        self._done += len(results)
        self._index.follow(sum(one.is_new for one in results))
        self._watch(self._done, self._index.behind)
        return results

    def _kept(self, group: list[tuple[Found, Ready | None]]) -> list[ImportResult]:
        """Keep what `_together` allows, all at once if nothing speaks against it."""
        packed = [ready for _, ready in group if isinstance(ready, PackedArticle)]
        if len(packed) > 1:
            with suppress(NewsreaderError):  # one of them is the reason, and is told when it is met alone
                kept = self._archive.add_all(packed, collection=self._collection(group[0][0].place))
                return [noting(result, ready.odd_date) for result, ready in zip(kept, packed, strict=True)]
        return [self._one(found, ready) for found, ready in group]

    def _one(self, found: Found, ready: Ready | None) -> ImportResult:
        if isinstance(found.item, FeedLink):
            _, added = self._archive.add_feed(found.item, number=self._record.number)
            return feed_result(found.item, added=added)
        if isinstance(found.item, ImportResult):
            return found.item
        collection = self._collection(found.place)
        if isinstance(ready, Article):
            known = self._archive.held(ready, collection=collection)
            if known is not None:
                return known
            # Somebody else has changed it since another process looked.
            (ready,) = self._alone.ask(make_anew, [found.item]).result()
        if not isinstance(ready, PackedArticle):
            assert ready is not None and not isinstance(ready, Article)
            return told_of(ready)
        try:
            return noting(self._archive.add_packed(ready, collection=collection), ready.odd_date)
        except NewsreaderError as error:
            return ImportResult(ready.origin, ImportStatus.FAILED, why=error.sentence)

    def _collection(self, place: int) -> int:
        return self._record.collection(self._names[place])


def _together(item: tuple[Found, Ready | None]) -> tuple[int, bool]:
    """Neighbours of which this is the same are kept together."""
    found, ready = item
    return found.place, isinstance(ready, PackedArticle)


def noting(result: ImportResult, odd_date: str | None) -> ImportResult:
    """The result of an article that is new, with what was given as its date where nobody understands that."""
    if odd_date is None or not result.is_new:
        return result
    why = Sentence.of("The date “{date}” was not understood.", date=odd_date)
    return replace(result, why=result.why or why, odd_date=odd_date)


def feed_result(link: FeedLink, *, added: bool) -> ImportResult:
    """What became of a feed that was found: it is followed from now on, or was before."""
    if not added:
        return ImportResult(link.url, ImportStatus.UNCHANGED)
    why = Sentence.of("This feed is followed now; newsreader feeds refresh brings its articles in.")
    return ImportResult(link.url, ImportStatus.ADDED, why=why)


def told_of(refused: ImportResult | Mistake) -> ImportResult:
    """A refusal as a result; a mistake of ours is logged whole and said in a sentence."""
    if isinstance(refused, ImportResult):
        return refused
    _log.error("%s could not be imported\n%s", refused.origin, refused.trace)
    why = Sentence.of(
        "An error in newsreader itself ({name}) kept this article out; the log says where it is.",
        name=refused.name,
    )
    return ImportResult(refused.origin, ImportStatus.FAILED, why=why)
