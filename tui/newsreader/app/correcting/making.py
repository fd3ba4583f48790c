"""Keeping corrections and taking them back, each in the background and told in the status line."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from newsreader.app.background import Lane, Post
from newsreader.app.messages import AnnotationsChanged, Corrected, Reannotated, Said
from newsreader.app.upkeep import Upkeep
from newsreader.archive import Event
from newsreader.library import Library
from newsreader.model import Correction, EntityCount

_FEW = 20
_SHORTEST = 3
"""Letters of a part of a name that other names are looked for by."""


class Corrections:
    """Corrections in the order in which they were made, in the lane of all that can be undone."""

    def __init__(self, library: Library, lane: Lane, upkeep: Upkeep) -> None:
        self._library = library
        self._lane = lane
        self._upkeep = upkeep

    def make(self, correction: Correction, article_id: int | None) -> None:
        """Keep a correction; the open article follows at once, the others in the background."""
        self._change(lambda: self._library.corrector.correct(correction, article_id), article_id)

    def withdraw(self, number: int, article_id: int | None) -> None:
        """Take back any one correction."""
        self._change(lambda: self._library.corrector.withdraw(number), article_id)

    def reinstate(self, number: int, article_id: int | None) -> None:
        """Put a withdrawn correction in force again."""
        self._change(lambda: self._library.corrector.reinstate(number), article_id)

    def _change(self, change: Callable[[], Event], article_id: int | None) -> None:
        def work(post: Post) -> None:
            event = change()
            if article_id is not None:
                post(Reannotated(self._library.article(article_id)))
            rows = self._library.rows([article_id]) if article_id is not None else []
            post(Corrected(event.sentence, rows))
            self._upkeep.apply_corrections(article_id)

        self._lane.ask(work)

    def export_to(self, name: str) -> None:
        """Write the corrections in force to a file."""

        def work(post: Post) -> None:
            from newsreader.app.correcting.sharing import export_to

            post(Said(export_to(self._library, name)))

        self._lane.ask(work)

    def import_from(self, name: str) -> None:
        """Take over the corrections of a file; one step of undo takes them all back."""

        def work(post: Post) -> None:
            from newsreader.app.correcting.sharing import import_from

            post(Said(import_from(self._library, name)))
            post(AnnotationsChanged())
            self._upkeep.apply_corrections()

        self._lane.ask(work)

    def reread(self, article_id: int) -> None:
        """Fetch an article again, as its annotations may have changed."""
        self._lane.ask(lambda post: post(Reannotated(self._library.article(article_id))))

    def known(self, text: str) -> Sequence[EntityCount]:
        """Entities with a name that begins with or holds `text`; runs in the thread of the caller."""
        return self._library.archive.entities_named(text, _FEW)

    def akin(self, name: str) -> Sequence[EntityCount]:
        """Entities with a part of a name in common, those that share more first."""
        found: dict[str, EntityCount] = {}
        shared: dict[str, int] = {}
        for part in dict.fromkeys(name.split()):
            if len(part) < _SHORTEST:
                continue
            for one in self._library.archive.entities_named(part, _FEW):
                found[one.entity.key] = one
                shared[one.entity.key] = shared.get(one.entity.key, 0) + 1
        return sorted(found.values(), key=lambda one: -shared[one.entity.key])
