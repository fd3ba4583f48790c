"""`newsreader config`: where the settings live and what they are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from newsreader.cli import streams
from newsreader.cli.declaring import command, option
from newsreader.cli.program import Program
from newsreader.cli.status import Status
from newsreader.cli.tables import Column, write_table
from newsreader.cli.usage import Misuse
from newsreader.model import NewsreaderError, Sentence
from newsreader.translation import translate

_COLUMNS = (
    Column(Sentence.of("Setting"), style="bold"),
    Column(Sentence.of("Value"), share=1),
)


@command(
    "config", Sentence.of("Show where the settings and all other files live, and what the settings are.")
)
@option("--check", is_flag=True, sentence=Sentence.of("Only say what is wrong in the files of settings."))
@option("--init", is_flag=True, sentence=Sentence.of("Write a commented file of settings if there is none."))
def run(program: Program, check: bool, init: bool) -> int:
    """See the sentence above."""
    if check and init:
        raise Misuse(Sentence.of("--check and --init do not go together; use one after the other."))
    if init:
        return _init(program)
    if check:
        return _check(program)
    _ = program.config
    write_table(_COLUMNS, _rows(program))
    return Status.DONE


def _init(program: Program) -> int:
    from newsreader.config import default_text

    path = program.config_file
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(default_text(translate))
    except FileExistsError as error:
        raise NewsreaderError("{file} is there already; nothing was changed.", file=path) from error
    except OSError as error:
        raise NewsreaderError(
            "{path} cannot be written: {reason}.", path=path, reason=error.strerror or error
        ) from error
    streams.write(str(path))
    return Status.DONE


def _check(program: Program) -> int:
    program.require_config()
    problems = list(_problems(program))
    for problem in problems:
        streams.say(problem)
    if problems:
        return Status.PART
    if program.config_file.exists():
        streams.write(translate("{file}: nothing is wrong.", file=program.config_file))
    else:
        streams.write(translate("{file} is not there; the defaults are used.", file=program.config_file))
    return Status.DONE


def _problems(program: Program) -> Iterator[Sentence]:
    from newsreader.app.keymaps import check_keys
    from newsreader.app.themes import load_theme

    config, problems = program.settings
    yield from problems
    yield from check_keys(config)
    yield from load_theme(config.theme, program.themes_folder)[1]
    if program.gazetteer is None:
        return
    from newsreader.annotate import fast_extractor

    try:
        fast_extractor(program.gazetteer)
    except NewsreaderError as error:
        yield error.sentence


def _rows(program: Program) -> Iterator[tuple[str, str]]:
    from newsreader.cli.logfile import log_file

    config = program.config
    yield "config", _place(program.config_file)
    yield "library", _place(program.library_folder)
    yield "gazetteer", _place(program.gazetteer or program.config_file.parent / "gazetteer.yaml")
    yield "themes", _place(program.themes_folder)
    yield "state", _place(program.state_file)
    yield "log", _place(log_file())
    yield "theme", config.theme
    yield "language", config.language
    yield "order", config.order
    for name in ("list", "sidebar", "text"):
        yield f"columns.{name}", str(getattr(config.columns, name))
    yield "feeds.allow_private", " ".join(config.feeds.allow_private)
    yield "feeds.every", str(config.feeds.every)
    yield "keys.preset", config.keys.preset
    for override in config.keys.overrides:
        yield f"keys.{override.command}", " ".join(override.keys)


def _place(path: Path) -> str:
    if streams.on_terminal() and not path.exists():
        return f"{path}  " + translate("(not there)")
    return str(path)
