"""One segment of the index as arrays: what a search reads.

A segment never changes but for its deletions, which the snapshot masks out; so what was read of it stays
valid across commits. Documents are numbered 0 … size-1 by rising article id.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsreader.search.codec.layout import Array, ArrayFile, UnreadableError
from newsreader.search.codec.postings import joined_ranges
from newsreader.search.damage import DamagedIndexError, reading
from newsreader.search.vocabulary import Vocabulary

__all__ = ["DamagedIndexError", "EntityRows", "Positions", "Postings", "Segment", "Vocabulary", "reading"]


_FEW = 8
"""Of fewer documents than this share of a term's, places are looked up one by one."""


class Postings(NamedTuple):
    """The documents of a term, rising, and how often each has it: both of shape (n,)."""

    documents: NDArray[np.int32]
    frequencies: NDArray[np.int32]


class Positions(NamedTuple):
    """Where a term stands: in ``documents[i]``, rising, at ``positions[starts[i]:starts[i + 1]]``, rising.

    Shapes (n,), (n + 1,) and (occurrences,).
    """

    documents: NDArray[np.int32]
    starts: NDArray[np.int64]
    positions: NDArray[np.int32]


class EntityRows(NamedTuple):
    """The entities of document i are ``codes[starts[i]:starts[i + 1]]``, mentioned `mentions` times each.

    A code is the archive's number of the entity, shifted by LABEL_BITS, and the place of its label in Label.
    Codes and mentions lie in the file as the smallest unsigned type that holds them: widen before adding.
    """

    starts: NDArray[np.int64]
    codes: NDArray[np.unsignedinteger[Any]]
    mentions: NDArray[np.unsignedinteger[Any]]


