"""The day from which a text without a day of publication is read: its dateline, or what is nearest to one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from newsreader.text.dates.calendar import day_or_none
from newsreader.text.dates.found import Found

_HEAD = 400
_LINE = 90
_EARLIEST = 1990
# `JAKARTA, `, `Jakarta, CNN Indonesia (`: capitalised words alone stand before a date that is a dateline's.
_BEFORE = re.compile(r"(?:\A|\n)(?:[A-Z][\w.]*+|[^\w\n]){0,16}\Z")
_AFTER = re.compile(r" ?\)? ?(?:[-–—:|]|\n|,? ?(?:WIB\b|\d\d[.:]\d\d|(?i:pukul|at)\b))")


def full_day(found: Found) -> date | None:
    """The day an expression names without help from others, or None."""
    moment = found.first
    if moment is None or moment.year is None or moment.month is None or moment.day is None:
        return None
    return day_or_none(moment.year, moment.month, moment.day)


def anchor_of(text: str, expressions: Sequence[Found]) -> date | None:
    """The day of the dateline; else the first full date told with its weekday; else the latest full date.

    What lies before 1990 is history rather than the day on which the text was written.
    """
    days = [(found, day) for found in expressions if (day := full_day(found))]
    for found, day in days:
        if found.start > _HEAD:
            break
        head = text[max(0, found.start - _LINE) : found.start]
        if _BEFORE.search(head) and _AFTER.match(text, found.end):
            return day
    told = next((day for found, day in days if found.weekday is not None), None)
    latest = told or max((day for _, day in days), default=None)
    return latest if latest is None or latest.year >= _EARLIEST else None
