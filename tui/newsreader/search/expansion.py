"""Words of the index that begin alike or are spelt alike."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from heapq import nsmallest
from typing import NamedTuple

import numpy as np

from newsreader.search import spelling
from newsreader.search.analyzer import STOP_WORDS, surfaces
from newsreader.search.nodes import Fuzzy, Leaf, Named, Phrase, Word, wanted_leaves
from newsreader.search.parser import parse
from newsreader.search.plan import TEXT_FIELDS
from newsreader.search.segment import Vocabulary, reading
from newsreader.search.snapshot import Snapshot
from newsreader.search.stemming import stem

MOST_TERMS = 200
"""Prefixes and spellings stand for at most so many words, the most frequent ones."""

_MOST_SUGGESTED = 5
_REACH = ((1, 3), (2, 6))
"""The edits a suggestion may be away, and the shortest word for which that still means something."""

_Spans = Iterable[tuple[int, int]]
"""Stretches of a vocabulary, half-open."""


@dataclass(frozen=True, slots=True)
class Expansion:
    """The terms that a pattern stands for, most frequent first, and whether there were more."""

    terms: tuple[str, ...]
    cut: bool


def beginning(snapshot: Snapshot, field: str, prefixes: tuple[str, ...], most: int = MOST_TERMS) -> Expansion:
    """The terms of `field` that begin with one of `prefixes`, at most so many."""
    return _expansion(
        snapshot, field, ("beginning", prefixes), most, lambda terms: [terms.span(one) for one in prefixes]
    )


def spelt_like(snapshot: Snapshot, surface: str, most: int = MOST_TERMS) -> Expansion:
    """The printed forms at most one edit from `surface`, at most so many."""
    return _expansion(
        snapshot, "words", ("alike", surface), most, lambda terms: _alike(terms, surface, edits=1)
    )


def containing(snapshot: Snapshot, field: str, text: str) -> tuple[str, ...]:
    """The terms of a field that hold `text` anywhere; all of them, in no order."""
    found: set[str] = set()
    for part in snapshot.parts:
        vocabulary = part.segment.vocabulary(field)
        with reading():
            found.update(map(vocabulary.term, _containing(vocabulary, text.encode())))
    return tuple(found)


def _containing(vocabulary: Vocabulary, wanted: bytes) -> Iterator[int]:
    joined, offsets = vocabulary.blob.tobytes(), vocabulary.offsets
    at = joined.find(wanted)
    while at >= 0:
        number = int(np.searchsorted(offsets, at, "right")) - 1
        if at + len(wanted) <= offsets[number + 1]:
            yield number
            at = int(offsets[number + 1]) - 1  # one look at a term is enough
        at = joined.find(wanted, at + 1)


def _alike(vocabulary: Vocabulary, surface: str, edits: int, kind: str = "") -> _Spans:
    return ((at, at + 1) for at in spelling.alike(vocabulary, surface, edits, kind).tolist())


def _expansion(
    snapshot: Snapshot, field: str, pattern: Hashable, most: int, find: Callable[[Vocabulary], _Spans]
) -> Expansion:
    key = (field, pattern, most)
    kept: Expansion | None = snapshot.kept.get(key)
    if kept is None:
        found = _most_frequent(snapshot, field, most + 1, find)
        kept = Expansion(tuple(found[:most]), len(found) > most)
        snapshot.kept.put(key, kept, 256 + sum(64 + len(term) for term in kept.terms))
    return kept


def _most_frequent(
    snapshot: Snapshot, field: str, most: int, find: Callable[[Vocabulary], _Spans]
) -> list[str]:
    """The terms that `find` finds in the vocabularies of a field, by how many documents have them."""
    counts: dict[str, int] = {}
    for part in snapshot.parts:
        vocabulary = part.segment.vocabulary(field)
        for first, last in find(vocabulary):
            with reading():
                frequencies = vocabulary.frequencies[first:last].tolist()
                for term, count in zip(vocabulary.terms(first, last), frequencies, strict=True):
                    counts[term] = counts.get(term, 0) + count
    return nsmallest(most, counts, key=lambda term: (-counts[term], term))


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
        return any(snapshot.holds("name", kind + asked.surface) for kind in asked.kinds)
    term = stem(asked.surface)
    return asked.surface in STOP_WORDS or any(snapshot.holds(field, term) for field in TEXT_FIELDS)


def _near(snapshot: Snapshot, asked: _Asked) -> list[str]:
    found: list[str] = []
    for edits, shortest in _REACH:
        if len(asked.surface) >= shortest and len(found) < _MOST_SUGGESTED:
            alike = _suggested(snapshot, asked, edits)
            found += [term for term in alike if term != asked.surface and term not in found]
    return found[:_MOST_SUGGESTED]


def _suggested(snapshot: Snapshot, asked: _Asked, edits: int) -> Iterator[str]:
    """More than are shown, most frequent first: the word itself and nearer ones may be among them."""
    field = "name" if asked.kinds else "words"
    for kind in asked.kinds or ("",):

        def near(vocabulary: Vocabulary, kind: str = kind) -> _Spans:
            return _alike(vocabulary, asked.surface, edits, kind)

        for term in _most_frequent(snapshot, field, 2 * _MOST_SUGGESTED, near):
            yield term.removeprefix(kind)
