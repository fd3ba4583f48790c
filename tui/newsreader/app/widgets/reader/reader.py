"""The reader pane: one article in a measured column, with its marks."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from newsreader.app.bindings import bindings
from newsreader.app.widgets.reader.anchor import Anchor
from newsreader.app.widgets.reader.column import Column
from newsreader.app.widgets.reader.header import column_texts
from newsreader.app.widgets.reader.layout import VisualLine
from newsreader.app.widgets.reader.marks import MarkIndex
from newsreader.app.widgets.reader.painting import GUTTER, Layer, content, margin
from newsreader.app.widgets.reader.pointing import offset_at, selected_on_line, selected_range
from newsreader.app.widgets.reader.walking import Walk
from newsreader.model import ArticleSummary, Label, Mention, Quote, QuoteKind, ReadableArticle, Span

_NARROWEST = 10


class Reader(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows an article and walks its mentions and matches; every offset it speaks of counts in the body."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("reader")]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"reader--{label.lower()}" for label in Label),
        *(f"reader--{label.lower()}-fill" for label in Label),
        *(f"reader--{name}" for name in ("title", "meta", "heading", "note", "match", "current")),
        *(f"reader--{name}" for name in ("quote", "letter")),
    }

    column_width: reactive[int] = reactive(72, init=False)
    letters: reactive[bool] = reactive(False, init=False)

    class MentionPointed(Message):
        """The current mention is another one; `activated` if it was clicked when it was current already."""

        def __init__(self, mention: Mention, activated: bool = False) -> None:
            super().__init__()
            self.mention = mention
            self.activated = activated

    class Moved(Message):
        """Another part of the article is in view."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.readable: ReadableArticle | None = None
        self.column: Column | None = None
        self.walk = Walk()
        self.welcome: tuple[str, ...] = ()
        self._quotes: MarkIndex[Quote] = MarkIndex()
        self._left = 0
        self._anchor = Anchor()

    def show(self, readable: ReadableArticle, matches: Sequence[Span] = ()) -> None:
        """Show an article from where it was last left."""
        self.readable = readable
        self.screen.clear_selection()
        found = readable.annotations
        self.walk = Walk(found.mentions, matches)
        self._quotes = MarkIndex([quote for quote in found.quotes if quote.kind is QuoteKind.DIRECT])
        self._lay_out(readable.position)

    def clear(self, welcome: Sequence[str] = ()) -> None:
        """Show no article but a few words of welcome."""
        self.readable = self.column = None
        self.walk, self._quotes = Walk(), MarkIndex()
        self.welcome = tuple(welcome)
        self.virtual_size = Size(0, 0)
        self.refresh()

    def highlight(self, matches: Sequence[Span]) -> None:
        """Mark other matches in the article that is open."""
        self.walk.find(matches)
        self.refresh()

    def show_marks(self, rows: Sequence[ArticleSummary]) -> None:
        """Show in the header what has become of the open article's marks, if it is among the rows."""
        for row in rows:
            if self.readable and row.id == self.readable.article.id and row.marks != self.readable.marks:
                self.readable = replace(self.readable, marks=row.marks)
                self.lay_out_again()

    def select_entity(self, key: str | None) -> None:
        """Fill all mentions of one entity."""
        self.walk.entity = key
        self.refresh()

    # layout

    def on_resize(self) -> None:
        """Lay the column out again where its width changes, at the same place in the text."""
        if self.column is not None and self._fitting_width() != self.column.width:
            self.lay_out_again()
        elif self._anchor.holds(self.scroll_offset.y, self.max_scroll_y):
            self._to_anchor()
        self._centre()

    def watch_column_width(self) -> None:
        """Lay the column out again."""
        self.lay_out_again()

    def lay_out_again(self) -> None:
        """Lay the column out again at the same place in the text."""
        self._lay_out(self.position)

    def _to_anchor(self) -> None:
        self.scroll_to(y=min(self._anchor.line, self.max_scroll_y), animate=False, force=True)
        self._anchor.shown_at = self.scroll_offset.y

    def _fitting_width(self) -> int:
        available = self.scrollable_content_region.width - GUTTER - 1
        return max(_NARROWEST, min(self.column_width, available))

    def _centre(self) -> None:
        used = (self.column.width if self.column else self.column_width) + GUTTER
        self._left = max(0, (self.scrollable_content_region.width - used) // 2)

    def _lay_out(self, offset: int) -> None:
        if self.readable is None:
            return
        self.column = Column(*column_texts(self.readable), self._fitting_width())
        line = self.column.line_at(offset) if offset else 0
        self._anchor = Anchor(line, offset)
        self._centre()
        self._measure()
        self._to_anchor()
        self.call_later(self._continue_layout, self.column)
        self.refresh()

    def _continue_layout(self, column: Column) -> None:
        if column is not self.column:
            return
        held = self._anchor.holds(self.scroll_offset.y, self.max_scroll_y)
        if column.more():
            self.set_timer(0.01, lambda: self._continue_layout(column))
        self._measure()
        if held:
            self._to_anchor()

    def _measure(self) -> None:
        height = len(self.column.lines) + 1 if self.column else 1
        self.virtual_size = Size(self.scrollable_content_region.width, height)

    @property
    def position(self) -> int:
        """The offset of the first code point in view; 0 at the top.

        Until somebody scrolls it is the very offset that was shown: else it would drift with every new width.
        """
        if self.column is None:
            return 0
        held = self._anchor.holds(self.scroll_offset.y, self.max_scroll_y)
        kept = self._anchor.offset if held else None
        return self.column.offset_of(self.scroll_offset.y) if kept is None else kept

    @property
    def share(self) -> float:
        """How much of the article has been passed, 0..1."""
        return self.scroll_offset.y / self.max_scroll_y if self.max_scroll_y else 1.0

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell how far the reading has come."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.post_message(self.Moved())

    def scroll_lines(self, lines: int) -> None:
        """Scroll by lines."""
        self.scroll_to(y=self.scroll_target_y + lines, animate=False)

    def scroll_pages(self, pages: float) -> None:
        """Scroll by a share of the pane; two lines stay in view over a whole page."""
        self.scroll_lines(int(pages * (self.scrollable_content_region.height - 2)))

    def to_end(self) -> None:
        """Scroll to the end, and stay there while more lines are laid out."""
        self._anchor = Anchor(sys.maxsize, None)
        self._to_anchor()

    def show_offset(self, offset: int) -> None:
        """Bring a place of the body into view, a third of the way down if it was out of sight."""
        if self.column is None:
            return
        line, top = self.column.line_at(offset), self.scroll_offset.y
        self._measure()
        height = self.scrollable_content_region.height
        if not top <= line < top + height:
            self.scroll_to(y=max(0, line - height // 3), animate=False, force=True)
        self.refresh()

    # walking

    def _here(self, column: Column, step: int) -> int:
        """Where a walk starts: the current mention if it is in view, else the edge of the view."""
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        if self.walk.mention is not None:
            start = self.walk.mention.start
            if top <= column.line_at(start) < top + height:
                return start
        return column.offset_of(top) - 1 if step > 0 else column.offset_above(top + height)

    def walk_mentions(self, step: int, *, same: bool = False) -> bool:
        """Go to the next (1) or previous (-1) mention, of the chosen entity if `same`; False at the end."""
        if self.column is None:
            return False
        index = self.walk.beside(self._here(self.column, step), step, same=same)
        if index is not None:
            self.point_at(index)
        return index is not None

    def point_at(self, index: int, *, activated: bool = False) -> None:
        """Make a mention the current one and show it."""
        mention = self.walk.point_at(index)
        self.show_offset(mention.start)
        self.post_message(self.MentionPointed(mention, activated))

    def point_at_text(self, text: str) -> None:
        """Go to the next mention that reads `text`, whatever its case."""
        index = self.walk.reading(text)
        if index is not None:
            self.point_at(index)

    def walk_matches(self, step: int) -> tuple[int, int] | None:
        """Go to the next or previous match; its number from 1 and how many there are."""
        index = self.walk.next_match(self.position, step)
        if index is None:
            return None
        self.show_offset(self.walk.matches.marks[index].start)
        return index + 1, len(self.walk.matches)

    # painting

    def _named(self, name: str) -> Style:
        return self.get_component_rich_style(f"reader--{name}", partial=True)

    def render_line(self, y: int) -> Strip:
        """Paint one line of the viewport."""
        width, base = self.scrollable_content_region.width, self.rich_style
        number = y + self.scroll_offset.y
        column = self.column
        if column is None:
            text = self.welcome[y - 1] if 0 < y <= len(self.welcome) else ""
            return Strip([Segment("  " + text, base + self._named("note"))]).adjust_cell_length(width, base)
        if number >= len(column.lines):
            return Strip.blank(width, base)
        line = column.lines[number]
        segments = [Segment(" " * self._left, base)]
        if column.is_body(line):
            segments += margin(line, self.walk, self._quotes, base, self._named, self.letters)
        else:
            segments.append(Segment(" " * GUTTER, base))
        segments += content(column, line, self.walk, base, self._named, self._selected(line, number))
        return Strip(segments).adjust_cell_length(width, base).apply_offsets(0, number)

    def _selected(self, line: VisualLine, number: int) -> list[Layer]:
        selection = self.text_selection
        span = selection.get_span(number) if selection is not None else None
        if span is None:
            return []
        style = self.screen.get_component_rich_style("screen--selection")
        return [Layer(*selected_on_line(line, span, self._left + GUTTER), style)]

    def on_click(self, event: events.Click) -> None:
        """Point at the mention under the pointer; a second click on it activates it."""
        if self.column is None:
            return
        cell = event.x - self._left - GUTTER
        offset = offset_at(self.column, event.y + self.scroll_offset.y, cell)
        index = self.walk.mentions.at(offset) if offset is not None else None
        if index is not None:
            self.point_at(index, activated=index == self.walk.current)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected stretch of the body, as it stands there and not as it was broken into lines."""
        if self.column is None:
            return None
        start, end = selected_range(self.column, selection, self._left + GUTTER)
        return self.column.body[start:end], "\n"

    def selection_updated(self, selection: Selection | None) -> None:  # noqa: ARG002
        """Repaint what is selected."""
        self.refresh()
