"""A scrolling list that paints only the lines on screen, whatever its length."""

from __future__ import annotations

from itertools import chain
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from newsreader.app.widgets.line_view import LineView


class LineList(LineView, can_focus=True, inherit_bindings=False):
    """Items of a fixed number of lines with one of them under the cursor.

    A subclass says how many items there are (`count`) and paints one line of one item (`item_line`).
    """

    ITEM_HEIGHT: ClassVar[int] = 1
    ALLOW_SELECT = False

    cursor: reactive[int] = reactive(0, init=False, repaint=False)
    _height = 0

    class Activated(Message):
        """An item was chosen by enter or by a click."""

        def __init__(self, sender: LineList, index: int) -> None:
            super().__init__()
            self.sender = sender
            self.index = index

        @property
        def control(self) -> LineList:
            """The list whose item was chosen."""
            return self.sender

    class Moved(Message):
        """The cursor is on another item."""

    @property
    def count(self) -> int:
        """How many items there are."""
        raise NotImplementedError

    def item_line(self, index: int, line: int, width: int, selected: bool) -> list[Segment]:
        """The segments of one line of one item, at most `width` cells."""
        raise NotImplementedError

    def empty_line(self, line: int, width: int) -> list[Segment]:  # noqa: ARG002
        """What stands on a line when there is no item at all."""
        return []

    def skippable(self, index: int) -> bool:  # noqa: ARG002
        """Whether the cursor passes over an item (a heading)."""
        return False

    def items_changed(self) -> None:
        """Tell the list that `count` or the items themselves are other than before."""
        self._resize_contents()
        if self.cursor >= self.count:
            self.cursor = max(0, self.count - 1)
        self.refresh()

    def _resize_contents(self) -> None:
        self.measure(self.count * self.ITEM_HEIGHT)

    def on_show(self) -> None:
        """Bring the cursor into view: it may have moved while there was nothing to see."""
        self.reveal(self.cursor)

    def on_resize(self) -> None:
        """Follow the size of the pane, with the cursor in view where it was before."""
        before, self._height = self._height, self.scrollable_content_region.height
        self._resize_contents()
        top = self.cursor * self.ITEM_HEIGHT - self.scroll_offset.y
        if 0 <= top < before:
            self.reveal(self.cursor)

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on an item."""
        return max(0, min(cursor, self.count - 1))

    def watch_cursor(self, before: int, after: int) -> None:
        """Repaint the two rows concerned and keep the cursor in view."""
        self.refresh_items(before, after)
        self.reveal(after)
        self.post_message(self.Moved())

    def refresh_items(self, *indexes: int) -> None:
        """Repaint some items alone."""
        for index in indexes:
            self.refresh_lines(index * self.ITEM_HEIGHT, self.ITEM_HEIGHT)

    def reveal(self, index: int) -> None:
        """Scroll just as far as it takes to show an item, and the heading right above it if there is room."""
        height = self.scrollable_content_region.height
        if not height:
            return
        first = index
        if 0 < index < self.count and self.skippable(index - 1) and height > self.ITEM_HEIGHT:
            first = index - 1
        lines = (index - first + 1) * self.ITEM_HEIGHT
        self.scroll_to_region(Region(0, first * self.ITEM_HEIGHT, 1, lines), animate=False, force=True)

    def move(self, items: int) -> None:
        """Move the cursor by a number of items, passing over those that cannot be chosen.

        Where there is none to choose up to the edge, the cursor goes to the nearest one on this side of it.
        """
        if not self.count:
            return
        step = 1 if items > 0 else -1
        target = self.validate_cursor(self.cursor + items)
        onward = range(target, self.count) if step > 0 else range(target, -1, -1)
        back = range(target, -1, -1) if step > 0 else range(target, self.count)
        for index in chain(onward, back):
            if not self.skippable(index):
                self.cursor = index
                self.reveal(index)
                return

    def share(self, pages: float) -> int:
        """How many items are a share of what is visible; at least one, in its direction."""
        visible = max(1, self.scrollable_content_region.height // self.ITEM_HEIGHT)
        return int(pages * visible) or (1 if pages > 0 else -1)

    def page(self, pages: float) -> None:
        """Move by a share of what is visible."""
        self.move(self.share(pages))

    def to_start(self) -> None:
        """Go to the first item."""
        self.move(-self.count)
        self.scroll_to(y=0, animate=False)

    def to_end(self) -> None:
        """Go to the last item."""
        self.move(self.count)

    def activate(self) -> None:
        """Choose the item under the cursor."""
        if self.count and not self.skippable(self.cursor):
            self.post_message(self.Activated(self, self.cursor))

    def render_line(self, y: int) -> Strip:
        """Paint one line of the viewport."""
        width = self.scrollable_content_region.width
        index, line = divmod(y + self.scroll_offset.y, self.ITEM_HEIGHT)
        base = self.rich_style
        if index >= self.count:
            segments = self.empty_line(y, width) if self.count == 0 else []
            return Strip(segments).adjust_cell_length(width, base)
        selected = index == self.cursor
        fill = self.cursor_style() if selected else base
        return Strip(self.item_line(index, line, width, selected)).adjust_cell_length(width, fill)

    def cursor_style(self) -> Style:
        """The style of the row under the cursor, quieter while another pane has the focus."""
        name = "line-list--cursor" if self.has_focus else "line-list--cursor-blurred"
        return self.get_component_rich_style(name)

    def on_focus(self) -> None:
        """Repaint the cursor."""
        self.refresh()

    def on_blur(self) -> None:
        """Repaint the cursor."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Choose the item under the pointer."""
        index = (event.y + self.scroll_offset.y) // self.ITEM_HEIGHT
        if 0 <= index < self.count and not self.skippable(index):
            self.cursor = index
            self.activate()
