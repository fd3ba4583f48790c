"""Annotating articles: here, or in processes beside this one."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from pathlib import Path
from typing import TYPE_CHECKING

from newsreader.model import Annotations, Article, NewsreaderError

if TYPE_CHECKING:
    from newsreader.annotate import Extractor

Later = Callable[[], Annotations]
"""Annotations that are asked for when they are needed, and may be under way before."""


def annotate(extractor: Extractor, article: Article) -> Annotations:
    """What the extractor finds in an article."""
    return extractor.annotate(
        article.body, title=article.title, published=article.published, lang=article.lang
    )


def here(extractor: Callable[[], Extractor]) -> Callable[[Article], Later]:
    """Annotates in this process, when the annotations are asked for."""
    return lambda article: lambda: annotate(extractor(), article)


@contextmanager
def beside(jobs: int, gazetteer: Path | None) -> Iterator[Callable[[Article], Later]]:
    """Annotates in `jobs` processes from the moment an article is handed over.

    New processes rather than forked ones: a fork would inherit the archive's open connections.
    """
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), _prepare, (gazetteer,))

    def submit(article: Article) -> Later:
        try:
            future = pool.submit(_work, article)
        except BrokenProcessPool as error:
            raise _ended() from error

        def result() -> Annotations:
            try:
                return future.result()
            except BrokenProcessPool as error:
                raise _ended() from error

        return result

    try:
        yield submit
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _ended() -> NewsreaderError:
    return NewsreaderError(
        "A process that annotates ended unexpectedly; what was imported before is kept. Import again with "
        "--jobs 1."
    )


class _Worker:
    """What a process keeps from one article to the next."""

    extractor: Extractor


def _prepare(gazetteer: Path | None) -> None:
    from newsreader.annotate import fast_extractor

    # Ctrl+C reaches every process of the terminal; the first one alone decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _Worker.extractor = fast_extractor(gazetteer)


def _end_with_parent() -> None:
    """A process that waits for work would outlive a first one that was killed."""
    first = parent_process()
    if first is not None:
        first.join()
        os._exit(1)


def _work(article: Article) -> Annotations:
    return annotate(_Worker.extractor, article)
