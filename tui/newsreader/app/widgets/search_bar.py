"""The search line: what is typed, and what came of it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Label, Static

from newsreader.app.bindings import bindings
from newsreader.app.widgets.field import Field
from newsreader.translation import translate


class SearchInput(Field):
    """A one-line field; what enter, the arrows and escape do in it stands in the command table."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("search")]

    class BackspaceOnEmpty(Message):
        """Backspace with nothing typed: the last filter is meant."""

    def action_delete_left(self) -> None:
        """Delete a character, or ask to remove the last filter."""
        if self.value:
            super().action_delete_left()
        else:
            self.post_message(self.BackspaceOnEmpty())


class SearchBar(Horizontal):
    """The prompt, the field, and at the right the number of results and the time taken."""

    class QueryChanged(Message):
        """Something else is typed now."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def compose(self) -> ComposeResult:
        """Prompt, field, outcome."""
        yield Label("/", id="search-prompt", markup=False)
        yield SearchInput(id="search-input", compact=True)
        yield Static("", id="search-outcome", markup=False)

    @property
    def field(self) -> SearchInput:
        """The input itself."""
        return self.query_one(SearchInput)

    def say_placeholder(self) -> None:
        """Say in the empty field what may be typed."""
        self.field.placeholder = translate("search: words, person:name, date:2026-02, is:unread")

    def set_text(self, text: str) -> None:
        """Show another text without asking for it to be searched."""
        if self.field.value != text:
            with self.field.prevent(Input.Changed):
                self.field.value = text
                self.field.cursor_position = len(text)

    def set_outcome(self, text: str, *, problem: bool = False) -> None:
        """Say how many were found, or where the query stopped making sense."""
        outcome = self.query_one("#search-outcome", Static)
        outcome.set_class(problem, "-problem")
        outcome.set_class(not text, "-empty")
        outcome.update(text, layout=False)  # its width is fixed

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search as the person types."""
        event.stop()
        self.post_message(self.QueryChanged(event.value))
