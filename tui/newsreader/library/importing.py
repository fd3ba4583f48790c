"""Bringing files in: read, prepare, annotate, keep, and let the index follow."""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from functools import partial
from itertools import chain, groupby
from pathlib import Path
from typing import TYPE_CHECKING

from newsreader.archive import Archive, PackedArticle
from newsreader.library.batching import Found, batched, begin, find
from newsreader.library.company import Company
from newsreader.library.crew import MOST, Alone, Ask, Crew, usable_cores
from newsreader.library.following import Following, Unindexed
from newsreader.library.workbench import Mistake, Ready, Workbench, make_anew, make_ready, prepared
from newsreader.model import Article, Draft, FeedLink, ImportResult, ImportStatus, NewsreaderError, Sentence

if TYPE_CHECKING:
    from newsreader.annotate import Extractor
    from newsreader.ingest.document import Columns
    from newsreader.ingest.fetch import Fetcher
    from newsreader.library.indexing import Indexer

_BATCH = 50
_AHEAD = 4
"""Batches that are under way for each process, so that none is idle while another is slow."""
_CHARACTERS_AHEAD = 4_000_000
"""Text that is under way: whatever is imported, memory is bounded by it."""
_SECONDS_KEEPING = 0.08
"""Longest time for which others who want to write wait."""

_LOST = Sentence.of(
    "A process that annotates ended unexpectedly; what was imported before is kept. Import again with "
    "--jobs 1."
)
_log = logging.getLogger(__name__)

Watch = Callable[[int, int], None]
"""Takes how many articles are done, and how many changes the index has yet to learn."""


@dataclass(frozen=True, slots=True)
class _Batch:
    """What was found, its text's length, and the work on its drafts."""

    found: list[Found]
    characters: int
    ask: Ask[list[Ready]]


def usual_fetcher() -> Fetcher:
    """Fetching with the usual limits, for those who say nothing else."""
    from newsreader.ingest.fetch import Fetcher, FetchPolicy

    return Fetcher(FetchPolicy())


class Importer:
    """Takes articles into an archive, each whole or not at all; a failed one never stops the others.

    `extractor` makes the extractor when the first new article needs it; `gazetteer` names the user's own
    names, for extractors in other processes. `fetcher` makes what fetches from web addresses.
    """

    def __init__(
        self,
        archive: Archive,
        extractor: Callable[[], Extractor],
        *,
        gazetteer: Path | None = None,
        fetcher: Callable[[], Fetcher] = usual_fetcher,
    ) -> None:
        self._archive = archive
        self._extractor = extractor
        self._gazetteer = gazetteer
        self._fetcher = fetcher

    def run(
        self,
        places: Iterable[Path | str],
        *,
        format: str | None = None,
        columns: Columns = (),
        named: bool = True,
        dry_run: bool = False,
        jobs: int | None = 1,
        batch_size: int = _BATCH,
        indexer: Indexer | None = None,
        watch: Watch = lambda _done, _behind: None,
    ) -> Generator[ImportResult, None, None]:
        """Import every article under some paths and web addresses; yields what became of each, in order.

        `format`, `columns` and `named` as for `ingest.read`.
        Articles already yielded are kept even if the run is interrupted; `batch_size` of them are kept at a
        time. With `dry_run` nothing is kept. With `jobs` above 1 so many processes prepare and annotate, for
        None as many as the machine has cores, if there is enough to do. With an `indexer` the index has
        learned of all articles in the end, and of most while the import goes on; what it cannot take stays in
        the outbox. Raises NewsreaderError for an unknown format, or where a process was lost.
        """
        listed = list(places)
        found = find(listed, format, columns, self._fetcher, named=named)
        if dry_run:
            yield from self._tried(found, batch_size, watch)
            return
        names = [_name(place) for place in listed]
        yield from self.take(found, names, jobs=jobs, batch_size=batch_size, indexer=indexer, watch=watch)

    def take(
        self,
        found: Iterator[Found],
        names: Sequence[str],
        *,
        jobs: int | None = 1,
        batch_size: int = _BATCH,
        indexer: Indexer | None = None,
        watch: Watch = lambda _done, _behind: None,
    ) -> Generator[ImportResult, None, None]:
        """Import what was found somewhere, likewise; `names` are those of the places, which it counts."""
        with self._archive.transaction():
            pass  # a library that cannot be written to says so before anything is read
        begun, many = begin(found) if jobs is None else ([], False)
        jobs = jobs or (min(usable_cores(), MOST) if many else 1)
        with ExitStack() as stack:
            crew: Crew = self._alone(indexer)
            if jobs > 1:
                crew = stack.enter_context(Company(jobs, self._bench_maker(indexer), _LOST))
            index = Unindexed() if indexer is None else Following(self._archive, indexer, crew)
            stack.callback(index.close)
            run = _Run(self._archive, crew, self._alone(indexer), index, names, watch)
            yield from run.results(batched(chain(begun, found), batch_size))

    def _alone(self, indexer: Indexer | None) -> Alone:
        return Alone(Workbench(self._archive, self._extractor, _folder(indexer)))

    def _bench_maker(self, indexer: Indexer | None) -> Callable[[], Workbench]:
        return partial(Workbench.beside, self._archive.path, _folder(indexer), self._gazetteer)

    def _tried(self, found: Iterator[Found], size: int, watch: Watch) -> Iterator[ImportResult]:
        """What would become of each, and nothing is kept."""
        for done, one in enumerate(found, 1):
            article = prepared(one.item) if isinstance(one.item, Draft) else one.item
            if isinstance(article, FeedLink):
                yield feed_result(article, added=self._archive.feed_at(article.url) is None)
            elif isinstance(article, Article):
                known = self._archive.known(article)
                yield known or ImportResult(article.origin, ImportStatus.ADDED)
            else:
                yield _told(article)
            if done % size == 0:
                watch(done, 0)


