"""One committed state of the index: its segments side by side, as one numbered row of documents."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from newsreader.search import bits
from newsreader.search.segment import Segment

_SORT_ALL_SHARE = 8
"""Fewer results than this share of all are sorted on their own; more are picked out of the whole order."""


@dataclass(frozen=True, slots=True)
class Part:
    """A segment with its place in the row and its documents that are not deleted."""

    segment: Segment
    base: int
    live: int


class Snapshot:
    """Documents 0 … size-1 over all segments. Never changes; searches hold on to the one they began with."""

    def __init__(self, generation: int, segments: Mapping[str, tuple[Segment, Iterable[int]]]) -> None:
        """`segments` are given by name, each with its deleted documents."""
        self.generation = generation
        self.segments = {name: segment for name, (segment, _) in segments.items()}
        self.parts: list[Part] = []
        self.ids = array("q")
        self.days = array("l")
        for segment, deleted in segments.values():
            everything = (1 << segment.size) - 1
            live = everything & ~bits.from_numbers(deleted, segment.size)
            self.parts.append(Part(segment, len(self.ids), live))
            self.ids.extend(segment.ids)
            self.days.extend(segment.days)
        self.size = len(self.ids)
        self.live = self._row(part.live for part in self.parts)
        self.vocabulary = lru_cache(256)(self._vocabulary)
        self.average_length = lru_cache(None)(self._average_length)

    def _row(self, sets: Iterable[int]) -> int:
        row = 0
        for part, documents in zip(self.parts, sets, strict=True):
            row |= documents << part.base
        return row

    @property
    def count(self) -> int:
        """How many articles the index holds."""
        return self.live.bit_count()

    def live_terms(self, field: str) -> list[str]:
        """The terms of a field that some article still has."""
        return [
            term
            for term, _ in self.vocabulary(field)
            if any(part.segment.documents(field, term) & part.live for part in self.parts)
        ]

    def live_ids(self) -> array[int]:
        """The ids of all articles held."""
        return array("q", bits.select(self.ids, self.live, self.size))

    @cached_property
    def _newest_first(self) -> list[int]:
        return sorted(range(self.size), key=self._rank)

    @cached_property
    def _ids_newest_first(self) -> array[int]:
        return array("q", (self.ids[document] for document in self._newest_first))

    def _rank(self, document: int) -> tuple[int, int]:
        return -self.days[document], -self.ids[document]

    def newest(self, documents: int) -> array[int]:
        """The article ids of a set of documents, newest day first, undated last; then highest id."""
        if documents.bit_count() * _SORT_ALL_SHARE < self.size:
            found = sorted(bits.to_numbers(documents, self.size), key=self._rank)
            return array("q", (self.ids[document] for document in found))
        flags = bits.to_flags(documents, self.size)
        in_order = bits.from_flags(bytes(map(flags.__getitem__, self._newest_first)))
        return array("q", bits.select(self._ids_newest_first, in_order, self.size))

    def _average_length(self, field: str) -> float:
        """The mean number of terms of a document in a scored field, deleted documents included."""
        total = sum(sum(part.segment.lengths(field)) for part in self.parts)
        return max(total / max(self.size, 1), 1.0)

    def alike(self, field: str, word: str, edits: int) -> list[str]:
        """The terms of a field at most so many edits from `word`, most frequent first."""
        return [
            term for term, _ in _by_frequency(part.segment.alike(field, word, edits) for part in self.parts)
        ]

    def _vocabulary(self, field: str, prefix: str = "") -> tuple[tuple[str, int], ...]:
        """The terms of a field that begin with `prefix` and their document counts, most frequent first."""
        return _by_frequency(part.segment.vocabulary(field, prefix) for part in self.parts)


def _by_frequency(counted: Iterable[Iterable[tuple[str, int]]]) -> tuple[tuple[str, int], ...]:
    counts: Counter[str] = Counter()
    for terms in counted:
        for term, count in terms:
            counts[term] += count
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
