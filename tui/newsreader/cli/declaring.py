"""Click's commands and options with translated help, and values that explain what they take."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import click

from newsreader.cli.usage import Misuse, no_such_command
from newsreader.model import NewsreaderError, Sentence
from newsreader.translation import translate

_HELP = Sentence.of("Show this help and end.")


class TranslatedOption(click.Option):
    """An option whose help is in the language in force when it is shown."""

    def __init__(self, *args: Any, sentence: Sentence, **attributes: Any) -> None:
        self.sentence = sentence
        super().__init__(*args, **attributes)

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The row of the list of options."""
        self.help = translate(self.sentence)
        return super().get_help_record(ctx)


class Translated(click.Command):
    """A command whose help is in the language in force when it is shown."""

    def __init__(self, *args: Any, sentence: Sentence, **attributes: Any) -> None:
        self.sentence = sentence
        super().__init__(*args, **attributes)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Click's own, with our sentence for what stands behind all that is taken."""
        takes_more, ctx.allow_extra_args = ctx.allow_extra_args, True
        rest = super().parse_args(ctx, args)
        if rest and not takes_more:
            raise Misuse(
                Sentence.of(
                    "“{value}” is more than {command} takes; {command} --help shows what is taken.",
                    value=rest[0],
                    command=ctx.command_path,
                )
            )
        return rest

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Click's own, in our words."""
        found = super().get_help_option(ctx)
        if found is not None:
            found.help = translate(_HELP)
        return found

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The first line."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, translate("Usage: "))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What it does."""
        self.help = translate(self.sentence)
        super().format_help_text(ctx, formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of options."""
        records = [
            record
            for parameter in self.get_params(ctx)
            if isinstance(parameter, click.Option) and (record := parameter.get_help_record(ctx)) is not None
        ]
        with formatter.section(translate("Options")):
            formatter.write_dl(records)


class QueryCommand(Translated):
    """A command that takes a query, in which ``-word`` excludes a word and is no misspelt option."""

    def __init__(self, *args: Any, **attributes: Any) -> None:
        super().__init__(*args, context_settings={"ignore_unknown_options": True}, **attributes)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Refuse unknown long options, which would otherwise be searched for."""
        # Click takes the arguments out of the list as it reads them.
        before = args[: args.index("--")] if "--" in args else list(args)
        rest = super().parse_args(ctx, args)
        for word in ctx.params.get("query") or ():
            if word.startswith("--") and word in before:
                raise click.NoSuchOption(word, possibilities=_long_options(self, ctx), ctx=ctx)
        return rest


def _long_options(command: click.Command, ctx: click.Context) -> list[str]:
    return [name for parameter in command.get_params(ctx) for name in parameter.opts if name[:2] == "--"]


class Group(Translated, click.Group):
    """A command that has commands of its own."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Click's own, with our sentence for a command that there is not."""
        if args[0] not in self.commands and not args[0].startswith("-"):
            raise no_such_command(args[0], list(self.commands), ctx.command_path)
        return super().resolve_command(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Names in the order in which they were declared."""
        return list(self.commands)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The lists of options and of commands."""
        Translated.format_options(self, ctx, formatter)
        with formatter.section(translate("Commands")):
            formatter.write_dl(
                [
                    (name, translate(one.sentence))
                    for name, one in self.commands.items()
                    if isinstance(one, Translated)
                ]
            )


def group(name: str, sentence: Sentence, commands: Sequence[click.Command]) -> click.Command:
    """Declare a command that does one of `commands`."""
    made = Group(name, sentence=sentence)
    for one in commands:
        made.add_command(one)
    return made


def command(
    name: str, sentence: Sentence, kind: type[Translated] = Translated
) -> Callable[[Callable[..., Any]], click.Command]:
    """Declare a command; its function takes the Program first and returns its exit status."""

    def declare(function: Callable[..., Any]) -> click.Command:
        made: click.Command = click.command(name, cls=kind, sentence=sentence)(click.pass_obj(function))
        return made

    return declare


def option(*names: str, sentence: Sentence, **attributes: Any) -> Callable[[Any], Any]:
    """Declare an option with the sentence that explains it."""
    return click.option(*names, cls=TranslatedOption, sentence=sentence, **attributes)


def query_argument(*, required: bool) -> Callable[[Any], Any]:
    """The words of a query, which need no quoting."""
    return click.argument("query", nargs=-1, required=required, metavar="QUERY" if required else "[QUERY]")


class WholeNumber(click.ParamType):  # type: ignore[type-arg]
    """A whole number of at least `minimum`."""

    name = "n"

    def __init__(self, minimum: int) -> None:
        self.minimum = minimum

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:  # noqa: ARG002
        """The number; raises Misuse for anything else."""
        if isinstance(value, int):
            return value
        # Longer ones mean nothing here and SQLite has no room for them.
        if not (value.isascii() and value.isdigit() and len(value) <= 12 and int(value) >= self.minimum):
            raise Misuse(
                Sentence.of(
                    "“{value}” does not do for {name}; it takes a whole number from {minimum}.",
                    value=value,
                    name=_shown(param),
                    minimum=self.minimum,
                )
            )
        return int(value)


class ColumnMap(click.ParamType):  # type: ignore[type-arg]
    """Our names of fields with what a table calls them: ``body=naskah,title=kepala``."""

    name = "columns"

    def convert(
        self,
        value: Any,
        param: click.Parameter | None,  # noqa: ARG002
        ctx: click.Context | None,  # noqa: ARG002
    ) -> tuple[tuple[str, str], ...]:
        """The pairs; raises Misuse where one is none, or its first half no name of ours."""
        from newsreader.ingest.formats.records import columns_of

        try:
            return value if isinstance(value, tuple) else columns_of(value)
        except NewsreaderError as error:
            raise Misuse(error.sentence) from error


class OneOf(click.ParamType):  # type: ignore[type-arg]
    """One of some words, in any case."""

    name = "word"

    def __init__(self, words: Sequence[str]) -> None:
        self.words = tuple(words)

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:  # noqa: ARG002
        """What help shows."""
        return "|".join(self.words)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ARG002
        """The word as listed; raises Misuse for any other."""
        word = str(value).lower()
        if word not in self.words:
            raise Misuse(
                Sentence.of(
                    "“{value}” does not do for {name}; it takes {words}.",
                    value=value,
                    name=_shown(param),
                    words=", ".join(self.words),
                )
            )
        return word


def _shown(param: click.Parameter | None) -> str:
    if param is None:
        return ""
    return (
        param.opts[0]
        if isinstance(param, click.Option)
        else param.make_metavar(click.Context(click.Command("")))
    )
