"""Spellings: which of a hundred thousand terms are one or two edits away from a word, all terms at once.

Terms are compared letter by letter, a column of all terms that are still possible at a time. Letters are code
points: terms in ASCII are compared as the bytes they are, the others are decoded first.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from newsreader.search.segment import Vocabulary, reading

Numbers = NDArray[np.int64]

_ASCII = 0x80


def alike(vocabulary: Vocabulary, word: str, edits: int, prefix: str = "") -> Numbers:
    """The numbers, rising, of the terms that begin with `prefix` and go on at most `edits` from `word`.

    An edit is an insertion, a deletion or a replacement; where there is one, a swap of neighbours too. At two
    edits the first letter must be right: that is several times as fast. Raises DamagedIndexError.
    """
    first, last = vocabulary.span(prefix + word[:1] if edits > 1 else prefix)
    if first == last:
        return np.empty(0, np.int64)
    asked = np.frombuffer(word.encode("utf-32-le"), np.uint32)
    near = _one_edit if edits < 2 else _two_edits
    with reading():
        several = _rows(vocabulary, first, last, len(prefix.encode()))
        return np.sort(np.concatenate([rows.numbers[near(rows, asked)] for rows in several]))


@dataclass(frozen=True, slots=True)
class _Rows:
    """Some terms as letters: term ``numbers[i]`` is ``letters[starts[i] : starts[i] + lengths[i]]``."""

    numbers: Numbers
    letters: NDArray[Any]
    starts: Numbers
    lengths: Numbers


def _rows(vocabulary: Vocabulary, first: int, last: int, skipped: int) -> list[_Rows]:
    """The terms of a span without their first `skipped` bytes: those in ASCII, and the others."""
    offsets = vocabulary.offsets[first : last + 1].astype(np.int64)
    letters = vocabulary.blob[offsets[0] : offsets[-1]]
    offsets -= offsets[0]
    starts, ends = offsets[:-1] + skipped, offsets[1:]
    numbers = np.arange(first, last)
    above = np.flatnonzero(letters >= _ASCII)
    if not len(above):
        return [_Rows(numbers, letters, starts, ends - starts)]
    plain = np.ones(len(numbers), np.bool_)
    plain[np.searchsorted(offsets, above, "right") - 1] = False
    other = ~plain
    return [
        _Rows(numbers[plain], letters, starts[plain], (ends - starts)[plain]),
        _decoded(numbers[other], letters, starts[other], (ends - starts)[other]),
    ]


def _decoded(numbers: Numbers, letters: NDArray[np.uint8], starts: Numbers, lengths: Numbers) -> _Rows:
    """The same terms as code points."""
    joined = np.concatenate([letters[at : at + length] for at, length in zip(starts, lengths, strict=True)])
    begins = np.cumsum(lengths) - lengths
    before = np.concatenate(([0], np.cumsum(joined & 0xC0 != _ASCII)))  # all but continuation bytes
    points = np.frombuffer(joined.tobytes().decode().encode("utf-32-le"), np.uint32)
    return _Rows(numbers, points, before[begins], before[begins + lengths] - before[begins])


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
