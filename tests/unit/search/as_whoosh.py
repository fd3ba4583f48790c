"""Plans as Whoosh's own query trees, answered by Whoosh's own searcher: what the engine must agree with.

Some things a plan asks for have no query in Whoosh: gaps and repeated words in a phrase, words that each are
near all others, words of one name. There Whoosh finds the documents that have the words, reads the positions
and scores; only the look at the positions is done here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import product
from math import log
from typing import Any

from whoosh import query
from whoosh.matching import FilterMatcher, WrappingMatcher
from whoosh.scoring import BM25F

from newsreader.search import plan
from newsreader.search.plan import TEXT_FIELDS, Plan
from newsreader.search.schema import NAME_BLOCK

BOOSTS = {"title": 3.0, "body": 1.0}
WEIGHTING = BM25F(K1=1.2, title_B=0.5, body_B=0.75)
EXACT_TITLE = 0.5

Slots = Sequence[tuple[str, ...]]
Fits = Callable[[list[list[int]]], bool]


def answers(index: Any, asked: Plan) -> dict[int, float]:
    """The score of each article that Whoosh finds, by id."""
    with index.searcher(weighting=WEIGHTING) as searcher:
        found = searcher.search(_Translation(searcher).query(asked), limit=None).top_n
        ids = searcher.reader().column_reader("id") if found else []
        return {ids[document]: score for score, document in found}


class _Placed(query.And):  # type: ignore[misc]
    """Documents that have one of the terms of every slot in a field, at places that fit; scored as AND."""

    def __init__(self, field: str, slots: Slots, fits: Fits) -> None:
        self.field_name, self.slots, self.fits = field, slots, fits
        super().__init__([self._slot(field, terms) for terms in slots])

    @staticmethod
    def _slot(field: str, terms: tuple[str, ...]) -> Any:
        """What several words may fill scores nothing."""
        found = [query.Term(field, term) for term in terms]
        return found[0] if len(found) == 1 else _Unscored(_either(found))

    def matcher(self, searcher: Any, context: Any = None) -> Any:
        candidates = super().matcher(searcher, context).all_ids()
        wanted = {document for document in candidates if self.fits(self._places(searcher, document))}
        return FilterMatcher(super().matcher(searcher, context), wanted)

    def _places(self, searcher: Any, document: int) -> list[list[int]]:
        return [
            sorted(place for term in terms for place in _positions(searcher, self.field_name, term, document))
            for terms in self.slots
        ]


def _positions(searcher: Any, field: str, term: str, document: int) -> list[int]:
    if (field, term) not in searcher.reader():
        return []
    matcher = searcher.reader().postings(field, term)
    while matcher.is_active() and matcher.id() < document:
        matcher.next()
    return matcher.value_as("positions") if matcher.is_active() and matcher.id() == document else []


class _Translation:
    def __init__(self, searcher: Any) -> None:
        self._searcher = searcher

    def query(self, asked: Plan) -> Any:
        match asked:
            case plan.Both(parts):
                return query.And([self.query(part) for part in parts]) if parts else _unscored(query.Every())
            case plan.Either(parts):
                return _either([self.query(part) for part in parts]) if parts else query.NullQuery
            case plan.Without(part):
                return _unscored(query.AndNot(query.Every(), self.query(part)))
            case plan.Ids(ids):
                return _of_column("id", ids.__contains__)
            case plan.Days(first, last):
                return _of_column("day", lambda day: max(first, 1) <= day <= last)
            case plan.Terms(fields, terms, exact) if fields == TEXT_FIELDS:
                return self._words(terms, exact)
            case plan.Terms((field,), terms):
                return self._present(_either([query.Term(field, term) for term in terms]))
            case plan.Names(slots, field):
                return self._present(_Placed(field, slots, _one_name))
            case plan.Sequence():
                return _either([self._sequence(asked, field) for field in TEXT_FIELDS])
        raise AssertionError(asked)

    def _words(self, terms: tuple[str, ...], exact: str | None) -> Any:
        found: list[Any] = [
            query.Term(field, term, boost=BOOSTS[field]) for field in TEXT_FIELDS for term in terms
        ]
        if exact is not None and ("heading", exact) in self._searcher.reader():
            score = EXACT_TITLE * self._searcher.idf("heading", exact)
            found.append(query.ConstantScoreQuery(query.Term("heading", exact), score))
        return _either(found)

    def _present(self, found: Any) -> Any:
        """What is only there or not: the rarity of being there among the articles that are not deleted."""
        holding, total = len(self._searcher.search(found, limit=None)), self._searcher.doc_count()
        return query.ConstantScoreQuery(found, log(total / (holding + 1)) + 1 if holding else 0.0)

    def _sequence(self, asked: plan.Sequence, field: str) -> Any:
        slots = [terms for _, terms in asked.slots]
        offsets = [offset for offset, _ in asked.slots]
        if asked.within is not None:
            found = _Placed(field, slots, partial(_near, within=asked.within))
        elif (
            offsets == list(range(len(slots)))
            and all(len(terms) == 1 for terms in slots)
            and len(set(slots)) > 1
        ):
            found = query.Phrase(field, [term for (term,) in slots])
        else:
            found = _Placed(field, slots, partial(_in_order, offsets=offsets))
        found.boost = BOOSTS[field]
        return found


def _either(parts: list[Any]) -> Any:
    """OR as a tree of unions: the array that Whoosh takes in a small index has no match of score 0."""
    found = query.Or(parts)
    found.matcher_type = query.Or.DEFAULT_MATCHER
    return found


class _Unscored(query.ConstantScoreQuery):  # type: ignore[misc]
    """A constant score of 0, which Whoosh's own query takes for none given."""

    def matcher(self, searcher: Any, context: Any = None) -> Any:
        return WrappingMatcher(super().matcher(searcher, context), boost=0.0)


def _unscored(found: Any) -> Any:
    return _Unscored(found)


class _Column(query.ColumnQuery):  # type: ignore[misc]
    """Whoosh's own, with the estimate that it needs beside others."""

    def estimate_size(self, reader: Any) -> int:
        return int(reader.doc_count())

    estimate_min_size = estimate_size


def _of_column(name: str, condition: Callable[[int], bool]) -> Any:
    """Articles with a value that fits. The columns know nothing of what is deleted."""
    return _unscored(query.And([query.Every(), _Column(name, condition)]))


def _in_order(places: list[list[int]], offsets: list[int]) -> bool:
    return any(
        all(start + offset in set(row) for offset, row in zip(offsets, places, strict=True))
        for start in places[0]
    )


def _near(places: list[list[int]], within: int) -> bool:
    """Whether a word for every slot, each its own, can be chosen so that all stand near enough."""
    return any(
        len(set(chosen)) == len(chosen) and max(chosen) - min(chosen) <= within for chosen in product(*places)
    )


def _one_name(places: list[list[int]]) -> bool:
    return bool(set.intersection(*({place // NAME_BLOCK for place in row} for row in places)))
