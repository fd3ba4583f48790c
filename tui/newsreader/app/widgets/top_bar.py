"""The first line: the program, and how many articles there are."""

from __future__ import annotations

from textual.content import Content
from textual.style import Style
from textual.widgets import Static

from newsreader.app.widgets.cells import pad
from newsreader.translation import format_number, plural, translate

_PALETTE = "screen.run('app.command_palette')"


class TopBar(Static):
    """Name and number of articles at the left, number of unread ones at the right."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._counts: tuple[int, int] | None = None

    def set_counts(self, articles: int, unread: int) -> None:
        """Show other numbers."""
        self._counts = (articles, unread)
        self.refresh_text()

    def on_resize(self) -> None:
        """Keep the right end at the right."""
        self.refresh_text()

    def refresh_text(self) -> None:
        """Compose the line in the language of the interface."""
        left, right = " newsreader", ""
        if self._counts:
            articles, unread = self._counts
            left += " ── " + translate("archive") + " · " + plural("{n} article", "{n} articles", articles)
            right = translate("{count} unread", count=format_number(unread)) + " "
        menu = "≡ "
        line = pad(left + " ", self.screen.size.width - len(right) - len(menu)) + right
        # All of its line is its own: a layout would only paint the whole screen again.
        self.update(Content.assemble(line, (menu, Style.from_meta({"@click": _PALETTE}))), layout=False)
