"""The one door to the full-text index."""

from __future__ import annotations

import threading
from array import array
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any

from newsreader.model import IndexDocument, NewsreaderError, Order, QueryProblem, Sentence, Span
from newsreader.search import expansion, highlight, plan, ranking
from newsreader.search.compiler import Compiler, MarkLookup
from newsreader.search.evaluate import evaluate
from newsreader.search.parser import parse
from newsreader.search.segment import DamagedIndexError
from newsreader.search.snapshot import Snapshot
from newsreader.search.snippet import snippet
from newsreader.search.storage import give_up, load, open_folder
from newsreader.search.writer import write

_PATIENCE = 10.0
"""Seconds to wait for another process that writes to the index."""


@dataclass(frozen=True, slots=True)
class Matches:
    """Every matching article id in order; `scores` has the same shape by relevance and is empty by date."""

    ids: array[int] = field(default_factory=lambda: array("q"))
    scores: array[float] = field(default_factory=lambda: array("d"))
    problem: QueryProblem | None = None
    notes: tuple[Sentence, ...] = ()


class SearchIndex:
    """A full-text index in one folder. Any thread may call any method; `apply` runs one at a time.

    All but `spans` and `snippet` raise DamagedIndexError where a file is damaged or gone. `rebuilt` says why
    the index was begun anew at opening, in which case everything must be applied again.
    """

    def __init__(self, folder: Path, index: Any, snapshot: Snapshot, rebuilt: Sentence | None) -> None:
        self.folder = folder
        self.rebuilt = rebuilt
        self._index = index
        self._snapshot = snapshot
        self._writing = threading.Lock()
        self._loading = threading.Lock()

    @classmethod
    def open(cls, folder: Path, identity: str) -> SearchIndex:
        """The index in `folder` of the archive `identity`; made anew where it is missing or cannot be used.

        Raises NewsreaderError where the folder is not the user's own.
        """
        return cls(folder, *open_folder(folder, identity))

    def __enter__(self) -> SearchIndex:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the files; searches that still run finish on what they hold."""
        with self._loading:
            self._snapshot = Snapshot(-1, {})

    def apply(
        self, upserts: Iterable[IndexDocument], deletes: Iterable[int] = (), *, patience: float = _PATIENCE
    ) -> None:
        """Add or replace and delete articles, in one commit. `upserts` are taken one by one.

        Raises NewsreaderError where another process writes for longer than `patience` seconds.
        """
        if not self._writing.acquire(timeout=patience):
            raise NewsreaderError(
                "The search index is being written by another newsreader; try again when it has finished."
            )
        try:
            with self._noticing_damage():
                write(self._index, upserts, deletes, patience=patience)
        finally:
            self._writing.release()

    def count(self) -> int:
        """How many articles the index holds."""
        with self._noticing_damage():
            return self._current().count

    def ids(self) -> set[int]:
        """The ids of all articles the index holds."""
        with self._noticing_damage():
            return set(self._current().live_ids())

    def search(
        self,
        text: str,
        *,
        order: Order = Order.DATE,
        marks: MarkLookup = lambda _kind, _value: frozenset(),
        newest: Callable[[Collection[int]], array[int]] | None = None,
    ) -> Matches:
        """All articles that match `text`, which may be anything: what makes no sense is told in `problem`.

        `marks` answers the articles with a mark. In order of date the index sorts by day, newest first and
        undated last, then by id, highest first; `newest` sorts the ids in its place where it is given.
        """
        parsed = parse(text)
        with self._noticing_damage():
            snapshot = self._current()
            compiler = Compiler(snapshot, marks)
            asked = compiler.plan(parsed.node)
            wanted = asked or plan.Both(())
            found = evaluate(wanted, snapshot)
            scores = array("d")
            if order is Order.RELEVANCE:
                ids, scores = ranking.ranked(wanted, found, snapshot)
            else:
                ids = snapshot.newest(found)
                ids = newest(ids) if newest else ids
        notes = (*parsed.notes, *compiler.notes)
        if asked is None and text.strip() and not notes and parsed.problem is None:
            notes = (Sentence.of("Nothing is left to search for; these are all articles."),)
        return Matches(ids, scores, parsed.problem, notes)

    def spans(self, text: str, body: str) -> list[Span]:
        """Where the words of the query `text` stand in `body`: in order, without overlap or exclusions."""
        return highlight.spans(text, body)

    def snippet(self, text: str, body: str, width: int = 160) -> str:
        """One line of at most `width` characters from where `body` holds most of the query's words."""
        return snippet(text, body, width)

    def suggest(self, text: str) -> list[str]:
        """The nearest spellings in the index, at most five, for the words of a query that found nothing."""
        with self._noticing_damage():
            return expansion.suggestions(self._current(), text)

    @contextmanager
    def _noticing_damage(self) -> Iterator[None]:
        """Leave word for the next opening that this index cannot be used."""
        try:
            yield
        except DamagedIndexError:
            give_up(self.folder)
            raise

    def _current(self) -> Snapshot:
        """The latest committed state, by this or any other process."""
        try:
            generation = self._index.latest_generation()
            with self._loading:
                if self._snapshot.generation != generation:
                    self._snapshot = load(self._index, self._snapshot.segments)
                return self._snapshot
        except Exception as error:  # damaged or vanished files raise anything
            raise DamagedIndexError from error
