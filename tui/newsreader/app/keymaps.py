"""Which keys do what: the command table, a preset and the user's own choices put together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from newsreader.app.command_names import command_by_name
from newsreader.app.commands import COMMANDS, CONTEXTS, GLOBAL, SEARCH, Command
from newsreader.app.keynames import key_name, shown_key, types_text
from newsreader.app.presets import PRESETS
from newsreader.config.complaints import printable, unknown
from newsreader.config.settings import Config, KeyConfig, KeyOverride
from newsreader.model import Sentence
from newsreader.translation import translate

Keymap = Mapping[str, tuple[str, ...]]
"""The keys of every command, in Textual's names, the one to show first."""


def keymap(config: Config) -> Keymap:
    """The keys in force; choices of the user that cannot hold are left out (see `check_keys`)."""
    return _resolve(config.keys)[0]


def check_keys(config: Config) -> list[Sentence]:
    """One sentence for each unknown command, unknown key and clash in the user's choices."""
    return list(_resolve(config.keys)[1])


def key_for(name: str, config: Config) -> str:
    """The first key of a command as people read it, or what to type on the `:` line where it has none."""
    command = command_by_name(name)
    assert command is not None
    return next(iter(keys_shown(command, config)), f":{(*command.aliases, name)[0]}")


def keys_shown(command: Command, config: Config) -> list[str]:
    """The keys of a command as help shows them."""
    return [shown_key(key) for key in keymap(config)[command.name]]


def footer_for(context: str, config: Config) -> list[tuple[str, str, str]]:
    """(keys, label, action) for the footer, keys of the context before global ones.

    Commands with one label share a place, with the action of the first. Labels are in the language of the
    interface.
    """
    keys = keymap(config)
    places: dict[str, tuple[list[str], str]] = {}
    shared = () if context == SEARCH else (GLOBAL,)
    for wanted in (context, *shared):
        for command in COMMANDS:
            if command.footer and wanted in command.contexts and keys[command.name]:
                shown, _ = places.setdefault(command.footer, ([], command.action))
                if (key := shown_key(keys[command.name][0])) not in shown:
                    shown.append(key)
    return [(" ".join(shown), translate(label), action) for label, (shown, action) in places.items()]


def clashes(keys: Keymap) -> Iterator[tuple[str, Command, Command]]:
    """(key, earlier command, later command) for each key that would do two things in one place.

    A key of the search bar may mean something else elsewhere, as the bar has the keyboard to itself.
    """
    holders: dict[tuple[str, str], Command] = {}
    for command in COMMANDS:
        for key in keys[command.name]:
            for context in command.contexts:
                for place in _places(context):
                    holder = holders.setdefault((place, key), command)
                    if holder is not command:
                        yield key, holder, command


def _places(context: str) -> tuple[str, ...]:
    return tuple(c for c in CONTEXTS if c != SEARCH) if context == GLOBAL else (context,)


@lru_cache(maxsize=8)
def _resolve(config: KeyConfig) -> tuple[Keymap, tuple[Sentence, ...]]:
    preset = {command.name: command.keys for command in COMMANDS} | PRESETS[config.preset]
    chosen: dict[str, tuple[KeyOverride, tuple[str, ...]]] = {}
    problems: list[tuple[int, Sentence]] = []
    for override in config.overrides:
        keys = _checked(override, config.file, problems)
        if keys is not None:
            chosen[override.command] = (override, keys)
    while True:
        keys_now = preset | {name: keys for name, (_, keys) in chosen.items()}
        clash = next(clashes(keys_now), None)
        if clash is None:
            break
        key, *pair = clash
        # Presets have no clash of their own, so one of the two was chosen; of two the later line gives way.
        loser = max((c for c in pair if c.name in chosen), key=lambda c: chosen[c.name][0].line)
        other = next(c for c in pair if c is not loser)
        problems.append(_clash(config.file, chosen.pop(loser.name)[0], key, other))
    problems.sort(key=lambda problem: problem[0])
    return keys_now, tuple(sentence for _, sentence in problems)


def _checked(
    override: KeyOverride, file: str, problems: list[tuple[int, Sentence]]
) -> tuple[str, ...] | None:
    """The override's keys in Textual's names, or None with the problem noted."""
    command = command_by_name(override.command)
    if command is None:
        names = [command.name for command in COMMANDS]
        problems.append((override.line, unknown(file, override.line, override.command, names)))
        return None
    keys: list[str] = []
    for written in override.keys:
        key = key_name(written)
        where = {"file": file, "line": override.line, "command": command.name, "key": printable(written)}
        if key is None:
            sentence = Sentence.of(
                "{file}, line {line}: there is no key “{key}”; {command} keeps its own.", **where
            )
        elif SEARCH in command.contexts and types_text(key):
            sentence = Sentence.of(
                "{file}, line {line}: “{key}” types text in the search bar; {command} keeps its own.",
                **where,
            )
        else:
            keys.append(key)
            continue
        problems.append((override.line, sentence))
        return None
    return tuple(dict.fromkeys(keys))


def _clash(file: str, override: KeyOverride, key: str, other: Command) -> tuple[int, Sentence]:
    return override.line, Sentence.of(
        "{file}, line {line}: “{key}” for {command} is taken by {other}; {command} keeps its own.",
        file=file,
        line=override.line,
        key=shown_key(key),
        command=override.command,
        other=other.name,
    )