class _Run:
    """One import: batches go out to the crew, and what comes back is kept in their order."""

    def __init__(
        self, archive: Archive, crew: Crew, alone: Alone, index: Unindexed, names: Sequence[str], watch: Watch
    ) -> None:
        self._archive = archive
        self._crew = crew
        self._alone = alone
        self._index = index
        self._names = names
        self._watch = watch
        self._collections: dict[int, int] = {}
        self._done = 0

    def results(self, batches: Iterator[tuple[list[Found], int]]) -> Iterator[ImportResult]:
        """What became of each that was found."""
        waiting: deque[_Batch] = deque()
        for found, characters in batches:
            drafts = [one.item for one in found if isinstance(one.item, Draft)]
            waiting.append(_Batch(found, characters, self._crew.ask(make_ready, drafts)))
            while waiting and (self._full(waiting) or waiting[0].ask.done()):
                yield from self._keep(waiting.popleft())
        while waiting:
            yield from self._keep(waiting.popleft())
        for behind in self._index.finish():
            self._watch(self._done, behind)

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
                results += self._kept(waiting.popleft())
                while waiting and time.monotonic() - began < _SECONDS_KEEPING:
                    results += self._kept(waiting.popleft())
        self._done += len(results)
        self._index.follow(sum(one.status in (ImportStatus.ADDED, ImportStatus.UPDATED) for one in results))
        self._watch(self._done, self._index.behind)
        return results

    def _kept(self, group: list[tuple[Found, Ready | None]]) -> list[ImportResult]:
        """Keep what `_together` allows, all at once if nothing speaks against it."""
        packed = [ready for _, ready in group if isinstance(ready, PackedArticle)]
        if len(packed) > 1:
            with suppress(NewsreaderError):  # one of them is the reason, and is told when it is met alone
                return self._archive.add_all(packed, collection=self._collection(group[0][0].place))
        return [self._one(found, ready) for found, ready in group]

    def _one(self, found: Found, ready: Ready | None) -> ImportResult:
        if isinstance(found.item, FeedLink):
            return feed_result(found.item, added=self._archive.add_feed(found.item)[1])
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
            return _told(ready)
        try:
            return self._archive.add_packed(ready, collection=collection)
        except NewsreaderError as error:
            return ImportResult(ready.origin, ImportStatus.FAILED, why=error.sentence)

    def _collection(self, place: int) -> int:
        if place not in self._collections:
            self._collections[place] = self._archive.new_collection(self._names[place])
        return self._collections[place]


def _together(item: tuple[Found, Ready | None]) -> tuple[int, bool]:
    """Neighbours of which this is the same are kept together."""
    found, ready = item
    return found.place, isinstance(ready, PackedArticle)


def feed_result(link: FeedLink, *, added: bool) -> ImportResult:
    """What became of a feed that was found: it is followed from now on, or was before."""
    if not added:
        return ImportResult(link.url, ImportStatus.UNCHANGED)
    why = Sentence.of("This feed is followed now; newsreader feeds refresh brings its articles in.")
    return ImportResult(link.url, ImportStatus.ADDED, why=why)


def _name(place: Path | str) -> str:
    from newsreader.ingest.files import shown

    return shown(place) if isinstance(place, Path) else place


def _folder(indexer: Indexer | None) -> Path | None:
    return None if indexer is None else indexer.folder


def _told(refused: ImportResult | Mistake) -> ImportResult:
    if isinstance(refused, ImportResult):
        return refused
    _log.error("%s could not be imported\n%s", refused.origin, refused.trace)
    why = Sentence.of(
        "An error in newsreader itself ({name}) kept this article out; the log says where it is.",
        name=refused.name,
    )
    return ImportResult(refused.origin, ImportStatus.FAILED, why=why)
