"""`newsreader import`: files and folders into the library."""

from __future__ import annotations

import click

from newsreader.cli.declaring import ColumnMap, WholeNumber, command, option
from newsreader.cli.program import Program
from newsreader.cli.usage import Misuse
from newsreader.model import Sentence


@command(
    "import",
    Sentence.of("Import the articles at each PATH, a file or a folder in any format that is read, or URL."),
)
@click.argument("places", nargs=-1, required=True, metavar="PATH|URL...")
@option(
    "--jobs",
    type=WholeNumber(1),
    sentence=Sentence.of("Work in so many processes at once; otherwise one for each core if it is worth it."),
)
@option(
    "--format",
    "form",
    metavar="FMT",
    sentence=Sentence.of("Read every file as this format (txt, html, csv …) instead of recognising it."),
)
@option(
    "--columns",
    metavar="NAME=COLUMN,...",
    type=ColumnMap(),
    default="",
    sentence=Sentence.of("What a table calls body, title, published, source, url, byline, tags, lang, id."),
)
@option(
    "--watch",
    is_flag=True,
    sentence=Sentence.of("Go on looking at the folders for new and changed files until Ctrl+C."),
)
@option("--dry-run", is_flag=True, sentence=Sentence.of("Say what would be done, and keep nothing."))
@option(
    "--json",
    "as_json",
    is_flag=True,
    sentence=Sentence.of("Write one JSON object an article, then the totals."),
)
def run(
    program: Program,
    places: tuple[str, ...],
    jobs: int | None,
    form: str | None,
    columns: tuple[tuple[str, str], ...],
    watch: bool,
    dry_run: bool,
    as_json: bool,
) -> int:
    """See the sentence above."""
    from newsreader.cli.importing import Import, check_format

    if not all(place.strip() for place in places):
        raise Misuse(Sentence.of("An empty path names nothing to import."))
    if form is not None:
        check_format(form)
    if watch:
        from newsreader.cli.watching import check

        check(places, dry_run=dry_run)
    with program.trial_library() if dry_run else program.library(begins=True) as library:
        if watch:
            from newsreader.cli.watching import watch_folders

            return watch_folders(library, places, form, columns, as_json=as_json, jobs=jobs)
        return Import(library, as_json=as_json).run(
            places, format=form, columns=columns, dry_run=dry_run, jobs=jobs
        )
