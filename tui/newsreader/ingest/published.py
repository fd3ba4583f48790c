"""When an article says that it was published: any common way of writing it into one ISO form."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from newsreader.ingest.zones import NAME, named_zone
from newsreader.model import Precision
from newsreader.text.dates import find_dates

_LONGEST = 200
# Seconds or thousandths since 1970, of the years 2001 to 2099 and of nothing that is a date itself.
_UNIX = re.compile(r"([1-3]\d{9})(\d{3})?(?:\.\d+)?")
_CLOCK = re.compile(
    r"\b([01]?\d|2[0-3])[:.]([0-5]\d)(?:[:.]([0-5]\d))?\s*"
    rf"(?:({NAME})\b|(?:GMT|UTC)?([+-])(\d{{2}}):?(\d{{2}})\b)"
)
_HOUR = re.compile(
    r"(?<![\d./:+-])([01]?\d|2[0-3])(?:(?::[0-5]\d){1,2}(?:\.\d+)?|(?:\.[0-5]\d){1,2})(?![.:/-]?\d)"
)


def parse_published(text: str, lang: str = "id") -> str | None:
    """``YYYY-MM-DD``, with ``THH:MM:SS±HH:MM`` where time and zone are both given; None if not understood.

    Reads ISO 8601, RFC 822, and dates in Indonesian and English with or without weekday and clock time
    ("Rab, 12 Agu 2026 10:00:00 +0700", "Jumat, 6 Februari 2026, 10.15 WIB", "6/2/2026" as 6 February), and
    the seconds or thousandths of a second since 1970 by which programs count ("1770336000").
    A time without a zone is left out: nobody can say which instant it was. A month or a year is no day.
    """
    text = text.strip()
    if not text or len(text) > _LONGEST:
        return None
    if counted := _UNIX.fullmatch(text):
        return _written(datetime.fromtimestamp(int(counted[1]), UTC))
    known = _iso(text) or _rfc(text)
    # What is a day to RFC 822 may have a clock time with a zone that only we know: 09:15 WIB.
    if known is None or (len(known) == len("2026-02-06") and _CLOCK.search(text)):
        return _prose(text, lang) or known
    return known


def tells_the_hour(text: str) -> bool:
    """Whether there is a clock time other than midnight, which programs write where they know no hour."""
    clock = _HOUR.search(text)
    return clock is not None and any(digit not in "0:." for digit in clock[0])


def _iso(text: str) -> str | None:
    try:
        return _written(datetime.fromisoformat(text))
    except ValueError:
        return None


def _rfc(text: str) -> str | None:
    try:
        return _written(parsedate_to_datetime(text))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _prose(text: str, lang: str) -> str | None:
    days = [found for found in find_dates(text, None, lang) if found.precision is Precision.DAY and found.iso]
    if not days or "/" in str(days[0].iso):
        return None
    day = date.fromisoformat(str(days[0].iso))
    clock = _CLOCK.search(text, days[0].end)
    if clock is None:
        return day.isoformat()
    hour, minute, second = (int(part or 0) for part in clock.group(1, 2, 3))
    return _written(datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=_zone(clock)))


def _zone(clock: re.Match[str]) -> timezone | None:
    name, sign, hours, minutes = clock.group(4, 5, 6, 7)
    if name:
        return named_zone(name)
    offset = timedelta(hours=int(hours), minutes=int(minutes))
    return timezone(offset if sign == "+" else -offset) if offset < timedelta(hours=24) else None


def _written(moment: datetime) -> str:
    if moment.tzinfo is None:
        return moment.date().isoformat()
    return moment.isoformat(timespec="seconds")
