"""One fetch while it runs: until when, whether it is still wanted, and what its messages name."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from newsreader.ingest.fetch.errors import FetchCancelled, FetchError
from newsreader.model import Sentence

_SLICE = 0.1
"""Seconds that any wait lasts at most before the deadline and the caller are looked at again."""


@dataclass(slots=True)
class Call:
    """`shown` is the address as messages name it, `ends` a reading of the monotonic clock.

    `connected` says whether the request at hand had to make a connection of its own.
    """

    shown: str
    seconds: float
    ends: float
    cancelled: Callable[[], bool]
    connecting: bool = False
    connected: bool = False

    @classmethod
    def starting(cls, shown: str, seconds: float, cancelled: Callable[[], bool]) -> Call:
        """A call that has all its time before it."""
        return cls(shown, seconds, time.monotonic() + seconds, cancelled)

    def to_connect(self, seconds: float) -> Call:
        """The part of it that makes a connection: it ends after `seconds`, or with the whole."""
        return Call(
            self.shown,
            min(seconds, self.seconds),
            min(self.ends, time.monotonic() + seconds),
            self.cancelled,
            connecting=True,
        )

    def left(self) -> float:
        """Seconds until the end; negative after it."""
        return self.ends - time.monotonic()

    def wait(self) -> float:
        """How many seconds to wait at most, above zero. Raises FetchError where there are none left."""
        if self.cancelled():
            raise FetchCancelled(Sentence.of("Fetching {url} was cancelled.", url=self.shown))
        left = self.left()
        if left <= 0:
            raise self._late()
        return min(_SLICE, left)

    def _late(self) -> FetchError:
        seconds = f"{self.seconds:g}"
        if self.connecting:
            sentence = Sentence.of(
                "The server of {url} could not be reached within {seconds} seconds.",
                url=self.shown,
                seconds=seconds,
            )
        else:
            sentence = Sentence.of(
                "{url} did not arrive within {seconds} seconds.", url=self.shown, seconds=seconds
            )
        return FetchError(sentence, transient=True, unreachable=self.connecting)


_CURRENT: ContextVar[Call] = ContextVar("call")
# Connections outlive calls, which the HTTP library does not hand on: a connection asks here whom it serves.


@contextmanager
def serving(call: Call) -> Iterator[None]:
    """What this thread reads and writes meanwhile is for `call`."""
    token = _CURRENT.set(call)
    try:
        yield
    finally:
        _CURRENT.reset(token)


def current_call() -> Call:
    """The call that this thread serves."""
    return _CURRENT.get()
