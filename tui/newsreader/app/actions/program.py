"""The `:` line, the palette, help and the way out."""

from __future__ import annotations

from newsreader.app.actions.registry import handles, run
from newsreader.app.command_names import parse_line
from newsreader.app.commands import COMMANDS
from newsreader.app.pending import Need
from newsreader.app.screens.reading import ReadingScreen


@handles("command.line", need=Need.NOTHING)
def command_line(screen: ReadingScreen, argument: str) -> None:
    """Run the command that is given, or open the line to type one."""
    if argument:
        command, rest = parse_line(argument)
        run(screen, command.name, rest)
        return
    names = sorted({name for command in COMMANDS for name in (command.name, *command.aliases)})
    screen.zen = False
    screen.command_line.open("", names)


@handles("app.command_palette", need=Need.NOTHING)
def palette(screen: ReadingScreen, _argument: str) -> None:
    """Open the palette."""
    screen.app.action_command_palette()


@handles("app.help", need=Need.NOTHING)
def show_help(screen: ReadingScreen, _argument: str) -> None:
    """Show every key."""
    screen.post_message(screen.HelpWanted())


@handles("app.quit", need=Need.NOTHING)
def leave(screen: ReadingScreen, _argument: str) -> None:
    """Leave the program."""
    screen.app.exit()
