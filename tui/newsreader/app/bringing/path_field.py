"""The field in which paths and addresses are typed, one after the other."""

from __future__ import annotations

from functools import partial

from textual import events
from textual.message import Message
from textual.widgets import Input

from newsreader.app.bringing.completing import PathSuggester, ways
from newsreader.app.bringing.looking import aside
from newsreader.app.widgets.field import Field


class PathField(Field):
    """Empty after enter, at once: what is typed behind it is the next one.

    At its end → completes, as far as all files and folders agree that begin so; then it goes through them.
    """

    class Completed(Message):
        """How a path may go on; with one way alone, or none, there is nothing to choose."""

        def __init__(self, names: tuple[str, ...]) -> None:
            super().__init__()
            self.names = names

    def __init__(self, value: str, placeholder: str, *, id: str) -> None:
        super().__init__(value, placeholder, suggester=PathSuggester(), id=id)
        self._choices: tuple[str, ...] = ()
        self._chosen = -1
        self._put = ""

    async def on_key(self, event: events.Key) -> None:
        """Hand over what is typed, or edit it."""
        if event.key == "enter":
            text = self.value
            self.put("")
            self.post_message(self.Submitted(self, text))
        elif event.character == "/" and self._choosing and self._put.endswith("/"):
            self._choices = ()  # into the folder that was gone to; its slash is there
        else:
            await super().on_key(event)
            return
        event.stop()
        event.prevent_default()

    def put(self, text: str) -> None:
        """Let other text stand here, which nobody has typed."""
        with self.prevent(Input.Changed):
            self.value = text
        self.cursor_position = len(text)

    @property
    def _choosing(self) -> bool:
        return bool(self._choices) and self.value == self._put

    def action_cursor_right(self, select: bool = False) -> None:
        """Complete, or go to the next way of doing so; in the middle of the text move the cursor."""
        if select or not self.cursor_at_end:
            super().action_cursor_right(select)
        elif self._choosing:
            self._chosen = (self._chosen + 1) % len(self._choices)
            self._put = self._choices[self._chosen]
            self.put(self._put)
        else:
            typed = self.value
            # At once where that is known, as more may have been typed behind it.
            super().action_cursor_right()
            self.run_worker(self._look(typed, self.value), group="completing", exclusive=True)

    async def _look(self, typed: str, completed: str) -> None:
        found = await aside(partial(ways, typed))
        if self.value not in (typed, completed):
            return  # more was typed meanwhile
        if self.value != found.common:
            self.put(found.common)
        self._choices = found.values if len(found.names) > 1 else ()
        self._chosen, self._put = -1, found.common
        self.post_message(self.Completed(found.names))
