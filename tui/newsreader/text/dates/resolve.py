"""From what was said to the calendar: missing years, bare weekdays and counted days."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from newsreader.model import Precision, ResolvedDate
from newsreader.text.dates.anchor import anchor_of, full_day
from newsreader.text.dates.calendar import (
    day_or_none,
    iso_of,
    iso_week,
    month_span,
    nearest,
    shifted_days,
    shifted_months,
)
from newsreader.text.dates.found import Found, Moment

_PAST = re.compile(
    r"(?: (?:malam|pagi|siang|sore|petang|dini hari))?,? (?:lalu|silam|kemarin|yang lalu)(?!\w)"
)
_FUTURE = re.compile(r"(?: (?:malam|pagi|siang|sore|petang))?,? (?:mendatang|depan|nanti|besok)(?!\w)")
_WEEK_BEFORE = re.compile(r"(?: (?:malam|pagi|siang|sore|petang))? (?:pekan|minggu) lalu(?!\w)")
_WEEK_AFTER = re.compile(r"(?: (?:malam|pagi|siang|sore|petang))? (?:pekan|minggu) depan(?!\w)")
_LAST_BEFORE = re.compile(r"(?i:\blast )\Z")
_NEXT_BEFORE = re.compile(r"(?i:\bnext )\Z")
# `Desember tahun lalu`, `Maret tahun depan`, `December last year`.
_SAID_YEAR = re.compile(
    r" (?i:(tahun (?:ini|lalu|silam|kemarin|depan|mendatang)|(?:this|last|next) year))(?!\w)"
)
_YEARS_ON = {"ini": 0, "lalu": -1, "silam": -1, "kemarin": -1, "depan": 1, "mendatang": 1}
_PLANNED = re.compile(
    r"\b(?i:akan|bakal|dijadwalkan|rencananya|direncanakan|will|scheduled to|due to|set to)\b"
    r"(?:(?!\b(?i:kata|ujar|ucap|tutur|ungkap|jelas|said|says|told)(?:nya)?\b)[^.!?\n\"“”]){0,90}"
    r"\b(?i:pada|hari|mulai|hingga|on|until|by|from) \Z"
)
_EVERY = re.compile(r"\b(?i:setiap|tiap|every|each)(?: hari)?(?: \w+ (?:dan|atau|and|or))? \Z")
_LOOK = 120
_NEAR = 400


class Resolver:
    """Resolves the expressions of one text in order; `anchor` is the day it was published, where known."""

    def __init__(self, text: str, expressions: Sequence[Found], anchor: date | None, lang: str) -> None:
        self._text = text
        self._full = [(found.start, day) for found in expressions if (day := full_day(found))]
        self._starts = [start for start, _ in self._full]
        self._given = anchor is not None
        self._anchor = anchor if anchor is not None else anchor_of(text, expressions)
        self._lang = lang
        self._previous: date | None = None

    def resolve(self, found: Found) -> ResolvedDate:
        """One expression, resolved as far as its words, the text before it and the anchor allow."""
        if found.rule.startswith("relative:"):
            iso, rule = self._relative(found), self._marked(found.rule)
        elif found.first is not None:
            iso, rule = self._absolute(found)
        elif found.rule == "weekday":
            recurring = _EVERY.search(self._text, max(0, found.start - _LOOK), found.start)
            iso = None if recurring else self._weekday(found)
            rule = "weekday+recurring" if recurring else self._marked("weekday")
        else:
            iso, rule = found.literal, found.rule
        if iso and len(iso) == 10 and found.precision is Precision.DAY:
            self._previous = date.fromisoformat(iso)
        return ResolvedDate(
            found.start, found.end, self._text[found.start : found.end], iso, found.precision, rule
        )

    def _marked(self, rule: str) -> str:
        """The rule, with a word that the day it counts from is the text's own, where none was given."""
        return rule if self._given or self._anchor is None else f"{rule}+from-text"

    def _direction(self, found: Found) -> int:
        after = self._text[found.end : found.end + 24]
        before = self._text[max(0, found.start - 5) : found.start]
        if _PAST.match(after) or _LAST_BEFORE.search(before):
            return -1
        return 1 if _FUTURE.match(after) or _NEXT_BEFORE.search(before) else 0

    def _is_planned(self, found: Found) -> bool:
        """`Rapat akan digelar pada Senin`: what is still to come, unless somebody says so on that day."""
        before = self._text[max(0, found.start - _LOOK) : found.start]
        return _PLANNED.search(before) is not None

    def _near(self, found: Found) -> date | None:
        """The last full date shortly before, by which a date without a year is read."""
        index = bisect_left(self._starts, found.start) - 1
        if index < 0 or found.start - self._starts[index] > _NEAR:
            return None
        return self._full[index][1]

    def _absolute(self, found: Found) -> tuple[str | None, str]:
        first, last, rule = found.first, found.last, found.rule
        assert first is not None
        key = last or first
        if key.year is None and key.month is not None:
            year, source = self._year(found, key)
            key, rule = replace(key, year=year), rule + source
            first = replace(first, year=year) if last else key
            last = key if last else None
        if found.weekday is not None and last is None:
            first, rule = self._checked(first, found.weekday, rule)
        if last is None:
            return iso_of(first), rule
        if first.year is not None and first.year == last.year and (first.month or 0) > (last.month or 0):
            first = replace(first, year=first.year - 1)
        if (
            found.precision is Precision.DAY
            and first.month == last.month
            and (first.day or 0) > (last.day or 0)
        ):
            first = _month_before(first)
        start, end = iso_of(first), iso_of(last)
        return (f"{start}/{end}" if start and end else None), rule

    def _checked(self, moment: Moment, weekday: int, rule: str) -> tuple[Moment, str]:
        """The date against its weekday: English text may have meant month/day, else the rule says so."""
        assert moment.year is not None or moment.month is not None
        day = day_or_none(moment.year or 0, moment.month or 0, moment.day or 0)
        if day is None or day.weekday() == weekday:
            return moment, rule
        swapped = day_or_none(day.year, day.day, day.month)
        if self._lang == "en" and rule.startswith("numeric") and swapped and swapped.weekday() == weekday:
            return Moment(day.year, day.day, day.month), rule
        return moment, f"{rule}+weekday-contradicts"

    def _year(self, found: Found, moment: Moment) -> tuple[int | None, str]:
        month, day = moment.month or 1, moment.day or 15
        if self._anchor is not None and (said := _SAID_YEAR.match(self._text, found.end)):
            return _said_year(self._anchor, said[1].lower()), "+year-from-anchor"
        near, direction = self._near(found), self._direction(found)
        from_anchor = "+year-from-anchor" if self._given else "+year-from-text"
        if found.weekday is not None and moment.day is not None:
            for base, source in ((self._anchor, from_anchor), (near, "+year-from-text")):
                fitting = _fitting(base, month, day, found.weekday) if base else None
                if fitting:
                    return fitting.year, source
        if near and not direction:
            chosen = nearest(near, month, day)
            return (chosen.year if chosen else None), "+year-from-text"
        if self._anchor is None:
            return None, ""
        chosen = nearest(self._anchor, month, day, direction)
        return (chosen.year if chosen else None), from_anchor

    def _weekday(self, found: Found) -> str | None:
        if self._anchor is None or found.weekday is None:
            return None
        after = self._text[found.end : found.end + 24]
        back = (self._anchor.weekday() - found.weekday) % 7
        if _WEEK_BEFORE.match(after):
            offset = found.weekday - self._anchor.weekday() - 7
        elif _WEEK_AFTER.match(after):
            offset = found.weekday - self._anchor.weekday() + 7
        else:
            direction = self._direction(found)
            if not direction and back and self._is_planned(found):
                direction = 1
            offset = (7 - back) if direction > 0 else -(back or 7 if direction < 0 else back)
        day = shifted_days(self._anchor, offset)
        return day.isoformat() if day else None

    def _relative(self, found: Found) -> str | None:
        base = (self._previous or self._anchor) if found.from_text else self._anchor
        if base is None:
            return None
        if found.stretch:
            return _stretch(base, found.amount, found.unit)
        return _counted(base, found)


