"""The reader's last word: what a correction would change, making it, and taking it back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from newsreader.archive import Archive, Event, Kept
from newsreader.model import (
    Anchor,
    Annotations,
    Article,
    Correction,
    CorrectionKind,
    NewsreaderError,
    Reach,
    Scope,
    Sentence,
    Standing,
)

if TYPE_CHECKING:
    from newsreader.corrections import Entry

_BATCH = 40
"""Articles derived in one transaction: few enough that a key press never waits long for its own."""


def apply(
    body: str, raw: Annotations, corrections: Sequence[Correction], sha256: str
) -> tuple[Annotations, frozenset[int]]:
    """What the archive applies corrections with; see `newsreader.archive.Correct`."""
    from newsreader.corrections import apply

    applied = apply(body, raw, corrections, sha256=sha256)
    return applied.annotations, applied.effective


class Outcome(StrEnum):
    """What became of an entry of a shared file."""

    APPLIED = "applied"
    KNOWN = "known"
    ORPHANED = "orphaned"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Taken:
    """An entry of a shared file, the line it stands at, what became of it, and why if it was refused."""

    line: int
    outcome: Outcome
    correction: Correction | None
    why: Sentence | None = None


class Corrector:
    """Corrections of one library. Any thread may use it."""

    def __init__(self, archive: Archive, articles_with: Callable[[str], int] | None = None) -> None:
        """`articles_with` says how many articles hold a text, roughly and quickly; 0 where it cannot."""
        self._archive = archive
        self._articles_with = articles_with

    def anchor(self, article: Article, start: int, end: int) -> Anchor:
        """The anchor of the code points ``[start, end)`` of an article's body."""
        from newsreader.corrections import anchor_at

        return anchor_at(
            article.body, start, end, sha256=article.sha256, title=article.title, url=article.url
        )

    def reach(self, correction: Correction, article_id: int | None = None) -> Reach:
        """What a correction would change; `article_id` is the open article."""
        here = self._mentions_changed(article_id, correction) if article_id is not None else 0
        if correction.scope is Scope.ARCHIVE:
            return self._everywhere(correction, here)
        return Reach(here, 1 if article_id is not None else 0, here, article_id is not None)

    def _everywhere(self, correction: Correction, here: int) -> Reach:
        if correction.kind is CorrectionKind.ADD and self._articles_with is not None:
            roughly = self._articles_with(correction.surface)
            if roughly:
                return Reach(here, roughly, None, exact=False)
        articles, mentions, exact = self._archive.reach(correction)
        return Reach(here, articles, mentions, exact)

    def _mentions_changed(self, article_id: int, correction: Correction) -> int:
        before = self._archive.article(article_id)
        if before is None:
            return 0
        held, found = set(before.annotations.mentions), set(self.preview(article_id, correction).mentions)
        # A mention that became another one is both gone and come.
        return max(len(held - found), len(found - held))

    def preview(self, article_id: int, correction: Correction) -> Annotations:
        """The annotations of an article as they would be; nothing is kept.

        Raises NewsreaderError where there is no such article.
        """
        one = self._archive.uncorrected(article_id)
        return apply(one.body, one.raw, (*one.corrections, correction), one.sha256)[0]

    def correct(self, correction: Correction, article_id: int | None) -> Event:
        """Keep a correction, apply it to the open article at once, and queue the other articles.

        Raises NewsreaderError where the correction makes no sense or the library is read-only.
        """
        from newsreader.corrections import orphaned, problem

        why = problem(correction)
        if why is None and article_id is not None:
            one = self._archive.uncorrected(article_id)
            if orphaned(one.body, correction, sha256=one.sha256):
                why = Sentence.of("“{text}” does not stand there in this article.", text=correction.surface)
        if why is not None:
            raise NewsreaderError(why.text, **dict(why.values))
        return self._archive.correct(correction, article_id)

    def waiting(self) -> int:
        """How many articles are queued."""
        return self._archive.queued()

    def apply_queued(self, first: int | None = None) -> Iterator[tuple[int, int]]:
        """Derive the queued articles anew, newest first; yields (done, total) after each batch.

        `first` is an article that somebody looks at: it comes before all others, if it is queued. May be
        stopped between two steps: what is left stays queued, also over a crash. In a library that can only be
        read it does nothing.
        """
        if self._archive.read_only:
            return
        done, total = 0, self._archive.queued()
        while total and (derived := self._archive.derive_queued(_BATCH, first)):
            done += derived
            total = max(total, done)
            yield done, total

    def standing(self) -> list[Standing]:
        """The corrections in force, the oldest first."""
        return [self._standing(kept) for kept in self._archive.corrections()]

    def withdrawn(self) -> list[Standing]:
        """The corrections that were withdrawn and can be reinstated, the oldest first."""
        return [self._standing(kept) for kept in self._archive.corrections(standing=False)]

    def _standing(self, kept: Kept) -> Standing:
        return Standing(kept.id, kept.at, kept.correction, kept.article, self._orphaned(kept))

    def _orphaned(self, kept: Kept) -> bool:
        from newsreader.corrections import orphaned

        if kept.correction.scope is Scope.ARCHIVE:
            return False
        if kept.article is None:
            return True
        return any(orphaned(body, kept.correction) for _, _, body in self._archive.bodies([kept.article]))

    def withdraw(self, id: int) -> Event:
        """Take back any one correction, in any order.

        Raises NewsreaderError where none of that number is in force.
        """
        return self._archive.withdraw(id)

    def reinstate(self, id: int) -> Event:
        """Put a withdrawn correction in force again, in its old place among the others.

        Raises NewsreaderError where none of that number was withdrawn.
        """
        return self._archive.reinstate(id)

    # sharing

    def export(self) -> str:
        """The corrections in force as a YAML file to share."""
        from newsreader.corrections import dump

        return dump(kept.correction for kept in self._archive.corrections())

    def take(self, entries: Iterable[Entry]) -> list[Taken]:
        """Take over the entries of a shared file that make sense and are not known yet.

        All that is taken over is one event. Raises NewsreaderError where the library is read-only.
        """
        read = list(entries)
        good = [entry.correction for entry in read if entry.correction is not None]
        _, kept = self._archive.take_corrections(good) if good else (None, [])
        outcomes = map(self._outcome, kept)
        return [
            Taken(entry.line, Outcome.REFUSED, None, entry.problem)
            if entry.correction is None
            else Taken(entry.line, next(outcomes), entry.correction)
            for entry in read
        ]

    def _outcome(self, kept: Kept | None) -> Outcome:
        if kept is None:
            return Outcome.KNOWN
        return Outcome.ORPHANED if self._orphaned(kept) else Outcome.APPLIED
