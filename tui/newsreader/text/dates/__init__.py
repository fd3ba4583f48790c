"""Dates in Indonesian and English text, found and turned into calendar values.

`6/2/2026` is 6 February: day before month, unless that is impossible. Islamic months are marked but not
converted. Time is linear in the length of the text.
"""

from __future__ import annotations

from datetime import date

from newsreader.model import ResolvedDate
from newsreader.text.dates.anchor import anchor_of
from newsreader.text.dates.resolve import Resolver
from newsreader.text.dates.scan import expressions

__all__ = ["find_dates", "text_anchor"]


def find_dates(text: str, anchor: date | None = None, lang: str = "id") -> tuple[ResolvedDate, ...]:
    """The dates of `text` in order, without overlap.

    `anchor` is the day of publication; without it that of the dateline serves, else the first full date of
    the text, and rules that count from it end in ``+from-text``. `lang` is ``id`` or ``en`` (which relative
    words count), anything else for both. Offsets are code points of `text`. Rules of relative expressions
    start with ``relative:``; all others carry the span that a DATE mention has. ``+weekday-contradicts`` at
    the end of a rule says that the date is not the weekday that stands beside it.
    """
    found = expressions(text, lang)
    resolver = Resolver(text, found, anchor, lang)
    return tuple(resolver.resolve(one) for one in found)


def text_anchor(text: str) -> date | None:
    """The day from which `text` counts: its dateline, else its first full date, or None."""
    return anchor_of(text, expressions(text, "id"))
