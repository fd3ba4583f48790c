"""What can be chosen in a panel: a type, how far a correction reaches, a name.

Each shows its choice with a sign besides the colour, and can be clicked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.style import Style
from textual.widgets import Static

from newsreader.app.widgets.cells import fit, pad
from newsreader.app.widgets.flow import Flow
from newsreader.app.widgets.reader.painting import LETTERS
from newsreader.model import EntityCount, Label, Reach, Scope, Sentence
from newsreader.translation import field_name, plural, translate

BY_LETTER = {letter: label for label, letter in LETTERS.items()}
"""The label that a letter of the margin stands for."""
_POINTER, _NO_POINTER = "▸ ", "  "


def _clickable(action: str, *, chosen: bool = False) -> Style:
    return Style.from_meta({"@click": action}) + Style(bold=chosen, reverse=chosen)


class LabelChoice(Flow):
    """The nine types with their letters; a letter or a click chooses one."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, separator=" ")

    def show(self, chosen: Label | None, current: Label | None = None) -> None:
        """Show which type is chosen; `current` is what the mention is now, and no choice."""
        items = []
        for label in Label:
            left, right = "[]" if label is chosen else "  "
            text = f"{left}{LETTERS[label]} {field_name(label)}{right}"
            if label is current:
                style = Style(dim=True)
            else:
                style = _clickable(f"screen.choose_label('{label.value}')", chosen=label is chosen)
            items.append(Content.styled(text, style))
        self.show_items(items)


class ScopeChoice(Static):
    """How far a correction can reach, a line each, with what it would change."""

    ALLOW_SELECT = False

    def show(
        self, scopes: Sequence[Scope], chosen: Scope, reaches: Mapping[Scope, Reach], width: int
    ) -> None:
        """Show the scopes; those whose reach is not known yet say so."""
        parts: list[tuple[str, Style]] = []
        for number, scope in enumerate(Scope, 1):
            if scope not in scopes:
                continue
            pointer = _POINTER if scope is chosen else _NO_POINTER
            reach = reaches.get(scope)
            amount = amount_of(scope, reach) if reach is not None else "…"
            text = f"{pointer}{number} {scope_name(scope)}"
            room = min(width, 76) - cell_len(amount) - 2
            line = fit(pad(text, max(8, room)) + "  " + amount, width)
            parts += [
                (line, _clickable(f"screen.scope_to('{scope.value}')") + Style(bold=scope is chosen)),
                ("\n", Style()),
            ]
        self.update(Content.assemble(*parts[:-1]))


_SCOPES = {
    Scope.MENTION: Sentence.of("only here"),
    Scope.ARTICLE: Sentence.of("in this article"),
    Scope.ARCHIVE: Sentence.of("everywhere, in later articles too"),
}


def scope_name(scope: Scope) -> str:
    """How far a scope reaches, in words."""
    return translate(_SCOPES[scope])


def amount_of(scope: Scope, reach: Reach) -> str:
    """What a correction would change, in numbers."""
    here = plural("{n} mention", "{n} mentions", reach.mentions_here)
    if scope is not Scope.ARCHIVE:
        return here
    articles = plural("{n} article", "{n} articles", reach.articles)
    if reach.mentions is not None:
        articles += " · " + plural("{n} mention", "{n} mentions", reach.mentions)
    return articles if reach.exact else translate("up to {amount}", amount=articles)


class NameChoice(Static):
    """Entities to choose from while a name is being typed."""

    ALLOW_SELECT = False

    def show(self, found: Sequence[EntityCount], chosen: int | None, fresh: str, width: int) -> None:
        """Show what was found, and below it the typed name itself if it is nobody's (`fresh`)."""
        parts: list[tuple[str, Style]] = []
        for index, one in enumerate(found):
            count = plural("{n} article", "{n} articles", one.articles)
            label = field_name(one.entity.label)
            right = f"  {label} · {count}"
            name = pad(one.entity.canonical, max(8, min(width, 76) - 2 - cell_len(right)))
            parts.append(self._line(name + right, index, chosen, width))
        if fresh:
            new = translate("“{name}”, a new name", name=fresh)
            parts.append(self._line(new, len(found), chosen, width))
        self.display = bool(parts)
        self.update(Content("\n").join([Content.styled(text, style) for text, style in parts]))

    def _line(self, text: str, index: int, chosen: int | None, width: int) -> tuple[str, Style]:
        pointer = _POINTER if index == chosen else _NO_POINTER
        style = _clickable(f"screen.choose_name({index})") + Style(bold=index == chosen)
        return fit(pointer + text, width), style
