"""The `newsreader` command and its subcommands, each imported when it is asked for."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, NoReturn

import click

from newsreader import __version__
from newsreader.cli import streams
from newsreader.cli.declaring import Translated, option
from newsreader.cli.guard import guarded
from newsreader.cli.program import Program
from newsreader.cli.status import Status
from newsreader.cli.usage import explained, no_such_command
from newsreader.model import Sentence
from newsreader.translation import choose_language, translate

COMMANDS = {
    "open": ("open_paths", Sentence.of("Import what is new under PATH, then open the app on it.")),
    "import": ("import_paths", Sentence.of("Import the articles under each PATH.")),
    "feeds": ("feeds", Sentence.of("Follow feeds and bring in what they have that is new.")),
    "imports": ("imports", Sentence.of("What was imported when; undo an import as a whole.")),
    "search": ("search", Sentence.of("Search the articles.")),
    "show": ("show", Sentence.of("Show an article with its entities.")),
    "entities": ("entities", Sentence.of("Entities of the matching articles, most frequent first.")),
    "quotes": ("quotes", Sentence.of("Who said what in the matching articles, newest first.")),
    "annotate": ("annotate", Sentence.of("Annotate text without a library.")),
    "export": ("export", Sentence.of("Write the matching articles to a file.")),
    "corrections": ("corrections", Sentence.of("List, share and take back what you corrected.")),
    "verify": ("verify", Sentence.of("Check the archive, and the index against it.")),
    "rebuild": ("rebuild", Sentence.of("Make the index anew.")),
    "config": ("config", Sentence.of("Show where the settings live and what they are.")),
    "keys": ("keys", Sentence.of("Show the keys of the app.")),
    "themes": ("themes", Sentence.of("Show the themes of the app.")),
}
"""Name → module under `newsreader.cli.commands`, and what the command does."""


class NewsreaderGroup(Translated, click.Group):
    """The root command; ends with the exit statuses of `Status`."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Names in the order in which a newcomer needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command, imported now."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"newsreader.cli.commands.{COMMANDS[cmd_name][0]}")
        found: click.Command = module.run
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Click's own, with our sentence for a command that there is not."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            raise no_such_command(args[0], list(COMMANDS))
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The lists of options and of commands; no command is imported for it."""
        Translated.format_options(self, ctx, formatter)
        with formatter.section(translate("Commands")):
            formatter.write_dl([(name, translate(says)) for name, (_, says) in COMMANDS.items()])

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The whole help, in the language of the settings: it is asked for before anything has begun."""
        choose_language(Program(config=ctx.params.get("config")).settings[0].language)
        super().format_help(ctx, formatter)

    def run(self, arguments: Sequence[str]) -> int:
        """Do what the arguments ask; the exit status. Raises what was not about the command line."""
        choose_language("auto")
        try:
            with self.make_context("newsreader", list(arguments)) as context:
                status = self.invoke(context)
        except click.exceptions.Exit as end:
            return end.exit_code
        except click.exceptions.NoArgsIsHelpError as error:
            command = error.ctx.command_path if error.ctx is not None else "newsreader"
            streams.say(Sentence.of("{command} what? {command} --help lists what there is.", command=command))
            return Status.USAGE
        except click.ClickException as error:
            streams.say(explained(error))
            return Status.USAGE
        before = context.obj.status if isinstance(context.obj, Program) else Status.DONE
        return max(before, status) if isinstance(status, int) else before

    def main(self, args: Sequence[str] | None = None, *_: Any, **__: Any) -> NoReturn:
        """What click's test runner calls: the same as the console script."""
        streams.prepare()
        sys.exit(guarded(lambda: self.run(sys.argv[1:] if args is None else args)))


def _version(ctx: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    if wanted:
        streams.write(f"newsreader {__version__}")
        ctx.exit()


@click.group(
    cls=NewsreaderGroup,
    invoke_without_command=True,
    sentence=Sentence.of("A reader for an archive of news. Without a command the app opens on the library."),
)
@option(
    "--library",
    metavar="DIR",
    envvar="NEWSREADER_LIBRARY",
    sentence=Sentence.of("The folder of another library (also NEWSREADER_LIBRARY)."),
)
@option("--config", metavar="FILE", is_eager=True, sentence=Sentence.of("Another file of settings."))
@option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    sentence=Sentence.of("Show the version and end."),
)
@click.pass_context
def newsreader(context: click.Context, library: str | None, config: str | None) -> int | None:
    """The root command."""
    context.obj = program = Program(library, config)
    program.begin()
    if context.invoked_subcommand is not None:
        return None
    from newsreader.cli.opening import open_app

    return open_app(program)
