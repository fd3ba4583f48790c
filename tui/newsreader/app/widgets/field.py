"""A one-line field that takes keys in the order in which they were pressed."""

from __future__ import annotations

from textual import events
from textual.binding import BindingsMap
from textual.widgets import Input

_OTHERS = frozenset({"submit", "copy"})
"""What others give another meaning to; copying, where nothing is selected."""


def _editing() -> dict[str, str]:
    """What a key that types nothing does to the text, by its name."""
    bound = BindingsMap(Input.BINDINGS).key_to_bindings.items()
    return {key: some[0].action for key, some in bound if some[0].action not in _OTHERS}


class Field(Input):
    """Edits at once.

    Textual takes a letter when it comes, but runs what is bound to a key only after all letters that have
    come behind it: of what was typed in one go, ctrl+u would delete what follows it too.
    """

    _EDITING = _editing()

    async def on_key(self, event: events.Key) -> None:
        """Do what the key does to the text."""
        action = self._EDITING.get(event.key)
        if action is not None:
            event.stop()
            event.prevent_default()
            await self.run_action(action)
