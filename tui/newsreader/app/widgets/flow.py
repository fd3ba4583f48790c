"""Short things one after the other, on as many lines as they need; none of them is broken in two."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import Static

SEPARATOR = " · "


def flow(items: Sequence[Content], separator: str, width: int) -> Content:
    """The items on lines of at most `width` cells; a single item may be wider."""
    lines: list[list[Content]] = []
    used = 0
    for item in items:
        needed = item.cell_length + (len(separator) if lines and used else 0)
        if not lines or used + needed > width:
            lines.append([item])
            used = item.cell_length
        else:
            lines[-1].append(item)
            used += needed
    return Content("\n").join([Content(separator).join(line) for line in lines])


class Flow(Static):
    """Items that are laid out anew whenever the width changes."""

    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None, separator: str = SEPARATOR) -> None:
        super().__init__(id=id, markup=False)
        self._items: Sequence[Content] = ()
        self._separator = separator

    def show_items(self, items: Sequence[Content]) -> None:
        """Show other items."""
        self._items = items
        self._flow()

    def show_hints(self, hints: str) -> None:
        """Show hints that “ · ” stands between."""
        self.show_items([Content(hint) for hint in hints.split(SEPARATOR)])

    def on_resize(self) -> None:
        """Lay out for the width there is."""
        self._flow()

    def _flow(self) -> None:
        if self.size.width:
            self.update(flow(self._items, self._separator, self.size.width))
