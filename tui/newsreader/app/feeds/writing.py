"""Feeds, and what asking them came to, in words.

Names and addresses come from strangers: all of them are cleaned here, before anything shows them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from urllib.parse import urlsplit

from newsreader.app.widgets.feed_list import FeedRow, Fortune
from newsreader.model import Feed, Sentence
from newsreader.text.normalise import normalise_line
from newsreader.translation import format_date, format_number, plural, translate


def feed_rows(feeds: Iterable[Feed], asking: frozenset[int], now: datetime) -> list[FeedRow]:
    """Feeds in words, by name; `now` says which times are of today, and in which time zone they are said."""
    rows = [_row(feed, feed.id in asking, now) for feed in feeds]
    return sorted(rows, key=lambda row: (row.name.casefold(), row.id))


def _row(feed: Feed, is_asked: bool, now: datetime) -> FeedRow:
    tags = tuple(map(normalise_line, feed.tags))
    chosen = [translate("whole articles") if feed.full_text else "", ", ".join(tags)]
    newest = translate("new {when}", when=when(feed.changed_at, now)) if feed.changed_at else ""
    parts = [_host(feed.url), _asked(feed, now), newest, *chosen]
    about = [normalise_line(feed.url), _joined(chosen)]
    fortune = Fortune.IN_ORDER if feed.checked_at else Fortune.NEW
    if feed.problem is not None:
        fortune = Fortune.FAILED
        problem = normalise_line(translate(feed.problem))
        # First, as the end of a line is what there may be no room for; it stands whole below the list.
        parts[:0] = [_again(feed, now), problem]
        about.append(f"⚠ {problem} ({parts[0]})")
    return FeedRow(
        feed.id,
        normalise_line(feed.name),
        _joined(parts),
        Fortune.ASKED if is_asked else fortune,
        tuple(line for line in about if line),
        tags,
    )


def _joined(parts: Iterable[str]) -> str:
    return " · ".join(part for part in parts if part)


def _host(url: str) -> str:
    """The part of an address that says whose it is, and all of it where that cannot be told."""
    try:
        host = urlsplit(url).netloc.rpartition("@")[2]
    except ValueError:
        host = ""
    return normalise_line(host or url)


def _asked(feed: Feed, now: datetime) -> str:
    if feed.checked_at is None:
        return translate("not asked yet")
    return translate("asked {when}", when=when(feed.checked_at, now))


def _again(feed: Feed, now: datetime) -> str:
    if feed.gone:
        return translate("asked no more")
    return translate("again from {when}", when=when(feed.due_at or "", now))


def when(iso: str, now: datetime) -> str:
    """A time in UTC as people here say it: the hour if it is of today, else the day."""
    try:
        moment = datetime.fromisoformat(iso).astimezone(now.tzinfo)
    except ValueError:
        return normalise_line(iso)
    return f"{moment:%H:%M}" if moment.date() == now.date() else format_date(moment.date().isoformat())


def asking(done: int, total: int, new: int) -> str:
    """How far a round has come."""
    return translate(
        "{done}/{total} feeds · {new} new",
        done=format_number(done),
        total=format_number(total),
        new=format_number(new),
    )


def round_told(asked: int, new: int, failed: Sequence[Feed], waiting: Sequence[Feed]) -> Sentence:
    """What a round came to: how many articles are new, what failed, and which feeds were left alone."""
    if asked == 1 and failed and failed[0].problem is not None:
        problem = normalise_line(translate(failed[0].problem))
        return Sentence.of("{feed}: {problem}", feed=normalise_line(failed[0].name), problem=problem)
    feeds = plural("{n} feed", "{n} feeds", asked)
    articles = plural("{n} new article", "{n} new articles", new)
    if failed:
        many = format_number(len(failed))
        said = Sentence.of(
            "{feeds} asked: {articles}, {failed} failed; see :feeds.",
            feeds=feeds,
            articles=articles,
            failed=many,
        )
    else:
        said = Sentence.of("{feeds} asked: {articles}.", feeds=feeds, articles=articles)
    if not waiting:
        return said
    return Sentence.of("{what} Waiting: {why}.", what=translate(said), why=_left_alone(waiting))


def none_due(waiting: Sequence[Feed]) -> Sentence:
    """Why no feed is asked at all."""
    if not waiting:
        return Sentence.of("No feed is followed yet; :feeds add ADDRESS follows one.")
    return Sentence.of("No feed is due: {why}.", why=_left_alone(waiting))


def _left_alone(waiting: Sequence[Feed]) -> str:
    gone = sum(feed.gone for feed in waiting)
    failing = sum(feed.problem is not None and not feed.gone for feed in waiting)
    lately = len(waiting) - gone - failing
    reasons = [
        translate("{n} asked lately", n=format_number(lately)) if lately else "",
        translate("{n} failing", n=format_number(failing)) if failing else "",
        translate("{n} gone", n=format_number(gone)) if gone else "",
    ]
    return ", ".join(reason for reason in reasons if reason)


def whole_articles(feed: Feed) -> Sentence:
    """What is said where the pages of a feed's articles are fetched from now on."""
    return Sentence.of(
        "Whole articles of {feed} are fetched from now on, also for the summaries that it still lists.",
        feed=normalise_line(feed.name),
    )
