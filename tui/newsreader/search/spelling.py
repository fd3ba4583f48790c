"""Spellings: which of a hundred thousand terms are one or two edits away from a word, all terms at once.

Few terms share the beginning or the end that an edit leaves as it was. These are compared letter by letter,
a column of all that are still possible at a time. Letters are code points.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from newsreader.search.codec.postings import joined_ranges
from newsreader.search.segment import Vocabulary, reading

Numbers = NDArray[np.int64]
Letters = NDArray[np.uint32]


def alike(vocabulary: Vocabulary, word: str, edits: int, prefix: str = "") -> Numbers:
    """The numbers, rising, of the terms that begin with `prefix` and go on at most `edits` from `word`.

    An edit is an insertion, a deletion or a replacement; where there is one, a swap of neighbours too. At two
    edits the first letter must be right: that is several times as fast. Raises DamagedIndexError.
    """
    asked = np.frombuffer(word.encode("utf-32-le"), np.uint32)
    with reading():
        if edits > 1:
            rows = _rows(vocabulary, np.arange(*vocabulary.span(prefix + word[:1])), prefix)
            return rows.numbers[_two_edits(rows, asked)]
        rows = _rows(vocabulary, _half_alike(vocabulary, word, prefix), prefix)
        return rows.numbers[_one_edit(rows, asked)]


def _half_alike(vocabulary: Vocabulary, word: str, prefix: str) -> Numbers:
    """All terms that one edit can have made of the word, and others.

    An edit leaves either the first half as it was or the last one; of a swap across the middle, the first
    half but for a letter.
    """
    half = len(word) // 2
    beginning = np.arange(*vocabulary.span(prefix + word[: max(half - 1, 0)]))
    return np.union1d(beginning, _ending(vocabulary, word[half:].encode(), *vocabulary.span(prefix)))


def _ending(vocabulary: Vocabulary, end: bytes, first: int, last: int) -> Numbers:
    """The terms numbered ``first … last - 1`` that end so."""
    after = vocabulary.offsets[first + 1 : last + 1]
    still = np.arange(last - first)
    for back, byte in enumerate(reversed(end), 1):
        still = still[after[still] >= back]
        still = still[vocabulary.blob[after[still] - back] == byte]
    return still + first


@dataclass(frozen=True, slots=True)
class _Rows:
    """Some terms as letters: term ``numbers[i]`` is ``letters[starts[i] : starts[i] + lengths[i]]``."""

    numbers: Numbers
    letters: Letters
    starts: Numbers
    lengths: Numbers


def _rows(vocabulary: Vocabulary, numbers: Numbers, prefix: str) -> _Rows:
    """Terms that begin with `prefix`, without it."""
    offsets = vocabulary.offsets
    starts = offsets[numbers] + len(prefix.encode())
    sizes = offsets[numbers + 1] - starts
    whole = sizes >= 0
    numbers, starts, sizes = numbers[whole], starts[whole], sizes[whole]
    joined = vocabulary.blob[joined_ranges(starts, sizes)]
    letters = np.frombuffer(joined.tobytes().decode().encode("utf-32-le"), np.uint32)
    before = np.concatenate(([0], np.cumsum(joined & 0xC0 != 0x80)))  # all but continuation bytes
    ends = np.cumsum(sizes)
    return _Rows(numbers, letters, before[ends - sizes], before[ends] - before[ends - sizes])


def _one_edit(rows: _Rows, word: NDArray[np.uint32]) -> Numbers:
    """The indexes of the rows that are at most one edit away.

    What one edit leaves is the beginning and the end: together they are all of the shorter one, or all but
    one letter, or all but two that are swapped.
    """
    size = len(word)
    near = np.flatnonzero(np.abs(rows.lengths - size) <= 1)
    lengths = rows.lengths[near]
    ahead = _shared(rows, near, word)
    behind = _shared(rows, near, word, from_end=True)
    left = np.maximum(lengths, size) - ahead - behind
    fits = left <= 1
    swaps = np.flatnonzero((left == 2) & (lengths == size))
    at = rows.starts[near[swaps]] + ahead[swaps]
    here = ahead[swaps]
    fits[swaps] = (rows.letters[at] == word[here + 1]) & (rows.letters[at + 1] == word[here])
    return near[fits]


def _shared(rows: _Rows, near: Numbers, word: NDArray[np.uint32], *, from_end: bool = False) -> Numbers:
    """How many letters at the beginning, or the end, each of the rows `near` shares with the word."""
    shared = np.zeros(len(near), np.int64)
    lengths = rows.lengths[near]
    places = rows.starts[near] + (lengths - 1 if from_end else 0)
    still = np.arange(len(near))
    for at in range(len(word)):
        letter = word[-1 - at] if from_end else word[at]
        still = still[lengths[still] > at]
        still = still[rows.letters[places[still] + (-at if from_end else at)] == letter]
        if not len(still):
            break
        shared[still] = at + 1
    return shared


def _two_edits(rows: _Rows, word: NDArray[np.uint32]) -> Numbers:
    """The indexes of the rows at most two insertions, deletions and replacements away.

    The textbook table (Wagner & Fischer 1974), a column of all rows at a time and only the five diagonals
    around the main one: whatever leaves them is more than two edits away.
    """
    reach = 2
    near = np.flatnonzero(np.abs(rows.lengths - len(word)) <= reach)
    lengths, places = rows.lengths[near], rows.starts[near]
    far = np.uint8(reach + 1)
    # band[d] is the distance of the first `at` letters of the word and the first `at + d - reach` of the row
    band = [
        np.full(len(near), max(d - reach, 0) if d >= reach else far, np.uint8) for d in range(2 * reach + 1)
    ]
    for at, letter in enumerate(word, 1):
        new: list[NDArray[np.uint8]] = []
        for d in range(2 * reach + 1):
            upto = at + d - reach
            if upto < 0:
                new.append(np.full(len(near), far))
                continue
            best = band[d + 1] + np.uint8(1) if d < 2 * reach else np.full(len(near), far)
            if upto:
                differs = rows.letters[np.minimum(places + upto - 1, len(rows.letters) - 1)] != letter
                best = np.minimum(best, band[d] + differs)
                if new:
                    best = np.minimum(best, new[-1] + np.uint8(1))
            new.append(np.minimum(best, far))
        band = new
    return near[np.choose(lengths - len(word) + reach, band) <= reach]


def within_one_edit(one: str, other: str) -> bool:
    """Whether one insertion, deletion, replacement or swap of neighbours, or none, makes `one` `other`."""
    if one == other:
        return True
    if abs(len(one) - len(other)) > 1:
        return False
    same = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        same += 1
    if len(one) != len(other):
        longer, shorter = (one, other) if len(one) > len(other) else (other, one)
        return longer[same + 1 :] == shorter[same:]
    if one[same + 1 :] == other[same + 1 :]:
        return True
    swapped = one[same + 1 : same + 2] + one[same : same + 1]
    return swapped == other[same : same + 2] and one[same + 2 :] == other[same + 2 :]
