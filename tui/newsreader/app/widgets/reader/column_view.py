"""The scrolling column of one article: laid out for the width there is, and kept at its place."""

from __future__ import annotations

import sys

from textual.message import Message
from textual.reactive import reactive

from newsreader.app.widgets.line_view import LineView
from newsreader.app.widgets.reader.anchor import Anchor
from newsreader.app.widgets.reader.column import Column
from newsreader.app.widgets.reader.header import column_texts
from newsreader.app.widgets.reader.painting import GUTTER
from newsreader.model import ReadableArticle

_NARROWEST = 10


class ColumnView(LineView, can_focus=True, inherit_bindings=False):
    """Lays an article out and scrolls it; every offset it speaks of counts in the body."""

    column_width: reactive[int] = reactive(72, init=False)

    class Moved(Message):
        """Another part of the article is in view."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.readable: ReadableArticle | None = None
        self.places_key = ""
        """The key that shows where else an article stands, as the header names it."""
        self.column: Column | None = None
        self._left = 0
        self._anchor = Anchor()

    def on_resize(self) -> None:
        """Lay the column out again where its width changes, at the same place in the text."""
        if self.column is not None and self._fitting_width() != self.column.width:
            self.lay_out_again()
        else:
            self._measure()
            if self._anchor.holds(self.scroll_offset.y, self.max_scroll_y):
                self._to_anchor()
        self._centre()

    def watch_column_width(self) -> None:
        """Lay the column out again."""
        self.lay_out_again()

    def lay_out_again(self) -> None:
        """Lay the column out again at the same place in the text."""
        self.lay_out(self.position)

    def _to_anchor(self) -> None:
        self.scroll_to(y=min(self._anchor.line, self.max_scroll_y), animate=False, force=True)
        self._anchor.shown_at = self.scroll_offset.y

    def _fitting_width(self) -> int:
        available = self.scrollable_content_region.width - GUTTER - 1
        return max(_NARROWEST, min(self.column_width, available))

    def _centre(self) -> None:
        used = (self.column.width if self.column else self.column_width) + GUTTER
        self._left = max(0, (self.scrollable_content_region.width - used) // 2)

    def lay_out(self, offset: int) -> None:
        """Lay the open article out with a place of its body at the top, or as near to it as can be."""
        if self.readable is None:
            return
        self.column = Column(*column_texts(self.readable, self.places_key), self._fitting_width())
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
        first = len(column.lines)
        if column.more():
            self.set_timer(0.001, lambda: self._continue_layout(column))
        self._measure()
        self.refresh_lines(first, self.size.height)
        if held:
            self._to_anchor()

    def _measure(self) -> None:
        self.measure(self.column.height if self.column else 1)

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

    def row_of(self, offset: int) -> int:
        """On which row of the screen a place of the body stands; outside the pane if it is out of view."""
        line = self.column.line_at(offset) if self.column is not None else 0
        return self.content_region.y + line - self.scroll_offset.y

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
