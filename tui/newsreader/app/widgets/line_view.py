"""A scrolling view that paints line by line, with its own style worked out once for all of them."""

from __future__ import annotations

from rich.style import Style
from textual.geometry import Region
from textual.scroll_view import ScrollView
from textual.strip import Strip


class LineView(ScrollView, inherit_bindings=False):
    """Textual works out the style of a widget from all that it lies in, which takes longer than a line."""

    _painted_with: Style | None = None

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
