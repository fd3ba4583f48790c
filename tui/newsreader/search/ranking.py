"""Relevance: BM25F over title and body (Robertson & Zaragoza 2009), title words counting more."""

from __future__ import annotations

import math
from array import array
from collections import defaultdict
from collections.abc import Iterator

from newsreader.search import bits
from newsreader.search.evaluate import matching
from newsreader.search.plan import TEXT_FIELDS, Both, Either, Names, Plan, Sequence, Terms
from newsreader.search.snapshot import Part, Snapshot

_SATURATION = 1.2
_WEIGHTS = {"title": 3.0, "body": 1.0}
_LENGTH_SHARE = {"title": 0.5, "body": 0.75}
_EXACT_TITLE = 0.5
"""A title with the very form that was typed gains this share of the word's weight."""


def ranked(plan: Plan, documents: int, snapshot: Snapshot) -> tuple[array[int], array[float]]:
    """The article ids of `documents` and their scores, best first; equals stand newest first."""
    scores: defaultdict[int, float] = defaultdict(float)
    for leaf in _leaves(plan):
        if isinstance(leaf, Terms) and leaf.fields == TEXT_FIELDS:
            for term in leaf.terms:
                _score_term(term, leaf.exact, documents, snapshot, scores)
        elif isinstance(leaf, Sequence):
            for term in {term for _, terms in leaf.slots for term in terms}:
                _score_term(term, None, documents, snapshot, scores)
        else:
            _score_presence(leaf, documents, snapshot, scores)
    newest = {identity: order for order, identity in enumerate(snapshot.newest(documents))}
    numbers = bits.to_numbers(documents, snapshot.size)
    rows = sorted((-scores[number], newest[snapshot.ids[number]], snapshot.ids[number]) for number in numbers)
    return array("q", (row[2] for row in rows)), array("d", (-row[0] for row in rows))


def _leaves(plan: Plan) -> Iterator[Terms | Sequence | Names]:
    """The parts that make a document more relevant: neither exclusions nor marks nor dates."""
    match plan:
        case Both(parts) | Either(parts):
            for part in parts:
                yield from _leaves(part)
        case Terms() | Sequence() | Names():
            yield plan
        case _:
            return


def _rarity(count: int, total: int) -> float:
    return math.log(1 + (total - count + 0.5) / (count + 0.5))


def _score_presence(
    leaf: Terms | Names, documents: int, snapshot: Snapshot, scores: defaultdict[int, float]
) -> None:
    """Prefixes, spellings and names only occur or not."""
    found = [(part, matching(leaf, part.segment) & part.live) for part in snapshot.parts]
    weight = _rarity(sum(here.bit_count() for _, here in found), snapshot.count)
    for part, here in found:
        for number in bits.to_numbers((here << part.base) & documents, snapshot.size):
            scores[number] += weight


def _score_term(
    term: str, exact: str | None, documents: int, snapshot: Snapshot, scores: defaultdict[int, float]
) -> None:
    holding = 0
    for part in snapshot.parts:
        either = part.segment.documents("title", term) | part.segment.documents("body", term)
        holding += (either & part.live).bit_count()
    weight = _rarity(holding, snapshot.count)
    for part in snapshot.parts:
        wanted = bits.to_flags(documents >> part.base & part.live, part.segment.size)
        for document, frequency in _frequencies(term, part, wanted, snapshot).items():
            scores[part.base + document] += weight * frequency / (_SATURATION + frequency)
        if exact:
            for document in bits.to_numbers(part.segment.documents("heading", exact), part.segment.size):
                if wanted[document]:
                    scores[part.base + document] += weight * _EXACT_TITLE


def _frequencies(term: str, part: Part, wanted: bytes, snapshot: Snapshot) -> dict[int, float]:
    """How often the wanted documents have a term, weighted by field and its length."""
    found: defaultdict[int, float] = defaultdict(float)
    for field in TEXT_FIELDS:
        share, average = _LENGTH_SHARE[field], snapshot.average_length(field)
        lengths = part.segment.lengths(field)
        for document, frequency in zip(*part.segment.postings(field, term), strict=True):
            if wanted[document]:
                norm = 1 - share + share * lengths[document] / average
                found[document] += _WEIGHTS[field] * frequency / norm
    return found
