"""`newsreader export`: the matching articles in another format."""

from __future__ import annotations

from pathlib import Path

from newsreader.cli import streams
from newsreader.cli.declaring import OneOf, QueryCommand, command, option, query_argument
from newsreader.cli.program import Program
from newsreader.cli.usage import Misuse
from newsreader.model import NewsreaderError, Order, Sentence
from newsreader.translation import plural, translate


@command(
    "export",
    Sentence.of("Write the articles that match QUERY as Markdown, JSON Lines or a table."),
    QueryCommand,
)
@query_argument(required=True)
@option(
    "--format",
    "form",
    type=OneOf(("md", "json", "csv")),
    sentence=Sentence.of("The format; without it, what the ending of FILE says."),
)
@option(
    "-o",
    "--output",
    "output",
    metavar="FILE",
    default="-",
    sentence=Sentence.of("The file to write; - is standard output, as without this."),
)
@option("--force", is_flag=True, sentence=Sentence.of("Write over FILE if it is there already."))
def run(program: Program, query: tuple[str, ...], form: str | None, output: str, force: bool) -> int:
    """See the sentence above."""
    from newsreader.cli.searching import ask
    from newsreader.export import find_format, write_file

    write = find_format(form or _format_of(output)).write
    with program.library() as library:
        page, status = ask(library, query, Order(program.config.order))
        articles = library.articles(page.ids)
        if output == "-":
            with streams.utf8() as out:
                write(articles, out)
            return status
        count = write_file(Path(output), lambda out: write(articles, out), overwrite=force)
    streams.say(
        translate(
            "{articles} written to {file}",
            articles=plural("{n} article", "{n} articles", count),
            file=output,
        )
    )
    return status


def _format_of(output: str) -> str:
    from newsreader.export import find_format

    if output == "-":
        raise Misuse(Sentence.of("Name a format with --format md, json or csv, or a file with -o FILE."))
    ending = Path(output).suffix.removeprefix(".")
    try:
        return find_format(ending).name
    except NewsreaderError as error:
        raise Misuse(
            Sentence.of("Name the format of {file} with --format md, json or csv.", file=output)
        ) from error
