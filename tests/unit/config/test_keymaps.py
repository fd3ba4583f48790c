"""One command table: every preset holds, and a person's own keys never make a key double."""

from __future__ import annotations

import subprocess
import sys
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.keys import _character_to_key

from newsreader.app.bindings import bindings
from newsreader.app.command_names import command_by_name, commands_for_help, commands_matching, parse_line
from newsreader.app.commands import COMMANDS, CONTEXTS, GROUPS, SEARCH
from newsreader.app.keymaps import check_keys, clashes, footer_for, keymap, keys_shown
from newsreader.app.keynames import key_name, shown_key, types_text
from newsreader.app.presets import PRESETS
from newsreader.config import Config, KeyConfig, KeyOverride
from newsreader.config.settings import Preset
from newsreader.model import NewsreaderError
from newsreader.translation import set_language


def config(*overrides: tuple[str, tuple[str, ...]], preset: Preset = "default") -> Config:
    lines = tuple(KeyOverride(name, keys, line) for line, (name, keys) in enumerate(overrides, start=1))
    return Config(keys=KeyConfig(preset, lines, "config.yaml"))


def messages(config: Config) -> list[str]:
    return [str(sentence) for sentence in check_keys(config)]


def test_names_aliases_and_groups_are_unique_and_known() -> None:
    names = [command.name for command in COMMANDS]
    aliases = [alias for command in COMMANDS for alias in command.aliases]
    assert len(set(names + aliases)) == len(names) + len(aliases)
    assert {context for command in COMMANDS for context in command.contexts} == set(CONTEXTS)
    assert [group for group, _ in commands_for_help()] == list(GROUPS)
    assert sum(len(commands) for _, commands in commands_for_help()) == len(COMMANDS)
    assert all(commands for _, commands in commands_for_help())


@pytest.mark.parametrize("preset", get_args(Preset))
def test_presets_hold(preset: Preset) -> None:
    assert set(PRESETS) == set(get_args(Preset))
    keys = keymap(config(preset=preset))
    assert list(clashes(keys)) == []
    assert set(keys) == {command.name for command in COMMANDS}
    for command in COMMANDS:
        assert keys[command.name], command.name
        for key in keys[command.name]:
            assert key_name(key) == key, f"{command.name} has no key that Textual knows: {key}"
            assert SEARCH not in command.contexts or not types_text(key)


def test_every_sign_has_textuals_name() -> None:
    for code in range(33, 127):
        key = key_name(chr(code))
        assert key is not None
        assert key == _character_to_key(chr(code))
        assert shown_key(key) == chr(code)


@pytest.mark.parametrize(
    ("written", "key", "shown"),
    [
        ("^D", "ctrl+d", "^D"),
        ("Ctrl+D", "ctrl+d", "^D"),
        ("control+d", "ctrl+d", "^D"),
        ("J", "J", "J"),
        ("shift+j", "J", "J"),
        ("shift+Tab", "shift+tab", "shift+tab"),
        ("alt+shift+left", "alt+shift+left", "alt+shift+←"),
        ("shift+alt+left", "alt+shift+left", "alt+shift+←"),
        ("PgUp", "pageup", "pgup"),
        ("F5", "f5", "F5"),
        (" ", "space", "space"),
        ("ctrl++", "ctrl+plus", "^+"),
        ("right_square_bracket", "right_square_bracket", "]"),
        ("é", "é", "é"),
    ],
)
def test_key_names(written: str, key: str, shown: str) -> None:
    assert key_name(written) == key
    assert shown_key(key) == shown


@pytest.mark.parametrize(
    "written",
    ["", "foo", "hyper+x", "ctrl+ctrl+x", "ctrl+", "\x01", "f25", "shift+1", "ctrl + x"],
)
def test_what_is_no_key(written: str) -> None:
    assert key_name(written) is None


@given(st.text(max_size=200))
def test_no_text_breaks_key_names(text: str) -> None:
    key = key_name(text)
    if key is not None:
        assert "," not in key
        assert shown_key(key)
        assert key_name(key) in (key, None)


def test_an_override_replaces_a_command_s_keys() -> None:
    chosen = config(("article.next", ("ctrl+j", "ö")), ("mark.tag", ()))
    assert messages(chosen) == []
    assert keymap(chosen)["article.next"] == ("ctrl+j", "ö")
    assert keymap(chosen)["mark.tag"] == ()
    assert keys_shown(COMMANDS[0], chosen) == ["j", "↓"]


