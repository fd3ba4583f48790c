"""Every key, from the command table."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from newsreader.app.command_names import commands_for_help
from newsreader.app.commands import COMMANDS
from newsreader.app.keymaps import keys_shown
from newsreader.app.screens.overlay import Overlay
from newsreader.app.widgets.cells import pad
from newsreader.app.widgets.reader.painting import LETTERS
from newsreader.app.widgets.reader.quoting import RULES
from newsreader.config.settings import Config
from newsreader.model import Label, QuoteKind
from newsreader.translation import field_name, translate

_WIDEST = 82
_FRAME = 5
"""Cells of the border, the padding and the scroll bar."""
_EXAMPLES = 33
_ALIASES_FROM = 70
_LEAST = 12
Part = tuple[str, str]
"""Text and its style."""

_QUERY_HELP = (
    ("perundingan nuklir", "all words"),
    ('"dialog militer"', "the words in a row"),
    ("Iran OR Rusia", "either"),
    ("-Ukraina", "without"),
    ("diplom*", "words that begin so"),
    ("Witkof~", "one letter off"),
    ("person: org: place: event:", "names, by any alias"),
    ("speaker:lavrov", "what quotes them"),
    ("source: tag: lang:", "where from, tagged, language"),
    ("is:unread is:starred", "by mark"),
    ("date:2026-02 date:>2025 date:7d", "by date"),
    ('"AS Rusia"~5', "within five words"),
)


def row(left: tuple[str, int], middle: tuple[str, int], right: str = "") -> Iterator[Part]:
    """Three columns, the first two with their widths; a long text in the middle goes on below."""
    text, indent = left
    first, *others = wrap(*middle) or [""]
    yield pad(text, indent - 1) + " ", "$primary"
    if right:
        yield pad(first, middle[1] + 1), ""
        yield right + "\n", "$text-muted"
    else:
        yield first + "\n", ""
    for line in others:
        yield " " * indent + line + "\n", ""


class HelpScreen(Overlay[None]):
    """Commands by group with the keys that are bound to them now, and the query language."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q,question_mark,f1,enter", "dismiss", ""),
        ("j,down", "scroll(1)", ""),
        ("k,up", "scroll(-1)", ""),
        ("space,pagedown,ctrl+d", "scroll(15)", ""),
        ("b,pageup,ctrl+u", "scroll(-15)", ""),
        ("g,home", "scroll(-9999)", ""),
        ("G,end", "scroll(9999)", ""),
    ]

    def __init__(self, config: Config) -> None:
        super().__init__()
        self._config = config

    def compose(self) -> ComposeResult:
        """One scrolling text."""
        with VerticalScroll(id="help"):
            yield Static()

    def on_resize(self, event: events.Resize) -> None:
        """Write the text anew for the width of the terminal."""
        width = max(2 * _LEAST, min(event.size.width, _WIDEST) - _FRAME)
        aliases = event.size.width >= _ALIASES_FROM
        parts = (*self._commands(width, aliases=aliases), *self._syntax(width), *self._marks())
        self.query_one(Static).update(Content.assemble(*parts))

    def _commands(self, width: int, *, aliases: bool) -> Iterator[Part]:
        keys = {command: " ".join(keys_shown(command, self._config)) for command in COMMANDS}
        others = {c: f":{c.aliases[0]}" if c.aliases and aliases else "" for c in COMMANDS}
        left = min(max(map(cell_len, keys.values())) + 1, width - _LEAST)
        right = max(map(cell_len, others.values()))
        middle = width - left - (right + 1 if right else 0)
        yield translate("Keys") + "\n", "bold $primary"
        for group, commands in commands_for_help():
            yield "\n" + translate(group) + "\n", "bold"
            for command in commands:
                yield from row((keys[command], left), (translate(command.title), middle), others[command])

    def _syntax(self, width: int) -> Iterator[Part]:
        yield "\n" + translate("Search syntax") + "\n", "bold"
        left = min(_EXAMPLES, width - _LEAST)
        for example, meaning in _QUERY_HELP:
            yield from row((example, left), (translate(meaning), width - left))

    def _marks(self) -> Iterator[Part]:
        yield "\n" + translate("Marks") + "\n", "bold"
        for label in Label:
            yield f" {LETTERS[label]}  ", "$text-muted"
            yield field_name(label), f"$entity-{label.lower()} $entity-{label.lower()}-style"
            yield "\n", ""
        yield f" {RULES[QuoteKind.DIRECT]}  ", "$accent"
        yield translate("said word for word") + "\n", ""
        yield f" {RULES[QuoteKind.INDIRECT]}  ", "$text-muted"
        yield translate("reported") + "\n", ""

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        self.query_one("#help").scroll_relative(y=lines, animate=False)
