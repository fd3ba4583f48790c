"""One committed state of the index: its segments side by side, as one numbered row of documents."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from newsreader.search.cache import ByteCache
from newsreader.search.segment import Segment

Mask = NDArray[np.bool_]
"""A set of documents, shape (size,): True for those in it."""

Numbers = NDArray[np.intp]

KEPT_BYTES = 32 << 20
"""What a snapshot may keep of answered queries: sets of an eighth of a byte a document, words, counts."""

_FEW = 32
"""Fewer results than this share of all are sorted on their own; more are picked out of the whole order."""


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A segment with its place in the row and, shape (segment.size,), its documents that are not deleted."""

    segment: Segment
    base: int
    live: Mask

    @property
    def rows(self) -> slice:
        """Where the documents of the segment stand in a set of all documents."""
        return slice(self.base, self.base + self.segment.size)


class Snapshot:
    """Documents 0 … size-1 over all segments. Never changes; searches hold on to the one they began with.

    Takes 21 bytes a document, 8 more once the whole order was asked for, and KEPT_BYTES at most for `kept`.
    """

    def __init__(self, generation: int, segments: Mapping[str, tuple[Segment, Iterable[int]]]) -> None:
        """`segments` are given by name, each with its deleted documents."""
        self.generation = generation
        self.segments = {name: segment for name, (segment, _) in segments.items()}
        rows = [segment for segment, _ in segments.values()]
        self.ids = np.concatenate([np.empty(0, np.int64), *(row.ids for row in rows)])
        self.days = np.concatenate([np.empty(0, np.int32), *(row.days for row in rows)])
        self._minutes = np.concatenate([np.empty(0, np.int64), *(row.minutes for row in rows)])
        self.size = len(self.ids)
        self.live: Mask = np.ones(self.size, np.bool_)
        self.parts: list[Part] = []
        base = 0
        for segment, deleted in segments.values():
            live = self.live[base : base + segment.size]
            live[np.fromiter(deleted, np.intp)] = False
            self.parts.append(Part(segment, base, live))
            base += segment.size
        self.live.flags.writeable = False
        self.count = int(np.count_nonzero(self.live))
        self.kept = ByteCache(KEPT_BYTES)
        self.average_length = lru_cache(None)(self._average_length)

    def empty(self) -> Mask:
        """A fresh set without documents."""
        return np.zeros(self.size, np.bool_)

    def live_ids(self) -> NDArray[np.int64]:
        """The ids of all articles held."""
        return self.ids[self.live]

    def holding(self, ids: Collection[int]) -> Mask:
        """The documents with one of these article ids, deleted ones included."""
        if isinstance(ids, array) and ids.typecode == "q":
            wanted = np.frombuffer(ids, np.int64)
        else:
            wanted = np.fromiter(ids, np.int64, len(ids))
        return np.isin(self.ids, wanted)

    @cached_property
    def _newest_first(self) -> Numbers:
        """Every document, as `newest` orders them."""
        highest, latest = int(self.ids.max(initial=0)), int(self._minutes.max(initial=0))
        if self.ids.min(initial=0) >= 0 and (highest + 1) * (latest + 1) < 1 << 63:
            return np.argsort(-(self._minutes * (highest + 1) + self.ids))
        return np.lexsort((self.ids, self._minutes))[::-1]

    def newest(self, found: Mask) -> Numbers:
        """The documents of a set, latest minute first, undated last; then highest id."""
        if np.count_nonzero(found) * _FEW < self.size:
            few = np.flatnonzero(found)
            return few[np.lexsort((self.ids[few], self._minutes[few]))[::-1]]
        order = self._newest_first
        return order[found[order]]

    def newest_slice(self, count: int) -> Mask:
        """The set of the newest `count` documents, deleted ones included."""
        found = self.empty()
        found[self._newest_first[:count]] = True
        return found

    def frequency(self, field: str, term: str) -> int:
        """How many documents have a term, deleted ones included."""
        return sum(len(part.segment.documents(field, term)) for part in self.parts)

    def holds(self, field: str, term: str) -> bool:
        """Whether some document has a term, be it deleted."""
        return any(part.segment.vocabulary(field).find(term) >= 0 for part in self.parts)

    def current(self, field: str, term: str) -> bool:
        """Whether some article that is not deleted has a term."""
        return any(part.live[part.segment.documents(field, term)].any() for part in self.parts)

    def _average_length(self, field: str) -> float:
        """The mean number of terms of a document in a scored field, deleted documents included."""
        total = sum(int(part.segment.lengths(field).sum(dtype=np.int64)) for part in self.parts)
        return total / max(self.size, 1) or 1.0