def _said_year(anchor: date, said: str) -> int:
    first, last = said.split()
    return anchor.year + (_YEARS_ON[last] if first == "tahun" else {"this": 0, "last": -1, "next": 1}[first])


def _fitting(base: date, month: int, day: int, weekday: int) -> date | None:
    for year in (base.year, base.year - 1, base.year + 1):
        found = day_or_none(year, month, day)
        if found and found.weekday() == weekday and abs((found - base).days) <= 366:
            return found
    return None


def _month_before(moment: Moment) -> Moment:
    if moment.month is None or moment.year is None:
        return moment
    if moment.month == 1:
        return replace(moment, year=moment.year - 1, month=12)
    return replace(moment, month=moment.month - 1)


def _moved(base: date, amount: int, unit: str) -> date | None:
    if unit in ("day", "week"):
        return shifted_days(base, amount * (7 if unit == "week" else 1))
    return shifted_months(base, amount * {"month": 1, "year": 12, "decade": 120, "century": 1200}[unit])


def _written(day: date, unit: str) -> str:
    if unit == "week":
        return iso_week(day)
    return day.isoformat()[: {"day": 10, "month": 7, "year": 4, "decade": 4, "century": 4}[unit]]


def _stretch(base: date, amount: int, unit: str) -> str | None:
    other = _moved(base, amount, unit)
    if other is None:
        return None
    first, last = sorted((base, other))
    return f"{_written(first, unit)}/{_written(last, unit)}"


def _counted(base: date, found: Found) -> str | None:
    if found.unit == "weekend":
        saturday = shifted_days(base, 5 - base.weekday() + 7 * found.amount)
        sunday = shifted_days(saturday, 1) if saturday else None
        return f"{saturday.isoformat()}/{sunday.isoformat()}" if saturday and sunday else None
    if found.unit in ("quarter", "semester"):
        return month_span(base, {"quarter": 3, "semester": 6}[found.unit], found.amount)
    day = _moved(base, found.amount, found.unit)
    if day is None:
        return None
    if found.unit == "century" and found.rule.endswith("-century"):
        first = (day.year - 1) // 100 * 100 + 1
        return f"{first:04d}/{first + 99:04d}"
    if found.unit == "decade" and found.rule.split(":")[1] in ("this-decade", "last-decade", "next-decade"):
        return f"{day.year // 10:03d}0s"
    return _written(day, "month" if found.exact else found.unit)