def test_a_clash_names_both_and_keeps_the_default() -> None:
    chosen = config(("article.next", ("n",)))
    assert messages(chosen) == [
        "config.yaml, line 1: “n” for article.next is taken by match.next; article.next keeps its own."
    ]
    assert keymap(chosen)["article.next"] == ("J",)


def test_of_two_choices_that_clash_the_later_gives_way() -> None:
    chosen = config(("mark.star", ("0",)), ("mark.tag", ("0",)))
    assert len(messages(chosen)) == 1 and "line 2" in messages(chosen)[0]
    assert keymap(chosen)["mark.star"] == ("0",)
    assert keymap(chosen)["mark.tag"] == ("t",)


def test_a_key_may_move_when_its_holder_moves_too() -> None:
    chosen = config(("article.next", ("n",)), ("match.next", ("ctrl+n",)))
    assert messages(chosen) == []
    assert keymap(chosen)["article.next"] == ("n",)


def test_giving_way_may_set_off_another_clash() -> None:
    # Line 2 loses its 0 to line 1 and falls back to J, which line 3 had taken.
    chosen = config(("mark.star", ("0",)), ("article.next", ("0",)), ("mark.tag", ("J",)))
    assert [message.split(":")[0] for message in messages(chosen)] == [
        "config.yaml, line 2",
        "config.yaml, line 3",
    ]
    assert list(clashes(keymap(chosen))) == []


def test_one_key_may_do_different_things_in_different_panes() -> None:
    chosen = config(("article.open", ("ctrl+o",)), ("entity.filter", ("ctrl+o",)))
    assert messages(chosen) == []


def test_unknown_commands_and_keys_are_named() -> None:
    chosen = config(("article.nxt", ("J",)), ("mark.star", ("meta+x",)), ("search.accept", ("a",)))
    assert messages(chosen) == [
        "config.yaml, line 1: unknown key “article.nxt”; did you mean “article.next”?",
        "config.yaml, line 2: there is no key “meta+x”; mark.star keeps its own.",
        "config.yaml, line 3: “a” types text in the search bar; search.accept keeps its own.",
    ]
    assert keymap(chosen) == keymap(Config())


_NAMES = st.sampled_from([*(command.name for command in COMMANDS), "no.such"])
_KEYS = st.sampled_from(["j", "J", "n", "enter", "ctrl+d", "escape", "^X", "?", "0", "nothing"])


@given(
    st.dictionaries(_NAMES, st.lists(_KEYS, max_size=3).map(tuple), max_size=8),
    st.sampled_from(get_args(Preset)),
)
def test_whatever_is_chosen_no_key_is_double(chosen: dict[str, tuple[str, ...]], preset: Preset) -> None:
    made = config(*chosen.items(), preset=preset)
    assert list(clashes(keymap(made))) == []
    check_keys(made)


def test_bindings_and_footer_come_from_the_table() -> None:
    set_language("en")
    found = [(key, one.action, one.description) for one in bindings("reader") for key in one.key.split(",")]
    assert ("enter", "screen.run('entity.filter')", "Only articles with this entity") in found
    assert all(key != "j" for key, _, _ in found)
    footer = footer_for("reader", Config())
    assert footer[0] == ("enter", "filter", "screen.run('entity.filter')")
    assert ("] [", "mentions", "screen.run('mention.next')") in footer
    assert [label for _, label, _ in footer_for("search", Config())] == ["to the list", "leave"]


def test_the_line_finds_commands_by_name_alias_and_beginning() -> None:
    assert parse_line(":quit") == (command_by_name("app.quit"), "")
    assert parse_line("theme  malam ") == (command_by_name("app.theme"), "malam")
    assert parse_line("zen")[0].name == "view.zen"
    assert [command.name for command in commands_matching("history.")] == ["history.back", "history.forward"]
    wrong = {"": "no command", "nosuch": "no command", "mark": "may mean", "undo 3": "nothing"}
    for line, part in wrong.items():
        with pytest.raises(NewsreaderError, match=part):
            parse_line(line)


def test_the_table_needs_no_toolkit() -> None:
    code = (
        "import sys, newsreader.app.keymaps, newsreader.config;"
        "print([m for m in ('textual', 'rich', 'yaml', 'msgspec', 'platformdirs') if m in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
