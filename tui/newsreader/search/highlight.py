"""Where a query's words stand in a text, for the reader and for snippets. Linear in the text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from newsreader.model import Span
from newsreader.search.nodes import wanted_leaves
from newsreader.search.parser import parse
from newsreader.search.runs import Places, WordCounts, runs
from newsreader.search.wanted import Slots


class Found(NamedTuple):
    """A place in a text, and the leaves of the query, by number, that it stands for."""

    span: Span
    leaves: tuple[int, ...]


class Highlighter:
    """Finds the words of one query in any number of bodies. What is learnt of a word serves in all."""

    def __init__(self, query: str) -> None:
        self._slots = Slots()
        self._leaves = [runs(leaf, self._slots) for leaf in wanted_leaves(parse(query).node)]
        self._counted = WordCounts()

    @property
    def leaves(self) -> int:
        """How many words, phrases and names the query asks for."""
        return len(self._leaves)

    def spans(self, body: str) -> list[Span]:
        """The places in `body` that the query's words, phrases, prefixes, spellings and names stand at.

        In order and without overlap; what the query excludes is not among them.
        """
        return [place.span for place in self.found(body)]

    def found(self, body: str) -> list[Found]:
        """As `spans`, each with the leaves of the query that it stands for."""
        hits = list(self._slots.hits(body))
        if not hits:
            return []
        places = Places(body, hits, self._counted, self._slots.reach)
        runs = sorted({(*run, number) for number, leaf in enumerate(self._leaves) for run in leaf(places)})
        return _merged(Found(Span(hits[first].start, hits[last].end), (leaf,)) for first, last, leaf in runs)


def _merged(ordered: Iterable[Found]) -> list[Found]:
    merged: list[Found] = []
    for one in ordered:
        if merged and one.span.start < merged[-1].span.end:
            span, leaves = merged[-1]
            merged[-1] = Found(Span(span.start, max(span.end, one.span.end)), leaves + one.leaves)
        else:
            merged.append(one)
    return merged
