"""What is done to articles before they are kept, and for the index afterwards: in any process."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Self

from newsreader.archive import Archive, PackedArticle, pack_article
from newsreader.library.annotating import annotate
from newsreader.model import Annotations, Article, Draft, ImportResult, ImportStatus, NewsreaderError

if TYPE_CHECKING:
    from newsreader.annotate import Extractor


@dataclass(frozen=True, slots=True)
class Mistake:
    """An article that the program itself failed on, and the traceback for the log."""

    origin: str
    name: str
    trace: str


Ready = PackedArticle | Article | ImportResult | Mistake
"""A draft that can be kept; one of which the archive knew all, with an empty body; or why it failed."""


@dataclass(frozen=True, slots=True)
class Workbench:
    """An archive to look into, the extractor, made when it is first needed, and where segments are built."""

    archive: Archive
    extractor: Callable[[], Extractor]
    folder: Path | None

    @classmethod
    def beside(cls, archive: Path, folder: Path | None, gazetteer: Path | None) -> Self:
        """A workbench for another process than the one that writes."""

        @cache
        def extractor() -> Extractor:
            from newsreader.annotate import fast_extractor

            return fast_extractor(gazetteer)

        return cls(Archive.open(archive, read_only=True), extractor, folder)


def make_ready(bench: Workbench, drafts: Sequence[Draft]) -> list[Ready]:
    """For each draft what is to be kept of it.

    What the archive holds already is not annotated. Raises NewsreaderError where the extractor or the archive
    cannot be used at all.
    """
    return [_made_ready(bench, draft, anew=False) for draft in drafts]


def make_anew(bench: Workbench, drafts: Sequence[Draft]) -> list[Ready]:
    """As `make_ready`, whatever the archive holds."""
    return [_made_ready(bench, draft, anew=True) for draft in drafts]


def _made_ready(bench: Workbench, draft: Draft, *, anew: bool) -> Ready:
    article = prepared(draft)
    if not isinstance(article, Article):
        return article
    if not anew and bench.archive.known(article) is not None:
        return replace(article, body="")  # the archive knows a text by its hash
    extractor = bench.extractor()
    return made_ready(article, lambda one: annotate(extractor, one))


def made_ready(
    article: Article, annotated: Callable[[Article], Annotations]
) -> PackedArticle | ImportResult | Mistake:
    """What is to be kept of an article, or why nothing can be."""
    try:
        return pack_article(article, annotated(article))
    except NewsreaderError as error:
        return ImportResult(article.origin, ImportStatus.FAILED, why=error.sentence)
    except Exception as error:
        return _mistake(article.origin, error)


def prepared(draft: Draft) -> Article | ImportResult | Mistake:
    """The article that a draft is, or why it is none."""
    from newsreader.annotate import outlets
    from newsreader.ingest import prepare

    try:
        return prepare(draft, outlets)
    except NewsreaderError as error:
        return ImportResult(draft.origin, ImportStatus.FAILED, why=error.sentence)
    except Exception as error:
        return _mistake(draft.origin, error)


def _mistake(origin: str, error: Exception) -> Mistake:
    """One article that the program fails on is no reason to lose the others."""
    return Mistake(origin, type(error).__name__, "".join(traceback.format_exception(error)))


def build_segments(bench: Workbench, ids: Sequence[int]) -> list[Path] | None:
    """Segments of current articles, for the index to take in; None where its folder cannot be used.

    Raises NewsreaderError where the disk is full, or the archive cannot be read.
    """
    from newsreader.search.building import build_all
    from newsreader.search.segment import DamagedIndexError

    assert bench.folder is not None
    with _removed_on_failure() as built:
        try:
            for path in build_all(bench.folder, bench.archive.documents(ids)):
                built.append(path)
        except DamagedIndexError:
            return None
        return built


@contextmanager
def _removed_on_failure() -> Iterator[list[Path]]:
    built: list[Path] = []
    try:
        yield built
    except BaseException:
        for path in built:
            path.unlink(missing_ok=True)
        raise
