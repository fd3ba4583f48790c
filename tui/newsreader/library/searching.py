"""A query's answer: ids from the index, rows and texts from the archive."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from newsreader.library.gathering import gather
from newsreader.model import Hit, Order, Page, Query

if TYPE_CHECKING:
    from newsreader.library.library import Library

_WINDOW = 100
"""Results whose texts are held at a time."""


def beginning(library: Library, order: Order, most: int) -> Page:
    """The newest articles, `most` at most, each text once; partial where there may be more."""
    newest = library.archive.newest_ids(most=most)
    ids, _, others = gather(newest, (), library.archive.leaders())
    rows = tuple(library.rows(ids))
    return Page(Query(), order, ids, rows=rows, partial=len(newest) == most, others=others)


def stream(
    library: Library,
    query: Query,
    order: Order,
    rows: int,
    cancelled: Callable[[], bool] | None,
    *,
    gathered: bool = False,
) -> Iterator[Page]:
    """See `Library.stream`."""
    began = time.perf_counter()
    leaders = library.archive.leaders() if gathered else {}
    if not query:
        ids, _, others = gather(library.archive.newest_ids(), (), leaders)
        summaries = tuple(library.rows(ids[:rows]))
        seconds = time.perf_counter() - began
        yield Page(query, order, ids, rows=summaries, seconds=seconds, others=others)
        return
    from newsreader.search.index import Cancelled

    try:
        for found in library.indexer.stream(str(query), order, rows, cancelled):
            ids, scores, others = gather(found.ids, found.scores, leaders)
            yield Page(
                query,
                order,
                ids,
                scores,
                tuple(library.rows(ids[:rows])),
                found.problem,
                found.notes,
                time.perf_counter() - began,
                found.partial,
                others=others,
            )
    except Cancelled:
        return


def stream_typed(
    library: Library,
    query: Query,
    order: Order,
    rows: int,
    cancelled: Callable[[], bool] | None,
    *,
    gathered: bool = False,
) -> Iterator[Page]:
    """See `Library.stream`."""
    for page in stream(library, query, order, rows, cancelled, gathered=gathered):
        word = "" if page.total or page.partial else _half_typed(query.text)
        if not word or _known(library, word, cancelled):
            yield page
            continue
        begun = replace(query, text=f"{query.text}*")
        for other in stream(library, begun, order, rows, cancelled, gathered=gathered):
            seconds = page.seconds + other.seconds
            yield replace(other, completion=f"{word}*", seconds=seconds) if other.total else page


def _known(library: Library, word: str, cancelled: Callable[[], bool] | None) -> bool:
    """Whether any article has a word: then that is what was meant, and it is the rest that finds nothing."""
    return any(page.total for page in stream(library, Query(word), Order.DATE, 0, cancelled))


def _half_typed(text: str) -> str:
    from newsreader.search.half_typed import half_typed

    return half_typed(text)


def hits(library: Library, page: Page, limit: int | None) -> Iterator[Hit]:
    """See `Library.hits`."""
    ids = page.ids if limit is None else page.ids[:limit]
    text = str(page.query)
    scores = dict(zip(ids, page.scores, strict=False))
    rows = {row.id: row for row in page.rows}
    for start in range(0, len(ids), _WINDOW):
        window = ids[start : start + _WINDOW]
        held = all(number in rows for number in window)
        summaries = [rows[number] for number in window] if held else library.rows(window)
        bodies = {found: body for found, _, body in library.archive.bodies(window)}
        snippets = library.indexer.snippets(text, [bodies.get(one.id, "") for one in summaries])
        for summary, snippet in zip(summaries, snippets, strict=True):
            yield Hit(summary, scores.get(summary.id, 0.0), snippet)
