"""`newsreader entities`: who and what the matching articles are about."""

from __future__ import annotations

from typing import Any

from newsreader.cli import streams
from newsreader.cli.declaring import OneOf, QueryCommand, WholeNumber, command, option, query_argument
from newsreader.cli.program import Program
from newsreader.cli.status import Status
from newsreader.cli.tables import Column, write_table
from newsreader.model import ENTITY_LABELS, EntityCount, Label, Order, Sentence
from newsreader.translation import field_name, format_number

_ON_A_SCREEN = 30
_ALL = 1 << 31
_COLUMNS = (
    Column(Sentence.of("Name"), style="bold", share=2),
    Column(Sentence.of("Type")),
    Column(Sentence.of("Mentions"), number=True),
    Column(Sentence.of("Articles"), number=True),
    Column(Sentence.of("Also called"), style="dim", share=3),
)


@command(
    "entities",
    Sentence.of("Entities of the articles that match QUERY, or of all, most frequent first."),
    QueryCommand,
)
@query_argument(required=False)
@option(
    "--type",
    "label",
    type=OneOf([label.lower() for label in ENTITY_LABELS]),
    sentence=Sentence.of("Only entities of this type."),
)
@option(
    "--limit",
    type=WholeNumber(0),
    sentence=Sentence.of("Show at most so many; without it all, on a terminal the first 30."),
)
@option("--json", "as_json", is_flag=True, sentence=Sentence.of("Write one JSON object a line."))
def run(program: Program, query: tuple[str, ...], label: str | None, limit: int | None, as_json: bool) -> int:
    """See the sentence above."""
    from newsreader.cli.searching import ask

    if limit is None:
        limit = _ON_A_SCREEN if streams.on_terminal() and not as_json else _ALL
    wanted = Label(label.upper()) if label else None
    with program.library() as library:
        ids, status = None, Status.DONE
        if query:
            page, status = ask(library, query, Order.DATE)
            ids = page.ids
        counts = library.entity_counts(ids, label=wanted, limit=limit)
    if as_json:
        for count in counts:
            streams.write_json(count_json(count))
    else:
        write_table(_COLUMNS, map(_row, counts))
    return status


def count_json(count: EntityCount) -> dict[str, Any]:
    """A line of ``entities --json``."""
    return {
        "entity": count.entity.key,
        "canonical": count.entity.canonical,
        "label": count.entity.label.value,
        "mentions": count.mentions,
        "articles": count.articles,
        "aliases": list(count.entity.aliases),
    }


def _row(count: EntityCount) -> tuple[str, ...]:
    entity = count.entity
    person = streams.on_terminal()
    return (
        entity.canonical,
        field_name(entity.label) if person else entity.label.value,
        format_number(count.mentions) if person else str(count.mentions),
        format_number(count.articles) if person else str(count.articles),
        ", ".join(entity.aliases),
    )
