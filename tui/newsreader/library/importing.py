"""Bringing files in: read, prepare, annotate, keep."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from newsreader.archive import Archive
from newsreader.model import Annotations, Article, Draft, ImportResult, ImportStatus, NewsreaderError

if TYPE_CHECKING:
    from newsreader.annotate import Extractor

_BATCH = 50


class Importer:
    """Takes articles into an archive, each whole or not at all; a failed one never stops the others."""

    def __init__(self, archive: Archive, extractor: Extractor) -> None:
        self._archive = archive
        self._extractor = extractor

    def run(
        self, paths: Iterable[Path], *, format: str | None = None, dry_run: bool = False
    ) -> Iterator[ImportResult]:
        """Import every article under some paths; yields what became of each, in order.

        Articles already yielded are kept even if the run is interrupted. With `dry_run` nothing is kept.
        """
        from newsreader.ingest import read

        collection: int | None = None
        for path in paths:
            batch: list[Draft] = []
            for found in read(path, format=format):
                if isinstance(found, ImportResult):
                    yield found
                    continue
                batch.append(found)
                if len(batch) >= _BATCH:
                    if collection is None and not dry_run:
                        collection = self._archive.new_collection(str(path))
                    yield from self._keep(batch, collection, dry_run)
                    batch = []
            if batch:
                if collection is None and not dry_run:
                    collection = self._archive.new_collection(str(path))
                yield from self._keep(batch, collection, dry_run)

    def _keep(self, batch: list[Draft], collection: int | None, dry_run: bool) -> list[ImportResult]:
        ready = [self._make_ready(draft, dry_run=dry_run) for draft in batch]
        if all(isinstance(one, ImportResult) for one in ready):
            return [one for one in ready if isinstance(one, ImportResult)]
        with self._archive.transaction():
            return [
                one if isinstance(one, ImportResult) else self._archive.add(*one, collection=collection)
                for one in ready
            ]

    def _make_ready(self, draft: Draft, *, dry_run: bool) -> ImportResult | tuple[Article, Annotations]:
        """An article with its annotations, or why there is nothing to be kept.

        Done before the transaction begins, so that a slow article never keeps others from writing.
        """
        from newsreader.ingest import prepare

        try:
            article = prepare(draft)
        except NewsreaderError as error:
            return ImportResult(draft.origin, ImportStatus.FAILED, why=error.sentence)
        known = self._archive.held(article)
        if known is not None:
            return known
        if dry_run:
            return ImportResult(draft.origin, ImportStatus.ADDED)
        return article, self._extractor.annotate(
            article.body, title=article.title, published=article.published, lang=article.lang
        )
