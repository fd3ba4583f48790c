"""Amounts over time as one line of bars."""

from __future__ import annotations

from collections.abc import Sequence

BARS = "▁▂▃▄▅▆▇█"
NOTHING = "·"


def sparkline(amounts: Sequence[int], width: int) -> str:
    """One sign an amount, or one for several in a row where they are more than `width`.

    What is nothing is told from what is little, also without colour; the highest bar is the largest sum.
    """
    count = len(amounts)
    if not count or width < 1:
        return ""
    places = min(count, width)
    sums = [sum(amounts[count * i // places : count * (i + 1) // places]) for i in range(places)]
    most = max(sums)
    return "".join(NOTHING if not one else BARS[(one * len(BARS) - 1) // most] for one in sums)
