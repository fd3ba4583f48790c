"""The one door to the full-text index."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

from newsreader.model import IndexDocument, NewsreaderError, Order, Sentence, Span
from newsreader.search import commit, expansion, facets, searching
from newsreader.search.building import build_all
from newsreader.search.cancelling import Cancelled, checking
from newsreader.search.codec.builder import MOST_DOCUMENTS
from newsreader.search.compiler import MarkLookup
from newsreader.search.highlight import Highlighter
from newsreader.search.parser import parse
from newsreader.search.searching import Matches
from newsreader.search.segment import DamagedIndexError
from newsreader.search.snapshot import Snapshot
from newsreader.search.snippet import snippet
from newsreader.search.stemming import stem
from newsreader.search.storage import give_name, give_up, load, name_of, open_folder, state_name

_PATIENCE = 10.0
"""Seconds to wait for another process that writes to the index."""

__all__ = ["Cancelled", "Matches", "SearchIndex"]


Announce = Callable[[str, str], None]
"""Takes the names of two states of the index: of the one that there is, and of the one that is to follow."""


def _nobody(_there: str, _next: str) -> None:
    pass


def _no_marks(_kind: str, _value: str) -> tuple[int, ...]:
    return ()


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

    def state(self) -> str:
        """What the latest committed state is called: that of no other index is called so."""
        with self._noticing_damage():
            return self.state_named(name_of(self.folder))

    def state_named(self, name: str) -> str:
        """The same, if the index were called `name`."""
        return state_name(name, self._index.latest_generation())

    def give_name(self, name: str) -> None:
        """Name an index of an earlier version, which has none."""
        with self._noticing_damage():
            give_name(self.folder, name)

    def apply(
        self,
        upserts: Iterable[IndexDocument],
        deletes: Iterable[int] = (),
        *,
        patience: float = _PATIENCE,
    ) -> None:
        """Add or replace and delete articles, in one commit. `upserts` are taken one by one.

        Raises NewsreaderError where another process writes for longer than `patience` seconds.
        """
        built: list[Path] = []
        try:
            with self._noticing_damage():
                built.extend(build_all(self.folder, upserts))
            self.take(built, deletes, patience=patience)
        finally:
            for path in built:
                path.unlink(missing_ok=True)

    def take(
        self,
        built: Sequence[Path],
        deletes: Iterable[int] = (),
        *,
        patience: float = _PATIENCE,
        announce: Announce = _nobody,
    ) -> None:
        """Enter segments that `building.build` made, in any process, and delete articles, in one commit.

        An article in a later segment replaces the same one in all earlier ones. `announce` hears before the
        commit what the state is called that there is, and the one that will be. Raises as `apply` does, and
        what `announce` raises; what was not entered is removed.
        """
        with self._alone(patience):
            before = self._before(announce)
            commit.take(self._index, built, deletes, patience=patience, before=before)

    def _before(self, announce: Announce) -> commit.BeforeCommit:
        def before(there: int, following: int) -> None:
            name = name_of(self.folder)
            announce(state_name(name, there), state_name(name, following))

        return before

    def tidy(
        self,
        most: int = MOST_DOCUMENTS,
        *,
        patience: float = _PATIENCE,
        announce: Announce = _nobody,
    ) -> None:
        """Merge segments until few are left, into ones of at most `most` articles.

        Others may write in between. An article takes about 0.1 ms, and 3 kB of memory while it is merged.
        `announce` as for `take`, at every commit.
        """
        more = True
        while more:
            with self._alone(patience):
                before = self._before(announce)
                more = commit.tidy(self._index, most, patience=patience, before=before)

    @contextmanager
    def _alone(self, patience: float) -> Iterator[None]:
        if not self._writing.acquire(timeout=patience):
            raise NewsreaderError(
                "The search index is being written by another newsreader; try again when it has finished."
            )
        try:
            with self._noticing_damage():
                yield
        finally:
            self._writing.release()

    def damaged(self) -> bool:
        """Whether a byte of the index has changed since it was written. Reads all of it."""
        with self._noticing_damage():
            return any(segment.damaged() for segment in self._current().segments.values())

    def warm(self) -> None:
        """Get ready what every search needs, so that the first one need not: some hundred milliseconds."""
        with self._noticing_damage():
            snapshot = self._current()
            snapshot.newest(snapshot.live)
            facets.counts(snapshot, snapshot.live, 1)
        stem("memperkenalkan")

    def count(self) -> int:
        """How many articles the index holds."""
        with self._noticing_damage():
            return self._current().count

    def ids(self) -> set[int]:
        """The ids of all articles the index holds."""
        with self._noticing_damage():
            return set(self._current().live_ids().tolist())

    def search(
        self,
        text: str,
        *,
        order: Order = Order.DATE,
        marks: MarkLookup = _no_marks,
        cancelled: Callable[[], bool] | None = None,
    ) -> Matches:
        """All articles that match `text`, which may be anything: what makes no sense is told in `problem`.

        `marks` answers the articles with a mark. In order of date they are sorted by minute, newest first and
        undated last, then by id, highest first; so are those of the same relevance. Raises Cancelled soon
        after `cancelled` has begun to answer True.
        """
        *_, whole = self.stream(text, order=order, marks=marks, cancelled=cancelled)
        return whole

    def stream(
        self,
        text: str,
        *,
        order: Order = Order.DATE,
        marks: MarkLookup = _no_marks,
        first: int | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Iterator[Matches]:
        """As `search`, but before what will take long the `first` newest matches, as a partial answer.

        The last answer is whole, and mostly it is the only one.
        """
        with self._noticing_damage():
            yield from searching.stream(
                self._current(),
                parse(text),
                text,
                order=order,
                marks=marks,
                first=first,
                check=checking(cancelled),
            )

    def facets(
        self, ids: Collection[int], limit: int, *, cancelled: Callable[[], bool] | None = None
    ) -> facets.Counts:
        """How many of these articles have each entity, source and month, at most `limit` of each kind.

        Entities are numbers of the archive's. Ids that the index does not hold are left out. Raises Cancelled
        as `search` does.
        """
        with self._noticing_damage():
            snapshot = self._current()
            return facets.counts(snapshot, snapshot.holding(ids), limit, checking(cancelled))

    def spans(self, text: str, body: str) -> list[Span]:
        """Where the words of the query `text` stand in `body`: in order, without overlap or exclusions."""
        return Highlighter(text).spans(body)

    def snippet(self, text: str, body: str, width: int = 160) -> str:
        """One line of at most `width` characters from where `body` first holds most of the query's words."""
        return snippet(Highlighter(text), body, width)

    def snippets(self, text: str, bodies: Iterable[str], width: int = 160) -> list[str]:
        """As `snippet` for several bodies, which is quicker than one by one: most words occur in many."""
        highlighter = Highlighter(text)
        return [snippet(highlighter, body, width) for body in bodies]

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
