"""The command table as Textual's bindings; the configuration changes their keys through Textual's keymap.

Textual hands a key to the widget that has the focus when the key arrives, even if an earlier key, still being
handled, is about to move the focus: of ``/diplomasi`` typed fast, letters would reach the list. Bindings with
priority are run before the next key is looked at. So every command has one, which is off while a text field
has the focus (`Frame.check_action`), and one without, for the keys that a text field leaves alone.
"""

from __future__ import annotations

from collections.abc import Iterable

from textual.binding import Binding

from newsreader.app.commands import COMMANDS, SEARCH
from newsreader.app.keymaps import Keymap
from newsreader.app.keynames import types_text

AT_ONCE = ":at-once"
_NO_KEY = "unbound"
_KEYS = {command.name: command.keys for command in COMMANDS}


def bindings(context: str) -> list[Binding]:
    """The bindings of a context's commands; their ids are what `textual_keymap` gives keys to."""
    found = []
    for command in COMMANDS:
        if context not in command.contexts:
            continue
        run, name, title = f"('{command.name}')", command.name, command.title
        if context == SEARCH:
            found.append(Binding(_joined(command.keys), "screen.run" + run, title, id=name, priority=True))
            continue
        keys = _joined(key for key in command.keys if not types_text(key))
        found.append(Binding(keys, "screen.run" + run, title, id=name))
        at_once = Binding(
            _joined(command.keys), "screen.run_at_once" + run, title, id=name + AT_ONCE, priority=True
        )
        found.append(at_once)
    return found


def _joined(keys: Iterable[str]) -> str:
    return ",".join(keys) or _NO_KEY


def textual_keymap(keymap: Keymap) -> dict[str, str]:
    """Textual's form of a keymap, of the commands alone that have other keys than in the table.

    Textual puts it over all bindings again for every key that is pressed.
    """
    changed = {name: keys for name, keys in keymap.items() if keys != _KEYS[name]}
    plain = {name: _joined(key for key in keys if not types_text(key)) for name, keys in changed.items()}
    return plain | {name + AT_ONCE: _joined(keys) for name, keys in changed.items()}
