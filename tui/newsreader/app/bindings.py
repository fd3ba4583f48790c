"""The command table as Textual's bindings; the configuration changes their keys through Textual's keymap."""

from __future__ import annotations

from textual.binding import Binding

from newsreader.app.commands import COMMANDS
from newsreader.app.keymaps import Keymap


def bindings(context: str) -> list[Binding]:
    """One binding a command of the context; its id is the command's name."""
    return [
        Binding(
            ",".join(command.keys),
            f"screen.run('{command.name}')",
            command.title,
            show=False,
            id=command.name,
        )
        for command in COMMANDS
        if context in command.contexts
    ]


def textual_keymap(keymap: Keymap) -> dict[str, str]:
    """Textual's form of a keymap."""
    return {name: ",".join(keys) for name, keys in keymap.items()}
