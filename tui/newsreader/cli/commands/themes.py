"""`newsreader themes`: which themes there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsreader.cli import streams
from newsreader.cli.declaring import command, option
from newsreader.cli.program import Program
from newsreader.cli.status import Status
from newsreader.cli.tables import Column, write_table
from newsreader.model import Sentence
from newsreader.translation import language, translate

if TYPE_CHECKING:
    from newsreader.app.theme_format import ThemeSpec

_COLUMNS = (
    Column(Sentence.of("Theme"), style="bold"),
    Column(Sentence.of("Title")),
    Column(Sentence.of("Background")),
    Column(Sentence.of("File"), style="dim", share=1),
)


@command("themes", Sentence.of("Show the themes of the app, yours among them."))
@option("--check", is_flag=True, sentence=Sentence.of("Only say what is wrong in the files of themes."))
def run(program: Program, check: bool) -> int:
    """See the sentence above."""
    from newsreader.app.themes import load_themes

    _ = program.config
    specs, problems = load_themes(program.themes_folder)
    for problem in problems:
        streams.say(problem)
    if not check:
        write_table(_COLUMNS, map(_row, specs))
    elif not problems:
        streams.write(translate("Nothing is wrong with the themes."))
    return Status.PART if check and problems else Status.DONE


def _row(spec: ThemeSpec) -> tuple[str, ...]:
    background = translate("the terminal's") if spec.ansi else translate("dark" if spec.dark else "light")
    return spec.name, spec.title(language()), background, str(spec.path)
