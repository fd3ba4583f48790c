"""One segment of the index as arrays: what a search reads.

A segment never changes but for its deletions, which the snapshot masks out; so what was read of it stays
valid across commits. Documents are numbered 0 … size-1 by rising article id.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsreader.model import NewsreaderError, Sentence
from newsreader.search.codec.layout import Array, ArrayFile, UnreadableError

_FENCE = 32
"""Every so manieth term of a vocabulary is held in memory, so that few have to be read to find one."""


class DamagedIndexError(NewsreaderError):
    """A file of the index cannot be read; the index must be made anew."""

    def __init__(self) -> None:
        sentence = Sentence.of("The search index is damaged; it is made anew at the next start.")
        super().__init__(sentence.text)


@contextmanager
def reading() -> Iterator[None]:
    """Tell damage by its name: offsets that lead nowhere raise one of many errors."""
    try:
        yield
    except (UnreadableError, OSError, KeyError, IndexError, ValueError, OverflowError) as error:
        raise DamagedIndexError from error


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


class Vocabulary:
    """The terms of one field in the order of their UTF-8 bytes."""

    def __init__(self, blob: Array, offsets: Array, starts: Array) -> None:
        self.blob: NDArray[np.uint8] = blob
        self._offsets = offsets
        self._starts = starts
        if not len(offsets) == len(starts) > 0 or int(offsets[-1]) != len(blob):
            raise UnreadableError
        self.find = lru_cache(4096)(self._find)

    def __len__(self) -> int:
        return len(self._offsets) - 1

    @property
    def offsets(self) -> NDArray[np.int64]:
        """Where each term begins in `blob`, and where the last one ends: shape (terms + 1,)."""
        return self._offsets.astype(np.int64)

    @cached_property
    def frequencies(self) -> NDArray[np.int32]:
        """How many documents have each term, deleted ones included: shape (terms,)."""
        return np.diff(self._starts.astype(np.int64)).astype(np.int32)

    def _bytes(self, number: int) -> bytes:
        return self.blob[self._offsets[number] : self._offsets[number + 1]].tobytes()

    @cached_property
    def _fence(self) -> list[bytes]:
        return [self._bytes(number) for number in range(0, len(self), _FENCE)]

    def term(self, number: int) -> str:
        """The term of a number."""
        with reading():
            return self._bytes(number).decode()

    def terms(self, first: int, last: int) -> list[str]:
        """The terms numbered ``first … last - 1``."""
        with reading():
            bounds = self._offsets[first : last + 1].astype(np.int64)
            blob = self.blob[bounds[0] : bounds[-1]].tobytes() if len(bounds) else b""
            return [blob[start:end].decode() for start, end in pairwise((bounds - bounds[:1]).tolist())]

    def _at_least(self, wanted: bytes) -> int:
        """The number of the first term that is not before `wanted`."""
        number = max(0, bisect_right(self._fence, wanted) - 1) * _FENCE
        while number < len(self) and self._bytes(number) < wanted:
            number += 1
        return number

    def _find(self, term: str) -> int:
        """The number of a term, -1 where it is not held."""
        with reading():
            # Half a character is held nowhere, but no reason to fail either.
            wanted = term.encode(errors="surrogatepass")
            number = self._at_least(wanted)
            return number if number < len(self) and self._bytes(number) == wanted else -1

    def span(self, prefix: str) -> tuple[int, int]:
        """The numbers ``first … last - 1`` of the terms that begin with `prefix`."""
        with reading():
            wanted = prefix.encode(errors="surrogatepass")
            first = self._at_least(wanted)
            # No UTF-8 text holds the byte FF: it stands after all that begin so.
            return first, self._at_least(wanted + b"\xff")


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

    def lengths(self, field: str) -> NDArray[np.int32]:
        """How many indexed terms each document has in a scored field: shape (size,)."""
        with reading():
            return self._column(f"{field}.lengths")

    def damaged(self) -> list[str]:
        """The names of the arrays that have changed since they were written. Reads the whole file."""
        with reading():
            return self._file.damaged()
