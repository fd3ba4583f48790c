"""`newsreader search`: the articles that match a query."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from newsreader.cli import streams
from newsreader.cli.declaring import OneOf, QueryCommand, WholeNumber, command, option, query_argument
from newsreader.cli.program import Program
from newsreader.cli.tables import Column, console, write_table
from newsreader.model import Facet, Hit, Order, Sentence
from newsreader.translation import field_name, format_date, format_number, plural, translate

_ON_A_SCREEN = 20
_COLUMNS = (
    Column(Sentence.of("No."), number=True, style="dim"),
    Column(Sentence.of("Date")),
    Column(Sentence.of("Title"), style="bold", share=2, one_line=True),
    Column(Sentence.of("Source")),
    Column(Sentence.of("Text"), style="dim", share=3, one_line=True),
)
_ROOM_FOR_TEXT = 100
"""Columns of a terminal from which on a row has room for a snippet."""
_FACET_COLUMNS = (
    Column(Sentence.of("Field")),
    Column(Sentence.of("Value"), share=1),
    Column(Sentence.of("Articles"), number=True),
)


@command("search", Sentence.of("Search the articles with a QUERY of the query language."), QueryCommand)
@query_argument(required=True)
@option("--json", "as_json", is_flag=True, sentence=Sentence.of("Write one JSON object a line."))
@option(
    "--limit",
    type=WholeNumber(0),
    sentence=Sentence.of("Show at most so many; without it all, on a terminal the first 20."),
)
@option(
    "--sort", type=OneOf(("date", "relevance")), sentence=Sentence.of("Newest first, or best match first.")
)
@option(
    "--facets",
    is_flag=True,
    sentence=Sentence.of("Count entities, sources, months and tags over the whole result, too."),
)
def run(
    program: Program, query: tuple[str, ...], as_json: bool, limit: int | None, sort: str | None, facets: bool
) -> int:
    """See the sentence above."""
    from newsreader.cli.searching import ask

    order = Order(sort or program.config.order)
    with program.library() as library:
        page, status = ask(library, query, order)
        if limit is None and not as_json and streams.on_terminal():
            limit = _ON_A_SCREEN
        hits = library.hits(page, limit)
        counted = library.facets(page.ids if page.query else None) if facets else ()
        if as_json:
            for hit in hits:
                streams.write_json(hit_json(hit))
            if facets:
                streams.write_json({"facets": facets_json(counted), "total": page.total})
            return status
        _write_hits(hits)
        if facets:
            _write_facets(counted)
        _say_total(page.total, limit)
        return status


def hit_json(hit: Hit) -> dict[str, Any]:
    """A line of ``search --json``."""
    summary = hit.summary
    return {
        "id": summary.id,
        "title": summary.title,
        "source": summary.source,
        "published": summary.published,
        "score": round(hit.score, 4),
        "snippet": hit.snippet,
    }


def facets_json(facets: Iterable[Facet]) -> dict[str, list[dict[str, Any]]]:
    """Field → values, most frequent first."""
    return {
        facet.field: [
            {"value": one.value, "shown": one.shown, "count": one.count, "mentions": one.mentions}
            for one in facet.values
        ]
        for facet in facets
    }


def _write_hits(hits: Iterable[Hit]) -> None:
    """A line an article, whatever the width."""
    narrow = streams.on_terminal() and console().width < _ROOM_FOR_TEXT
    shown = len(_COLUMNS) - narrow
    write_table(_COLUMNS[:shown], (_row(hit)[:shown] for hit in hits))


def _row(hit: Hit) -> tuple[str, ...]:
    summary = hit.summary
    published = summary.published or ""
    shown = format_date(published) if streams.on_terminal() else published
    return str(summary.id), shown, summary.title, summary.source or "", hit.snippet


def _write_facets(facets: Iterable[Facet]) -> None:
    rows = (
        (
            field_name(facet.field, many=True) if streams.on_terminal() else facet.field,
            one.shown if streams.on_terminal() else one.value,
            format_number(one.count) if streams.on_terminal() else str(one.count),
        )
        for facet in facets
        for one in (facet.values[:5] if streams.on_terminal() else facet.values)
    )
    streams.write("")
    write_table(_FACET_COLUMNS, rows)


def _say_total(total: int, limit: int | None) -> None:
    if total and streams.on_terminal() and streams.reports_on_terminal():
        found = plural("{n} result", "{n} results", total)
        more = translate("; --limit shows more") if limit is not None and limit < total else ""
        streams.say(found + more)
