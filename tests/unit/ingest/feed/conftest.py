"""Feeds written in the tests, and what is read from them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newsreader.ingest.feed import ParsedFeed, parse_feed
from newsreader.model import Draft

Rss = Callable[..., Draft]


@pytest.fixture
def rss() -> Rss:
    """Reads the one item of a feed of RSS 2.0 with these elements in it."""

    def read(item: str, channel: str = "", root: str = "") -> Draft:
        return one(f'<rss version="2.0"{root}><channel>{channel}<item>{item}</item></channel></rss>')

    return read


@pytest.fixture
def atom() -> Rss:
    """Reads the one entry of a feed of Atom 1.0 with these elements in it."""

    def read(entry: str, feed: str = "", root: str = "") -> Draft:
        return one(f'<feed xmlns="http://www.w3.org/2005/Atom"{root}>{feed}<entry>{entry}</entry></feed>')

    return read


def parsed(text: str | bytes, **said: str) -> ParsedFeed:
    """The feed in `text`."""
    return parse_feed(text.encode() if isinstance(text, str) else text, origin="umpan", **said)


def one(text: str | bytes, **said: str) -> Draft:
    """The one article of the feed in `text`."""
    feed = parsed(text, **said)
    assert not feed.problems
    (draft,) = feed.drafts
    return draft
