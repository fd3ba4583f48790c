"""The terms of one field, looked up where they lie in the file."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property, lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from newsreader.search.codec.layout import Array, UnreadableError
from newsreader.search.damage import reading

_FEW_TERMS = 8
"""So many are found one by one."""


class Vocabulary:
    """The terms of one field in the order of their UTF-8 bytes."""

    def __init__(self, blob: Array, offsets: Array, starts: Array) -> None:
        self.blob: NDArray[np.uint8] = blob
        self._offsets = offsets
        self._starts = starts
        if not len(offsets) == len(starts) > 0 or int(offsets[-1]) != len(blob):
            raise UnreadableError
        self.find = lru_cache(4096)(self._find)
        self.find_all = lru_cache(32)(self._find_all)

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
        return bisect_left(range(len(self)), wanted, key=self._bytes)

    def _find(self, term: str) -> int:
        """The number of a term, -1 where it is not held."""
        with reading():
            # Half a character is held nowhere, but no reason to fail either.
            wanted = term.encode(errors="surrogatepass")
            number = self._at_least(wanted)
            return number if number < len(self) and self._bytes(number) == wanted else -1

    def _find_all(self, terms: tuple[str, ...]) -> NDArray[np.intp]:
        """The numbers, rising, of those terms that are held, by one binary search for all of them."""
        if len(terms) < _FEW_TERMS:
            return np.array(sorted({self.find(term) for term in terms} - {-1}), np.intp)
        with reading():
            wanted = sorted({term.encode(errors="surrogatepass") for term in terms})
            ends = np.cumsum(list(map(len, wanted)))
            width = max(map(len, wanted)) + 1
            starts = np.concatenate(([0], ends[:-1]))
            asked = _letters(np.frombuffer(b"".join(wanted), np.uint8), starts, ends, width)
            low, high = np.zeros(len(wanted), np.intp), np.full(len(wanted), len(self), np.intp)
            while (low < high).any():
                middle = (low + high) // 2
                before = (low < high) & _before(self._letters(middle, width), asked)
                low, high = np.where(before, middle + 1, low), np.where(before, high, middle)
            low = low[low < len(self)]
            held: NDArray[np.bool_] = (self._letters(low, width) == asked[: len(low)]).all(axis=1)
            return low[held]

    def _letters(self, numbers: Array, width: int) -> Array:
        numbers = np.minimum(numbers, len(self) - 1)
        return _letters(self.blob, self._offsets[numbers], self._offsets[numbers + 1], width)

    def span(self, prefix: str) -> tuple[int, int]:
        """The numbers ``first … last - 1`` of the terms that begin with `prefix`."""
        with reading():
            wanted = prefix.encode(errors="surrogatepass")
            first = self._at_least(wanted)
            # No UTF-8 text holds the byte FF: it stands after all that begin so.
            return first, self._at_least(wanted + b"\xff")


def _letters(blob: Array, starts: Array, ends: Array, width: int) -> NDArray[np.int16]:
    """The first `width` bytes of several terms, shape (terms, width), 0 after their end and else one more."""
    at = starts[:, np.newaxis].astype(np.int64) + np.arange(width)
    inside = at < ends[:, np.newaxis]
    if not inside.any():
        return np.zeros(at.shape, np.int16)
    return np.where(inside, blob[np.where(inside, at, 0)].astype(np.int16) + 1, 0)


def _before(some: Array, others: Array) -> NDArray[np.bool_]:
    """Which rows of letters stand before the row beside them."""
    rows, first = np.arange(len(some)), (some != others).argmax(axis=1)
    less: NDArray[np.bool_] = some[rows, first] < others[rows, first]
    return less
