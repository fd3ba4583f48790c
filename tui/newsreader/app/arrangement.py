"""Which panes are on screen, from the width of the terminal and what the person asked for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

WIDE = 100
MEDIUM = 70


class Pane(StrEnum):
    """The three panes, by the id of their widgets, from left to right."""

    LIST = "articles"
    READER = "reader"
    SIDEBAR = "sidebar"


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The panes shown, and whether the bars above and below are."""

    panes: tuple[Pane, ...]
    bars: bool = True


def arrange(width: int, focus: Pane, *, sidebar: bool, zen: bool) -> Arrangement:
    """The arrangement for a terminal of `width` columns.

    From 100 columns all three panes fit. Below, the sidebar shows in the list's place while it has the focus;
    below 70 columns only the pane with the focus shows. Zen leaves the reader alone.
    """
    if zen:
        return Arrangement((Pane.READER,), bars=False)
    if width >= WIDE:
        shown = (Pane.LIST, Pane.READER, Pane.SIDEBAR) if sidebar else (Pane.LIST, Pane.READER)
        return Arrangement(shown)
    if width >= MEDIUM:
        return Arrangement((Pane.READER, Pane.SIDEBAR) if focus is Pane.SIDEBAR else (Pane.LIST, Pane.READER))
    return Arrangement((focus,))


def neighbour(focus: Pane, step: int, *, around: bool) -> Pane:
    """The pane to the right (1) or left (-1), past the edge to the other side if `around`."""
    order = list(Pane)
    index = order.index(focus) + step
    return order[index % len(order)] if around else order[max(0, min(index, len(order) - 1))]
