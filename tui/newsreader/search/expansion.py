"""Words of the index that begin alike or are spelt alike."""

from __future__ import annotations

from newsreader.search.analyzer import STOP_WORDS, surfaces
from newsreader.search.nodes import Fuzzy, Phrase, Word, wanted_leaves
from newsreader.search.parser import parse
from newsreader.search.plan import TEXT_FIELDS
from newsreader.search.snapshot import Snapshot
from newsreader.search.stemming import stem

MOST_TERMS = 200
"""Prefixes and spellings stand for at most so many words, the most frequent ones."""

_MOST_SUGGESTED = 5
_REACH = ((1, 3), (2, 6))
"""The edits a suggestion may be away, and the shortest word for which that still means something."""


def beginning(snapshot: Snapshot, field: str, prefix: str) -> tuple[str, ...]:
    """All terms of `field` that begin with `prefix`, most frequent first."""
    return tuple(term for term, _ in snapshot.vocabulary(field, prefix))


def spelt_like(snapshot: Snapshot, surface: str) -> tuple[str, ...]:
    """All printed forms at most one edit from `surface`, most frequent first."""
    return tuple(snapshot.alike("words", surface, 1))


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


def suggestions(snapshot: Snapshot, text: str) -> list[str]:
    """Spellings in the index near the words of a query that no article has, nearest and most frequent first.

    A single word is answered even where some article has it.
    """
    tokens = [
        token
        for leaf in wanted_leaves(parse(text).node)
        if isinstance(leaf, Word | Phrase | Fuzzy)
        for token in surfaces(leaf.text)
    ]
    unknown = tokens if len(tokens) == 1 else [token for token in tokens if not _known(snapshot, token)]
    return [near for token in unknown for near in _near(snapshot, token)][:_MOST_SUGGESTED]


def _known(snapshot: Snapshot, surface: str) -> bool:
    term = stem(surface)
    return surface in STOP_WORDS or any(
        part.segment.documents(field, term) for part in snapshot.parts for field in TEXT_FIELDS
    )


def _near(snapshot: Snapshot, surface: str) -> list[str]:
    found: list[str] = []
    for edits, shortest in _REACH:
        if len(surface) >= shortest and len(found) < _MOST_SUGGESTED:
            alike = snapshot.alike("words", surface, edits)
            found += [term for term in alike if term != surface and term not in found]
    return found[:_MOST_SUGGESTED]
