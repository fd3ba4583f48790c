"""Annotating articles again: one that somebody reads, or all that another version annotated."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from newsreader.archive import Archive
from newsreader.library.annotating import annotate
from newsreader.library.corrections import apply
from newsreader.model import Annotations, NewsreaderError, ReadableArticle

if TYPE_CHECKING:
    from newsreader.annotate import Extractor

_BATCH = 20
_SECONDS = 0.25
"""A transaction holds what was annotated in so long, so that a stop is never waited for."""

_log = logging.getLogger(__name__)


def refine(archive: Archive, readable: ReadableArticle, extractor: Extractor) -> ReadableArticle | None:
    """The article annotated by another extractor; see `Library.refine`."""
    number = readable.article.id
    if readable.annotations.extractor == extractor.version:
        return None
    raw = annotate(extractor, readable.article)
    if archive.read_only:
        one = archive.uncorrected(number)
        return replace(readable, annotations=apply(one.body, raw, one.corrections, one.sha256)[0])
    archive.annotate(number, raw)
    return archive.article(number)


def reannotate(archive: Archive, extractor: Extractor, *, newest_first: bool) -> Iterator[tuple[int, int]]:
    """Annotate again what another version annotated; see `Library.reannotate`."""
    ids = archive.ids_where(not_by=extractor.version)
    if not newest_first:
        ids = ids[::-1]
    waiting: list[tuple[int, Annotations]] = []
    began = time.monotonic()
    for done, number in enumerate(ids, 1):
        raw = _annotated(archive, extractor, number)
        if raw is not None:
            waiting.append((number, raw))
        if done == len(ids) or len(waiting) == _BATCH or time.monotonic() - began > _SECONDS:
            with archive.transaction():
                for held, found in waiting:
                    archive.annotate(held, found)
            waiting.clear()
            yield done, len(ids)
            began = time.monotonic()


def _annotated(archive: Archive, extractor: Extractor, number: int) -> Annotations | None:
    """None where there is nothing to do any more, or the extractor fails: it is asked again another time."""
    readable = archive.article(number)
    if readable is None or readable.annotations.extractor == extractor.version:
        return None
    try:
        return annotate(extractor, readable.article)
    except NewsreaderError:
        raise
    except Exception:
        _log.exception("article %d could not be annotated by %s", number, extractor.version)
        return None
