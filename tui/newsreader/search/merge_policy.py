"""Which segments are worth being made one: few segments make quick searches, few copies quick commits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsreader.search.codec.builder import MOST_DOCUMENTS

_TIER_BITS = 3
"""Segments are of one tier where their sizes differ by less than about eight times."""


@dataclass(frozen=True, slots=True)
class Size:
    """How many documents a segment has, and how many of them are not deleted."""

    total: int
    live: int

    @property
    def tier(self) -> int:
        """Segments of one tier are merged with each other."""
        return self.total.bit_length() // _TIER_BITS

    @property
    def worn(self) -> bool:
        """Whether most of it is deleted."""
        return 2 * self.live < self.total


def to_merge(sizes: Sequence[Size], budget: int, *, alike: int) -> list[int]:
    """The places in `sizes` of the segments that are best merged now; empty where none are.

    At least `alike` of one tier are merged, or those that are worn, as far as `budget` documents, and
    MOST_DOCUMENTS, go. The smallest tier comes first.
    """
    tiers: dict[int, list[int]] = {}
    for place, size in enumerate(sizes):
        tiers.setdefault(size.tier, []).append(place)
    room = min(budget, MOST_DOCUMENTS)
    for _, places in sorted(tiers.items()):
        many = len(places) >= alike
        chosen, copied = [], 0
        for place in sorted(places, key=lambda place: sizes[place].live):
            size = sizes[place]
            if (many or size.worn) and copied + size.live <= room:
                chosen.append(place)
                copied += size.live
        if len(chosen) > 1 or any(sizes[place].worn for place in chosen):
            return chosen
    return []
