"""When an article was published, as a number that sorts."""

from __future__ import annotations

from datetime import date, datetime, timedelta

_EPOCH = datetime(1970, 1, 1).toordinal()
_MINUTE = timedelta(minutes=1)
_DAYS_AHEAD = timedelta(days=2)
"""Of the calendar elsewhere, and of a clock that is not set quite right."""


def is_to_come(day: date) -> bool:
    """Whether a day is too far ahead to be one of publication."""
    return day - date.today() > _DAYS_AHEAD


def minute_of(published: str | None) -> int | None:
    """Minutes from 1970 in UTC to a publication time; a bare day counts from its start.

    Counted by hand because ``datetime.astimezone`` fails at the ends of the calendar. Raises ValueError.
    """
    if published is None:
        return None
    time = datetime.fromisoformat(published)
    minutes = (time.toordinal() - _EPOCH) * 1440 + time.hour * 60 + time.minute
    return minutes - (time.utcoffset() or timedelta()) // _MINUTE
