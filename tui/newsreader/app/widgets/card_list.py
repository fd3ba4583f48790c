"""A card as a list of lines, some of which can be chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment

from newsreader.app.widgets.cells import fit, pad
from newsreader.app.widgets.line_list import LineList
from newsreader.model import Entity


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere in an article; `offset` counts code points of its body."""

    article_id: int
    offset: int = 0


@dataclass(frozen=True, slots=True)
class CardRow:
    """One line: text at the left and, dimmer, at the right; what it stands for if it can be chosen.

    `style` is ``title``, ``heading``, ``muted`` or empty. `maybe` marks an entity that is perhaps the same.
    """

    left: str = ""
    right: str = ""
    style: str = ""
    target: Entity | Place | None = None
    maybe: bool = False


class CardList(LineList):
    """Shows rows that are written for its width."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "line-list--cursor",
        "line-list--cursor-blurred",
        *(f"card-list--{name}" for name in ("title", "heading", "muted")),
    }

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.rows: Sequence[CardRow] = ()
        self._write: Callable[[int], Sequence[CardRow]] = lambda _width: ()

    @property
    def count(self) -> int:
        """How many lines there are."""
        return len(self.rows)

    @property
    def row(self) -> CardRow | None:
        """The row under the cursor, if it can be chosen."""
        row = self.rows[self.cursor] if self.cursor < len(self.rows) else None
        return row if row is not None and row.target is not None else None

    def show(self, write: Callable[[int], Sequence[CardRow]]) -> None:
        """Show another card from its beginning."""
        self._write = write
        self._rewrite()
        self.cursor = next((index for index in range(self.count) if not self.skippable(index)), 0)
        self.scroll_to(y=0, animate=False)

    def _rewrite(self) -> None:
        held = self.row
        self.rows = self._write(max(1, self.scrollable_content_region.width - 1))
        self.items_changed()
        if held is not None:
            same = (index for index, row in enumerate(self.rows) if row.target == held.target)
            self.cursor = next(same, self.cursor)

    def on_resize(self) -> None:
        """Write the rows anew for the width there is."""
        self._rewrite()

    def skippable(self, index: int) -> bool:
        """Only what stands for something can be chosen."""
        return self.rows[index].target is None

    def move(self, items: int) -> None:
        """Move the cursor; where there is nothing further to choose, scroll on to the edge."""
        before = self.cursor
        super().move(items)
        if self.cursor == before or self.skippable(self.cursor):
            self.scroll_relative(y=items, animate=False)

    def item_line(self, index: int, line: int, width: int, selected: bool) -> list[Segment]:  # noqa: ARG002
        """One row, with a pointer where it can be chosen."""
        row = self.rows[index]
        fill = self.cursor_style() if selected and row.target is not None else self.rich_style
        style = fill
        if row.style:
            style = fill + self.get_component_rich_style(f"card-list--{row.style}", partial=True)
        muted = fill + self.get_component_rich_style("card-list--muted", partial=True)
        pointer = "▸" if selected and row.target is not None else " "
        room = width - 2 - (cell_len(row.right) + 2 if row.right else 0)
        left = pad(row.left, room) + "  " if row.right else fit(row.left, room)
        return [Segment(pointer + " ", fill), Segment(left, style), Segment(row.right, muted)]
