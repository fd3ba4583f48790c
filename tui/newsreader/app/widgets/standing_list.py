"""What was done to a library and can be undone: corrections, imports; and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment

from newsreader.app.widgets.card_list import Place
from newsreader.app.widgets.cells import fit
from newsreader.app.widgets.line_list import LineList


@dataclass(frozen=True, slots=True)
class StandingRow:
    """Something done, in words; `detail` says when and where, and what is the matter with it.

    `stands` is False where it was undone. `sign` is shown before it in place of the usual one.
    """

    id: int
    said: str
    detail: str
    stands: bool = True
    place: Place | None = None
    sign: str = ""


class StandingList(LineList):
    """Two lines a row: what it says, and its details."""

    ITEM_HEIGHT = 2
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "line-list--cursor",
        "line-list--cursor-blurred",
        "standing-list--undone",
        "standing-list--detail",
    }

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.rows: Sequence[StandingRow] = ()
        self.hint = ""

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self.rows)

    @property
    def row(self) -> StandingRow | None:
        """The row under the cursor."""
        return self.rows[self.cursor] if self.rows else None

    def show(self, rows: Sequence[StandingRow], hint: str) -> None:
        """Show other rows, with the cursor on the same one if it is still there; `hint` if there are none."""
        held = self.row.id if self.row else None
        self.rows, self.hint = rows, hint
        self.items_changed()
        self.cursor = next((index for index, row in enumerate(rows) if row.id == held), self.cursor)
        self.reveal(self.cursor)

    def empty_line(self, line: int, width: int) -> list[Segment]:
        """Say that there is none."""
        return [Segment("  " + fit(self.hint, width - 2), self.rich_style)] if line == 1 else []

    def item_line(self, index: int, line: int, width: int, selected: bool) -> list[Segment]:
        """What a row says, or its details."""
        row = self.rows[index]
        fill = self.cursor_style() if selected else self.rich_style
        if line == 1:
            detail = fill + self.get_component_rich_style("standing-list--detail", partial=True)
            return [Segment(fit("    " + row.detail, width), detail)]
        style = fill
        if not row.stands:
            style = fill + self.get_component_rich_style("standing-list--undone", partial=True)
        pointer, sign = "▸" if selected else " ", row.sign or ("●" if row.stands else "○")
        return [Segment(f"{pointer}{sign}  ", fill), Segment(fit(row.said, width - 4), style)]
