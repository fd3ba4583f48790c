"""`newsreader annotate`: names, quotes and dates of text, without a library."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from newsreader.cli import streams
from newsreader.cli.declaring import OneOf, command, option
from newsreader.cli.program import Program
from newsreader.cli.status import Status
from newsreader.cli.tables import Column, write_table
from newsreader.cli.usage import Misuse
from newsreader.model import NewsreaderError, Sentence
from newsreader.translation import explain, field_name

if TYPE_CHECKING:
    from newsreader.cli.annotating import Annotator, Text

_COLUMNS = (
    Column(Sentence.of("Start"), number=True, style="dim"),
    Column(Sentence.of("End"), number=True, style="dim"),
    Column(Sentence.of("Type")),
    Column(Sentence.of("Text"), style="bold", share=1),
    Column(Sentence.of("Stands for"), share=1),
)


@command(
    "annotate",
    Sentence.of(
        "Annotate each FILE, or standard input, without a library. Offsets count the code points of the text "
        "as it is given."
    ),
)
@click.argument("files", nargs=-1, metavar="[FILE...]")
@option("--json", "as_json", is_flag=True, sentence=Sentence.of("Write one JSON object a text."))
@option(
    "--jsonl",
    is_flag=True,
    sentence=Sentence.of("Read an object with id, body, published and lang a line; answer each with a line."),
)
@option(
    "--published",
    metavar="DATE",
    sentence=Sentence.of("The day of publication, as 2026-02-06, from which “yesterday” is reckoned."),
)
@option(
    "--lang", type=OneOf(("id", "en")), sentence=Sentence.of("The language; without it, it is recognised.")
)
@option(
    "--fast", is_flag=True, sentence=Sentence.of("As import reads: some twenty times as fast, less exact.")
)
def run(
    program: Program,
    files: tuple[str, ...],
    as_json: bool,
    jsonl: bool,
    published: str | None,
    lang: str | None,
    fast: bool,
) -> int:
    """See the sentence above."""
    from newsreader.cli.annotating import Annotator, day_of

    day = day_of(published.strip(), lang) if published else None
    if published and day is None:
        raise Misuse(Sentence.of("“{date}” is no date; write it as 2026-02-06.", date=published))
    program.require_config()
    annotator = Annotator(program.gazetteer, day, lang, fast=fast)
    failed = done = 0
    for name in files or ("-",):
        try:
            status = _answer(name, annotator, as_json=as_json, jsonl=jsonl, named=len(files) > 1)
        except NewsreaderError as error:
            streams.say(explain(error))
            status = Status.NOTHING
        failed += status is not Status.DONE
        done += status is not Status.NOTHING
    if failed:
        return Status.PART if done else Status.NOTHING
    return Status.DONE


def _answer(name: str, annotator: Annotator, *, as_json: bool, jsonl: bool, named: bool) -> Status:
    from newsreader.cli import annotating

    shown = "stdin" if name == "-" else name
    with _opened(name) as stream:
        if jsonl:
            return annotating.answer_lines(stream, shown, annotator)
        text = annotating.Text(annotating.read_text(stream, shown))
    if as_json:
        # Several files need telling apart; for one the object has no more keys than it should.
        streams.write_json({**({"path": name} if named else {}), **annotator.answer(text)})
        return Status.DONE
    write_table(_COLUMNS, _rows(annotator, text))
    return Status.DONE


def _rows(annotator: Annotator, text: Text) -> Iterator[Sequence[str]]:
    for mention in annotator.annotate(text).mentions:
        label = field_name(mention.label) if streams.on_terminal() else mention.label.value
        yield str(mention.start), str(mention.end), label, mention.text, mention.canonical or ""


@contextmanager
def _opened(name: str) -> Iterator[BinaryIO]:
    if name == "-":
        yield sys.stdin.buffer
        return
    try:
        with Path(name).open("rb") as stream:
            yield stream
    except (OSError, ValueError) as error:
        if isinstance(error, BrokenPipeError):
            raise
        reason = getattr(error, "strerror", None) or error
        raise NewsreaderError("{path} cannot be read: {reason}.", path=name, reason=reason) from error
