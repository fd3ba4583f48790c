"""Corrections, one after the other, to what an extractor found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsreader.corrections.operations import EVERYWHERE, HERE
from newsreader.corrections.sheet import Sheet
from newsreader.corrections.work import Work, in_article, span_of
from newsreader.model import Annotations, Correction, Scope


@dataclass(frozen=True, slots=True)
class Applied:
    """Corrected annotations, and the positions of the corrections that changed something."""

    annotations: Annotations
    effective: frozenset[int] = frozenset()


def corrected(
    body: str, raw: Annotations, corrections: Sequence[Correction], *, sha256: str | None = None
) -> Annotations:
    """What everybody reads: `raw` after all `corrections`, each of which sees what the earlier ones did.

    `sha256` is the hash of `body`, where it is known. Mentions never overlap and stand where they say, as
    long as those of `raw` do. Where nothing is changed the answer is `raw` itself.
    """
    return apply(body, raw, corrections, sha256=sha256).annotations


def apply(
    body: str, raw: Annotations, corrections: Sequence[Correction], *, sha256: str | None = None
) -> Applied:
    """As `corrected`, and which of the corrections had a part in it."""
    if not corrections:
        return Applied(raw)
    work = Work(Sheet(body, raw, sha256))
    for number, correction in enumerate(corrections):
        _take(work, number, correction)
    if not work.effective:
        return Applied(raw)
    return Applied(work.result(), frozenset(work.effective))


def orphaned(body: str, correction: Correction, *, sha256: str | None = None) -> bool:
    """Whether what a correction of one article is about does not stand in `body` any more.

    The whole article may still be meant where the place itself is gone but the text is not.
    """
    if correction.scope is Scope.ARCHIVE:
        return False
    sheet = Sheet(body, Annotations(""), sha256)
    if correction.scope is Scope.ARTICLE:
        return not in_article(sheet, correction)
    return span_of(sheet, correction) is None


def _take(work: Work, number: int, correction: Correction) -> None:
    work.sheet.changed = False
    if correction.scope is Scope.MENTION:
        HERE[correction.kind](work, correction, number)
    elif correction.scope is Scope.ARCHIVE or in_article(work.sheet, correction):
        EVERYWHERE[correction.kind](work, correction, number)
    if work.sheet.changed:
        work.effective.add(number)
