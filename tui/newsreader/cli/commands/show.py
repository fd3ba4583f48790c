"""`newsreader show`: one article."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import click

from newsreader.cli import streams
from newsreader.cli.declaring import OneOf, WholeNumber, command, option
from newsreader.cli.program import Program
from newsreader.cli.status import Status
from newsreader.model import ReadableArticle, Sentence


@command("show", Sentence.of("Show the article with the number ID."))
@click.argument("article_id", metavar="ID", type=WholeNumber(1))
@option("--json", "as_json", is_flag=True, sentence=Sentence.of("The same as --format json."))
@option(
    "--format",
    "form",
    type=OneOf(("text", "md", "html", "json")),
    default="text",
    sentence=Sentence.of("How to write it; text on a terminal has coloured entities."),
)
def run(program: Program, article_id: int, as_json: bool, form: str) -> int:
    """See the sentence above."""
    with program.library() as library:
        readable = library.article(article_id)
    if as_json or form == "json":
        from newsreader.export import as_json as article_json

        streams.write_json({**article_json(readable), **_context(readable)})
    elif form in ("md", "html"):
        from newsreader.export import find_format, html

        write = html.write if form == "html" else find_format(form).write
        with streams.utf8() as out:
            write([readable], out)
    elif streams.on_terminal():
        from newsreader.cli.painting import paint, paint_context

        paint(readable, program)
        paint_context(readable)
    else:
        _write_plain(readable)
    return Status.DONE


def _context(readable: ReadableArticle) -> dict[str, Any]:
    """Where else the text stands, and the numbers of all versions of the article, the earliest first."""
    return {
        "also": [asdict(one) for one in readable.elsewhere],
        "versions": [one.id for one in readable.versions],
    }


def _write_plain(readable: ReadableArticle) -> None:
    from newsreader.cli.painting import about

    article = readable.article
    streams.write(article.title)
    if line := about(article):
        streams.write(line)
    streams.write("")
    streams.write(article.body)
