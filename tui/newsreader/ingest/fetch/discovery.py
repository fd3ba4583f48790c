"""The feeds that a page names, and the addresses where feeds usually lie."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

from newsreader.ingest.metadata import one_line, web_address
from newsreader.model import FeedLink

MAX_PAGE_BYTES = 4 << 20
"""What lies behind this in a page is not looked at: hostile markup costs 30 times its size in memory."""

_MOST_LINKS = 200
_MOST_CHARACTERS = 400
_FEED_TYPE = re.compile(
    r"application/(?:x-)?(?:rss|atom|rdf)(?:\+xml)?|application/feed\+json|application/xml|text/(?:rss\+)?xml"
)
_FEED_ENDING = re.compile(r"(?:\.(?:rss|xml|atom|rdf)|(?:^|[/._-])(?:rss2?|feeds?|atom))/?\Z")
_FEED_QUERY = re.compile(r"(?:^|&)(?:feed|format|type|output|alt)=(?:rss2?|atom|feed|rdf)(?:&|\Z)")
_NO_FEED = re.compile(r"sitemap|opensearch|manifest|wlwmanifest|/https?[:%]")
_COMMENTS = re.compile(r"\bcomments?\b|komentar", re.IGNORECASE)
_USUAL = ("/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml")


@dataclass(slots=True)
class _Link:
    href: str
    title: str = ""


@dataclass(slots=True)
class _Links:
    """What the parser of lxml calls for every tag; no tree is made, so nothing grows with the page."""

    base: str | None = None
    named: list[_Link] = field(default_factory=list)
    likely: list[_Link] = field(default_factory=list)
    _open: _Link | None = None

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """A tag begins."""
        if tag == "a":
            self._anchor(attributes.get("href", ""))
        elif tag == "link":
            self._alternate(attributes)
        elif tag == "base" and self.base is None:
            self.base = attributes.get("href")

    def end(self, tag: str) -> None:
        """A tag ends."""
        if tag == "a":
            self._open = None

    def data(self, text: str) -> None:
        """Text between tags."""
        if self._open is not None and len(self._open.title) < _MOST_CHARACTERS:
            self._open.title += text[:_MOST_CHARACTERS]

    def close(self) -> _Links:
        """The end of the page."""
        return self

    def _alternate(self, attributes: Mapping[str, str]) -> None:
        relation = attributes.get("rel", "").lower().split()
        kind = attributes.get("type", "").partition(";")[0].strip().lower()
        is_feed = "feed" in relation or ("alternate" in relation and _FEED_TYPE.fullmatch(kind) is not None)
        if is_feed and "stylesheet" not in relation and len(self.named) < _MOST_LINKS:
            self.named.append(_Link(attributes.get("href", ""), attributes.get("title", "")))

    def _anchor(self, href: str) -> None:
        self._open = None
        if len(self.likely) < _MOST_LINKS and _looks_like_a_feed(href):
            self._open = _Link(href)
            self.likely.append(self._open)


def discover(page: bytes, url: str, charset: str | None = None) -> tuple[FeedLink, ...]:
    """The feeds that the HTML page at `url` names, each once, those of comments after the others.

    First those in its head, as they are meant for us; then links that look like feeds. `charset` is what the
    server said. What is no HTML names none.
    """
    links = _read(page[:MAX_PAGE_BYTES], charset)
    base = _joined(url, links.base or "") or url
    found: dict[str, FeedLink] = {}
    for group in (links.named, links.likely):
        feeds = [feed for link in group if (feed := _feed(link, base, url)) is not None]
        for feed in sorted(feeds, key=_is_of_comments):
            found.setdefault(feed.url, feed)
    return tuple(found.values())


def usual_addresses(url: str) -> tuple[str, ...]:
    """Where the feed of the site at `url` may lie when its pages name none, to be tried one after another."""
    try:
        parts = urlsplit(url.strip())
        host = parts.netloc.rpartition("@")[2]
    except ValueError:
        return ()
    addresses = (web_address(f"{parts.scheme}://{host}{path}") for path in _USUAL)
    return tuple(address for address in addresses if address)


def _read(page: bytes, charset: str | None) -> _Links:
    from lxml import etree

    links = _Links()
    target: Any = links  # a parser's target is whatever has these methods
    parser = etree.HTMLParser(target=target, encoding=_encoding(page, charset), no_network=True)
    try:
        for start in range(0, len(page), 1 << 16):
            parser.feed(page[start : start + (1 << 16)])
        parser.close()
    except (etree.LxmlError, ValueError, AssertionError):
        pass  # what was seen until there counts
    return links


def _encoding(page: bytes, charset: str | None) -> str | None:
    """The server's word, or UTF-8 where the page is that; else None: the page's own word counts."""
    try:
        if charset and codecs.lookup(charset):
            return charset
    except (LookupError, ValueError):
        pass
    try:
        codecs.getincrementaldecoder("utf-8")().decode(page)
    except UnicodeDecodeError:
        return None
    return "utf-8"


def _looks_like_a_feed(href: str) -> bool:
    try:
        parts = urlsplit(href.strip().lower())
    except ValueError:
        return False
    if _NO_FEED.search(f"{parts.path}?{parts.query}"):
        return False
    return bool(_FEED_ENDING.search(parts.path) or _FEED_QUERY.search(parts.query))


def _feed(link: _Link, base: str, page: str) -> FeedLink | None:
    address = _joined(base, link.href)
    return FeedLink(address, page, one_line(link.title[:_MOST_CHARACTERS])) if address else None


def _joined(base: str, href: str) -> str | None:
    """The address that `href` stands for; None where that is not on the web."""
    try:
        address = urljoin(base, href.strip()) if href.strip() else ""
    except ValueError:
        return None
    return web_address(address.partition("#")[0].replace(" ", "%20"))


def _is_of_comments(feed: FeedLink) -> bool:
    return bool(_COMMENTS.search(feed.title or "") or _COMMENTS.search(urlsplit(feed.url).path))
