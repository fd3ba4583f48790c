"""`newsreader keys`: which keys do what."""

from __future__ import annotations

from collections.abc import Iterator

from newsreader.cli import streams
from newsreader.cli.declaring import command, option
from newsreader.cli.program import Program
from newsreader.cli.status import Status
from newsreader.cli.tables import Column, write_table
from newsreader.model import Sentence
from newsreader.translation import translate

_COLUMNS = (
    Column(Sentence.of("Keys"), style="bold"),
    Column(Sentence.of("Command")),
    Column(Sentence.of("What it does"), share=1),
)


@command("keys", Sentence.of("Show the keys of the app, with your own and those of your preset."))
@option("--check", is_flag=True, sentence=Sentence.of("Only say what is wrong with your keys."))
def run(program: Program, check: bool) -> int:
    """See the sentence above."""
    from newsreader.app.keymaps import check_keys

    config = program.config
    problems = check_keys(config)
    for problem in problems:
        streams.say(problem)
    if not check:
        write_table(_COLUMNS, _rows(program))
    elif not problems:
        streams.write(translate("{file}: nothing is wrong.", file=program.config_file))
    return Status.PART if check and problems else Status.DONE


def _rows(program: Program) -> Iterator[tuple[str, str, str]]:
    from newsreader.app.command_names import commands_for_help
    from newsreader.app.keymaps import keys_shown

    for _, commands in commands_for_help():
        for one in commands:
            yield " ".join(keys_shown(one, program.config)), one.name, translate(one.title)
