"""Where redirects lead, and where they are not followed."""

from __future__ import annotations

import pytest

from newsreader.ingest.fetch import Fetcher, FetchError, FetchPolicy, Validators
from tests.unit.ingest.fetch.conftest import Names, visitor
from tests.unit.ingest.fetch.serving import Site, site_served


def chain(site: Site, *statuses: int) -> None:
    """/0 leads to /1 with the first status, and so on; at the end lies a body."""
    for number, status in enumerate(statuses):
        site.say(f"/{number}", status=status, Location=f"/{number + 1}")
    site.say(f"/{len(statuses)}", b"isi")


@pytest.mark.parametrize(
    ("statuses", "permanent"),
    [
        ((301,), "/1"),
        ((308,), "/1"),
        ((302,), None),
        ((303,), None),
        ((307,), None),
        ((301, 308, 301), "/3"),
        ((301, 302, 301), "/1"),
        ((302, 301), None),
    ],
)
def test_where_an_address_has_moved_for_good(
    site: Site, fetcher: Fetcher, statuses: tuple[int, ...], permanent: str | None
) -> None:
    chain(site, *statuses)
    got = fetcher.fetch(site.url("/0"))
    assert (got.data, got.url) == (b"isi", site.url(f"/{len(statuses)}"))
    assert got.permanent_url == (permanent and site.url(permanent))


def test_nothing_new_behind_a_redirect(site: Site, fetcher: Fetcher) -> None:
    site.say("/0", status=301, Location="/1")
    site.say("/1", b"isi", ETag='"1"')
    got = fetcher.fetch(site.url("/0"), validators=Validators('"1"'))
    assert (got.not_modified, got.url, got.permanent_url) == (True, site.url("/1"), site.url("/1"))


def test_a_circle_is_told(site: Site, fetcher: Fetcher) -> None:
    site.say("/0", status=301, Location="/1")
    site.say("/1", status=302, Location="/0#again")
    with pytest.raises(FetchError, match=r"http://127\.0\.0\.1:\d+/0 redirects in a circle"):
        fetcher.fetch(site.url("/0"))


def test_too_many_are_told(site: Site, fetcher: Fetcher) -> None:
    chain(site, *[302] * 8)
    assert fetcher.fetch(site.url("/0")).data == b"isi"
    chain(site, *[302] * 9)
    with pytest.raises(FetchError, match="redirects more than 8 times"):
        fetcher.fetch(site.url("/0"))


@pytest.mark.parametrize(
    "location", ["file:///etc/passwd", "ftp://127.0.0.1/a", "gopher://127.0.0.1:70/", "javascript:alert(1)"]
)
def test_other_schemes_are_not_followed(site: Site, fetcher: Fetcher, location: str) -> None:
    with pytest.raises(FetchError, match="which is not on the web; it is not followed") as caught:
        fetcher.fetch(site.say("/", status=302, Location=location))
    assert site.url("/") in str(caught.value) and location in str(caught.value)
    assert not caught.value.transient


@pytest.mark.parametrize(
    "location", ["http://10.0.0.1/", "http://2130706434/", "//0x7f.0.0.2/", "http://[::ffff:127.0.0.2]/"]
)
def test_private_addresses_are_not_followed(site: Site, fetcher: Fetcher, location: str) -> None:
    with pytest.raises(FetchError, match=r"allow it with feeds\.allow_private") as caught:
        fetcher.fetch(site.say("/", status=302, Location=location))
    assert site.url("/") + " → http://" in str(caught.value)


def test_private_names_are_not_followed(site: Site, fetcher: Fetcher, names: Names) -> None:
    names.answers["intranet.test"] = [["192.168.1.7"]]
    with pytest.raises(FetchError, match=r"\(192\.168\.1\.7\)"):
        fetcher.fetch(site.say("/", status=302, Location="http://intranet.test/"))


@pytest.mark.parametrize("location", ["http://[", "http://a b/", "http://h:99999/", "http://a..b/"])
def test_what_is_no_address_is_not_followed(site: Site, fetcher: Fetcher, location: str) -> None:
    with pytest.raises(FetchError, match="is not a web address"):
        fetcher.fetch(site.say("/", status=302, Location=location))


def test_a_redirect_to_nowhere_is_no_answer(site: Site, fetcher: Fetcher) -> None:
    with pytest.raises(FetchError, match="unexpected status 302") as caught:
        fetcher.fetch(site.say("/", status=302))
    assert caught.value.status == 302


def test_locations_in_other_scripts_and_with_spaces(site: Site, fetcher: Fetcher) -> None:
    site.say("/berita%20kita/%C3%A9?q=%C3%A9", b"isi")
    utf8 = "/berita kita/é?q=é".encode().decode("latin-1")
    got = fetcher.fetch(site.say("/", status=301, Location=utf8))
    assert (got.data, got.permanent_url) == (b"isi", site.url("/berita%20kita/%C3%A9?q=%C3%A9"))


def test_passwords_stay_with_their_server(site: Site, names: Names) -> None:
    names.answers["a.test"] = names.answers["b.test"] = [["127.0.0.1"]]
    with site_served() as other, visitor(FetchPolicy(("a.test", "b.test"))) as fetcher:
        site.say("/0", status=301, Location="/1")
        site.say("/1", status=302, Location=other.url("/", "b.test"))
        other.say("/", b"isi")
        got = fetcher.fetch(site.url("/0", "budi:rahasia@a.test"))
    assert [headers["Authorization"] is not None for _, headers in site.asked] == [True, True]
    assert [headers["Authorization"] for _, headers in other.asked] == [None]
    assert got.permanent_url == site.url("/1", "budi:rahasia@a.test")
    assert got.url == other.url("/", "b.test")


def test_passwords_that_a_redirect_brings_are_left_out(site: Site, fetcher: Fetcher) -> None:
    site.say("/1", b"isi")
    fetcher.fetch(site.say("/0", status=302, Location=site.url("/1", "budi:rahasia@127.0.0.1")))
    assert [headers["Authorization"] for _, headers in site.asked] == [None, None]
