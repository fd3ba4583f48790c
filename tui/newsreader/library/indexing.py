"""Keeping the index in step with the archive."""

from __future__ import annotations

import threading
from array import array
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NoReturn

from newsreader.archive import Archive, PendingChange
from newsreader.library.agreeing import Agreement
from newsreader.library.company import Company
from newsreader.library.copying import copied
from newsreader.library.crew import MOST, Alone, Crew, usable_cores
from newsreader.library.filling import Filling
from newsreader.library.turn import Turn
from newsreader.library.workbench import Workbench
from newsreader.model import NewsreaderError, Order, Sentence, Span
from newsreader.search.damage import ApartError, DamagedIndexError
from newsreader.search.facets import Counts
from newsreader.search.index import Matches, SearchIndex
from newsreader.search.storage import APART, DAMAGED, GONE, MISSING, has_aside, let_go_of_aside, set_aside

_BATCH = 250
"""Changes a commit: few enough that progress is fine-grained and a stop is never waited for."""
_BATCH_BESIDE = 2000
"""Changes a commit that other processes build."""
_WORTHWHILE = 3000
"""Changes from which on it pays to start processes, and to tidy up behind them."""
_PATIENCE = 10.0
"""Seconds for which a rebuild waits for another process that brings the index up to date."""
_LOST = Sentence.of("A process that builds the index ended unexpectedly; newsreader rebuild makes it anew.")

_APART_FOR_GOOD = Sentence.of(
    "The search index was made of another state of the archive and cannot be made anew where nothing may be "
    "written; what is found may be out of date."
)
_ALL = 1 << 62


