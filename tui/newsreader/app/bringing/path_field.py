"""The field in which paths and addresses are typed, one after the other."""

from __future__ import annotations

from textual import events
from textual.widgets import Input

from newsreader.app.widgets.field import Field


class PathField(Field):
    """Empty after enter, at once: what is typed behind it is the next one."""

    async def on_key(self, event: events.Key) -> None:
        """Hand over what is typed, or edit it."""
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            text = self.value
            self.put("")
            self.post_message(self.Submitted(self, text))
        else:
            await super().on_key(event)

    def put(self, text: str) -> None:
        """Let other text stand here, which nobody has typed."""
        with self.prevent(Input.Changed):
            self.value = text
        self.cursor_position = len(text)
