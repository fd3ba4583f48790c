"""`newsreader corrections`: what a reader corrected; listed, shared, taken back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from newsreader.cli import streams
from newsreader.cli.declaring import WholeNumber, command, group, option
from newsreader.cli.program import Program
from newsreader.cli.status import Status
from newsreader.cli.tables import Column, write_table
from newsreader.library import Library
from newsreader.model import Sentence, Standing, told
from newsreader.translation import format_date, format_number, plural, translate

_COLUMNS = (
    Column(Sentence.of("No."), number=True, style="dim"),
    Column(Sentence.of("Date")),
    Column(Sentence.of("Correction"), style="bold", share=3),
    Column(Sentence.of("Article"), number=True),
    Column(Sentence.of("State"), style="dim", share=1),
)
_JSON = Sentence.of("Write one JSON object a line.")


@command("list", Sentence.of("The corrections in force, the oldest first, then those withdrawn."))
@option("--json", "as_json", is_flag=True, sentence=_JSON)
def list_them(program: Program, as_json: bool) -> int:
    """See the sentence above."""
    with program.library() as library:
        standing, withdrawn = library.corrector.standing(), library.corrector.withdrawn()
    if as_json:
        for one in (*standing, *withdrawn):
            streams.write_json(standing_json(one, in_force=one in standing))
        return Status.DONE
    rows = [_row(one, in_force=True) for one in standing]
    write_table(_COLUMNS, rows + [_row(one, in_force=False) for one in withdrawn])
    if not standing and not withdrawn:
        streams.say(Sentence.of("Nothing has been corrected in this library."))
    return Status.DONE


@command(
    "export", Sentence.of("Write the corrections in force to FILE, as YAML to share; - is standard output.")
)
@click.argument("file", metavar="FILE")
@option("--force", is_flag=True, sentence=Sentence.of("Write over FILE if it is there already."))
def export(program: Program, file: str, force: bool) -> int:
    """See the sentence above."""
    from newsreader.export import write_file

    with program.library() as library:
        text = library.corrector.export()
        count = len(library.archive.corrections())
    if file == "-":
        with streams.utf8() as out:
            out.write(text)
        return Status.DONE
    write_file(Path(file), lambda out: out.write(text), overwrite=force)
    corrections = plural("{n} correction", "{n} corrections", count)
    streams.say(translate("{corrections} written to {file}", corrections=corrections, file=file))
    return Status.DONE


@command("import", Sentence.of("Take over the corrections in FILE that are not known yet, and apply them."))
@click.argument("file", metavar="FILE")
@option(
    "--json",
    "as_json",
    is_flag=True,
    sentence=Sentence.of("Write one JSON object a correction, then the totals."),
)
def take(program: Program, file: str, as_json: bool) -> int:
    """See the sentence above."""
    from newsreader.corrections import read_file
    from newsreader.library.corrections import Outcome

    entries = read_file(Path(file))
    with program.library(begins=True) as library:
        taken = library.corrector.take(entries)
        counts = dict.fromkeys(Outcome, 0)
        for one in taken:
            counts[one.outcome] += 1
            why = translate(one.why) if one.why else None
            what = translate(told(one.correction)) if one.correction else None
            if as_json:
                line = {"line": one.line, "status": one.outcome.value, "correction": what, "why": why}
                streams.write_json(line)
            elif one.correction is not None:
                streams.write_row([str(one.line), one.outcome.value, what or ""])
            if why is not None:
                problem = Sentence.of("{name}, line {line}: {problem}", name=file, line=one.line, problem=why)
                streams.say(problem)
        status = _apply(library)
    if as_json:
        streams.write_json({**{outcome.value: n for outcome, n in counts.items()}, "total": len(taken)})
    else:
        streams.say(
            translate(
                "{applied} applied, {known} known already, {orphaned} without their place, {refused} refused",
                **{outcome.value: format_number(n) for outcome, n in counts.items()},
            )
        )
    if not counts[Outcome.REFUSED]:
        return status
    return Status.PART if len(taken) > counts[Outcome.REFUSED] else Status.NOTHING


@command("undo", Sentence.of("Withdraw the correction with the number ID, whichever came after it."))
@click.argument("correction_id", metavar="ID", type=WholeNumber(1))
@option(
    "--redo",
    is_flag=True,
    sentence=Sentence.of("Put a correction that was withdrawn in force again, instead."),
)
def undo(program: Program, correction_id: int, redo: bool) -> int:
    """See the sentence above."""
    with program.library() as library:
        corrector = library.corrector
        event = corrector.reinstate(correction_id) if redo else corrector.withdraw(correction_id)
        streams.say(event.sentence)
        return _apply(library)


run = group(
    "corrections",
    Sentence.of("What you corrected in this library: list it, share it, take it back."),
    (list_them, export, take, undo),
)


def _apply(library: Library) -> Status:
    """Apply what is in force now to every article that it concerns, and let the index know."""
    from newsreader.cli.searching import bring_up_to_date

    return bring_up_to_date(library)


def standing_json(one: Standing, *, in_force: bool) -> dict[str, Any]:
    """A line of ``corrections list --json``: the fields of the YAML file, with the number and the state."""
    from newsreader.corrections import as_mapping

    return {
        "id": one.id,
        "at": one.at,
        "article": one.article_id,
        "in_force": in_force,
        "orphan": one.orphan,
        **as_mapping(one.correction),
    }


def _row(one: Standing, *, in_force: bool) -> tuple[str, ...]:
    state = "" if in_force else translate("withdrawn")
    if one.orphan:
        state = ", ".join(filter(None, (state, translate("its place is gone"))))
    day = format_date(one.at[:10]) if streams.on_terminal() else one.at
    return str(one.id), day, translate(told(one.correction)), str(one.article_id or ""), state
