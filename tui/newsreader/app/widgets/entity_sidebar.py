"""The sidebar: entities of the open article, or facets of the whole result, grouped and counted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from textual.binding import BindingType
from textual.message import Message

from newsreader.app.bindings import bindings
from newsreader.app.widgets.cells import pad
from newsreader.app.widgets.line_list import LineList
from newsreader.model import Facet, FacetValue
from newsreader.translation import field_name, format_number

_FIELDS = (
    "person",
    "org",
    "place",
    "event",
    "law",
    "work",
    "role",
    "date",
    "money",
    "source",
    "month",
    "tag",
)


class SidebarRow(NamedTuple):
    """A heading (`value` is None) or one value of a facet."""

    field: str
    total: int
    value: FacetValue | None


class EntitySidebar(LineList, inherit_bindings=False):
    """Groups of entities, most frequent first; the chosen one becomes a filter."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("sidebar")]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "line-list--cursor",
        "line-list--cursor-blurred",
        "entity-sidebar--heading",
        "entity-sidebar--count",
        "entity-sidebar--chosen",
        "entity-sidebar--hint",
        *(f"entity-sidebar--{field}" for field in _FIELDS),
    }

    class Chosen(Message):
        """A value is to become a filter, or to be left out of the result."""

        def __init__(self, field: str, value: FacetValue, *, excluded: bool = False) -> None:
            super().__init__()
            self.field = field
            self.value = value
            self.excluded = excluded

    class Pointed(Message):
        """The cursor stands on another value."""

        def __init__(self, field: str, value: FacetValue) -> None:
            super().__init__()
            self.field = field
            self.value = value

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.rows: list[SidebarRow] = []
        self.chosen: str | None = None
        self.hint = ""

    @property
    def count(self) -> int:
        """How many lines the groups take."""
        return len(self.rows)

    def show(self, facets: Sequence[Facet], hint: str) -> None:
        """Show other groups, with the cursor on the same value where it is still there."""
        held = self.value_at_cursor
        self.hint = hint
        self.rows = []
        for facet in facets:
            if facet.values:
                self.rows.append(SidebarRow(facet.field, facet.total, None))
                self.rows += [SidebarRow(facet.field, facet.total, value) for value in facet.values]
        self.items_changed()
        same = next(
            (i for i, r in enumerate(self.rows) if r.value and held and r.value.value == held.value), 0
        )
        self.cursor = same or min(1, max(0, len(self.rows) - 1))
        self.reveal(self.cursor)

    @property
    def value_at_cursor(self) -> FacetValue | None:
        """The value under the cursor."""
        return self.rows[self.cursor].value if self.cursor < len(self.rows) else None

    def choose_entity(self, key: str | None) -> None:
        """Mark the line of an entity; the cursor goes to it unless somebody is moving it."""
        self._mark(key)
        for index, row in enumerate(self.rows):
            if key and row.value and row.value.value == key:
                if not self.has_focus:
                    self.cursor = index
                self.reveal(index)
                break

    def _mark(self, key: str | None) -> None:
        other, self.chosen = {self.chosen} ^ {key}, key
        self.refresh_items(*(i for i, row in enumerate(self.rows) if row.value and row.value.value in other))

    def skippable(self, index: int) -> bool:
        """Headings cannot be chosen."""
        return self.rows[index].value is None

    def watch_cursor(self, before: int, after: int) -> None:
        """Tell which value the cursor is on, and mark its line: its mentions are the ones filled now."""
        super().watch_cursor(before, after)
        row = self.rows[after] if after < len(self.rows) else None
        if self.has_focus and row and row.value:
            self._mark(row.value.value)
            self.post_message(self.Pointed(row.field, row.value))

    def activate(self, *, excluded: bool = False) -> None:
        """Make the value under the cursor a filter."""
        row = self.rows[self.cursor] if self.rows else None
        if row and row.value:
            self.post_message(self.Chosen(row.field, row.value, excluded=excluded))

    def item_line(self, index: int, line: int, width: int, selected: bool) -> list[Segment]:  # noqa: ARG002
        """A heading with its total, or a name with its count."""
        row = self.rows[index]
        fill = self.cursor_style() if selected else self.rich_style
        count_style = fill + self.get_component_rich_style("entity-sidebar--count", partial=True)
        if row.value is None:
            style = self.get_component_rich_style("entity-sidebar--heading")
            number = format_number(row.total)
            name = field_name(row.field, many=True)
            return [Segment(pad(name, width - len(number) - 1), style), Segment(number + " ", style)]
        count = row.value.mentions or row.value.count
        number = format_number(count) if count else ""
        name_style = fill + self.get_component_rich_style(f"entity-sidebar--{row.field}", partial=True)
        if self.chosen == row.value.value:
            name_style += self.get_component_rich_style("entity-sidebar--chosen", partial=True)
        return [
            Segment(" ▸" if self.chosen == row.value.value else "  ", count_style),
            Segment(pad(row.value.shown, width - len(number) - 4), name_style),
            Segment(" " + number + " ", count_style),
        ]

    def empty_line(self, line: int, width: int) -> list[Segment]:
        """Say why there is nothing."""
        style = self.get_component_rich_style("entity-sidebar--hint")
        return [Segment(pad(" " + self.hint, width), style)] if line == 0 and self.hint else []
