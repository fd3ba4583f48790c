"""Relevance: BM25F as Whoosh's own searcher scores it, over title and body, title words counting more.

A term's score is Whoosh's: ``scoring.BM25F`` with `_SATURATION` as K1 and `_LENGTH_SHARE` as B of each field,
statistics over all documents, deleted ones included, times the boost of the field. A phrase scores its words
in the fields that hold it, but one that is only begun. What is there or not (prefixes, spellings, names)
scores its rarity. Of AND all parts count, of OR those that match, of NOT and of dates and marks none.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from newsreader.search.cancelling import Check, never
from newsreader.search.evaluate import Evaluator
from newsreader.search.plan import TEXT_FIELDS, Both, Either, Names, Plan, Sequence, Terms
from newsreader.search.snapshot import Mask, Snapshot

Scores = NDArray[np.float64]

_SATURATION = 1.2
_BOOSTS = {"title": 3.0, "body": 1.0}
_LENGTH_SHARE = {"title": 0.5, "body": 0.75}
_EXACT_TITLE = 0.5
"""A title with the very form that was typed scores this share of that form's rarity."""


def ranked(
    plan: Plan, found: Mask, snapshot: Snapshot, check: Check = never
) -> tuple[NDArray[np.int64], Scores]:
    """The article ids of `found`, which fit `plan`, and their scores, best first; equals newest first."""
    documents = snapshot.newest(found)
    scores = _Scoring(snapshot, found, check).scores(plan)[documents]
    best = np.argsort(-scores, kind="stable")
    return snapshot.ids[documents[best]], scores[best]


def rarity(holding: int, total: int) -> float:
    """Whoosh's inverse document frequency of what `holding` of `total` documents have."""
    return math.log(total / (holding + 1)) + 1


class _Scoring:
    """The scores of one query, for the documents `wanted` of one snapshot."""

    def __init__(self, snapshot: Snapshot, wanted: Mask, check: Check) -> None:
        self._snapshot = snapshot
        self._wanted = wanted
        self._check = check
        evaluator = Evaluator(snapshot, check)
        self._matching = evaluator.matching
        self._matching_in = evaluator.in_field

    def scores(self, plan: Plan) -> Scores:
        """The score of every document, 0 for those that are not wanted or do not fit."""
        scores = np.zeros(self._snapshot.size)
        self._add(plan, scores)
        return scores

    def _add(self, plan: Plan, scores: Scores) -> None:
        match plan:
            case Both(parts):
                for part in parts:
                    self._add(part, scores)
            case Either(parts):
                for part in parts:
                    self._add_alternative(part, scores)
            case Terms(fields, terms, exact) if fields == TEXT_FIELDS:
                for field in fields:
                    for term in terms:
                        self._add_term(field, term, self._wanted, scores)
                if exact is not None:
                    self._add_exact(exact, scores)
            case Sequence(slots):
                for field in TEXT_FIELDS:
                    holding = self._matching_in(plan, field, self._wanted) & self._wanted
                    for term in (terms[0] for _, terms in slots if len(terms) == 1):
                        self._add_term(field, term, holding, scores)
            case Terms() | Names():
                self._add_presence(plan, scores)

    def _add_alternative(self, plan: Plan, scores: Scores) -> None:
        """Of what is joined by AND, nothing counts where not all of it is there."""
        if isinstance(plan, Both):
            scores += np.where(self._matching(plan, self._wanted), self.scores(plan), 0)
        else:
            self._add(plan, scores)

    def _add_term(self, field: str, term: str, wanted: Mask, scores: Scores) -> None:
        self._check()
        snapshot = self._snapshot
        postings = [(part, part.segment.postings(field, term)) for part in snapshot.parts]
        holding = sum(len(documents) for _, (documents, _) in postings)
        if not holding:
            return
        weight = _BOOSTS[field] * rarity(holding, snapshot.size) * (_SATURATION + 1)
        share, average = _LENGTH_SHARE[field], snapshot.average_length(field)
        for part, (documents, frequencies) in postings:
            here = wanted[part.rows][documents]
            documents, frequencies = documents[here], frequencies[here]
            if len(documents):
                lengths = part.segment.lengths(field)[documents] * (_SATURATION * share / average)
                saturated = frequencies / (frequencies + lengths + _SATURATION * (1 - share))
                scores[part.rows][documents] += weight * saturated

    def _add_exact(self, surface: str, scores: Scores) -> None:
        snapshot = self._snapshot
        holding = snapshot.frequency("heading", surface)
        if holding:
            found = self._matching(Terms(("heading",), (surface,))) & self._wanted
            scores[found] += _EXACT_TITLE * rarity(holding, snapshot.size)

    def _add_presence(self, plan: Terms | Names, scores: Scores) -> None:
        found = self._matching(plan) & self._snapshot.live
        if holding := int(np.count_nonzero(found)):
            scores[found & self._wanted] += rarity(holding, self._snapshot.count)
