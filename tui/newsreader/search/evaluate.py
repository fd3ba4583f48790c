"""Plans into document sets: a mask over all documents of a snapshot, whatever the number of its segments."""

from __future__ import annotations

from collections.abc import Callable, Hashable

import numpy as np

from newsreader.search import positional
from newsreader.search.cancelling import Check, never
from newsreader.search.plan import (
    TEXT_FIELDS,
    Both,
    Days,
    Either,
    Ids,
    Names,
    Plan,
    Sequence,
    Terms,
    Without,
)
from newsreader.search.segment import Segment
from newsreader.search.snapshot import Mask, Snapshot

_SPARSE = 16
"""Among fewer documents than this share of all, places are read for these alone; the answer is not kept."""


class Evaluator:
    """Answers plans over one snapshot. What it finds includes deleted documents; `evaluate` drops them."""

    def __init__(self, snapshot: Snapshot, check: Check = never) -> None:
        self.snapshot = snapshot
        self._check = check

    def matching(self, plan: Plan, among: Mask | None = None) -> Mask:
        """The documents that fit. With `among` the answer holds for these; of others it says nothing."""
        match plan:
            case Both(parts):
                return self._both(parts, among)
            case Either(parts):
                found = self.snapshot.empty()
                for part in parts:
                    found |= self.matching(part, among)
                return found
            case Without(part):
                return ~self.matching(part, among)
            case Ids(ids):
                return self.snapshot.holding(ids)
            case Days(first, last):
                days = self.snapshot.days
                return (days >= max(first, 1)) & (days <= last)
            case Terms():
                return self._kept(plan, lambda: self._terms(plan))
            case Sequence():
                found = self.in_field(plan, TEXT_FIELDS[0], among)
                return found | self.in_field(plan, TEXT_FIELDS[1], among)
            case Names():
                if len(plan.slots) == 1:
                    return self.matching(Terms((plan.field,), plan.slots[0]))
                return self._placed(
                    plan, lambda segment, within: positional.names(segment, plan, within), among
                )

    def in_field(self, plan: Sequence, field: str, among: Mask | None = None) -> Mask:
        """The documents that fit a sequence in one of the text's fields."""
        return self._placed(
            (plan, field),
            lambda segment, within: positional.sequence(segment, field, plan, within),
            among,
        )

    def _both(self, parts: tuple[Plan, ...], among: Mask | None) -> Mask:
        """What is quickly told first, so that places are looked up in few documents."""
        found = np.ones(self.snapshot.size, np.bool_) if among is None else among
        for part in sorted(parts, key=_laborious):
            if not found.any():
                break
            found = found & self.matching(part, found)
        return found

    def _kept(self, key: Hashable, find: Callable[[], Mask]) -> Mask:
        """What `find` finds, or found before for the same snapshot."""
        self._check()
        kept = self.snapshot.kept.get(key)
        if kept is not None:
            return np.unpackbits(kept, count=self.snapshot.size).view(np.bool_)
        found = find()
        packed = np.packbits(found)
        self.snapshot.kept.put(key, packed, packed.nbytes + _size(key))
        return found

    def _terms(self, plan: Terms) -> Mask:
        found = self.snapshot.empty()
        for part in self.snapshot.parts:
            self._check()
            here = found[part.rows]
            for field in plan.fields:
                here[part.segment.any_of(field, plan.terms)] = True
        return found

    def _placed(
        self, key: Hashable, find: Callable[[Segment, Mask | None], Mask], among: Mask | None
    ) -> Mask:
        def everywhere(within: Mask | None = None) -> Mask:
            found = self.snapshot.empty()
            for part in self.snapshot.parts:
                self._check()
                found[part.rows] = find(part.segment, None if within is None else within[part.rows])
            return found

        sparse = among is not None and np.count_nonzero(among) * _SPARSE < self.snapshot.size
        if sparse and self.snapshot.kept.get(key) is None:
            return everywhere(among)
        return self._kept(key, everywhere)


def evaluate(plan: Plan, snapshot: Snapshot, check: Check = never, among: Mask | None = None) -> Mask:
    """The documents of `snapshot` that fit `plan` and are not deleted; of `among`, if that is given."""
    within = snapshot.live if among is None else snapshot.live & among
    return Evaluator(snapshot, check).matching(plan, within) & within


def effort(plan: Plan, snapshot: Snapshot) -> int:
    """How many postings with places have to be read to answer a plan: all else is quick."""
    match plan:
        case Both(parts) | Either(parts):
            return sum(effort(part, snapshot) for part in parts)
        case Without(part):
            return effort(part, snapshot)
        case Sequence(slots):
            unknown = [field for field in TEXT_FIELDS if snapshot.kept.get((plan, field)) is None]
            return sum(_postings(snapshot, field, terms) for field in unknown for _, terms in slots)
        case Names(slots, field) if len(slots) > 1 and snapshot.kept.get(plan) is None:
            return sum(_postings(snapshot, field, terms) for terms in slots)
        case _:
            return 0


def _postings(snapshot: Snapshot, field: str, terms: tuple[str, ...]) -> int:
    vocabularies = [part.segment.vocabulary(field) for part in snapshot.parts]
    return sum(int(one.frequencies[one.find_all(terms)].sum()) for one in vocabularies)


def _laborious(plan: Plan) -> int:
    match plan:
        case Sequence() | Names():
            return 2
        case Both() | Either() | Without():
            return 1
        case _:
            return 0


def _size(key: Hashable) -> int:
    """About how many bytes a key of the cache takes."""
    return len(repr(key)) + 256
