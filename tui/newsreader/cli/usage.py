"""Wrong usage, said in one sentence."""

from __future__ import annotations

import click

from newsreader.model import Sentence


class Misuse(click.UsageError):
    """A command line that makes no sense, with the sentence that says why."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


def explained(error: click.ClickException) -> Sentence:
    """What is wrong with the command line, and where help is."""
    if isinstance(error, Misuse):
        return error.sentence
    command = _command(error)
    if isinstance(error, click.NoSuchOption):
        near = error.possibilities[0] if error.possibilities else ""
        if near:
            return Sentence.of(
                "There is no option {name}; did you mean {near}?", name=error.option_name, near=near
            )
        return Sentence.of(
            "There is no option {name}; {command} --help shows them all.",
            name=error.option_name,
            command=command,
        )
    if isinstance(error, click.MissingParameter) and error.param is not None:
        return Sentence.of(
            "{name} is missing; {command} --help shows what is taken.",
            name=error.param.make_metavar(error.ctx) if error.ctx else error.param.name,
            command=command,
        )
    if isinstance(error, click.BadOptionUsage):
        return Sentence.of(
            "{name} does not go together with what stands there; {command} --help shows what it takes.",
            name=error.option_name,
            command=command,
        )
    return Sentence.of(
        "{message} {command} --help shows what is taken.", message=error.format_message(), command=command
    )


def _command(error: click.ClickException) -> str:
    if isinstance(error, click.UsageError) and error.ctx is not None:
        return error.ctx.command_path
    return "newsreader"


def no_such_command(name: str, known: list[str], within: str = "newsreader") -> Misuse:
    """The error for a command that there is not `within` another, with the nearest that there is."""
    import difflib

    near = difflib.get_close_matches(name[:80], known, n=1)
    if near:
        return Misuse(
            Sentence.of("There is no command {name}; did you mean {near}?", name=name, near=near[0])
        )
    return Misuse(
        Sentence.of("There is no command {name}; {command} --help shows them all.", name=name, command=within)
    )