class Segment:
    """The documents of one segment. Any thread may read it; nothing is copied before it is asked for.

    Every method raises DamagedIndexError where a file cannot be what was written.
    """

    def __init__(self, path: Path) -> None:
        with reading():
            self._file = ArrayFile(path)
            self.ids: NDArray[np.int64] = self._file.array("ids")
            self.size = len(self.ids)
            self.days = self._column("days")
            self.minutes: NDArray[np.int64] = self._file.array("minutes").astype(np.int64)
            self.months = self._column("months") - 1
            self.source_codes = self._column("source_codes") - 1
        self.vocabulary = lru_cache(None)(self._vocabulary)

    def _column(self, name: str) -> NDArray[np.int32]:
        column = self._file.array(name)
        if len(column) != self.size:
            raise UnreadableError(name)
        return column.astype(np.int32)

    @cached_property
    def sources(self) -> list[str]:
        """The names of the sources that `source_codes` number from 0; -1 there is none."""
        with reading():
            offsets = self._file.array("sources.offsets")
            return Vocabulary(self._file.array("sources.terms"), offsets, offsets).terms(0, len(offsets) - 1)

    @cached_property
    def entities(self) -> EntityRows:
        """The entities of every document."""
        with reading():
            starts = self._file.array("entities.starts").astype(np.int64)
            codes = self._file.array("entities.codes")
            mentions = self._file.array("entities.mentions")
            if not (len(starts) == self.size + 1 and starts[-1] == len(codes) == len(mentions)):
                raise UnreadableError("entities")
            return EntityRows(starts, codes, mentions)

    def _vocabulary(self, field: str) -> Vocabulary:
        with reading():
            return Vocabulary(
                *(self._file.array(f"{field}.{name}") for name in ("terms", "offsets", "starts"))
            )

    def _span(self, field: str, term: str) -> tuple[int, slice]:
        """The number of a term, -1 if there is none, and where its postings lie."""
        number = self.vocabulary(field).find(term)
        if number < 0:
            return number, slice(0, 0)
        first, last = self._file.array(f"{field}.starts")[number : number + 2].tolist()
        return number, slice(first, last)

    def _documents(self, field: str, span: slice) -> NDArray[np.int32]:
        documents = self._file.array(f"{field}.docs")[span]
        if len(documents) != span.stop - span.start or (len(documents) and documents.max() >= self.size):
            raise UnreadableError(field)
        return documents.astype(np.int32)

    def documents(self, field: str, term: str) -> NDArray[np.int32]:
        """The documents that have a term, rising: shape (n,)."""
        with reading():
            return self._documents(field, self._span(field, term)[1])

    def postings(self, field: str, term: str) -> Postings:
        """The documents that have a term, and how often; once each where a field keeps no positions."""
        with reading():
            _, span = self._span(field, term)
            documents = self._documents(field, span)
            if f"{field}.counts" not in self._file:
                return Postings(documents, np.ones(len(documents), np.int32))
            return Postings(documents, self._file.array(f"{field}.counts")[span].astype(np.int32))

    def positions(self, field: str, term: str) -> Positions:
        """Where a term stands in each of its documents."""
        with reading():
            number, span = self._span(field, term)
            documents = self._documents(field, span)
            counts = self._file.array(f"{field}.counts")[span]
            starts = np.concatenate(([0], np.cumsum(counts, dtype=np.int64)))
            first, last = 0, 0
            if number >= 0:
                first, last = self._file.array(f"{field}.place_starts")[number : number + 2].tolist()
            places = self._file.array(f"{field}.places")[first:last].astype(np.int32)
            if not (len(documents) == len(counts) and starts[-1] == len(places)):
                raise UnreadableError(field)
            return Positions(documents, starts, places)

    def any_of(self, field: str, terms: tuple[str, ...]) -> NDArray[np.intp]:
        """The documents of each of several terms, joined: in no order, some repeated."""
        with reading():
            return self._joined(field, "docs", self._runs(field, terms, "starts")).astype(np.intp)

    def positions_of_any(
        self, field: str, terms: tuple[str, ...], among: NDArray[np.bool_] | None = None
    ) -> Positions:
        """As `positions`, of several terms joined: a document stands there for each term that it has.

        With `among`, shape (size,), only those documents for which it is True.
        """
        with reading():
            runs = self._runs(field, terms, "starts")
            documents, counts = self._joined(field, "docs", runs), self._joined(field, "counts", runs)
            place_runs = self._runs(field, terms, "place_starts")
            ends = np.cumsum(counts, dtype=np.int64)
            if (ends[-1] if len(ends) else 0) != sum(last - first for first, last in place_runs):
                raise UnreadableError(field)
            wanted = np.ones(len(documents), np.bool_) if among is None else among[documents]
            if np.count_nonzero(wanted) * _FEW > len(wanted):
                places = self._joined(field, "places", place_runs)[np.repeat(wanted, counts)]
            else:
                before = accumulate((last - first for first, last in place_runs), initial=0)
                ahead = [first - done for (first, _), done in zip(place_runs, before, strict=False)]
                begins = ends - counts + np.repeat(ahead, [last - first for first, last in runs])
                chosen = joined_ranges(begins[wanted], counts[wanted])
                places = self._file.array(f"{field}.places")[chosen]
            documents, counts = documents[wanted], counts[wanted]
            starts = np.concatenate(([0], np.cumsum(counts, dtype=np.int64)))
            return Positions(documents.astype(np.int32), starts, places.astype(np.int32))

    def _runs(self, field: str, terms: tuple[str, ...], bounds: str) -> list[tuple[int, int]]:
        """From where to where the terms lie in an array of the field, those side by side as one."""
        vocabulary = self.vocabulary(field)
        numbers = vocabulary.find_all(terms)
        starts = self._file.array(f"{field}.{bounds}")
        runs: list[tuple[int, int]] = []
        for first, last in zip(starts[numbers].tolist(), starts[numbers + 1].tolist(), strict=True):
            if runs and runs[-1][1] == first:
                first, _ = runs.pop()
            runs.append((first, last))
        return runs

    def _joined(self, field: str, name: str, runs: list[tuple[int, int]]) -> Array:
        array = self._file.array(f"{field}.{name}")
        joined = np.concatenate([array[:0], *(array[first:last] for first, last in runs)])
        if len(joined) != sum(last - first for first, last in runs):
            raise UnreadableError(field)
        if name == "docs" and len(joined) and joined.max() >= self.size:
            raise UnreadableError(field)
        return joined

    def lengths(self, field: str) -> NDArray[np.int32]:
        """How many indexed terms each document has in a scored field: shape (size,)."""
        with reading():
            return self._column(f"{field}.lengths")

    def damaged(self) -> list[str]:
        """The names of the arrays that have changed since they were written. Reads the whole file."""
        with reading():
            return self._file.damaged()
