"""Reading articles again with a better extractor: the open one at once, the others while nobody is busy."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from newsreader.app.background import Lane, Post
from newsreader.app.messages import AnnotationsChanged, MarksChanged, Progressed, Reannotated
from newsreader.app.upkeep import Upkeep
from newsreader.app.wording import rereading
from newsreader.library import Library
from newsreader.model import ReadableArticle

if TYPE_CHECKING:
    from newsreader.annotate import Extractor

_QUIET = 2.0
"""Seconds without a key after which nobody is typing or searching any more."""
_LOOK_AGAIN = 0.25
_PAINTING = 0.1
"""Seconds for which an article that was opened is left to be painted."""
_TOLD_EVERY = 10.0
"""Seconds after which rows, the open article and the index follow what was read again."""


class Rereading:
    """Runs behind everything else; what it changes is told like any other change of annotations.

    `exact` is the lane for the open article, `background` that for all others. Unless `wanted`, nothing is
    ever read again.
    """

    def __init__(
        self, library: Library, exact: Lane, background: Lane, upkeep: Upkeep, *, wanted: bool = True
    ) -> None:
        self._library = library
        self._exact = exact
        self._background = background
        self._upkeep = upkeep
        self._wanted = wanted
        self._stopped = threading.Event()
        self._loading = threading.Lock()
        self._touched = time.monotonic()

    def touch(self) -> None:
        """Somebody has pressed a key; the background waits."""
        self._touched = time.monotonic()

    def stop(self) -> None:
        """Do no further step."""
        self._stopped.set()

    def read_again(self, readable: ReadableArticle) -> None:
        """Read the article that was opened with the exact extractor, if it has not yet."""
        article_id, read_by = readable.article.id, readable.annotations.extractor
        if self._wanted:
            self._exact.ask(lambda post: self._refine(article_id, read_by, post))

    def _refine(self, article_id: int, read_by: str, post: Post) -> None:
        # Textual paints a little later than it says that it has.
        if self._stopped.wait(_PAINTING):
            return
        extractor = self._exact_extractor()
        if self._stopped.is_set() or extractor.version == read_by:
            return
        readable = self._library.refine(article_id, extractor)
        if readable is not None:
            post(Reannotated(readable))
        if readable is not None and not self._library.archive.read_only:
            post(MarksChanged(self._library.rows([article_id]), None))
            # The list stays as it is: an article must not vanish from it because it was opened.
            self._upkeep.refresh_index(quietly=True)

    def catch_up(self) -> None:
        """Read all articles again that an older version has read, newest first."""
        if self._wanted and not self._library.archive.read_only:
            self._background.ask(self._all)

    def _all(self, post: Post) -> None:
        if not self._nobody_is_busy():
            return
        extractor = self._exact_extractor()
        told = time.monotonic()
        changed = False
        steps = self._library.reannotate(extractor)
        try:
            while self._nobody_is_busy() and (step := next(steps, None)) is not None:
                changed = True
                post(Progressed(rereading(*step)))
                if time.monotonic() - told > _TOLD_EVERY:
                    told = time.monotonic()
                    self._tell(post, quietly=True)
        finally:
            post(Progressed(""))
            if changed:
                self._tell(post)

    def _tell(self, post: Post, *, quietly: bool = False) -> None:
        post(AnnotationsChanged())
        self._upkeep.refresh_index(quietly=quietly)

    def _exact_extractor(self) -> Extractor:
        """Two threads may ask for it; it is loaded once."""
        with self._loading:
            return self._library.exact_extractor

    def _nobody_is_busy(self) -> bool:
        """Wait until no key has been pressed for a while; False if everything is to stop."""
        return _wait(self._stopped, lambda: time.monotonic() - self._touched >= _QUIET)


def _wait(stopped: threading.Event, ready: Callable[[], bool]) -> bool:
    while not ready():
        if stopped.wait(_LOOK_AGAIN):
            return False
    return not stopped.is_set()
