"""Which panes are on screen, from the width of the terminal and what the person asked for."""

from __future__ import annotations

from collections.abc import Sequence
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

    From 100 columns all three panes fit, and `sidebar` says whether the sidebar is one of them. Below, it
    shows in the list's place while it has the focus; below 70 columns only the pane with the focus shows. Zen
    leaves the reader alone. The pane with the focus is always shown.
    """
    if zen:
        return Arrangement((Pane.READER,), bars=False)
    if width >= WIDE:
        return Arrangement(reachable(width, focus, sidebar=sidebar))
    if width >= MEDIUM:
        return Arrangement((Pane.READER, Pane.SIDEBAR) if focus is Pane.SIDEBAR else (Pane.LIST, Pane.READER))
    return Arrangement((focus,))


def reachable(width: int, focus: Pane, *, sidebar: bool) -> tuple[Pane, ...]:
    """The panes that can be gone to: all, but for a sidebar that was hidden where there is room for it."""
    hidden = width >= WIDE and not sidebar and focus is not Pane.SIDEBAR
    return (Pane.LIST, Pane.READER) if hidden else tuple(Pane)


def neighbour(focus: Pane, step: int, order: Sequence[Pane] = tuple(Pane), *, around: bool) -> Pane:
    """The pane of `order` to the right (1) or left (-1), past the edge to the other side if `around`."""
    index = order.index(focus) + step
    return order[index % len(order)] if around else order[max(0, min(index, len(order) - 1))]
