"""A scrolling view that paints line by line, and only itself when it has more or fewer of them."""

from __future__ import annotations

from rich.style import Style
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip


class LineView(ScrollView, inherit_bindings=False):
    """Textual works out the style of a widget from all that it lies in, which takes longer than a line.

    It also lays the whole screen out again, and paints it, whenever there is more or less to scroll through.
    """

    _painted_with: Style | None = None

    def measure(self, height: int) -> None:
        """Say how many lines there are now.

        That alone paints nothing but the scrollbar, which has its place even where there is nothing to
        scroll, so that nothing else moves; it has no thumb where lines and room are the same.
        """
        room = self.container_size.height
        size = Size(self.scrollable_content_region.width, max(height, room))
        if size != self.virtual_size:
            self.set_reactive(LineView.virtual_size, size)
            self.vertical_scrollbar.window_virtual_size = size.height
            self.scroll_y = self.validate_scroll_y(self.scroll_y)

    @property
    def rich_style(self) -> Style:
        """The style of the widget, the same one while it is painted."""
        return self._painted_with or super().rich_style

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint a part of what is visible."""
        self._painted_with = super().rich_style
        try:
            return super().render_lines(crop)
        finally:
            self._painted_with = None
