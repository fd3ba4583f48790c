"""Commands by their names: for keys, the `:` line, help and the settings."""

from __future__ import annotations

from newsreader.app.commands import COMMANDS, GROUPS, Command
from newsreader.model import NewsreaderError

_BY_NAME = {command.name: command for command in COMMANDS}
_BY_ALIAS = {alias: command for command in COMMANDS for alias in command.aliases}


def command_by_name(name: str) -> Command | None:
    """The command of that name in the table, or None."""
    return _BY_NAME.get(name)


def commands_for_help() -> list[tuple[str, list[Command]]]:
    """Every group's English title with its commands, in the order in which help shows them."""
    return [(group, [command for command in COMMANDS if command.group == group]) for group in GROUPS]


def commands_matching(text: str) -> list[Command]:
    """The commands which a `:` line's first word may mean: exactly one for a full name or alias, else
    all whose name or alias begins with it, for completion."""
    exact = _BY_NAME.get(text) or _BY_ALIAS.get(text)
    if exact is not None:
        return [exact]
    return [c for c in COMMANDS if any(name.startswith(text) for name in (c.name, *c.aliases))]


def parse_line(line: str) -> tuple[Command, str]:
    """The command of a `:` line and its argument ("" for none).

    Raises NewsreaderError where no command, or more than one, is meant, or an argument is not taken.
    """
    word, _, argument = line.strip().removeprefix(":").lstrip().partition(" ")
    found = commands_matching(word) if word else []
    if not found:
        raise NewsreaderError("There is no command “{name}”; ? shows them all.", name=word)
    if len(found) > 1:
        names = ", ".join(command.name for command in found[:6])
        raise NewsreaderError("“{name}” may mean {names}; type more of it.", name=word, names=names)
    if argument.strip() and not found[0].argument:
        raise NewsreaderError("“{name}” takes nothing after it.", name=found[0].name)
    return found[0], argument.strip()
