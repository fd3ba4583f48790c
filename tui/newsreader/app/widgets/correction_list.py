"""All corrections of a library, those in force and those that were withdrawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment

from newsreader.app.widgets.cells import fit
from newsreader.app.widgets.line_list import LineList


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """A correction in words; `detail` says when and where, and what is the matter with it."""

    id: int
    said: str
    detail: str
    in_force: bool
    article_id: int | None = None
    offset: int = 0


class CorrectionList(LineList):
    """Two lines a correction: what it says, and when and where it was said."""

    ITEM_HEIGHT = 2
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "line-list--cursor",
        "line-list--cursor-blurred",
        "correction-list--withdrawn",
        "correction-list--detail",
    }

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.rows: Sequence[CorrectionRow] = ()
        self.hint = ""

    @property
    def count(self) -> int:
        """How many corrections there are."""
        return len(self.rows)

    @property
    def row(self) -> CorrectionRow | None:
        """The correction under the cursor."""
        return self.rows[self.cursor] if self.rows else None

    def show(self, rows: Sequence[CorrectionRow], hint: str) -> None:
        """Show other corrections, with the cursor on the same one where it is still there."""
        held = self.row.id if self.row else None
        self.rows, self.hint = rows, hint
        self.items_changed()
        self.cursor = next((index for index, row in enumerate(rows) if row.id == held), self.cursor)
        self.reveal(self.cursor)

    def empty_line(self, line: int, width: int) -> list[Segment]:
        """Say that there is none."""
        return [Segment("  " + fit(self.hint, width - 2), self.rich_style)] if line == 1 else []

    def item_line(self, index: int, line: int, width: int, selected: bool) -> list[Segment]:
        """What a correction says, or when and where."""
        row = self.rows[index]
        fill = self.cursor_style() if selected else self.rich_style
        if line == 1:
            detail = fill + self.get_component_rich_style("correction-list--detail", partial=True)
            return [Segment(fit("    " + row.detail, width), detail)]
        style = fill
        if not row.in_force:
            style = fill + self.get_component_rich_style("correction-list--withdrawn", partial=True)
        pointer, sign = "▸" if selected else " ", "●" if row.in_force else "○"
        return [Segment(f"{pointer}{sign}  ", fill), Segment(fit(row.said, width - 4), style)]
