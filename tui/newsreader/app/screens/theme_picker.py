"""Choosing a theme while seeing it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from newsreader.app.screens.overlay import Overlay
from newsreader.app.widgets.pick_list import PickList


class ThemeScreen(Overlay[str | None]):
    """A list of themes over the reading screen; the one under the cursor is in force until escape."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape,q", "leave", "")]

    def __init__(self, themes: Sequence[tuple[str, str]], current: str) -> None:
        super().__init__()
        self._themes = themes
        self._before = current

    def compose(self) -> ComposeResult:
        """The list."""
        yield PickList(*(Option(title, id=name) for name, title in self._themes), id="themes", markup=False)

    def on_mount(self) -> None:
        """Begin at the theme in force."""
        options = self.query_one(OptionList)
        names = [name for name, _ in self._themes]
        options.highlighted = names.index(self._before) if self._before in names else 0
        options.focus()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the theme under the cursor."""
        event.stop()
        if event.option_id:
            self.app.theme = event.option_id

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Keep the theme."""
        event.stop()
        self.dismiss(event.option_id)

    def action_leave(self) -> None:
        """Go back to the theme before."""
        self.app.theme = self._before
        self.dismiss(None)
