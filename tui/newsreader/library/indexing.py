"""Keeping the index in step with the archive."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from newsreader.archive import Archive
from newsreader.model import NewsreaderError, Order, Sentence, Span
from newsreader.search.index import Matches, SearchIndex
from newsreader.search.segment import DamagedIndexError
from newsreader.search.storage import set_aside

_BATCH = 100
"""Changes a commit: few enough that progress is fine-grained and a stop is never waited for."""

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
        self._index = self._open()

    def _open(self) -> SearchIndex:
        index = SearchIndex.open(self._folder, self._archive.identity)
        if (index.rebuilt is not None or index.count() == 0) and not self._archive.read_only:
            self._archive.mark_all_pending()
        return index

    def close(self) -> None:
        """Let go of the index's files."""
        self._index.close()

    def search(self, text: str, order: Order) -> Matches:
        """All matches of a query in the query language.

        Raises NewsreaderError where the index turns out to be damaged or gone; it is then begun anew, and the
        next search answers with what `refresh` has filled in by then.
        """
        with self._begun_anew_if_damaged() as index:
            return index.search(text, order=order, marks=self._archive.marked_ids)

    @contextmanager
    def _begun_anew_if_damaged(self) -> Iterator[SearchIndex]:
        index = self._index
        try:
            yield index
        except DamagedIndexError as error:
            with self._writing:
                if self._index is index:  # another thread may have met the damage first
                    self._start_over()
            raise NewsreaderError(
                "The search index was damaged and is being made anew; search again in a moment."
            ) from error

    def _start_over(self) -> None:
        self._index.close()
        set_aside(self._folder)
        self._index = self._open()

    def spans(self, text: str, body: str) -> list[Span]:
        """Where a query matches in a body."""
        return self._index.spans(text, body)

    def snippet(self, text: str, body: str) -> str:
        """The part of a body that shows a query's words best."""
        return self._index.snippet(text, body)

    def suggest(self, text: str) -> list[str]:
        """Spellings in the index near to the words of a text; raises as `search` does."""
        with self._begun_anew_if_damaged() as index:
            return index.suggest(text)

    def refresh(self) -> Iterator[tuple[int, int]]:
        """Apply what the outbox holds, a commit a batch; yields (done, total) after each.

        An index that turns out to be damaged or gone is begun anew once. Raises NewsreaderError where that is
        no cure.
        """
        done, total = 0, self._archive.pending_count()
        may_start_over = True
        while True:
            with self._writing:
                try:
                    taken = self._take_up()
                except DamagedIndexError:
                    if not may_start_over:
                        raise
                    may_start_over = False
                    self._start_over()
                    done, total = 0, self._archive.pending_count()
                    continue
            if not taken:
                return
            done += taken
            total = max(total, done)
            yield done, total

    def _take_up(self) -> int:
        """Apply the changes that have waited longest, and answer how many."""
        changes = self._archive.pending(_BATCH)
        if changes:
            deleted = [change.article_id for change in changes if change.deleted]
            changed = [change.article_id for change in changes if not change.deleted]
            self._index.apply(self._archive.documents(changed), deleted)
            self._archive.settle(changes)
        return len(changes)

    def rebuild(self) -> Iterator[tuple[int, int]]:
        """Empty the index and fill it again."""
        with self._writing:
            self._start_over()
        yield from self.refresh()

    def waiting(self) -> int:
        """How many changes the index has yet to learn."""
        return self._archive.pending_count()

    def count(self) -> int:
        """How many articles the index holds."""
        return self._index.count()

    def check(self) -> list[Sentence]:
        """How the index differs from the archive, but for changes that wait to be taken up."""
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
