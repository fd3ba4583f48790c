"""The values of ``date:`` as first and last day."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta

_CALENDAR = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?-?")
_WEEK = re.compile(r"(\d{4})-[Ww](\d{1,2})")
_SPAN = re.compile(r"(\d{1,4})([dwmyDWMY])")
_BOUND = re.compile(r"(>=|<=|>|<)(.*)")
_NAMED = {"today": 0, "hari-ini": 0, "yesterday": 1, "kemarin": 1}

Period = tuple[date | None, date | None]


def read_period(value: str, today: date) -> Period:
    """The first and last day that `value` covers, both included; None is open on that side.

    Takes ``2026``, ``2026-02``, ``2026-02-06``, ``2026-W06``, ``a..b`` (either side may be missing), ``>x``,
    ``>=x``, ``<x``, ``<=x``, ``7d``, ``2w``, ``3m``, ``1y`` and ``today``. ValueError otherwise. A range that
    ends before it begins is read the other way round.
    """
    if ".." in value:
        left, _, right = value.partition("..")
        earlier: Period = _unit(left, today) if left else (None, None)
        later: Period = _unit(right, today) if right else (None, None)
        if earlier[0] and later[1] and earlier[0] > later[1]:
            earlier, later = later, earlier
        return earlier[0], later[1]
    if bound := _BOUND.fullmatch(value):
        return _beside(bound[1], *_unit(bound[2], today))
    if span := _SPAN.fullmatch(value):
        return _before(today, int(span[1]), span[2].lower()), today
    return _unit(value, today)


def _beside(sign: str, first: date, last: date) -> Period:
    if sign == ">=":
        return first, None
    if sign == "<=":
        return None, last
    try:
        return (last + timedelta(1), None) if sign == ">" else (None, first - timedelta(1))
    except OverflowError as error:
        raise ValueError(sign) from error


def _before(today: date, count: int, unit: str) -> date:
    """The day `count` units before `today`; 3m before 31 May is the last day of February."""
    try:
        if unit in "dw":
            return today - timedelta(count * (7 if unit == "w" else 1))
        months = today.year * 12 + today.month - 1 - count * (12 if unit == "y" else 1)
        year, month = divmod(months, 12)
        return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError):
        return date.min


def _unit(value: str, today: date) -> tuple[date, date]:
    if (days := _NAMED.get(value.lower())) is not None:
        day = today - timedelta(days)
        return day, day
    if week := _WEEK.fullmatch(value):
        first = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        return first, first + timedelta(6)
    match = _CALENDAR.fullmatch(value)
    if not match:
        raise ValueError(value)
    year, month, day_of_month = (int(part) if part else 0 for part in match.groups())
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(value)
    if not month and match[2] is None:
        return date(year, 1, 1), date(year, 12, 31)
    if match[3] is None:
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    day = date(year, month, day_of_month)
    return day, day
