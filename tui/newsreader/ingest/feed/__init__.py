"""Feeds: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, JSON Feed."""

from newsreader.ingest.feed.limits import MAX_FEED_BYTES, MAX_ITEMS
from newsreader.ingest.feed.parse import feed_in, parse_feed, read_feed
from newsreader.ingest.feed.parsed import ParsedFeed
from newsreader.ingest.formats.feed_signs import looks_like_feed

__all__ = [
    "MAX_FEED_BYTES",
    "MAX_ITEMS",
    "ParsedFeed",
    "feed_in",
    "looks_like_feed",
    "parse_feed",
    "read_feed",
]
