"""What a library needs in the background: its starter collection, and its index kept in step."""

from __future__ import annotations

import threading
from collections.abc import Callable

from newsreader.app.background import Lane, Post
from newsreader.app.messages import Filled, LibraryGrew, Progressed
from newsreader.library import Library

_SHOWN_EVERY = 6
Describe = Callable[[int, int], str]


class Upkeep:
    """Long work that can be stopped between any two steps, and goes on at the next start."""

    def __init__(self, library: Library, lane: Lane, describe: Describe) -> None:
        self._library = library
        self._lane = lane
        self._describe = describe
        self._stopped = threading.Event()

    def stop(self) -> None:
        """Do no further step."""
        self._stopped.set()

    def catch_up(self, *, starter: bool) -> None:
        """Fill a new library if `starter`, then bring the index up to the archive."""
        if starter:
            self._lane.ask(self._fill)
        self._lane.ask(self._refresh)

    def _fill(self, post: Post) -> None:
        from newsreader.library.starter import fill, wants_starter

        try:
            if not wants_starter(self._library):
                return
            for number, _ in enumerate(fill(self._library), 1):
                post(Progressed(self._describe(number, 0)))
                if number % _SHOWN_EVERY == 0:
                    post(LibraryGrew())
                if self._stopped.is_set():
                    return
            post(LibraryGrew())
        finally:
            post(Progressed(""))
            post(Filled())

    def _refresh(self, post: Post) -> None:
        changed = False
        try:
            for done, total in self._library.refresh_index():
                changed = True
                post(Progressed(self._describe(done, total)))
                if self._stopped.is_set():
                    return
        finally:
            post(Progressed(""))
            if changed:
                post(LibraryGrew())
