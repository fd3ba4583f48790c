"""`newsreader open`: import what is new, then read it."""

from __future__ import annotations

import click

from newsreader.cli.declaring import command
from newsreader.cli.program import Program
from newsreader.cli.status import Status
from newsreader.model import Sentence


@command(
    "open", Sentence.of("Import what is new under each PATH, then open the app on the first article of it.")
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
def run(program: Program, paths: tuple[str, ...]) -> int:
    """See the sentence above."""
    from newsreader.cli.importing import Import, failures
    from newsreader.cli.opening import open_app, require_terminal

    require_terminal()
    with program.library(begins=True) as library:
        importing = Import(library, quiet=True)
        status = importing.run(paths, format=None, dry_run=False, jobs=None)
    if status is Status.NOTHING:
        return status
    shown = open_app(program, article_id=importing.first_id, remarks=list(failures(importing.counts)))
    return max(status, shown)
