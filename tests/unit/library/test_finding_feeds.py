"""Which address is asked where ``https://`` or ``http://`` is left out."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from newsreader.ingest.fetch import Fetcher, FetchError, FetchPolicy
from newsreader.library.subscribing import find_feeds
from tests.site import Reply, Site, rss, serving


@pytest.fixture
def site() -> Iterator[Site]:
    """A site with a feed that only speaks plain HTTP."""
    with serving() as started:
        started.pages["/rss"] = Reply(rss(("https://kabar.id/1", "Jembatan dibuka", "Isi.")))
        yield started


@pytest.fixture
def fetcher() -> Iterator[Fetcher]:
    """One that may fetch from this machine."""
    fetcher = Fetcher(FetchPolicy(allowed_private=("127.0.0.1",)))
    yield fetcher
    fetcher.close()


@pytest.mark.parametrize("before", ["", " ", "feed://"])
def test_a_server_without_encryption_is_found_by_host_and_port(
    site: Site, fetcher: Fetcher, before: str
) -> None:
    (link,) = find_feeds(before + site.url("/rss").removeprefix("http://"), fetcher)
    assert link.url == site.url("/rss")


def test_what_a_server_without_encryption_says_is_told(site: Site, fetcher: Fetcher) -> None:
    with pytest.raises(FetchError, match=r"There is nothing at http://127.*/tiada \(404\)"):
        find_feeds(site.url("/tiada").removeprefix("http://"), fetcher)


def test_where_nobody_answers_the_usual_address_is_named(fetcher: Fetcher) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{closed.getsockname()[1]}"
    with pytest.raises(FetchError, match=f"server of https://{host}/ refuses the connection"):
        find_feeds(host, fetcher)


def test_whoever_says_https_gets_nothing_else(site: Site, fetcher: Fetcher) -> None:
    with pytest.raises(FetchError, match="No encrypted connection"):
        find_feeds(site.url("/rss").replace("http:", "https:"), fetcher)
    assert not site.asked


def test_an_address_that_is_refused_is_not_asked_without_encryption_either(site: Site) -> None:
    fetcher = Fetcher(FetchPolicy())
    with pytest.raises(FetchError, match=r"https://.* in a private network"):
        find_feeds(site.url("/rss").removeprefix("http://"), fetcher)
    fetcher.close()
