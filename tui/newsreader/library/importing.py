"""Bringing files in: read, prepare, annotate, keep."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from newsreader.archive import Archive
from newsreader.library.annotating import Later, beside, here
from newsreader.model import (
    Annotations,
    Article,
    Draft,
    ImportResult,
    ImportStatus,
    NewsreaderError,
    Sentence,
)

if TYPE_CHECKING:
    from newsreader.annotate import Extractor

_BATCH = 50
_AHEAD = 8
"""Articles that wait for each process, so that none is idle while a batch is written."""

_log = logging.getLogger(__name__)
_Ready = ImportResult | tuple[Article, Later]


@dataclass(frozen=True, slots=True)
class _Manner:
    """How one run imports; `ahead` is how many batches may be annotated while an earlier one is kept."""

    format: str | None
    dry_run: bool
    batch_size: int
    start: Callable[[Article], Later]
    ahead: int = 0


class _TrialOver(Exception):  # noqa: N818
    """Undoes a transaction; nothing is wrong."""


class Importer:
    """Takes articles into an archive, each whole or not at all; a failed one never stops the others.

    `extractor` makes the extractor when the first new article needs it; `gazetteer` names the user's own
    names, for extractors in other processes.
    """

    def __init__(
        self, archive: Archive, extractor: Callable[[], Extractor], *, gazetteer: Path | None = None
    ) -> None:
        self._archive = archive
        self._extractor = extractor
        self._gazetteer = gazetteer

    def run(
        self,
        paths: Iterable[Path],
        *,
        format: str | None = None,
        dry_run: bool = False,
        jobs: int = 1,
        batch_size: int = _BATCH,
    ) -> Iterator[ImportResult]:
        """Import every article under some paths; yields what became of each, in order.

        Articles already yielded are kept even if the run is interrupted; `batch_size` of them are kept at a
        time. With `dry_run` nothing is kept. With `jobs` above 1 so many processes annotate. Raises
        NewsreaderError for an unknown format, or where a process was lost.
        """
        if jobs == 1 or dry_run:
            for path in paths:
                yield from self._path(path, _Manner(format, dry_run, batch_size, here(self._extractor)))
            return
        with beside(jobs, self._gazetteer) as start:
            ahead = max(1, -(-jobs * _AHEAD // batch_size))
            for path in paths:
                yield from self._path(path, _Manner(format, dry_run, batch_size, start, ahead))

    def _path(self, path: Path, manner: _Manner) -> Iterator[ImportResult]:
        from newsreader.ingest import read
        from newsreader.ingest.files import shown

        collection: int | None = None
        waiting: deque[list[_Ready]] = deque()
        for batch in _batches(read(path, format=manner.format), manner.batch_size):
            if collection is None and not manner.dry_run and any(isinstance(one, Draft) for one in batch):
                collection = self._archive.new_collection(shown(path))
            waiting.append(self._make_ready(batch, collection, manner))
            if len(waiting) > manner.ahead:
                yield from self._keep(waiting.popleft(), collection)
        while waiting:
            yield from self._keep(waiting.popleft(), collection)

    def _make_ready(
        self, batch: list[Draft | ImportResult], collection: int | None, manner: _Manner
    ) -> list[_Ready]:
        """For each an article whose annotations are on their way, or why there is nothing to be kept."""
        prepared = [one if isinstance(one, ImportResult) else _prepared(one) for one in batch]
        held: list[ImportResult | Article] = []
        # What is held notes where it was met again; a trial run takes that back.
        with suppress(_TrialOver), self._archive.transaction():
            for one in prepared:
                known = (
                    None if isinstance(one, ImportResult) else self._archive.held(one, collection=collection)
                )
                held.append(known or one)
            if manner.dry_run:
                raise _TrialOver
        if manner.dry_run:
            return [
                one if isinstance(one, ImportResult) else ImportResult(one.origin, ImportStatus.ADDED)
                for one in held
            ]
        return [one if isinstance(one, ImportResult) else (one, manner.start(one)) for one in held]

    def _keep(self, batch: list[_Ready], collection: int | None) -> list[ImportResult]:
        """Annotates before the transaction begins, so that a slow article never keeps others from writing."""
        ready = [one if isinstance(one, ImportResult) else _annotated(*one) for one in batch]
        if all(isinstance(one, ImportResult) for one in ready):
            return [one for one in ready if isinstance(one, ImportResult)]
        with self._archive.transaction():
            return [one if isinstance(one, ImportResult) else self._add(*one, collection) for one in ready]

    def _add(self, article: Article, annotations: Annotations, collection: int | None) -> ImportResult:
        try:
            return self._archive.add(article, annotations, collection=collection)
        except NewsreaderError as error:
            return ImportResult(article.origin, ImportStatus.FAILED, why=error.sentence)
        except ValueError as error:
            return _mistake(article.origin, error)


def _batches(found: Iterable[Draft | ImportResult], size: int) -> Iterator[list[Draft | ImportResult]]:
    batch: list[Draft | ImportResult] = []
    for one in found:
        batch.append(one)
        if len(batch) >= size:
            yield batch
            batch = []
    if batch:
        yield batch


def _prepared(draft: Draft) -> Article | ImportResult:
    from newsreader.ingest import prepare

    try:
        return prepare(draft)
    except NewsreaderError as error:
        return ImportResult(draft.origin, ImportStatus.FAILED, why=error.sentence)
    except Exception as error:
        return _mistake(draft.origin, error)


def _annotated(article: Article, later: Later) -> ImportResult | tuple[Article, Annotations]:
    try:
        return article, later()
    except NewsreaderError:
        raise
    except Exception as error:
        return _mistake(article.origin, error)


def _mistake(origin: str, error: Exception) -> ImportResult:
    """One article that the program fails on is no reason to lose the others."""
    _log.error("%s could not be imported", origin, exc_info=error)
    why = Sentence.of(
        "An error in newsreader itself ({name}) kept this article out; the log says where it is.",
        name=type(error).__name__,
    )
    return ImportResult(origin, ImportStatus.FAILED, why=why)
