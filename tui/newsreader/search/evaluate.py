"""Plans into document sets. Pure Python integers now; another engine need only replace this file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from newsreader.search import bits
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
from newsreader.search.schema import NAME_BLOCK
from newsreader.search.segment import Segment
from newsreader.search.snapshot import Snapshot


def evaluate(plan: Plan, snapshot: Snapshot) -> int:
    """The documents of `snapshot` that fit `plan` and are not deleted."""
    found = 0
    for part in snapshot.parts:
        found |= (matching(plan, part.segment) & part.live) << part.base
    return found


def matching(plan: Plan, segment: Segment) -> int:
    """The documents of one segment that fit, deleted ones included."""
    everything = (1 << segment.size) - 1
    match plan:
        case Terms():
            return _any_term(segment, plan.fields, plan.terms)
        case Both(parts):
            found = everything
            for part in parts:
                found = found & matching(part, segment) if found else 0
            return found
        case Either(parts):
            found = 0
            for part in parts:
                found |= matching(part, segment)
            return found
        case Without(part):
            return everything & ~matching(part, segment)
        case Sequence():
            return _sequence(plan, segment)
        case Names():
            return _names(plan, segment)
        case Ids(ids):
            return bits.from_flags(bytes(map(ids.__contains__, segment.ids)))
        case Days(first, last):
            return bits.from_flags(bytes(day > 0 and first <= day <= last for day in segment.days))


def _any_term(segment: Segment, fields: tuple[str, ...], terms: tuple[str, ...]) -> int:
    found = 0
    for field in fields:
        for term in terms:
            found |= segment.documents(field, term)
    return found


def _positions(
    segment: Segment, field: str, slots: tuple[tuple[str, ...], ...]
) -> Iterator[tuple[int, list[list[int]]]]:
    """The documents that have a term of every slot in `field`, with the positions of each slot."""
    candidates = (1 << segment.size) - 1
    for terms in slots:
        candidates &= _any_term(segment, (field,), terms)
    if not candidates:
        return
    wanted = bits.to_numbers(candidates, segment.size)
    places: list[dict[int, list[int]]] = []
    for terms in slots:
        slot: dict[int, list[int]] = {}
        for term in terms:
            for document, positions in segment.positions(field, term, wanted):
                slot.setdefault(document, []).extend(positions)
        places.append(slot)
    for document in wanted:
        yield document, [slot[document] for slot in places]


def _sequence(plan: Sequence, segment: Segment) -> int:
    offsets = [offset for offset, _ in plan.slots]
    slots = tuple(terms for _, terms in plan.slots)
    found = set()
    for field in TEXT_FIELDS:
        for document, places in _positions(segment, field, slots):
            if plan.within is None:
                fits = bool(starts(offsets, places))
            else:
                fits = next(windows(places, plan.within), None) is not None
            if fits:
                found.add(document)
    return bits.from_numbers(found, segment.size)


def _names(plan: Names, segment: Segment) -> int:
    if len(plan.slots) == 1:
        return _any_term(segment, (plan.field,), plan.slots[0])
    found = set()
    for document, places in _positions(segment, plan.field, plan.slots):
        blocks = ({position // NAME_BLOCK for position in positions} for positions in places)
        if set.intersection(*blocks):
            found.add(document)
    return bits.from_numbers(found, segment.size)


def starts(offsets: list[int], places: list[list[int]]) -> set[int]:
    """The positions at which a sequence begins: slot n lies `offsets[n]` after it."""
    found = set(places[0])
    for offset, positions in zip(offsets[1:], places[1:], strict=True):
        found &= {position - offset for position in positions}
    return found


def windows(places: list[list[int]], within: int) -> Iterator[tuple[int, int]]:
    """The (first, last) positions of stretches at most `within` long that have a word for every slot.

    No word serves two slots: slots with the same positions ask for the same word more than once.
    """
    asked = Counter(map(tuple, places))
    distinct, needed = list(asked), list(asked.values())
    events = sorted((position, slot) for slot, positions in enumerate(distinct) for position in positions)
    have = [0] * len(distinct)
    missing, left = len(distinct), 0
    for position, slot in events:
        have[slot] += 1
        missing -= have[slot] == needed[slot]
        while not missing:
            first, leftmost = events[left]
            if position - first <= within:
                yield first, position
            missing += have[leftmost] == needed[leftmost]
            have[leftmost] -= 1
            left += 1
