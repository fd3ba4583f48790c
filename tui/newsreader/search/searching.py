"""A query's text into all article ids that match it, in order."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from newsreader.model import Order, QueryProblem, Sentence
from newsreader.search import plan, ranking
from newsreader.search.cancelling import Check
from newsreader.search.compiler import Compiler, MarkLookup
from newsreader.search.evaluate import effort, evaluate
from newsreader.search.nodes import Parsed
from newsreader.search.snapshot import Snapshot

_LABORIOUS = 1_000_000
"""Postings with places to be read, from which on the newest articles are looked at first: about 0.1 s."""

_SLICE = 32
"""These are this share of all."""


@dataclass(frozen=True, slots=True)
class Matches:
    """Every matching article id in order; `scores` has the same shape by relevance and is empty by date.

    A `partial` answer holds the newest matches alone, in their final order, and how many there are in all is
    not known yet.
    """

    ids: array[int] = field(default_factory=lambda: array("q"))
    scores: array[float] = field(default_factory=lambda: array("d"))
    problem: QueryProblem | None = None
    notes: tuple[Sentence, ...] = ()
    partial: bool = False


def stream(
    snapshot: Snapshot,
    parsed: Parsed,
    text: str,
    *,
    order: Order,
    marks: MarkLookup,
    first: int | None,
    check: Check,
) -> Iterator[Matches]:
    """The matches of a query; before them, where they will take long, the `first` newest and perhaps more.

    The last answer is the whole. Raises what `check` raises, and DamagedIndexError.
    """
    compiler = Compiler(snapshot, marks)
    asked = compiler.plan(parsed.node)
    wanted = asked or plan.Both(())
    notes = (*parsed.notes, *compiler.notes)
    if asked is None and text.strip() and not notes and parsed.problem is None:
        notes = (Sentence.of("Nothing is left to search for; these are all articles."),)
    check()
    if first is not None and order is Order.DATE and effort(wanted, snapshot) >= _LABORIOUS:
        among = snapshot.newest_slice(snapshot.size // _SLICE)
        newest = snapshot.newest(evaluate(wanted, snapshot, check, among))
        if len(newest) >= first:
            yield Matches(_array("q", snapshot.ids[newest]), array("d"), parsed.problem, notes, partial=True)
    found = evaluate(wanted, snapshot, check)
    check()
    if order is Order.DATE:
        yield Matches(_array("q", snapshot.ids[snapshot.newest(found)]), array("d"), parsed.problem, notes)
    else:
        ids, scores = ranking.ranked(wanted, found, snapshot, check)
        yield Matches(_array("q", ids), _array("d", scores), parsed.problem, notes)


def _array(kind: str, values: NDArray[np.int64] | NDArray[np.float64]) -> array[Any]:
    found: array[Any] = array(kind)
    found.frombytes(values.tobytes())
    return found
