"""When a feed is asked again: as often as is worth it, ever more seldom while it fails."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from newsreader.model import Feed

_USUALLY = timedelta(hours=1)
_SOONEST = timedelta(minutes=15)
_LATEST = timedelta(days=1)
_MOST_DOUBLINGS = 10


def is_due(feed: Feed, now: datetime) -> bool:
    """Whether a feed may be asked again by itself; one that its server says is gone never is."""
    return not feed.gone and (feed.due_at is None or feed.due_at <= written(now))


def due_after(feed: Feed, wait: float | None, *, refused: bool) -> str:
    """From when on a feed that was asked may be asked again, in UTC as ISO 8601.

    `wait` is how many seconds the server or the feed wants to be left alone. After an answer in an hour, or
    when they say, between a quarter of an hour and a day. After the first refusal in a quarter of an hour,
    after every further one in twice the time, or when the server says, a day at most.
    """
    said = timedelta(seconds=min(wait, _LATEST.total_seconds())) if wait else None
    if refused:
        pause = _SOONEST * 2 ** min(feed.failures, _MOST_DOUBLINGS)
        pause = max(pause, said or pause)
    else:
        pause = said or _USUALLY
    return written(datetime.now(UTC) + min(max(pause, _SOONEST), _LATEST))


def written(moment: datetime) -> str:
    """A time in UTC as the archive keeps it, so that texts sort as times do."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
