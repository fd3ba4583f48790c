"""An article on the terminal, its entities in the colours of the theme."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from newsreader.cli import streams
from newsreader.cli.program import Program
from newsreader.cli.tables import console
from newsreader.model import Article, Elsewhere, Label, ReadableArticle
from newsreader.translation import field_name, format_date, translate

if TYPE_CHECKING:
    from rich.text import Text

    from newsreader.app.theme_format import ThemeSpec


def about(article: Article) -> str:
    """Date, source and byline on one line."""
    parts = (format_date(article.published, long=True), article.source, article.byline)
    return " · ".join(part for part in parts if part)


def paint(readable: ReadableArticle, program: Program) -> None:
    """Write the article, no wider than the column of text in the settings."""
    from rich.text import Text

    out = console()
    width = min(out.width, program.config.columns.text)
    styles = _styles(program)
    article = readable.article
    out.print(Text(article.title, "bold"), width=width)
    if line := about(article):
        out.print(Text(line, "dim"), width=width)
    out.print()
    out.print(marked(readable, styles), width=width)
    used = [label for label in Label if any(m.label is label for m in readable.annotations.mentions)]
    if used:
        out.print()
        legend = Text("  ").join(Text(field_name(label), styles.get(label, "")) for label in used)
        out.print(legend, width=width)


def paint_context(readable: ReadableArticle) -> None:
    """Write where else the text stands, and which other versions of the article there are."""
    from rich.text import Text

    lines = [_told(one) for one in readable.elsewhere]
    others = [str(one.id) for one in readable.versions if one.id != readable.article.id]
    if others:
        lines.append(translate("Other versions: {ids}", ids=", ".join(others)))
    out = console()
    if lines:
        out.print()
    for line in lines:
        out.print(Text(streams.plain(line), "dim"))


def _told(place: Elsewhere) -> str:
    said = (place.source, format_date(place.published), place.title, place.url or place.origin)
    where = " · ".join(part for part in said if part)
    if place.id is None:
        return translate("The same text: {where}", where=where)
    if place.same:
        return translate("The same text, {id}: {where}", id=place.id, where=where)
    return translate("Nearly the same text, {id}: {where}", id=place.id, where=where)


def marked(readable: ReadableArticle, styles: Mapping[Label, str]) -> Text:
    """The body with a style on every mention."""
    from rich.text import Text

    text = Text(readable.article.body)
    for mention in readable.annotations.mentions:
        text.stylize(styles.get(mention.label, ""), mention.start, mention.end)
    return text


def _styles(program: Program) -> dict[Label, str]:
    from newsreader.app.themes import load_theme

    spec, problems = load_theme(program.config.theme, program.themes_folder)
    for problem in problems:
        streams.say(problem)
    return theme_styles(spec)


def theme_styles(spec: ThemeSpec) -> dict[Label, str]:
    """The look of each label in rich's words."""
    styles = {}
    for label in Label:
        look = spec.entities[label.lower()]
        style = "" if look.style == "none" else look.style.replace("uu", "underline2")
        styles[label] = f"{style} {_rich_colour(look.colour)}".strip()
    return styles


def _rich_colour(colour: str) -> str:
    if colour.startswith("ansi_"):
        return colour.removeprefix("ansi_")
    from textual.color import Color

    return Color.parse(colour).hex6.lower()
