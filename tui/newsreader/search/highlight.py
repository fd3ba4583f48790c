"""Where a query's words stand in a text, for the reader and for snippets. Linear in the text."""

from __future__ import annotations

from collections.abc import Iterable

from newsreader.model import Span
from newsreader.search.nodes import wanted_leaves
from newsreader.search.parser import parse
from newsreader.search.runs import Places, WordCounts, runs
from newsreader.search.wanted import Slots


class Highlighter:
    """Finds the words of one query in any number of bodies. What is learnt of a word serves in all."""

    def __init__(self, query: str) -> None:
        self._slots = Slots()
        self._leaves = [runs(leaf, self._slots) for leaf in wanted_leaves(parse(query).node)]
        self._counted = WordCounts()

    def spans(self, body: str) -> list[Span]:
        """The places in `body` that the query's words, phrases, prefixes, spellings and names stand at.

        In order and without overlap; what the query excludes is not among them.
        """
        hits = list(self._slots.hits(body))
        if not hits:
            return []
        places = Places(body, hits, self._counted)
        found = sorted({run for leaf in self._leaves for run in leaf(places)})
        return _merged(Span(hits[first].start, hits[last].end) for first, last in found)


def _merged(ordered: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in ordered:
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged
