"""What is asked and what comes back, from a real server."""

from __future__ import annotations

import gzip
import socket
import subprocess
import sys
import threading
import time
import zlib
from concurrent.futures import ThreadPoolExecutor

import pytest

from newsreader import __version__
from newsreader.ingest.fetch import FetchCancelled, Fetcher, FetchError, Validators
from tests.unit.ingest.fetch.conftest import HERE, visitor
from tests.unit.ingest.fetch.serving import Site, dripped, script_played, site_served


def test_a_body_and_what_is_said_of_it(site: Site, fetcher: Fetcher) -> None:
    url = site.say(
        "/feed?a=b",
        "isi é".encode("latin-1"),
        Content_Type='Application/RSS+XML; charset="ISO-8859-1"',
        Cache_Control="public, max-age=600",
        ETag='W/"1"',
        Last_Modified="Mon, 02 Feb 2026 10:00:00 GMT",
    )
    got = fetcher.fetch(url + "#top")
    assert (got.url, got.permanent_url, got.not_modified) == (url, None, False)
    assert (got.data, got.media_type, got.charset) == (b"isi \xe9", "application/rss+xml", "iso-8859-1")
    assert (got.max_age, got.retry_after) == (600, None)
    assert got.validators == Validators('W/"1"', "Mon, 02 Feb 2026 10:00:00 GMT")


def test_what_is_not_said_is_none(site: Site, fetcher: Fetcher) -> None:
    got = fetcher.fetch(site.say("/", Content_Type="; charset=", Cache_Control="max-age=soon", ETag=""))
    assert (got.data, got.media_type, got.charset, got.max_age) == (b"", None, None, None)
    assert got.validators == Validators()


def test_the_request(site: Site, fetcher: Fetcher) -> None:
    fetcher.fetch(site.say("/"))
    _, headers = site.asked[0]
    assert headers["Host"] == f"127.0.0.1:{site.port}"
    assert headers["User-Agent"] == f"newsreader/{__version__}"
    assert headers["Accept-Encoding"] == "gzip, deflate"
    assert headers["Cookie"] is None and headers["Authorization"] is None


def test_etag_and_304(site: Site, fetcher: Fetcher) -> None:
    url = site.say("/", b"isi", ETag='"1"', Cache_Control="max-age=60")
    first = fetcher.fetch(url)
    second = fetcher.fetch(url, validators=first.validators)
    assert (second.not_modified, second.data, second.validators) == (True, b"", Validators('"1"'))
    assert second.max_age == 60
    site.say("/", b"baru", ETag='"2"')
    third = fetcher.fetch(url, validators=second.validators)
    assert (third.not_modified, third.data, third.validators) == (False, b"baru", Validators('"2"'))


def test_last_modified_and_304(site: Site, fetcher: Fetcher) -> None:
    url, date = site.say("/", status=304), "Mon, 02 Feb 2026 10:00:00 GMT"
    got = fetcher.fetch(url, validators=Validators(modified=date))
    assert site.asked[0][1]["If-Modified-Since"] == date and site.asked[0][1]["If-None-Match"] is None
    assert got.not_modified and got.validators == Validators(modified=date)


def test_304_that_was_not_asked_for_is_no_answer(site: Site, fetcher: Fetcher) -> None:
    url = site.say("/", status=304)
    for validators in (None, Validators(), Validators(etag="a\r\nX-Evil: 1")):
        with pytest.raises(FetchError, match="unexpected status 304"):
            fetcher.fetch(url, validators=validators)
    assert not any(headers["X-Evil"] for _, headers in site.asked)


@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("gzip", gzip.compress(b"isi " * 9000)),
        ("x-gzip", gzip.compress(b"isi " * 9000)),
        ("GZIP, identity", gzip.compress(b"isi " * 4000) + gzip.compress(b"isi " * 5000) + b"\0\0\0"),
        ("deflate", zlib.compress(b"isi " * 9000)),
        ("deflate", zlib.compress(b"isi " * 9000)[2:-4]),
        ("identity", b"isi " * 9000),
    ],
    ids=["gzip", "x-gzip", "two of them", "deflate", "bare deflate", "identity"],
)
def test_encodings(site: Site, fetcher: Fetcher, coding: str, packed: bytes) -> None:
    assert fetcher.fetch(site.say("/", packed, Content_Encoding=coding)).data == b"isi " * 9000


def test_connections_are_kept(site: Site, fetcher: Fetcher) -> None:
    url = site.say("/", b"isi")
    for _ in range(3):
        fetcher.fetch(url)
    assert site.connections == 1


def test_a_kept_connection_that_the_server_has_dropped_is_replaced(fetcher: Fetcher) -> None:
    turns = iter([b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na"] * 2)
    gone = threading.Event()

    def one_answer(client: socket.socket) -> None:
        client.sendall(next(turns))
        client.recv(65_536)  # reads the next request and leaves
        gone.set()

    with script_played(one_answer) as url:
        assert fetcher.fetch(url).data == b"a"
        assert fetcher.fetch(url).data == b"a"
        assert gone.wait(5)


def test_cookies_are_not_kept(site: Site, fetcher: Fetcher) -> None:
    url = site.say("/", Set_Cookie="track=1; Path=/")
    fetcher.fetch(url)
    fetcher.fetch(url)
    assert site.asked[1][1]["Cookie"] is None


def test_user_and_password_are_sent_and_never_shown(site: Site, fetcher: Fetcher) -> None:
    url = site.say("/", b"isi").replace("//", "//budi:rahasia%40@")
    got = fetcher.fetch(url)
    assert site.asked[0][1]["Authorization"] == "Basic YnVkaTpyYWhhc2lhQA=="
    assert got.url == site.url("/")
    with pytest.raises(FetchError) as caught:
        fetcher.fetch(url + "tiada")
    assert "rahasia" not in str(caught.value) and "budi" not in str(caught.value)


def test_eight_threads_at_once(site: Site, fetcher: Fetcher) -> None:
    for number in range(40):
        site.say(f"/{number}", b"isi %d" % number)
    with ThreadPoolExecutor(8) as pool:
        got = list(pool.map(lambda number: fetcher.fetch(site.url(f"/{number}")).data, range(40)))
    assert got == [b"isi %d" % number for number in range(40)]
    assert site.connections <= 8


def test_a_slow_server_does_not_hold_up_another(site: Site, fetcher: Fetcher, ended: threading.Event) -> None:
    url = site.say("/", b"isi")
    with script_played(dripped(b"HTTP/1.1 200 OK\r\n\r\n", ended)) as slow, ThreadPoolExecutor(1) as pool:
        cancelled = threading.Event()
        waiting = pool.submit(fetcher.fetch, slow, cancelled=cancelled.is_set)
        assert fetcher.fetch(url).data == b"isi" and not waiting.done()
        cancelled.set()
        with pytest.raises(FetchCancelled, match=r"Fetching http://127\.0\.0\.1:\d+/ was cancelled"):
            waiting.result(timeout=5)


def test_cancelled_before_it_starts(site: Site, fetcher: Fetcher) -> None:
    with pytest.raises(FetchCancelled):
        fetcher.fetch(site.say("/"), cancelled=lambda: True)
    assert not site.asked


def test_cancelled_while_the_name_is_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, ended = threading.Event(), threading.Event()

    def late(*_: object, **__: object) -> list[object]:
        asked.set()
        ended.wait(10)
        return []

    monkeypatch.setattr("socket.getaddrinfo", late)
    with visitor(HERE) as fetcher, pytest.raises(FetchCancelled):
        fetcher.fetch("http://feeds.test/", cancelled=asked.is_set)
    ended.set()


def test_closing_cancels_what_is_under_way(ended: threading.Event) -> None:
    fetcher = visitor(HERE)
    with script_played(dripped(b"HTTP/1.1 200 OK\r\n\r\n", ended)) as slow, ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(fetcher.fetch, slow)
        time.sleep(0.05)
        fetcher.close()
        with pytest.raises(FetchCancelled):
            waiting.result(timeout=5)
        with pytest.raises(FetchCancelled):
            fetcher.fetch(slow)


def test_nothing_heavy_is_imported_before_the_first_request() -> None:
    script = (
        "import sys, newsreader.ingest, newsreader.ingest.fetch as f; f.Fetcher().close(); f.usual_addresses('http://a.id/');"
        "print([n for n in ('httpcore', 'httpx', 'lxml', 'ssl', 'idna', 'certifi') if n in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == "[]"


def test_two_sites_share_nothing(site: Site, fetcher: Fetcher) -> None:
    with site_served() as other:
        assert fetcher.fetch(site.say("/", b"satu")).data == b"satu"
        assert fetcher.fetch(other.say("/", b"dua")).data == b"dua"
        assert (site.connections, other.connections) == (1, 1)
