"""Arithmetic on days that never leaves the calendar, and how values are written."""

from __future__ import annotations

from datetime import date, timedelta

from newsreader.text.dates.found import Moment


def day_or_none(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def iso_of(moment: Moment) -> str | None:
    """``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY``; None for a day that does not exist or an unknown year."""
    if moment.year is None or not 1 <= moment.year <= 9999:
        return None
    if moment.month is None:
        return f"{moment.year:04d}"
    if not 1 <= moment.month <= 12:
        return None
    if moment.day is None:
        return f"{moment.year:04d}-{moment.month:02d}"
    day = day_or_none(moment.year, moment.month, moment.day)
    return day.isoformat() if day else None


def iso_week(day: date) -> str:
    """``YYYY-Www`` of the week that holds `day`."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def shifted_days(day: date, days: int) -> date | None:
    """`day` and so many days, or None beyond the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def shifted_months(day: date, months: int) -> date | None:
    """The same day so many months on, or the last of that month; None beyond the calendar."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        return None
    for last in (day.day, 30, 29, 28):
        if found := day_or_none(year, month + 1, min(day.day, last)):
            return found
    return None


def month_span(day: date, months: int, spans: int) -> str | None:
    """``YYYY-MM/YYYY-MM`` of the quarter or half-year that holds `day`, or of one so many of them on."""
    first = shifted_months(date(day.year, (day.month - 1) // months * months + 1, 1), spans * months)
    last = shifted_months(first, months - 1) if first else None
    return f"{first.isoformat()[:7]}/{last.isoformat()[:7]}" if first and last else None


def nearest(base: date, month: int, day: int, direction: int = 0) -> date | None:
    """The day of that month and day nearest to `base`; before it for direction -1, after it for 1."""
    around = 8 if (month, day) == (2, 29) else 1  # 29 February may be eight years away: 1896 to 1904
    years = range(base.year - around, base.year + around + 1)
    days = [found for year in years if (found := day_or_none(year, month, day))]
    if direction:
        days = [found for found in days if (found - base).days * direction >= 0] or days
    return min(days, key=lambda found: (abs((found - base).days), found > base), default=None)
