"""What a library needs in the background: its starter collection, and its index kept in step."""

from __future__ import annotations

import threading
from contextlib import closing

from newsreader.app.background import Lane, Post, Work
from newsreader.app.messages import AnnotationsChanged, Filled, ImportsChanged, LibraryGrew, Progressed
from newsreader.app.wording import correcting, progress
from newsreader.library import Library

_SHOWN_EVERY = 6


class Upkeep:
    """Long work that can be stopped between any two steps, and goes on at the next start."""

    def __init__(self, library: Library, lane: Lane) -> None:
        self._library = library
        self._lane = lane
        self._stopped = threading.Event()

    def stop(self) -> None:
        """Do no further step."""
        self._stopped.set()

    def catch_up(self, *, starter: bool) -> None:
        """Fill a new library if `starter`, then bring the index up to the archive, ready to be searched."""
        if starter:
            self._lane.ask(self._fill)
        self._lane.ask(lambda _post: self._library.warm())
        self._lane.ask(self._settle)
        self._lane.ask(self._apply)
        self.refresh_index()

    def apply_corrections(self, first: int | None = None) -> None:
        """Let every article follow the corrections that concern it, and the index follow the articles.

        `first` is the open article, which follows before all others.
        """
        self._ask(lambda post: self._apply(post, first))

    def refresh_index(self, *, quietly: bool = False) -> None:
        """Bring the index up to the archive; `quietly`, if what is on screen need not be searched again."""
        self._ask(lambda post: self._refresh(post, quietly=quietly))

    def _ask(self, work: Work) -> None:
        """Have something done, unless the program ends: its app takes no more work, and the next does it."""
        if not self._stopped.is_set():
            self._lane.ask(work)

    def _apply(self, post: Post, first: int | None = None) -> None:
        if self._library.archive.read_only:
            return
        corrector = self._library.corrector
        if not corrector.waiting() and not self._library.archive.pending_count():
            return
        try:
            for done, total in corrector.apply_queued(first):
                if total > done:
                    post(Progressed(correcting(done, total)))
                if self._stopped.is_set():
                    return
        finally:
            post(Progressed(""))
        post(AnnotationsChanged())
        self._refresh(post)

    def _settle(self, _post: Post) -> None:
        """Go on with undoing imports, where that was interrupted."""
        if self._library.archive.read_only:
            return
        for _ in self._library.settle_imports():
            if self._stopped.is_set():
                return

    def _fill(self, post: Post) -> None:
        from newsreader.library.starter import fill, wants_starter

        try:
            if not wants_starter(self._library):
                return
            for number, _ in enumerate(fill(self._library), 1):
                post(Progressed(progress(number, 0)))
                if number % _SHOWN_EVERY == 0:
                    post(LibraryGrew())
                if self._stopped.is_set():
                    return
            post(LibraryGrew())
            post(ImportsChanged())
        finally:
            post(Progressed(""))
            post(Filled())

    def _refresh(self, post: Post, *, quietly: bool = False) -> None:
        changed = False
        try:
            # What takes long is built in other processes, so that the screen need not wait for this one.
            with closing(self._library.refresh_index(jobs=None)) as steps:
                for done, total in steps:
                    changed = True
                    if not quietly:
                        post(Progressed(progress(done, total)))
                    if self._stopped.is_set():
                        return
        finally:
            if not quietly:
                post(Progressed(""))
            if changed and not quietly:
                post(LibraryGrew())
