"""The `:` line."""

from __future__ import annotations

from collections.abc import Iterable

from textual.message import Message
from textual.suggester import SuggestFromList
from textual.widgets import Input

from newsreader.app.widgets.field import Field


class CommandLine(Field):
    """A field above the status bar; enter runs what it says, escape and any other pane close it."""

    class Entered(Message):
        """A command was typed."""

        def __init__(self, line: str) -> None:
            super().__init__()
            self.line = line

    class Left(Message):
        """The line was left without a command."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, compact=True, select_on_focus=False)
        self.display = False

    def open(self, text: str, completions: Iterable[str]) -> None:
        """Show the line with `text` already typed."""
        self.suggester = SuggestFromList(list(completions))
        self.value = text
        self.display = True
        self.screen.set_focus(self)
        self.cursor_position = len(text)

    def close(self) -> None:
        """Hide the line."""
        self.value = ""
        self.display = False

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Run what was typed."""
        event.stop()
        line = self.value
        self.close()
        self.post_message(self.Entered(line) if line.strip() else self.Left())

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep what is typed to oneself."""
        event.stop()

    def on_blur(self) -> None:
        """Close the line where another pane was chosen; stay where another window was."""
        if self.app.app_focus:
            self.close()

    def key_escape(self) -> None:
        """Leave the line."""
        self.close()
        self.post_message(self.Left())
