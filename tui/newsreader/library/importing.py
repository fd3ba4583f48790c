"""Bringing files in: read, prepare, annotate, keep, and let the index follow."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import ExitStack
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from newsreader.archive import Archive
from newsreader.library.batching import Found, batched, begin, find, going_on, never
from newsreader.library.company import Company
from newsreader.library.crew import MOST, Alone, Crew, usable_cores
from newsreader.library.following import Following, Unindexed
from newsreader.library.keeping import Run, Watch
from newsreader.library.recording import Record
from newsreader.library.trying import tried
from newsreader.library.workbench import Workbench
from newsreader.model import (
    ImportKind,
    ImportResult,
    Sentence,
)

if TYPE_CHECKING:
    from newsreader.annotate import Extractor
    from newsreader.ingest.document import Columns
    from newsreader.ingest.fetch import Fetcher
    from newsreader.library.indexing import Indexer

_BATCH = 50

_LOST = Sentence.of(
    "A process that annotates ended unexpectedly; what was imported before is kept. Import again with "
    "--jobs 1."
)


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
        kind: ImportKind = ImportKind.FILES,
        cancelled: Callable[[], bool] = never,
        told: Callable[[int], object] = lambda _number: None,
    ) -> Generator[ImportResult, None, None]:
        """Import every article under some paths and web addresses; yields what became of each, in order.

        `format`, `columns` and `named` as for `ingest.read`.
        Articles already yielded are kept even if the run is interrupted; `batch_size` of them are kept at a
        time. With `dry_run` nothing is kept. With `jobs` above 1 so many processes prepare and annotate, for
        None as many as the machine has cores, if there is enough to do. With an `indexer` the index has
        learned of all articles in the end, and of most while the import goes on; what it cannot take stays in
        the outbox. The archive keeps account of it as an import of some `kind`, whose number is `told`. It
        ends soon after `cancelled` has begun to say True; what is ready by then is kept, and what the index
        has yet to learn stays in the outbox. Raises NewsreaderError for an unknown format, or where a process
        was lost.
        """
        listed = list(places)
        found = find(listed, format, columns, self._fetcher, named=named, cancelled=cancelled)
        if dry_run:
            yield from tried(self._archive, found, batch_size, watch)
            return
        names = [_name(place) for place in listed]
        record = Record(self._archive, kind, names, told)
        take = partial(self.take, found, names, record, is_all=True, jobs=jobs, batch_size=batch_size)
        try:
            yield from take(indexer=indexer, watch=watch, cancelled=cancelled)
        finally:
            record.leave()

    def take(
        self,
        found: Iterator[Found],
        names: Sequence[str],
        record: Record,
        *,
        is_all: bool = False,
        jobs: int | None = 1,
        batch_size: int = _BATCH,
        indexer: Indexer | None = None,
        watch: Watch = lambda _done, _behind: None,
        cancelled: Callable[[], bool] = never,
    ) -> Generator[ImportResult, None, None]:
        """Import what was found somewhere, likewise.

        `names` are those of the places, which it counts; `record` keeps account of it, and of its end where
        this `is_all` of it.
        """
        with self._archive.transaction():
            pass  # a library that cannot be written to says so before anything is read
        begun, many = begin(found) if jobs is None else ([], False)
        jobs = jobs or (min(usable_cores(), MOST) if many and not cancelled() else 1)
        # Of what was found before it was given up, so much is kept as is kept at a time.
        wanted = iter(begun[:batch_size]) if cancelled() else going_on(chain(begun, found), cancelled)
        with ExitStack() as stack:
            crew: Crew = self._alone(indexer)
            if jobs > 1:
                crew = stack.enter_context(Company(jobs, self._bench_maker(indexer), _LOST))
            index = Unindexed() if indexer is None else Following(self._archive, indexer, crew)
            stack.callback(index.close)
            alone = self._alone(indexer)
            run = Run(self._archive, crew, alone, index, names, record, watch, cancelled, is_all=is_all)
            yield from run.results(batched(wanted, batch_size))

    def _alone(self, indexer: Indexer | None) -> Alone:
        return Alone(Workbench(self._archive, self._extractor, _folder(indexer)))

    def _bench_maker(self, indexer: Indexer | None) -> Callable[[], Workbench]:
        return partial(Workbench.beside, self._archive.path, _folder(indexer), self._gazetteer)


def _name(place: Path | str) -> str:
    from newsreader.ingest.files import printable, shown

    return shown(place) if isinstance(place, Path) else printable(place)


def _folder(indexer: Indexer | None) -> Path | None:
    return None if indexer is None else indexer.folder
