"""From what is known of an entity to the lines of its card."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from rich.cells import cell_len

from newsreader.app.card.sparkline import sparkline
from newsreader.app.widgets.card_list import CardRow, Place
from newsreader.app.widgets.cells import fit
from newsreader.app.widgets.reader.layout import wrap
from newsreader.app.widgets.reader.quoting import RULES
from newsreader.model import EntityCard, EntityCount, QuoteLine, RoleSpan
from newsreader.translation import field_name, format_date, plural, translate

_QUOTE_LINES = 3
_ALIASES = 12
_INDENT = 2


def card_rows(card: EntityCard, width: int) -> list[CardRow]:
    """The lines of a card that is `width` cells wide."""
    return [
        *_head(card, width),
        *_over_time(card, width),
        *_section(translate("Roles"), (row for role in card.roles for row in _role(role))),
        *_section(
            translate("Perhaps also"),
            (_entity(one, maybe=True) for one in card.perhaps),
        ),
        *_section(translate("In the company of"), (_entity(one) for one in card.company)),
        *_section(translate("Said"), (row for quote in card.quotes for row in _quote(quote, width))),
        *_section(
            translate("Articles"),
            (
                CardRow(one.title, _when(one.published, one.source), target=Place(one.id))
                for one in card.recent
            ),
        ),
    ]


def _head(card: EntityCard, width: int) -> Iterator[CardRow]:
    entity = card.entity
    yield CardRow(entity.canonical, field_name(entity.label), "title")
    mentions = plural("{n} mention", "{n} mentions", card.mentions)
    articles = plural("{n} article", "{n} articles", card.articles)
    span = _from_to(card.first, card.last)
    yield CardRow(" · ".join(part for part in (mentions, articles, span) if part), style="muted")
    if entity.aliases:
        names = " · ".join(entity.aliases[:_ALIASES])
        more = len(entity.aliases) - _ALIASES
        if more > 0:
            names += " · " + translate("{count} more", count=more)
        yield from _wrapped(translate("Also: {names}", names=names), width)


def _over_time(card: EntityCard, width: int) -> Iterator[CardRow]:
    """A line of bars over the first and the last month."""
    if not card.months:
        return
    yield from _heading(translate("Mentions by month"))
    bars = sparkline([amount for _, amount in card.months], width - _INDENT)
    first, last = (format_date(card.months[end][0]) for end in (0, -1))
    yield CardRow(bars)
    if len(card.months) == 1:
        yield CardRow(first, style="muted")
    else:
        gap = len(bars) - cell_len(first) - cell_len(last)
        yield CardRow(first + (" " * gap if gap > 2 else " – ") + last, style="muted")


def _role(role: RoleSpan) -> Iterator[CardRow]:
    articles = plural("{n} article", "{n} articles", role.articles)
    when = _from_to(role.first, role.last)
    yield CardRow(
        " · ".join(part for part in (role.text, role.of_name) if part),
        " · ".join(part for part in (when, articles) if part),
        target=Place(role.article_id),
    )


def _entity(one: EntityCount, *, maybe: bool = False) -> CardRow:
    articles = plural("{n} article", "{n} articles", one.articles)
    right = f"{field_name(one.entity.label)} · {articles}"
    return CardRow(one.entity.canonical, right, target=one.entity, maybe=maybe)


def _quote(quote: QuoteLine, width: int) -> Iterator[CardRow]:
    """The words, at most three lines of them, and below where they stand."""
    text = " ".join(quote.text.split())
    rule = RULES[quote.kind]
    room = max(1, width - _INDENT - 2)
    target = Place(quote.article_id, quote.start)
    lines = [text[start:end] for start, end in islice(wrap(text, 0, len(text), room), _QUOTE_LINES + 1)]
    if len(lines) > _QUOTE_LINES:
        lines = [*lines[: _QUOTE_LINES - 1], fit(lines[_QUOTE_LINES - 1] + " …", room)]
    for number, line in enumerate(lines):
        yield CardRow(f"{rule} {line}", target=target if number == 0 else None)
    yield CardRow("  " + " · ".join((_when(quote.published, quote.source), quote.title)), style="muted")


def _section(title: str, rows: Iterator[CardRow]) -> Iterator[CardRow]:
    first = next(rows, None)
    if first is not None:
        yield from _heading(title)
        yield first
        yield from rows


def _heading(title: str) -> Sequence[CardRow]:
    return CardRow(), CardRow(title, style="heading")


def _wrapped(text: str, width: int) -> Iterator[CardRow]:
    for start, end in wrap(text, 0, len(text), max(1, width - _INDENT)):
        yield CardRow(text[start:end])


def _when(published: str | None, source: str | None) -> str:
    date = format_date(published) if published else translate("no date")
    return " · ".join(part for part in (date, source) if part)


def _from_to(first: str | None, last: str | None) -> str:
    if not first or not last:
        return format_date(first or last)
    return format_date(first) if first == last else f"{format_date(first)} – {format_date(last)}"
