"""This program, asked through the same doors as its own screen and command line."""

from __future__ import annotations

import time
from collections.abc import Sequence
from itertools import pairwise

from bench.peers.engine import ROWS, Answer, Engine
from bench.questions import Question
from newsreader import __version__
from newsreader.library import (
    Library,
    indexing,  # noqa: F401  # loaded before anything is timed, as the modules of the others are
)
from newsreader.model import IndexDocument, Order, Query, Refinement


class Ours(Engine):
    """A library that `newsreader import` has built."""

    version = __version__
    manner = "built by `newsreader import`; stems and function words as docs/reading.md says"

    def begin(self) -> None:
        """Nothing: the library is built by the program itself."""
        raise NotImplementedError

    def add(self, documents: Sequence[IndexDocument]) -> None:
        """As `begin`."""
        raise NotImplementedError

    def finish(self) -> None:
        """As `begin`."""
        raise NotImplementedError

    def open(self) -> None:
        """Open the library."""
        self._library = Library.open(self.folder)

    def page(self, question: Question) -> Answer:
        """Rows, snippets, total and facets, one after the other."""
        began = time.perf_counter()
        page = self._library.search(_query(question), Order.DATE, rows=ROWS)
        searched = time.perf_counter()
        rows = [(hit.summary.id, hit.summary.title, hit.snippet) for hit in self._library.hits(page, ROWS)]
        shown = time.perf_counter()
        facets = {
            facet.field: [(value.value, value.count) for value in facet.values]
            for facet in self._library.facets(page.ids)
        }
        times = (began, searched, shown, time.perf_counter())
        parts = zip(("search", "snippets", "facets"), pairwise(times), strict=True)
        return Answer(page.total, rows, facets, {name: (end - start) * 1000 for name, (start, end) in parts})


def _query(question: Question) -> Query:
    parts = [*question.words]
    if question.phrase:
        parts.append(f'"{" ".join(question.phrase)}"')
    if question.prefix:
        parts.append(f"{question.prefix}*")
    if question.fuzzy:
        parts.append(f"{question.fuzzy}~")
    if question.without:
        parts.append(f"-{question.without}")
    if question.dates:
        parts.append(f"date:{question.dates[0]}..{question.dates[1]}")
    entity = question.entity
    return Query(" ".join(parts), (Refinement("entity", entity, entity),) if entity else ())
