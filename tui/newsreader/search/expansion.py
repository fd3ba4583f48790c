"""Words of the index that begin alike or are spelt alike."""

from __future__ import annotations

from newsreader.search.analyzer import fold
from newsreader.search.snapshot import Snapshot

MOST_TERMS = 200
"""Prefixes and spellings stand for at most so many words, the most frequent ones."""

_MOST_SUGGESTED = 5


def beginning(snapshot: Snapshot, field: str, prefix: str) -> tuple[str, ...]:
    """All terms of `field` that begin with `prefix`, most frequent first."""
    return tuple(term for term, _ in snapshot.vocabulary(field, prefix))


def spelt_like(snapshot: Snapshot, surface: str) -> tuple[str, ...]:
    """All printed forms at most one edit from `surface`, most frequent first."""
    return tuple(term for term, _ in snapshot.vocabulary("words") if within_one_edit(surface, term))


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


def suggestions(snapshot: Snapshot, word: str) -> list[str]:
    """Spellings in the index near `word`, nearest first and then most frequent; without the word itself."""
    surface = fold(word.strip())
    if len(surface) < 2:
        return []
    most = 1 if len(surface) < 5 else 2
    found: list[tuple[int, int, str]] = []
    for term, count in snapshot.vocabulary("words"):
        if term != surface and (distance := edits(surface, term, most)) <= most:
            found.append((distance, -count, term))
    return [term for _, _, term in sorted(found)[:_MOST_SUGGESTED]]


def edits(one: str, other: str, most: int) -> int:
    """The number of insertions, deletions, replacements and swaps between two words; most + 1 if more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    if one[0] != other[0] and one[-1] != other[-1]:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        above, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, above[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]
