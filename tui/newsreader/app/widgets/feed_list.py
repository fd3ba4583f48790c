"""The feeds that are followed, and how each fares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import ClassVar

from rich.segment import Segment

from newsreader.app.widgets.cells import fit
from newsreader.app.widgets.line_list import LineList


class Fortune(Enum):
    """How a feed fares, with the sign that says it without colour."""

    NEW = "○"
    IN_ORDER = "●"
    ASKED = "↻"
    FAILED = "⚠"


@dataclass(frozen=True, slots=True)
class FeedRow:
    """A feed in words, all of them clean; `about` are lines that need not fit into one."""

    id: int
    name: str
    detail: str
    fortune: Fortune
    about: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


class FeedList(LineList):
    """Two lines a feed: its name, and whose it is and how it fares."""

    ITEM_HEIGHT = 2
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "line-list--cursor",
        "line-list--cursor-blurred",
        "feed-list--detail",
        "feed-list--failed",
    }

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.rows: Sequence[FeedRow] = ()
        self.hints: Sequence[str] = ()

    @property
    def count(self) -> int:
        """How many feeds there are."""
        return len(self.rows)

    @property
    def row(self) -> FeedRow | None:
        """The feed under the cursor."""
        return self.rows[self.cursor] if self.rows else None

    def show(self, rows: Sequence[FeedRow], hints: Sequence[str], to: int | None = None) -> None:
        """Show other feeds, with the cursor on the one of number `to`, or where it was."""
        held = to if to is not None else self.row.id if self.row else None
        self.rows, self.hints = rows, hints
        self.items_changed()
        self.cursor = next((index for index, row in enumerate(rows) if row.id == held), self.cursor)
        self.reveal(self.cursor)

    def empty_line(self, line: int, width: int) -> list[Segment]:
        """Say how to follow one."""
        if not 1 <= line <= len(self.hints):
            return []
        return [Segment("  " + fit(self.hints[line - 1], width - 2), self.rich_style)]

    def item_line(self, index: int, line: int, width: int, selected: bool) -> list[Segment]:
        """The name of a feed, or what else is to be known."""
        row = self.rows[index]
        fill = self.cursor_style() if selected else self.rich_style
        failed = fill + self.get_component_rich_style("feed-list--failed", partial=True)
        if line == 1:
            style = fill + self.get_component_rich_style("feed-list--detail", partial=True)
            troubled = row.fortune is Fortune.FAILED
            return [Segment(fit("    " + row.detail, width), failed if troubled else style)]
        pointer = "▸" if selected else " "
        sign = failed if row.fortune is Fortune.FAILED else fill
        return [
            Segment(pointer, fill),
            Segment(f"{row.fortune.value}  ", sign),
            Segment(fit(row.name, width - 4), fill),
        ]
