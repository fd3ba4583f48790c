"""The last line: what is happening, what can be pressed, where one is."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.style import Style
from textual.timer import Timer
from textual.widgets import Static

from newsreader.app.widgets.cells import harmless

_SECONDS_SHOWN = 6.0
_STEP = 16
"""Cells by which the room at the right grows: at every new width the whole screen is laid out twice."""


class StatusBar(Horizontal):
    """Keys worth knowing, or for a few seconds what has just happened; progress or position at the right."""

    def compose(self) -> ComposeResult:
        """Left: keys or message. Right: progress or position."""
        yield Static("", id="status-left", markup=False)
        yield Static("", id="status-right", markup=False)

    def on_mount(self) -> None:
        """Start with the keys."""
        self._hints: Sequence[tuple[str, str, str]] = ()
        self._right_width = 0
        self._fitted = (0, 0)
        """The widths for which the keys were chosen."""
        self._position = ""
        self._progress = ""
        self._shown = ""
        self._timer: Timer | None = None

    def set_hints(self, hints: Sequence[tuple[str, str, str]]) -> None:
        """Set the keys shown while nothing else is to be said: (keys, label, action of a click) each."""
        self._hints = hints
        if self._timer is None:
            self._show_hints()

    def _show_hints(self) -> None:
        """As many as there is room for, each whole."""
        self._fitted = (self._right_width, self.size.width)
        parts: list[tuple[str, Style]] = []
        room = self.size.width - self._right_width if self.size.width else self.screen.size.width
        for keys, label, action in self._hints:
            room -= cell_len(f"{keys} {label}")
            if room < 0:
                break
            room -= 2
            click = Style.from_meta({"@click": action})
            parts += [(keys, click + Style(bold=True)), (f" {label}", click), ("  ", Style())]
        self._left(Content.assemble(*parts))

    def say(self, text: str, *, warning: bool = False) -> None:
        """Say what has happened, for a few seconds."""
        if self._timer is not None:
            self._timer.stop()
        self._left(Content(harmless(text)), said=True, warning=warning)
        self._timer = self.set_timer(_SECONDS_SHOWN, self.be_quiet)

    @property
    def room(self) -> int:
        """Cells that there are for what is said."""
        return self.size.width - self._right_width

    def be_quiet(self) -> None:
        """Show the keys again."""
        self._timer = None
        self._show_hints()

    def _left(self, text: str | Content, *, said: bool = False, warning: bool = False) -> None:
        self.set_class(said, "-saying")
        left = self.query_one("#status-left", Static)
        left.set_class(said and not warning, "-said")
        left.set_class(warning, "-warning")
        left.update(text, layout=False)  # it has what the other one leaves

    def set_position(self, text: str) -> None:
        """Say where in the list and in the article one is."""
        self._position = text
        self._right()

    def set_progress(self, text: str) -> None:
        """Say how far long work has come; nothing once it is done."""
        self._progress = text
        self._right()

    def _right(self) -> None:
        text = self._progress or self._position
        if text == self._shown:
            return
        right = self.query_one("#status-right", Static)
        right.set_class(bool(self._progress), "-progress")
        right.update(text, layout=False)
        self._shown = text
        self._make_room(right)

    def on_resize(self) -> None:
        """Give the right end its room in another width."""
        self._make_room(self.query_one("#status-right", Static))

    def _make_room(self, right: Static) -> None:
        needed = cell_len(self._shown) + 1  # one cell is padding
        room = -(-needed // _STEP) * _STEP
        width = max(needed, min(room, self.screen.size.width // 2))
        right.styles.width = self._right_width = width
        if self._timer is None and (width, self.size.width) != self._fitted:
            self._show_hints()
