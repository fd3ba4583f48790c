"""Screens around one list."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.screen import ScreenResultType
from textual.widgets import Input

from newsreader.app.screens.overlay import Overlay
from newsreader.app.widgets.line_list import LineList

MOVING_KEYS = {
    "j,down": "move(1)",
    "k,up": "move(-1)",
    "g,home": "edge(-1)",
    "G,end": "edge(1)",
    "space,pagedown,ctrl+d": "page(1)",
    "b,pageup,ctrl+u": "page(-1)",
}
"""The keys of every list, and the actions of `ListOverlay`."""


class ListOverlay(Overlay[ScreenResultType]):
    """A screen over the reading screen in which the cursor of a list moves."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(keys, action) for keys, action in MOVING_KEYS.items()),
        # At once, as what is typed behind it means other things here.
        Binding("colon", "command_line", priority=True),
    ]

    @property
    def items(self) -> LineList:
        """The list."""
        return self.query_one(LineList)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """A colon that is typed into a field belongs to it."""
        return action != "command_line" or not isinstance(self.focused, Input)

    async def action_command_line(self) -> None:
        """Leave this, and what it lies over, for the line in which commands are typed."""
        while isinstance(top := self.app.screen, ListOverlay):
            top.dismiss(None)
        await self.app.screen.run_action("run('command.line')")

    def action_move(self, step: int) -> None:
        """Move the cursor."""
        self.items.move(step)

    def action_page(self, pages: float) -> None:
        """Move by a page."""
        self.items.page(pages)

    def action_edge(self, step: int) -> None:
        """Go to the first or the last."""
        if step < 0:
            self.items.to_start()
        else:
            self.items.to_end()
