"""Lines of the column as styled segments, with every mark that touches them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style

from newsreader.app.widgets.reader.column import Column
from newsreader.app.widgets.reader.layout import LineKind, VisualLine
from newsreader.app.widgets.reader.quoting import RULES
from newsreader.app.widgets.reader.walking import Walk
from newsreader.model import Label, QuoteKind

GUTTER = 5
LETTERS = {
    Label.PERSON: "P",
    Label.ORG: "O",
    Label.PLACE: "L",
    Label.EVENT: "E",
    Label.LAW: "H",
    Label.WORK: "K",
    Label.ROLE: "J",
    Label.DATE: "T",
    Label.MONEY: "U",
}
"""The letter of each type in the margin."""


class Layer(NamedTuple):
    """A style over a half-open range; later layers lie on top."""

    start: int
    end: int
    style: Style


def overlay(
    text: Callable[[int, int], str], start: int, end: int, base: Style, layers: Iterable[Layer]
) -> list[Segment]:
    """The segments of ``[start, end)`` with the layers that touch it laid over `base`."""
    touching = [layer for layer in layers if layer.start < end and start < layer.end]
    cuts = {start, end}
    for layer in touching:
        cuts.add(max(start, layer.start))
        cuts.add(min(end, layer.end))
    segments = []
    for left, right in pairwise(sorted(cuts)):
        style = base
        for layer in touching:
            if layer.start <= left and right <= layer.end:
                style = style + layer.style
        segments.append(Segment(text(left, right), style))
    return segments


def margin(
    line: VisualLine,
    walk: Walk,
    rule: QuoteKind | None,
    base: Style,
    named: Callable[[str], Style],
    letters: bool,
) -> list[Segment]:
    """The gutter of a line: letters of the types on it, and the rule beside what is quoted."""
    shown = ""
    if letters:
        labels = {mention.label for mention in walk.mentions.within(line.start, line.end)}
        shown = "".join(LETTERS[label] for label in Label if label in labels)[: GUTTER - 2]
    return [
        Segment(shown.rjust(GUTTER - 2), base + named("letter")),
        Segment(RULES[rule], base + named(f"quote-{rule}")) if rule else Segment(" ", base),
        Segment(" ", base),
    ]


def content(
    column: Column,
    line: VisualLine,
    walk: Walk,
    base: Style,
    named: Callable[[str], Style],
    above: Iterable[Layer],
    marked: bool,
) -> list[Segment]:
    """The text of a line; `named` gives component styles, `above` what lies over the marks.

    Unless `marked`, only what is walked to shows: the current mention and the matches.
    """
    layers: list[Layer] = []
    if column.is_body(line):
        layers += _marks(line, walk, named, marked)
        base = base + named("heading") if line.kind is LineKind.HEADING else base
    elif line.kind is not LineKind.GAP:
        base = base + named(line.kind.value)
    indent = [Segment(" " * line.indent, base)] if line.indent else []
    layers += above
    return indent + overlay(
        lambda start, end: column.text(line, start, end), line.start, line.end, base, layers
    )


def _marks(line: VisualLine, walk: Walk, named: Callable[[str], Style], marked: bool) -> Iterator[Layer]:
    for mention in walk.mentions.within(line.start, line.end):
        if not marked and mention is not walk.mention:
            continue
        name = mention.label.lower()
        yield Layer(mention.start, mention.end, named(name))
        if mention is walk.mention:
            yield Layer(mention.start, mention.end, named("current"))
        elif mention.entity and mention.entity == walk.entity:
            yield Layer(mention.start, mention.end, named(f"{name}-fill"))
    for match in walk.matches.within(line.start, line.end):
        yield Layer(match.start, match.end, named("match"))
