"""A query from the command line: asked, and its remarks said."""

from __future__ import annotations

from newsreader.cli import streams
from newsreader.cli.progress import correcting, indexing
from newsreader.cli.status import Status
from newsreader.library import Library
from newsreader.model import NewsreaderError, Order, Page, Query, Refinement, Sentence
from newsreader.translation import explain


def bring_up_to_date(library: Library) -> Status:
    """Let the index learn what it has missed; where it cannot, say why and search what there is.

    What an interrupted run left to be corrected comes first.
    """
    status = Status.DONE
    for step in (correcting, indexing):
        try:
            step(library)
        except NewsreaderError as error:
            streams.say_once(explain(error))
            status = Status.PART
    return status


def ask(library: Library, words: tuple[str, ...], order: Order, *filters: Refinement) -> tuple[Page, Status]:
    """The answer to a query over an index brought up to date, and whether that was done in full."""
    query = Query(" ".join(words), filters)
    status = bring_up_to_date(library) if query else Status.DONE
    try:
        page = library.search(query, order, rows=0)
    except NewsreaderError:
        # A damaged index is begun anew by the failed search and has to be filled again, which is then said.
        if not library.archive.pending_count():
            raise
        status = bring_up_to_date(library)
        page = library.search(query, order, rows=0)
    _say_remarks(library, page)
    return page, status


def _say_remarks(library: Library, page: Page) -> None:
    if page.problem is not None:
        from newsreader.app.wording import query_problem

        streams.say(query_problem(page.problem))
    for note in page.notes:
        streams.say(note)
    if page.total:
        return
    streams.say(Sentence.of("Nothing matches."))
    near = library.suggestions(page.query) if page.query.text.strip() else []
    if near:
        streams.say(Sentence.of("Near spellings: {words}", words=", ".join(near[:3])))
