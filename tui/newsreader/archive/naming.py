"""Under which names an entity is met, and which of them it bears: the one that most mentions stand for."""

from __future__ import annotations

import json

from newsreader.archive import packing
from newsreader.archive.failures import intact

Votes = dict[str, tuple[int, int]]
"""By name: how many mentions stand for it, and how many are printed so."""


def elected(votes: Votes) -> str | None:
    """The name that most mentions stand for; of several the longest; None where there is no name."""
    # Of several of one length the first of the alphabet, whatever the order in which they came.
    best = sorted(votes, key=lambda name: (-votes[name][0], -len(name), name))
    return best[0] if best else None


def pack(votes: Votes, canonical: str, mentions: int) -> str | bytes | None:
    """Names as they are stored beside the canonical one; None where that is the only one, as it mostly is."""
    if not votes or votes == {canonical: (mentions, mentions)}:
        return None
    return packing.pack_text(packing.dumped([[name, *counts] for name, counts in sorted(votes.items())]))


@intact()
def unpack(packed: str | bytes | None, canonical: str, mentions: int) -> Votes:
    """The reverse of `pack`; an entity that nothing mentions has no names."""
    if packed is None:
        return {canonical: (mentions, mentions)} if mentions else {}
    rows = json.loads(packing.unpack_text(packed))
    return {name: (as_canonical, as_form) for name, as_canonical, as_form in rows}
