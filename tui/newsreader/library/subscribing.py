"""Which feed an address means: the feed itself, or the one that a site names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from newsreader.model import Feed, FeedLink, NewsreaderError

if TYPE_CHECKING:
    from newsreader.ingest.fetch import Fetched, Fetcher

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def find_feeds(
    address: str, fetcher: Fetcher, cancelled: Callable[[], bool] = lambda: False
) -> list[FeedLink]:
    """The feeds at an address, the best first: the feed there, those that the page names, or the usual ones.

    ``https://`` may be left out; ``http://`` as well, where nobody speaks the other. Raises NewsreaderError
    where nothing can be fetched, no feed is found, or soon after `cancelled` has begun to say True.
    """
    from newsreader.ingest.fetch import discover, usual_addresses

    address = address.strip()
    if address.lower().startswith("feed:"):
        address = re.sub(r"\Afeed:(?://)?(?=https?:)|\Afeed:(?=//)", "", address, flags=re.IGNORECASE)
        address = address.removeprefix("//")
    if not _SCHEME.match(address) or re.match(r"[^/:]+:\d", address):
        address, fetched = _fetched_either_way(address, fetcher, cancelled)
    else:
        fetched = fetcher.fetch(address, cancelled=cancelled)
    link = _feed_in(fetched, address)
    if link is not None:
        return [link]
    if not fetched.data.strip():
        raise NewsreaderError("{origin} is empty.", origin=address)
    named = list(discover(fetched.data, fetched.url, fetched.charset))
    found = named or list(_at_usual_places(usual_addresses(fetched.url), fetcher, cancelled))
    if not found:
        raise NewsreaderError(
            "{url} is no feed and names none; look on the site for the address of its RSS.", url=address
        )
    return found


def _fetched_either_way(address: str, fetcher: Fetcher, cancelled: Callable[[], bool]) -> tuple[str, Fetched]:
    """The whole address of what was typed without a scheme, and what lies there.

    A server that cannot prove who it is, is not asked without encryption: somebody else may answer.
    """
    from newsreader.ingest.fetch import FetchError

    try:
        return "https://" + address, fetcher.fetch("https://" + address, cancelled=cancelled)
    except FetchError as error:
        if not error.unreachable:
            raise
        try:
            return "http://" + address, fetcher.fetch("http://" + address, cancelled=cancelled)
        except FetchError as plain:
            raise (error if plain.unreachable else plain) from None


def choose(feeds: list[Feed], wanted: str) -> Feed:
    """The feed of a number, an address, or a part of a title or address that is no other's.

    Raises NewsreaderError where there is none, or more than one.
    """
    folded = wanted.strip().casefold()
    for feed in feeds:
        if wanted == str(feed.id) or wanted == feed.url:
            return feed
    found = [feed for feed in feeds if folded in feed.name.casefold() or folded in feed.url.casefold()]
    if len(found) == 1:
        return found[0]
    if not found:
        raise NewsreaderError("No feed is called {name}; newsreader feeds list shows all.", name=wanted)
    raise NewsreaderError(
        "{name} means {feeds}; say the number of one of them.",
        name=wanted,
        feeds=", ".join(f"{feed.id} ({feed.name})" for feed in found[:5]),
    )


def written(feeds: Iterable[Feed]) -> str:
    """Feeds as the text of an OPML file."""
    from newsreader.ingest.opml import write_opml

    links = [FeedLink(feed.url, feed.url, feed.title, feed.site, feed.tags) for feed in feeds]
    return write_opml(links, "newsreader").decode()


def _feed_in(fetched: Fetched, address: str) -> FeedLink | None:
    from newsreader.ingest.address import document_of
    from newsreader.ingest.feed import feed_in, looks_like_feed
    from newsreader.ingest.formats.head import HEAD_BYTES, Head

    if not looks_like_feed(Head(fetched.data[:HEAD_BYTES])):
        return None
    parsed = feed_in(document_of(fetched))
    return FeedLink(fetched.permanent_url or address, fetched.url, parsed.title, parsed.site)


def _at_usual_places(
    addresses: tuple[str, ...], fetcher: Fetcher, cancelled: Callable[[], bool]
) -> Iterator[FeedLink]:
    """The first feed at one of some addresses that are only guessed: what is not there is no failure."""
    for address in addresses:
        try:
            link = _feed_in(fetcher.fetch(address, cancelled=cancelled), address)
        except NewsreaderError:
            continue
        if link is not None:
            yield link
            return
