"""Why is this marked? Who says so, how sure that is, and the keys that correct it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from newsreader.app.keynames import shown_key
from newsreader.app.screens.overlay import Overlay
from newsreader.app.widgets.cells import pad
from newsreader.app.widgets.flow import Flow
from newsreader.model import Label, Mention, Origin, Sentence
from newsreader.translation import field_name, format_date, format_number, translate

_SAYS = {
    Origin.MODEL: Sentence.of("the model {name}"),
    Origin.RULE: Sentence.of("the rule {name}"),
    Origin.GAZETTEER: Sentence.of("the list of names {name}"),
    Origin.USER: Sentence.of("your own names, {name}"),
}
_LEFT = 14
Key = tuple[str, str, str]
"""A key in Textual's name, the name of its command, and what it says of itself."""


def who_says(mention: Mention) -> str:
    """Model, rule, list or person that marked a mention, by name where it has one."""
    _, _, name = mention.why.partition(":")
    if mention.by is Origin.USER and not name:
        return translate("you, by a correction")
    return translate(_SAYS[mention.by], name=name) if name else translate(mention.by.value)


def stands_for(mention: Mention) -> str:
    """Whom or what a mention stands for."""
    if mention.canonical is None:
        return translate("nothing beyond itself")
    return format_date(mention.canonical) if mention.label is Label.DATE else mention.canonical


class WhyScreen(Overlay[str | None]):
    """A few lines over the reader; its answer is the name of a command that is wanted next, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,enter,w,W", "dismiss")]
    AUTO_FOCUS = ""

    def __init__(self, mention: Mention, row: int | None, keys: Sequence[Key]) -> None:
        super().__init__()
        self._mention = mention
        self._row = row
        self._keys = keys

    def compose(self) -> ComposeResult:
        """Title, facts, keys."""
        mention = self._mention
        facts = [
            (translate("type"), field_name(mention.label)),
            (translate("stands for"), stands_for(mention)),
            (translate("says so"), who_says(mention)),
            (translate("score"), format_number(round(mention.score, 2))),
        ]
        parts = [part for name, text in facts for part in ((pad(name, _LEFT), "$text-muted"), text + "\n")]
        with Vertical(id="panel"):
            yield Static(
                translate("Why is “{text}” marked?", text=mention.text), id="panel-title", markup=False
            )
            yield Static(Content.assemble(*parts).rstrip(), id="panel-facts")
            keys = [f"{shown_key(key)} {title}" for key, _, title in self._keys]
            hints = Flow(id="panel-keys")
            hints.show_hints(" · ".join([*keys, translate("esc leave")]))
            yield hints

    def on_resize(self) -> None:
        """Leave the mention uncovered."""
        self.call_after_refresh(self._place)

    def _place(self) -> None:
        if not self.is_open:
            return
        height = self.query_one("#panel").outer_size.height
        self.set_class(self._row is not None and self._row >= self.size.height - height - 1, "-top")

    def on_key(self, event: events.Key) -> None:
        """A key that corrects begins the correction."""
        for key, command, _ in self._keys:
            if event.key == key:
                event.stop()
                self.dismiss(command)
                return
