"""Commands in the order in which they were asked for, some of which must wait for an answer first."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from enum import Enum


class Need(Enum):
    """What a command acts on, and so what must be there before it runs.

    Keys come faster than answers: in ``/iran``, enter, enter, ``]`` each key means the state that the one
    before it leads to.
    """

    NOTHING = "nothing"
    RESULT = "the result of what was asked last, or its beginning"
    WHOLE = "that result to its end"
    ARTICLE = "its beginning, and the article being opened"


class NotYet(Exception):  # noqa: N818
    """A command needs more of the result than has come; it is to be run again when all of it is there."""


class CommandQueue:
    """Runs commands at once where nothing is missing; one that waits holds back all that come after it."""

    def __init__(self, missing: Callable[[Need], bool]) -> None:
        self._missing = missing
        self._waiting: deque[tuple[Need, Callable[[], None]]] = deque()
        self._running = False

    def submit(self, need: Need, command: Callable[[], None]) -> None:
        """Run a command as soon as its turn has come and what it needs is there."""
        if need is Need.NOTHING:
            command()
            return
        self._waiting.append((need, command))
        self.advance()

    def postpone(self, need: Need, command: Callable[[], None]) -> None:
        """Run a command that turns out to need more before all others that wait."""
        self._waiting.appendleft((need, command))
        self.advance()

    def advance(self) -> None:
        """Run what can be run now; called whenever an answer has come."""
        if self._running:
            return
        self._running = True
        try:
            while self._waiting and not self._missing(self._waiting[0][0]):
                _, command = self._waiting.popleft()
                command()
        finally:
            self._running = False
