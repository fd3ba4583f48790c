"""Words at their places: phrases, near words and names in one segment, all documents at once.

A place is one integer: the document, then the position in it. So neighbours are numbers that differ by one,
and every question is an intersection of rising arrays.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

import numpy as np
from numpy.typing import NDArray

from newsreader.search import plan
from newsreader.search.schema import NAME_BLOCK
from newsreader.search.segment import Segment
from newsreader.search.snapshot import Mask

Places = NDArray[np.int64]
"""Rising, no two alike: document << 32 | position."""

_DOCUMENT = 32
_Slot = tuple[str, ...]


def sequence(segment: Segment, field: str, asked: plan.Sequence, among: Mask | None) -> Mask:
    """The documents of a segment that fit in `field`; of `among`, if that is given."""
    slots = [terms for _, terms in asked.slots]
    found = _Gathering(segment, field, slots, among)
    if asked.within is not None:
        return found.documents(_near(found, Counter(slots), asked.within))
    ahead: dict[_Slot, list[int]] = {}
    for offset, terms in asked.slots:
        ahead.setdefault(terms, []).append(asked.slots[-1][0] - offset)

    def ends(terms: _Slot) -> list[Places]:
        """Where the sequence ends, by each place that the terms have in it: so none is negative."""
        places = found.places(terms)
        return [places + shift for shift in ahead[terms]]

    return found.documents(found.common(ends))


def names(segment: Segment, asked: plan.Names, among: Mask | None) -> Mask:
    """The documents of a segment that have one name with a term of every slot; of `among`, if given."""
    found = _Gathering(segment, asked.field, asked.slots, among)
    return found.documents(found.common(lambda terms: [_blocks(found.places(terms))]))


def _blocks(places: Places) -> Places:
    """The names that the places stand in, as places."""
    blocks = places // NAME_BLOCK
    return blocks[np.concatenate(([True], blocks[1:] != blocks[:-1]))] * NAME_BLOCK if len(blocks) else blocks


class _Gathering:
    """The places of several slots' terms, in those documents only that have a term of every slot."""

    def __init__(self, segment: Segment, field: str, slots: Iterable[_Slot], among: Mask | None) -> None:
        self._segment = segment
        self._field = field
        self._among = np.ones(segment.size, np.bool_) if among is None else among
        sizes = {}
        for terms in dict.fromkeys(slots):
            holding = np.zeros(segment.size, np.bool_)
            holding[segment.any_of(field, terms)] = True
            sizes[terms] = np.count_nonzero(holding)
            self._among = self._among & holding
        self.slots = sorted(sizes, key=sizes.__getitem__)
        """The different slots, rarest first."""

    def documents(self, places: Places) -> Mask:
        """The set of the documents that hold the places."""
        found = np.zeros(self._segment.size, np.bool_)
        found[places >> _DOCUMENT] = True
        return found

    def places(self, terms: _Slot) -> Places:
        """Where one of the terms stands."""
        documents, starts, positions = self._segment.positions_of_any(self._field, terms, self._among)
        places: Places = np.repeat(documents.astype(np.int64) << _DOCUMENT, np.diff(starts))
        places += positions
        if len(terms) > 1:
            places.sort(kind="stable")  # what rises already is merged
        return places

    def common(self, places: Callable[[_Slot], list[Places]]) -> Places:
        """The places that all of `places` of all slots have in common."""
        found: Places | None = None
        for terms in self.slots:
            if found is not None:
                self._among = self.documents(found)
            for row in places(terms):
                found = row if found is None else _intersection(found, row)
            if found is None or not len(found):
                break
        return np.empty(0, np.int64) if found is None else found


def _intersection(one: Places, other: Places) -> Places:
    few, many = (one, other) if len(one) < len(other) else (other, one)
    if not len(few):
        return few
    at = np.searchsorted(many, few)
    at[at == len(many)] = 0
    common: Places = few[many[at] == few]
    return common


def _near(found: _Gathering, slots: Counter[_Slot], within: int) -> Places:
    """Where stretches at most `within` long begin that have a word for every slot; no word serves two."""
    rows = {terms: found.places(terms) for terms in found.slots}
    starts = np.concatenate(list(rows.values()))
    for terms in found.slots:
        row, needed = rows[terms], slots[terms]
        last = np.searchsorted(row, starts) + (needed - 1)
        inside = last < len(row)
        starts, last = starts[inside], last[inside]
        starts = starts[row[last] - starts <= within]
    return starts
