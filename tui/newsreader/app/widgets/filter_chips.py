"""The filters in force, each removable by a click."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Static

from newsreader.model import Refinement
from newsreader.translation import translate


class Chip(Static):
    """One filter."""

    ALLOW_SELECT = False

    class Removed(Message):
        """This filter is to be taken off."""

        def __init__(self, refinement: Refinement) -> None:
            super().__init__()
            self.refinement = refinement

    def __init__(self, refinement: Refinement, number: int) -> None:
        self.refinement = refinement
        sign = translate("not") + " " if refinement.excluded else ""
        super().__init__(f"{number} {sign}{refinement.shown} ×", markup=False)
        self.set_class(refinement.excluded, "-excluded")
        self.tooltip = translate("click to remove this filter")

    def on_click(self, event: events.Click) -> None:
        """Take the filter off."""
        event.stop()
        self.post_message(self.Removed(self.refinement))


class FilterChips(Horizontal):
    """A row of chips that takes no line while there are none."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._shown: tuple[Refinement, ...] = ()

    def show(self, refinements: Sequence[Refinement]) -> None:
        """Show other filters."""
        if self._shown == tuple(refinements):
            return
        self._shown = tuple(refinements)
        self.display = bool(refinements)
        self.call_later(self._rebuild)

    async def _rebuild(self) -> None:
        # Removing takes its time, so that changes that come fast are made one after the other.
        async with self.batch():
            await self.remove_children()
            await self.mount_all(Chip(one, number) for number, one in enumerate(self._shown, 1))
