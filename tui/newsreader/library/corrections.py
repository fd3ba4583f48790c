"""The reader's last word: what a correction would change, making it, and taking it back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from newsreader.archive import Event
from newsreader.model import Anchor, Annotations, Article, Correction, Reach, Standing


class Corrector(Protocol):
    """Corrections of one library. Any thread may use it."""

    def anchor(self, article: Article, start: int, end: int) -> Anchor:
        """The anchor of the code points ``[start, end)`` of an article's body."""
        ...

    def reach(self, correction: Correction, article_id: int | None = None) -> Reach:
        """What a correction would change; `article_id` is the open article."""
        ...

    def preview(self, article_id: int, correction: Correction) -> Annotations:
        """The annotations of an article as they would be; nothing is kept."""
        ...

    def correct(self, correction: Correction, article_id: int | None) -> Event:
        """Keep a correction, apply it to the open article at once, and queue the other articles.

        Raises NewsreaderError where the correction makes no sense or the library is read-only.
        """
        ...

    def waiting(self) -> int:
        """How many articles are queued."""
        ...

    def apply_queued(self) -> Iterator[tuple[int, int]]:
        """Derive the queued articles anew, newest first; yields (done, total) after each batch.

        May be stopped between two steps: what is left stays queued, also over a crash.
        """
        ...

    def standing(self) -> list[Standing]:
        """The corrections in force, the oldest first."""
        ...

    def withdrawn(self) -> list[Standing]:
        """The corrections that were withdrawn and can be reinstated, the oldest first."""
        ...

    def withdraw(self, id: int) -> Event:
        """Take back any one correction, in any order.

        Raises NewsreaderError where none of that number is in force.
        """
        ...

    def reinstate(self, id: int) -> Event:
        """Put a withdrawn correction in force again, in its old place among the others.

        Raises NewsreaderError where none of that number was withdrawn.
        """
        ...
