"""Words of the index that begin alike or are spelt alike."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from newsreader.search.analyzer import STOP_WORDS, surfaces
from newsreader.search.nodes import Fuzzy, Leaf, Named, Phrase, Word, wanted_leaves
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

    The words of names are compared with names of their kind; dates, sources and marks with nothing. A single
    word is answered even where some article has it.
    """
    asked = [each for leaf in wanted_leaves(parse(text).node) for each in _asked(leaf)]
    unknown = asked if len(asked) == 1 else [each for each in asked if not _known(snapshot, each)]
    found = (near for each in unknown for near in _near(snapshot, each))
    return list(dict.fromkeys(found))[:_MOST_SUGGESTED]


class _Asked(NamedTuple):
    """A folded word of a query; `kinds` are the prefixes of the names it is part of, if it is."""

    surface: str
    kinds: tuple[str, ...] = ()


def _asked(leaf: Leaf) -> Iterator[_Asked]:
    match leaf:
        case Word(text) | Phrase(text) | Fuzzy(text):
            yield from map(_Asked, surfaces(text))
        case Named(labels, text):
            kinds = tuple(f"{label.lower()}:" for label in labels)
            yield from (_Asked(surface, kinds) for surface in surfaces(text))


def _known(snapshot: Snapshot, asked: _Asked) -> bool:
    if asked.kinds:
        return any(_held(snapshot, "name", kind + asked.surface) for kind in asked.kinds)
    term = stem(asked.surface)
    return asked.surface in STOP_WORDS or any(_held(snapshot, field, term) for field in TEXT_FIELDS)


def _held(snapshot: Snapshot, field: str, term: str) -> bool:
    return any(part.segment.documents(field, term) for part in snapshot.parts)


def _near(snapshot: Snapshot, asked: _Asked) -> list[str]:
    found: list[str] = []
    for edits, shortest in _REACH:
        if len(asked.surface) >= shortest and len(found) < _MOST_SUGGESTED:
            alike = _alike(snapshot, asked, edits)
            found += [term for term in alike if term != asked.surface and term not in found]
    return found[:_MOST_SUGGESTED]


def _alike(snapshot: Snapshot, asked: _Asked, edits: int) -> Iterator[str]:
    if not asked.kinds:
        yield from snapshot.alike("words", asked.surface, edits)
    for kind in asked.kinds:
        for term in snapshot.alike("name", kind + asked.surface, edits):
            if term.startswith(kind):
                yield term.removeprefix(kind)
