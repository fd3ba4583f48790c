"""What would become of articles if they were imported: nothing of it is kept."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from newsreader.archive import Archive, PackedArticle
from newsreader.archive.packed import odd_date
from newsreader.library.batching import Found, batched
from newsreader.library.keeping import Watch, feed_result, noting, told_of
from newsreader.library.workbench import made_ready, prepared
from newsreader.model import (
    Annotations,
    Article,
    Draft,
    FeedLink,
    ImportKind,
    ImportResult,
    ImportStatus,
    NewsreaderError,
)

_NOTHING_FOUND = Annotations("none")
_BY_PLACE = (ImportStatus.UNCHANGED, ImportStatus.UPDATED)
_ANEW = (ImportStatus.ADDED, ImportStatus.DUPLICATE)


def tried(archive: Archive, found: Iterator[Found], size: int, watch: Watch) -> Iterator[ImportResult]:
    """What would become of each that was found, in order, `size` of them looked at at a time.

    The archive is only looked at. What the same run would have kept of it by then is kept in another one, in
    a temporary folder. Raises NewsreaderError where there is no room for that.
    """
    with _scratch() as scratch:
        trial = _Trial(archive, scratch)
        done = 0
        for batch, _ in batched(found, size):
            with scratch.transaction():
                results = [trial.result(one) for one in batch]
            yield from results
            done += len(results)
            watch(done, 0)


@contextmanager
def _scratch() -> Iterator[Archive]:
    """An empty archive that is gone afterwards."""
    try:
        folder = TemporaryDirectory(prefix="newsreader-", ignore_cleanup_errors=True)
    except OSError as error:
        raise NewsreaderError(
            "A trial run needs a temporary folder, and none could be made: {reason}. TMPDIR names another "
            "place for it.",
            reason=error.strerror or error,
        ) from error
    with folder, Archive.open(Path(folder.name) / "trial.sqlite3") as archive:
        yield archive


class _Trial:
    """What an archive holds, and beside it what a run would have brought so far."""

    def __init__(self, archive: Archive, scratch: Archive) -> None:
        self._archive = archive
        self._scratch = scratch
        self._collection = scratch.new_collection("trial", scratch.begin_import(ImportKind.FILES, []))

    def result(self, one: Found) -> ImportResult:
        """What would become of this."""
        article = prepared(one.item) if isinstance(one.item, Draft) else one.item
        if isinstance(article, FeedLink):
            _, is_first = self._scratch.add_feed(article)
            return feed_result(article, added=is_first and self._archive.feed_at(article.url) is None)
        return self._foreseen(article) if isinstance(article, Article) else told_of(article)

    def _foreseen(self, article: Article) -> ImportResult:
        return noting(self._became(article), odd_date(article))

    def _became(self, article: Article) -> ImportResult:
        held = self._archive.foreseen(article)
        brought = self._scratch.foreseen(article, self._collection)
        if held.status is ImportStatus.UNCHANGED and brought.status in _ANEW:
            return held  # nothing of this run stands in its place
        if self._scratch.held(article, collection=self._collection) is None:
            ready = made_ready(article, lambda _: _NOTHING_FOUND)
            if not isinstance(ready, PackedArticle):
                return told_of(ready)
            # A text is known by its hash and its length, so that the disk need not hold all of them.
            packed = replace(ready, body="", removed=None, bands=())
            self._scratch.add_packed(packed, collection=self._collection)
        if brought.status in _BY_PLACE and brought.status is not held.status:
            return replace(brought, id=None)
        return held if held.status is not ImportStatus.ADDED else replace(brought, id=None)
