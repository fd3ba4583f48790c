"""Feeds beside the reading: asked in the background, and what is said shown where somebody looks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from textual import on

from newsreader.app import messages
from newsreader.app.screens.keeping_up import KeepingUp
from newsreader.model import FeedLink, Sentence
from newsreader.translation import translate

FIRST_LOOK = 5.0
"""Seconds after the start when feeds are asked by themselves for the first time."""


@runtime_checkable
class FeedsShown(Protocol):
    """A screen above the reading screen that shows the feeds."""

    @property
    def room(self) -> int:
        """Cells that there are for what is said."""
        ...

    def hear(self, text: str, *, warning: bool) -> None:
        """Say what was done, or why it was not."""
        ...

    def reload_feeds(self, to: int | None) -> None:
        """Show the feeds as they are now, with the cursor on one of them."""
        ...

    def found(self, links: Sequence[FeedLink]) -> None:
        """Let one of several feeds be chosen."""
        ...


class Feeding(KeepingUp):
    """Takes what the feeds' lanes tell, and passes it on to the screen of the feeds while that is open."""

    def begin_asking(self) -> None:
        """Ask feeds by themselves as often as the settings say."""
        minutes = self._config.feeds.every
        if minutes:
            self.set_timer(FIRST_LOOK, self._ask_quietly)
            self.set_interval(minutes * 60.0, self._ask_quietly)

    def _ask_quietly(self) -> None:
        self.session.feeds.rounds.ask_due(quietly=True)

    @property
    def _shown(self) -> FeedsShown | None:
        shown = (one for one in self.app.screen_stack if isinstance(one, FeedsShown))
        return next((one for one in shown if one.is_mounted), None)

    def say(self, sentence: Sentence | str, /, *, warning: bool = False, **values: object) -> None:
        """Say something in the status line, and where the feeds are shown above it."""
        super().say(sentence, warning=warning, **values)
        if (shown := self._shown) is not None:
            shown.hear(translate(sentence, **values), warning=warning)

    @property
    def failure_room(self) -> int:
        """There is more where the feeds are shown."""
        return super().failure_room if (shown := self._shown) is None else shown.room

    @on(messages.FeedsChanged)
    def feeds_changed(self, message: messages.FeedsChanged) -> None:
        """Show the feeds as they are now."""
        if (shown := self._shown) is not None:
            shown.reload_feeds(message.to)

    @on(messages.FeedsFound)
    def feeds_found(self, message: messages.FeedsFound) -> None:
        """Follow what was found, unless nobody waits for it any more."""
        if (shown := self._shown) is not None:
            shown.found(message.links)
