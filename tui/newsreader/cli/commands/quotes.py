"""`newsreader quotes`: who said what."""

from __future__ import annotations

from typing import Any

from newsreader.cli import streams
from newsreader.cli.declaring import OneOf, QueryCommand, WholeNumber, command, option, query_argument
from newsreader.cli.program import Program
from newsreader.cli.status import Status
from newsreader.cli.tables import Column, write_table
from newsreader.model import Order, Query, QuoteKind, QuoteLine, Refinement, Sentence
from newsreader.translation import format_date

_ON_A_SCREEN = 20
_COLUMNS = (
    Column(Sentence.of("No."), number=True, style="dim"),
    Column(Sentence.of("Date")),
    Column(Sentence.of("Speaker"), style="bold", share=1),
    Column(Sentence.of("Text"), share=4),
)


@command(
    "quotes",
    Sentence.of("Who said what in the articles that match QUERY, or in all, newest first."),
    QueryCommand,
)
@query_argument(required=False)
@option(
    "--speaker",
    metavar="NAME",
    sentence=Sentence.of("Only what this one said: a name, a part of one, or the key of an entity."),
)
@option(
    "--kind",
    type=OneOf([kind.value for kind in QuoteKind]),
    sentence=Sentence.of("Only what is quoted word for word (direct), or only what is reported (indirect)."),
)
@option(
    "--limit",
    type=WholeNumber(0),
    sentence=Sentence.of("Show at most so many; without it all, on a terminal the first 20."),
)
@option("--json", "as_json", is_flag=True, sentence=Sentence.of("Write one JSON object a line."))
def run(
    program: Program,
    query: tuple[str, ...],
    speaker: str | None,
    kind: str | None,
    limit: int | None,
    as_json: bool,
) -> int:
    """See the sentence above."""
    from newsreader.cli.searching import ask

    speaker = speaker.strip() or None if speaker else None
    if limit is None and streams.on_terminal() and not as_json:
        limit = _ON_A_SCREEN
    with program.library() as library:
        status = Status.DONE
        if query or speaker:
            filters = (Refinement("speaker", speaker, speaker),) if speaker else ()
            _, status = ask(library, query, Order.DATE, *filters)
        wanted = QuoteKind(kind) if kind else None
        found = library.quotes(Query(" ".join(query)), limit, speaker=speaker, kind=wanted)
        if as_json:
            for line in found:
                streams.write_json(quote_json(line))
        else:
            write_table(_COLUMNS, map(_row, found))
    return status


def quote_json(line: QuoteLine) -> dict[str, Any]:
    """A line of ``quotes --json``; offsets count code points of the body of the article `id`."""
    return {
        "id": line.article_id,
        "title": line.title,
        "source": line.source,
        "published": line.published,
        "speaker": line.speaker,
        "entity": line.entity,
        "text": line.text,
        "cue": line.cue,
        "kind": line.kind.value,
        "start": line.start,
        "end": line.end,
    }


def _row(line: QuoteLine) -> tuple[str, ...]:
    published = line.published or ""
    shown = format_date(published) if streams.on_terminal() else published
    return str(line.article_id), shown, line.speaker or "", line.text
