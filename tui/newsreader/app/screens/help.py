"""Every key, from the command table."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from newsreader.app.commands import commands_for_help
from newsreader.app.keymaps import keys_shown
from newsreader.app.widgets.cells import pad
from newsreader.app.widgets.reader.painting import LETTERS
from newsreader.config.settings import Config
from newsreader.model import Label
from newsreader.translation import field_name, translate

_KEYS_WIDTH = 13
_TITLE_WIDTH = 52
_QUERY_HELP = (
    ("perundingan nuklir", "all words"),
    ('"dialog militer"', "the words in a row"),
    ("Iran OR Rusia", "either"),
    ("-Ukraina", "without"),
    ("diplom*", "words that begin so"),
    ("Witkof~", "one letter off"),
    ("person: org: place: event:", "names, by any alias"),
    ("source: tag: lang:", "where from, tagged, language"),
    ("is:unread is:starred", "by mark"),
    ("date:2026-02 date:>2025 date:7d", "by date"),
    ('"AS Rusia"~5', "within five words"),
)


class HelpScreen(ModalScreen[None]):
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
            yield Static(self._text())

    def _text(self) -> Content:
        parts: list[Content | tuple[str, str]] = [(translate("Keys") + "\n", "bold $primary")]
        for group, commands in commands_for_help():
            parts.append(("\n" + translate(group) + "\n", "bold"))
            for command in commands:
                keys = " ".join(keys_shown(command, self._config))
                alias = f":{command.aliases[0]}" if command.aliases else ""
                parts.append((pad(keys, _KEYS_WIDTH) + " ", "$primary"))
                parts.append((pad(translate(command.title), _TITLE_WIDTH) + " ", ""))
                parts.append((alias + "\n", "$text-muted"))
        parts.append(("\n" + translate("Search syntax") + "\n", "bold"))
        for example, meaning in _QUERY_HELP:
            parts.append((pad(example, 32) + " ", "$primary"))
            parts.append((translate(meaning) + "\n", ""))
        parts.append(("\n" + translate("Marks") + "\n", "bold"))
        for label in Label:
            parts.append((f" {LETTERS[label]}  ", "$text-muted"))
            style = f"$entity-{label.lower()} $entity-{label.lower()}-style"
            parts.append((field_name(label), style))
            parts.append(("\n", ""))
        return Content.assemble(*parts)

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        self.query_one("#help").scroll_relative(y=lines, animate=False)
