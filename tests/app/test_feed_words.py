"""Feeds in words: times as people here say them, hosts of any address, and what a round came to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone

import pytest

from newsreader.app.feeds.writing import feed_rows, none_due, round_told, when
from newsreader.app.widgets.feed_list import Fortune
from newsreader.model import Feed, Sentence
from newsreader.translation import set_language

JAKARTA = timezone(timedelta(hours=7))
NOW = datetime(2026, 2, 6, 1, 30, tzinfo=JAKARTA)
FAILED = Feed(2, "https://b.id/rss", "B", problem=Sentence.of("It failed."), due_at="2026-02-05T19:00:00Z")


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    set_language("en")
    yield


@pytest.mark.parametrize(
    ("iso", "said"),
    [
        ("2026-02-05T17:00:00Z", "00:00"),
        ("2026-02-05T16:59:59Z", "5 Feb 2026"),
        ("2026-02-06T17:00:00Z", "7 Feb 2026"),
        ("\x1b[31mkemarin\n", "kemarin"),
    ],
)
def test_a_time_of_today_is_an_hour_and_any_other_a_day(iso: str, said: str) -> None:
    assert when(iso, NOW) == said


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://nama:rahasia@kabar.id:8080/rss", "kabar.id:8080"),
        ("http://[rusak/rss", "http://[rusak/rss"),
        ("https://kabar.id\x07/rss", "kabar.id"),
    ],
)
def test_whose_a_feed_is_stands_first(url: str, host: str) -> None:
    (row,) = feed_rows([Feed(1, url, "A")], frozenset(), NOW)
    assert row.detail == f"{host} · not asked yet"


def test_feeds_stand_by_name_and_those_being_asked_say_so() -> None:
    feeds = [
        FAILED,
        Feed(1, "https://a.id/rss", "a", checked_at="2026-02-05T18:00:00Z"),
        Feed(3, "https://c.id"),
    ]
    rows = feed_rows(feeds, frozenset({3}), NOW)
    assert [row.id for row in rows] == [1, 2, 3]
    assert [row.fortune for row in rows] == [Fortune.IN_ORDER, Fortune.FAILED, Fortune.ASKED]
    assert rows[1].detail == "again from 02:00 · It failed. · b.id · not asked yet"
    assert rows[1].about == ("https://b.id/rss", "⚠ It failed. (again from 02:00)")


def test_a_round_says_what_is_new_what_failed_and_what_waits() -> None:
    assert str(round_told(1, 3, [], ())) == "1 feed asked: 3 new articles."
    assert str(round_told(1, 0, [FAILED], ())) == "B: It failed."
    gone = Feed(4, "https://d.id", gone=True, problem=Sentence.of("It is gone."))
    waiting = [FAILED, gone, Feed(5, "https://e.id")]
    assert str(round_told(2, 1, [FAILED], waiting)) == (
        "2 feeds asked: 1 new article, 1 failed; see :feeds. Waiting: 1 asked lately, 1 failing, 1 gone."
    )
    assert str(none_due(waiting[:2])) == "No feed is due: 1 failing, 1 gone."
    assert "No feed is followed yet" in str(none_due([]))
