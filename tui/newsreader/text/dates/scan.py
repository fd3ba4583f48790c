"""One pass over a text for everything that may start a date."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from newsreader.text.dates.absolute import bracketed_day_at, day_at, month_at, weekday_at
from newsreader.text.dates.found import Found
from newsreader.text.dates.names import (
    ISLAMIC_MONTHS,
    MONTHS,
    SHORT_WEEKDAYS,
    WEEKDAYS,
    alternatives,
    cased,
)
from newsreader.text.dates.periods import islamic_month_at, quarter_at
from newsreader.text.dates.relative import first_words, relative_at
from newsreader.text.dates.years import year_at

_QUARTERS = ("kuartal", "triwulan", "semester", "paruh", "first", "second", "third", "fourth")
_SHORT_QUARTERS = [f"{letter}{number}" for letter in "KQ" for number in "1234"]
_READERS: dict[str, Callable[[str, int], Found | None]] = {
    **dict.fromkeys(MONTHS, month_at),
    **dict.fromkeys([*WEEKDAYS, *SHORT_WEEKDAYS], weekday_at),
    **{name.lower(): islamic_month_at for name in ISLAMIC_MONTHS},
    **dict.fromkeys([*_QUARTERS, *map(str.lower, _SHORT_QUARTERS)], quarter_at),
}
_PROPER = [name for name in _READERS if name not in _QUARTERS]
_DIGITS = re.compile(r"\d++")
# Most numbers are amounts: only one that goes on like this is looked at more closely.
_MAY_BE_DAY = re.compile(r" ?[-–—/.] ?\d| ?[A-Za-z]|-[A-Za-z]| [–—]")
_IN_BRACKETS = re.compile(r"\( ?\Z")


def expressions(text: str, lang: str) -> list[Found]:
    """Every date expression of `text` in order, without overlap."""
    relative = first_words(lang)
    found: list[Found] = []
    done = 0
    # Starting at the character before a word lets `re` skip quickly from gap to gap; hence the added one.
    for start in _starts(lang).finditer(f"\n{text}"):
        at = start.start()
        if at < done:
            continue
        one = _at(text, at, start[0][1:].lower(), relative, lang)
        if one and one.start >= done and not (found and _belongs_to_weekday(text, found[-1], one)):
            found.append(one)
            done = one.end
    return found


@cache
def _starts(lang: str) -> re.Pattern[str]:
    """Where an expression may start: a gap and then a number or one of its first words."""
    names = [form for name in _PROPER for form in (name.title(), name.capitalize(), name.upper())]
    names += cased([*_QUARTERS, *first_words(lang)])
    groups: dict[str, set[str]] = {}
    for name in names:
        groups.setdefault(name[0], set()).add(name[1:])
    branches = "|".join(f"{first}(?:{alternatives(rests)})" for first, rests in sorted(groups.items()))
    return re.compile(rf"[\W](?:\d|(?:{branches})(?!\w))")


def _at(text: str, at: int, word: str, relative: frozenset[str], lang: str) -> Found | None:
    if word.isdecimal():
        return _number_at(text, at) or relative_at(text, at, lang)
    if word in relative and (found := relative_at(text, at, lang)):
        return found
    reader = _READERS.get(word)
    return reader(text, at) if reader else None


def _number_at(text: str, at: int) -> Found | None:
    if at > 1 and text[at - 1] in ".," and text[at - 2].isdigit():
        return None
    bracketed = _IN_BRACKETS.search(text, max(0, at - 2), at) and bracketed_day_at(text, at)
    if bracketed:
        return bracketed
    digits = _DIGITS.match(text, at)
    if digits and len(digits[0]) <= 2 and not _MAY_BE_DAY.match(text, digits.end()):
        return year_at(text, at) if digits[0].endswith("0") else None
    return day_at(text, at) or year_at(text, at)


def _belongs_to_weekday(text: str, before: Found, found: Found) -> bool:
    """`pekan depan`, `kemarin` in `Kamis pekan depan`, `5 Oktober kemarin` only say which day that is."""
    day = before.weekday is not None or (before.first is not None and before.first.day is not None)
    beside = day and text[before.end : found.start] == " "
    return beside and found.rule.startswith("relative:") and found.unit in ("week", "day")
