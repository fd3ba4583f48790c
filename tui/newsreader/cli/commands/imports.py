"""`newsreader imports`: what was imported when; undoing an import as a whole."""

from __future__ import annotations

from typing import Any

import click

from newsreader.cli import streams
from newsreader.cli.declaring import WholeNumber, command, group, option
from newsreader.cli.importing import result_json
from newsreader.cli.program import Program
from newsreader.cli.progress import indexing, progress
from newsreader.cli.status import Status
from newsreader.cli.tables import Column, write_table
from newsreader.library import Library
from newsreader.model import ImportResult, ImportRun, Sentence
from newsreader.translation import translate

_JSON = Sentence.of("Write one JSON object a line.")
_COLUMNS = (
    Column(Sentence.of("No."), number=True, style="dim"),
    Column(Sentence.of("Date")),
    Column(Sentence.of("Import"), style="bold", share=2),
    Column(Sentence.of("Articles"), share=1),
    Column(Sentence.of("State"), style="dim"),
)
_FAILED = (
    Column(Sentence.of("Where"), style="bold", share=2),
    Column(Sentence.of("Why not imported"), share=3),
)
_number = click.argument("number", metavar="NUMBER", type=WholeNumber(1))


@command("list", Sentence.of("All imports, the newest first."))
@option("--json", "as_json", is_flag=True, sentence=_JSON)
def list_them(program: Program, as_json: bool) -> int:
    """See the sentence above."""
    with program.library(settled=False) as library:
        runs = library.archive.imports()
    if as_json:
        for run in runs:
            streams.write_json(import_json(run))
        return Status.DONE
    write_table(_COLUMNS, [_row(run) for run in runs])
    if not runs:
        streams.say(Sentence.of("Nothing was imported yet; newsreader import PATH brings articles in."))
    return Status.DONE


@command("show", Sentence.of("What the import of a NUMBER could not bring in, and why."))
@_number
@option("--json", "as_json", is_flag=True, sentence=_JSON)
def show(program: Program, number: int, as_json: bool) -> int:
    """See the sentence above."""
    with program.library(settled=False) as library:
        run = library.archive.import_run(number)
        failures = library.archive.import_failures(number)
    if as_json:
        for one in failures:
            streams.write_json(result_json(one))
    else:
        write_table(_FAILED, [_failed_row(one, run) for one in failures])
    if run.failed > len(failures):
        streams.say(Sentence.of("{count} more failed and are not listed.", count=run.failed - len(failures)))
    if not run.failed:
        streams.say(Sentence.of("Nothing of import {id} failed.", id=number))
    return Status.DONE


@command(
    "undo",
    Sentence.of("Undo the import of a NUMBER: what it alone brought goes, what it changed is as before."),
)
@_number
def undo(program: Program, number: int) -> int:
    """See the sentence above."""
    with program.library(settled=False) as library:
        _follow(library, number, undone=True)
    streams.say(Sentence.of("Import {id} is undone; newsreader imports redo {id} brings it back.", id=number))
    return Status.DONE


@command("redo", Sentence.of("Bring the import of a NUMBER back that was undone, with all marks."))
@_number
def redo(program: Program, number: int) -> int:
    """See the sentence above."""
    with program.library(settled=False) as library:
        _follow(library, number, undone=False)
    streams.say(Sentence.of("Import {id} is back.", id=number))
    return Status.DONE


run = group(
    "imports",
    Sentence.of("What was imported when, and what failed; undo an import as a whole, or bring it back."),
    (list_them, show, undo, redo),
)


def import_json(run: ImportRun) -> dict[str, Any]:
    """A line of ``imports list --json``."""
    return {
        "id": run.id,
        "kind": run.kind.value,
        "places": list(run.places),
        "began": run.began_at,
        "added": run.added,
        "updated": run.updated,
        "known": run.known,
        "failed": run.failed,
        "undone": run.undone,
        "ended": run.ended,
        "running": run.running,
    }


def _row(run: ImportRun) -> tuple[str, ...]:
    """For people the time here and what came of it in words; for programs UTC, and plain digits."""
    from newsreader.app.bringing.telling import amounts, moment

    counts = (run.added, run.updated, run.known, run.failed)
    title, state = translate(run.title), translate(run.state)
    if not streams.on_terminal():
        return (str(run.id), run.began_at, title, *map(str, counts), state)
    return (str(run.id), moment(run.began_at), title, amounts(*counts), state)


def _failed_row(failure: ImportResult, run: ImportRun) -> tuple[str, str]:
    """For people as seen from what was imported; for programs the whole path and the sentence as it was."""
    from newsreader.app.bringing.telling import failure_told

    if streams.on_terminal():
        return failure_told(failure, run.places)
    return failure.origin, translate(failure.why) if failure.why else ""


def _follow(library: Library, number: int, *, undone: bool) -> None:
    with progress(Sentence.of("Undoing") if undone else Sentence.of("Bringing back")) as step:
        for done, total in library.undo_import(number, undone):
            step(done, total)
    indexing(library)
