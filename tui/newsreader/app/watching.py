"""Noticing what other programs do to the library while it is open here."""

from __future__ import annotations

import logging
from collections.abc import Callable

from newsreader.app.background import Lane, Post
from newsreader.app.messages import LibraryGrew
from newsreader.library import Library
from newsreader.model import NewsreaderError

_log = logging.getLogger("newsreader")


class Watch:
    """Compares the state of the library with the one that is shown, in the background; says nothing else.

    `concerns` picks from a state what the list depends on.
    """

    def __init__(self, library: Library, lane: Lane, concerns: Callable[[tuple[int, int]], int]) -> None:
        self._library = library
        self._lane = lane
        self._concerns = concerns
        self._said: str | None = None

    def look(self, shown: tuple[int, int]) -> None:
        """Say it where there are articles that were not there when `shown` was the state."""
        self._lane.ask(lambda post: self._look(shown, post))

    def _look(self, shown: tuple[int, int], post: Post) -> None:
        try:
            now = self._library.archive.state()
        except NewsreaderError as error:
            # Whoever does something meets the same, and is told; every second would be too often.
            if str(error) != self._said:
                self._said = str(error)
                _log.warning("the library could not be looked at: %s", error)
            return
        if self._concerns(now) != self._concerns(shown):
            post(LibraryGrew())
