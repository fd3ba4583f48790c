"""Whether two articles are the same text, told once by two outlets: by MinHash, then by a close look.

MinHash with one permutation: A. Shrivastava, P. Li, "Densifying One Permutation Hashing via Rotation for Fast
Near Neighbor Search", ICML 2014.
"""

from __future__ import annotations

import re
import struct
from itertools import accumulate
from zlib import crc32

_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_LENGTH = 4
"""Words of a shingle: long enough that two articles on one subject share few."""
_BANDS = 12
_ROWS = 4
_BINS = _BANDS * _ROWS
_FEWEST = 30
"""Shingles from which on a text is compared: what is shorter is alike by chance."""
_ALIKE = 0.6
_INSIDE = 0.9
_ALIKE_INSIDE = 0.5
_SAME_NUMBERS = 0.9
_PACKED = struct.Struct(f"<{_ROWS}L")


def shingles(text: str) -> frozenset[int]:
    """The hashes of every run of four words, whatever their case and what stands between them."""
    words = [word.encode("utf-8", "surrogatepass") for word in _WORD.findall(text.lower())]
    starts = [0, *accumulate(len(word) + 1 for word in words)]
    # Cut out of one text: joining every run anew takes twice as long.
    joined = b" ".join(words)
    return frozenset(
        [crc32(joined[start : end - 1]) for start, end in zip(starts, starts[_LENGTH:], strict=False)]
    )


def bands(found: frozenset[int]) -> tuple[int, ...]:
    """Twelve numbers of which two texts that share 70 % of their shingles have one in common 24 times of 25.

    At 90 % it is always so, at 30 % one time in eleven. None for a text that is too short.
    """
    if len(found) < _FEWEST:
        return ()
    bins: list[int | None] = [None] * _BINS
    for one in found:
        place, value = one % _BINS, one // _BINS
        least = bins[place]
        if least is None or value < least:
            bins[place] = value
    filled = _densified(bins)
    return tuple(
        band << 32 | crc32(_PACKED.pack(*filled[band * _ROWS : (band + 1) * _ROWS])) for band in range(_BANDS)
    )


def _densified(bins: list[int | None]) -> list[int]:
    """An empty bin takes the value of the next that is not, told apart by how far away that stands."""
    filled: list[int] = [0] * len(bins)
    value, distance = 0, 0
    for place in (*range(len(bins) - 1, -1, -1), *range(len(bins) - 1, -1, -1)):
        own = bins[place]
        value, distance = (own, 0) if own is not None else (value, distance + 1)
        filled[place] = (value + distance * 0x9E3779B1) & 0xFFFF_FFFF
    return filled


def is_same_text(one: str, other: str) -> bool:
    """Whether two articles are one text, perhaps shortened or slightly edited.

    They share most of their runs of words, or the shorter is nearly all in the longer, and their numbers are
    the same: of two reports made by one pattern (rates, quakes, results) the numbers differ.
    """
    return is_same(one, shingles(one), other)


def is_same(one: str, first: frozenset[int], other: str) -> bool:
    """The same, where the shingles of `one` are known already."""
    second = shingles(other)
    least = min(len(first), len(second))
    if least < _FEWEST:
        return False
    shared = len(first & second)
    alike = shared / (len(first) + len(second) - shared)
    if alike < _ALIKE_INSIDE or (alike < _ALIKE and shared < _INSIDE * least):
        return False
    return _same_numbers(set(_NUMBER.findall(one)), set(_NUMBER.findall(other)))


def _same_numbers(one: set[str], other: set[str]) -> bool:
    least = min(len(one), len(other))
    return len(one & other) >= _SAME_NUMBERS * least
