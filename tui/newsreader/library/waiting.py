"""When a feed is asked again: as often as is worth it, ever more seldom while it fails."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from newsreader.model import Feed

if TYPE_CHECKING:
    from newsreader.library.answers import Answer

_USUALLY = timedelta(hours=1)
_SOONEST = timedelta(minutes=15)
_LATEST = timedelta(days=1)
_MOST_DOUBLINGS = 10


def is_due(feed: Feed, now: datetime) -> bool:
    """Whether a feed may be asked again by itself; one that its server says is gone never is."""
    return not feed.gone and (feed.due_at is None or feed.due_at <= written(now))


def due_after(feed: Feed, answer: Answer) -> str:
    """From when on it may be asked again, in UTC as ISO 8601.

    After an answer in an hour, or when the server or the feed says, between a quarter of an hour and a day.
    After the first refusal in a quarter of an hour, after every further one in twice the time, or when the
    server says, a day at most.
    """
    said = timedelta(seconds=min(answer.wait, _LATEST.total_seconds())) if answer.wait else None
    if answer.check.problem is not None:
        wait = _SOONEST * 2 ** min(feed.failures, _MOST_DOUBLINGS)
        wait = max(wait, said or wait)
    else:
        wait = said or _USUALLY
    return written(datetime.now(UTC) + min(max(wait, _SOONEST), _LATEST))


def written(moment: datetime) -> str:
    """A time in UTC as the archive keeps it, so that texts sort as times do."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
