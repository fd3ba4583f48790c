"""Screens over the reading screen."""

from __future__ import annotations

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, ScreenResultType


class Overlay(ModalScreen[ScreenResultType]):
    """A screen that is left once, however fast keys and answers come.

    A second key that leaves it would take away the screen below, and answers of background work have nothing
    to show themselves in any more.
    """

    @property
    def is_open(self) -> bool:
        """Whether the screen is on the stack, on top of it or below another."""
        return self in self.app.screen_stack

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Leave the screen with a result, unless it has been left already."""
        return super().dismiss(result) if self.app.screen is self else AwaitComplete()