class Indexer:
    """The search index of one archive.

    The archive's outbox names what the index has yet to learn, in the same transaction as the change itself;
    an index that is missing, damaged or another archive's is made anew. So whatever was interrupted heals
    when the index is next refreshed, and a search answers with what is indexed so far.
    """

    def __init__(self, folder: Path, archive: Archive) -> None:
        self._folder = folder
        self._archive = archive
        self._writing = threading.Lock()
        self._remarks: list[Sentence] = []
        self._agreement = Agreement(archive)
        self.turn = Turn(folder.with_name(f"{folder.name}.lock"))
        self._index = self._open(GONE if archive.index_states() else None)
        self._has_aside = has_aside(folder)

    def _open(self, missing: Sentence | None = None) -> SearchIndex:
        """The index as it is, or begun anew; `missing` is what to say where there is none."""
        index = SearchIndex.open(self._folder, self._archive.identity)
        reason = index.rebuilt
        if reason is None and not self._agreement.holds(index):
            reason = _APART_FOR_GOOD
            if not self._archive.read_only:
                index.close()
                set_aside(self._folder)
                index, reason = SearchIndex.open(self._folder, self._archive.identity), APART
        if (reason := missing if reason == MISSING else reason) is not None:
            self._remark(reason)
        if not self._archive.read_only:
            self._agreement.begin(index)
            if index.rebuilt is not None or index.count() == 0:
                self._archive.mark_all_pending()
        return index

    def _remark(self, reason: Sentence) -> None:
        self._remarks = [reason, *(self._copied() if reason == DAMAGED else ())]

    def _copied(self) -> list[Sentence]:
        """A copy of the archive, since what harmed the index may have harmed more; what to say of it."""
        if self._archive.read_only:
            return []
        try:
            sentence, _ = copied(self._archive)
        except NewsreaderError as error:
            sentence = error.sentence
        return [sentence]

    def remarks(self) -> list[Sentence]:
        """Why the index was begun anew, if it was and nobody was told yet."""
        remarks, self._remarks = self._remarks, []
        return remarks

    @property
    def folder(self) -> Path:
        """Where the index lies."""
        return self._folder

    def close(self) -> None:
        """Let go of the index's files."""
        self._index.close()

    def stream(
        self, text: str, order: Order, first: int, cancelled: Callable[[], bool] | None = None
    ) -> Iterator[Matches]:
        """All matches of a query in the query language, before them the newest where all will take long.

        Raises NewsreaderError where the index turns out to be damaged or gone; it is then begun anew, and the
        next search answers with what `refresh` has filled in by then. Raises Cancelled soon after `cancelled`
        has begun to answer True.
        """
        with self._begun_anew_if_damaged() as index:
            yield from index.stream(
                text, order=order, marks=self._archive.marked_ids, first=first, cancelled=cancelled
            )

    def counts(self, ids: array[int], limit: int) -> Counts:
        """What some articles are about, at most `limit` of each kind; raises as `stream` does."""
        with self._begun_anew_if_damaged() as index:
            return index.facets(ids, limit)

    @contextmanager
    def _begun_anew_if_damaged(self) -> Iterator[SearchIndex]:
        index = self._index
        try:
            yield index
        except DamagedIndexError as error:
            with self._writing:
                if self._index is index:  # another thread may have met the damage first
                    self._start_over(_reason(error))
            raise NewsreaderError(
                "The search index was damaged and is being made anew; search again in a moment."
            ) from error

    def _start_over(self, reason: Sentence | None) -> None:
        self._index.close()
        set_aside(self._folder)
        if reason is not None:
            self._remark(reason)
        self._index = self._open()
        self._has_aside = True

    def warm(self) -> None:
        """Get ready what every search needs; raises as `stream` does."""
        with self._begun_anew_if_damaged() as index:
            index.warm()

    def spans(self, text: str, body: str) -> list[Span]:
        """Where a query matches in a body."""
        return self._index.spans(text, body)

    def snippets(self, text: str, bodies: Iterable[str]) -> list[str]:
        """The part of each body that shows a query's words best."""
        return self._index.snippets(text, bodies)

    def suggest(self, text: str) -> list[str]:
        """Spellings in the index near to the words of a text; raises as `search` does."""
        with self._begun_anew_if_damaged() as index:
            return index.suggest(text)

    def refresh(self, *, jobs: int | None = 1) -> Generator[tuple[int, int], None, None]:
        """Apply what the outbox holds, a commit a batch; yields (done, total) after each.

        Nothing is done while another process is at it, as an import is from its beginning to its end. With
        `jobs` above 1 so many processes build what is committed, for None as many as the machine has cores,
        if there is enough to do. An index that turns out to be damaged or gone is begun anew once. Raises
        NewsreaderError where that is no cure.
        """
        if not self.turn.take():
            return
        try:
            yield from self._refresh(jobs)
        finally:
            self.turn.give_back()

    def _refresh(self, jobs: int | None) -> Iterator[tuple[int, int]]:
        index, done, total = self._index, 0, self._archive.pending_count()
        begun_anew = False
        with self._crew(jobs) as crew, self.filling(crew) as filling:
            # What comes in meanwhile is left to the next time: it might never end.
            while done < total:
                try:
                    taken = filling.take_next()
                except DamagedIndexError as error:
                    if begun_anew:
                        raise
                    begun_anew = True
                    filling.drop()
                    self._begin_anew(_reason(error))
                    taken = 0
                if index is not self._index:  # a search may have begun it anew too
                    index, done, total = self._index, 0, self._archive.pending_count()
                    continue
                if not taken:
                    break
                done += taken
                total = max(total, done)
                yield done, total
        self.tidy(done)

    def tidy(self, taken: int) -> None:
        """Make few segments of many where so many changes were taken up that searches would feel it."""
        if taken >= _WORTHWHILE:
            with self._writing:
                self._index.tidy(announce=self._agreement.announce)

    @contextmanager
    def _crew(self, jobs: int | None) -> Iterator[Crew | None]:
        if jobs is None:
            many = self._archive.pending_count() >= _WORTHWHILE
            jobs = min(usable_cores(), MOST) if many else 1
        if jobs == 1:
            yield None
            return
        make_bench = partial(Workbench.beside, self._archive.path, self._folder, None)
        with Company(jobs, make_bench, _LOST) as company:
            yield company

    def filling(self, crew: Crew | None = None, *, by: int | None = None) -> Filling:
        """What takes up the outbox bit by bit, built here or by a crew, and there by the process `by`."""
        if crew is None:
            return Filling(self, self._archive, Alone(self._workbench()), batch=_BATCH)
        return Filling(self, self._archive, crew, batch=_BATCH_BESIDE, by=by)

    def _workbench(self) -> Workbench:
        def nobody() -> NoReturn:
            raise RuntimeError("nothing is annotated for the index")

        return Workbench(self._archive, nobody, self._folder)

    def take(self, built: Sequence[Path], changes: Sequence[PendingChange]) -> None:
        """Enter built segments in one commit, and have the archive forget the changes that led to them.

        Raises DamagedIndexError where the index cannot be used.
        """
        with self._writing:
            deletes = [change.article_id for change in changes if change.deleted]
            self._index.take(built, deletes, announce=self._agreement.announce)
        self._archive.settle(changes)
        if self._has_aside and not self._archive.pending_count():
            self._has_aside = False
            let_go_of_aside(self._folder)

    def _begin_anew(self, reason: Sentence | None) -> None:
        with self._writing:
            self._start_over(reason)

    def rebuild(self, *, jobs: int | None = 1) -> Generator[tuple[int, int], None, None]:
        """Empty the index and fill it again; see `refresh`.

        Raises NewsreaderError where another process does not end bringing it up to the archive.
        """
        if not self.turn.take(_PATIENCE):
            raise NewsreaderError(
                "Another newsreader is bringing the search index up to date; try again when it has finished."
            )
        try:
            self._begin_anew(None)
            yield from self.refresh(jobs=jobs)
        finally:
            self.turn.give_back()

    def waiting(self) -> int:
        """How many changes the index has yet to learn."""
        return self._archive.pending_count()

    def count(self) -> int:
        """How many articles the index holds."""
        return self._index.count()

    def check(self) -> list[Sentence]:
        """What is wrong with the index: damage, and how it differs from the archive.

        Changes that wait to be taken up are no difference. Reads every byte of the index.
        """
        if self._index.damaged():
            return [Sentence.of("The search index has changed since it was written.")]
        held, indexed = set(self._archive.all_ids()), self._index.ids()
        waiting = {change.article_id for change in self._archive.pending(_ALL)}
        problems = []
        if missing := len(held - indexed - waiting):
            problems.append(Sentence.of("{count} articles are missing from the index.", count=missing))
        if surplus := len(indexed - held - waiting):
            problems.append(
                Sentence.of("{count} articles in the index are not in the archive.", count=surplus)
            )
        return problems


def _reason(error: DamagedIndexError) -> Sentence:
    return APART if isinstance(error, ApartError) else DAMAGED
