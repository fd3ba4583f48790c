"""Asking feeds for what is new: many at once, each with its own outcome."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from newsreader.archive import Archive
from newsreader.library.answers import Answer, ask
from newsreader.library.batching import Found
from newsreader.library.recording import Record
from newsreader.library.waiting import due_after, is_due
from newsreader.model import Feed, ImportKind, ImportResult
from newsreader.text.normalise import normalise_line

if TYPE_CHECKING:
    from newsreader.ingest.fetch import Fetcher
    from newsreader.library.importing import Importer
    from newsreader.library.indexing import Indexer

_AT_ONCE = 8
_AT_ONCE_FROM_A_HOST = 2


@dataclass(frozen=True, slots=True)
class FeedOutcome:
    """What asking a feed came to. `feed` is as it is kept now; its `problem` says why there is no answer.

    `results` are those of its items. `moved_from` is its former address where it has moved for good.
    """

    feed: Feed
    results: tuple[ImportResult, ...] = ()
    moved_from: str | None = None

    @property
    def new(self) -> int:
        """Articles that came in or changed."""
        return sum(one.is_new for one in self.results)


class Refresher:
    """Brings in what the feeds of an archive have that is new."""

    def __init__(self, archive: Archive, importer: Importer, fetcher: Callable[[], Fetcher]) -> None:
        self._archive = archive
        self._importer = importer
        self._fetcher = fetcher

    def due(self) -> list[Feed]:
        """The feeds that may be asked now: not those that failed or were asked a short while ago."""
        now = datetime.now(UTC)
        return [feed for feed in self._archive.feeds() if is_due(feed, now)]

    def refresh(
        self,
        feeds: Sequence[Feed],
        *,
        indexer: Indexer | None = None,
        cancelled: Callable[[], bool] = lambda: False,
        told: Callable[[int], object] = lambda _number: None,
    ) -> Generator[FeedOutcome, None, None]:
        """Ask some feeds, several at once, and keep what is new; yields each as soon as it is done.

        What was yielded is kept. It may be stopped between two steps: those under way are given up then, as
        soon after `cancelled` has begun to say True. The number of the import that it makes is `told`.
        """
        stop = threading.Event()
        hosts = {_host(feed): threading.Semaphore(_AT_ONCE_FROM_A_HOST) for feed in feeds}
        fetcher = self._fetcher()
        record = Record(self._archive, ImportKind.FEEDS, [normalise_line(feed.name) for feed in feeds], told)

        def asked(feed: Feed) -> Answer:
            with hosts[_host(feed)]:
                return ask(feed, fetcher, self._archive, lambda: stop.is_set() or cancelled())

        pool = ThreadPoolExecutor(min(_AT_ONCE, len(feeds) or 1), thread_name_prefix="feed")
        try:
            waiting: list[Future[Answer]] = [pool.submit(asked, feed) for feed in feeds]
            for done in as_completed(waiting):
                answer = done.result()
                if cancelled():
                    return
                yield self._kept(answer, record, indexer)
            record.end()
            record.settle()
        finally:
            record.leave()
            stop.set()
            pool.shutdown(wait=True, cancel_futures=True)

    def _kept(self, answer: Answer, record: Record, indexer: Indexer | None) -> FeedOutcome:
        feed = answer.feed
        results = [*answer.known, *answer.problems]
        if answer.drafts:
            taken = self._importer.take(
                iter([Found(0, draft) for draft in answer.drafts]), [feed.url], record, indexer=indexer
            )
            with closing(taken):
                results += taken
            # Beside what came in; a feed that is always broken makes no import of its own every time.
            record.count(answer.problems)
        outcome = FeedOutcome(feed, tuple(results))
        due = due_after(feed, answer.wait, refused=answer.check.problem is not None)
        check = replace(answer.check, changed=outcome.new > 0, due_at=due)
        self._archive.feed_checked(feed.id, check)
        kept = self._archive.feed(feed.id) or self._archive.feed_at(check.url or feed.url) or feed
        return replace(outcome, feed=kept, moved_from=feed.url if check.url else None)


def _host(feed: Feed) -> str:
    return urlsplit(feed.url).netloc
