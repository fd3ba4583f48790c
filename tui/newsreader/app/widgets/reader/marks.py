"""Finding which marks touch a line, quickly, in lists sorted by offset."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Generic, Protocol, TypeVar


class Ranged(Protocol):
    """Anything with a half-open range."""

    @property
    def start(self) -> int:
        """First code point."""
        ...

    @property
    def end(self) -> int:
        """One past the last code point."""
        ...


T = TypeVar("T", bound=Ranged)


class MarkIndex(Generic[T]):
    """Non-overlapping ranges in text order, with look-ups in logarithmic time."""

    def __init__(self, marks: Sequence[T] = ()) -> None:
        self.marks = tuple(marks)
        self._starts = [mark.start for mark in self.marks]
        self._ends = [mark.end for mark in self.marks]

    def __len__(self) -> int:
        return len(self.marks)

    def within(self, start: int, end: int) -> Iterator[T]:
        """The marks that share a code point with ``[start, end)``."""
        for index in range(bisect_right(self._ends, start), bisect_left(self._starts, end)):
            yield self.marks[index]

    def first_within(self, start: int, end: int) -> int | None:
        """The index of the first mark that shares a code point with ``[start, end)``."""
        index = bisect_right(self._ends, start)
        return index if index < bisect_left(self._starts, end) else None

    def at(self, offset: int) -> int | None:
        """The index of the mark that covers an offset."""
        index = bisect_right(self._starts, offset) - 1
        return index if index >= 0 and offset < self._ends[index] else None

    def beside(self, offset: int, step: int) -> int | None:
        """The index of the first mark after (step 1) or the last before (step -1) an offset."""
        if step > 0:
            index = bisect_right(self._starts, offset)
            return index if index < len(self.marks) else None
        index = bisect_left(self._starts, offset) - 1
        return index if index >= 0 else None
