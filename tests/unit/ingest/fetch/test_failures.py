"""What goes wrong is told in one sentence that names the address."""

from __future__ import annotations

import gzip
import socket
import time
from email.utils import formatdate

import pytest

from newsreader.ingest.fetch import Fetcher, FetchError
from tests.unit.ingest.fetch.conftest import Names
from tests.unit.ingest.fetch.serving import Site, said, script_played

HEAD = b"HTTP/1.1 200 OK\r\n"


def error_of(fetcher: Fetcher, url: str) -> FetchError:
    with pytest.raises(FetchError) as caught:
        fetcher.fetch(url)
    return caught.value


@pytest.mark.parametrize(
    ("status", "said", "transient"),
    [
        (404, "There is nothing at {url} (404); check the address.", False),
        (410, "{url} is gone for good (410).", False),
        (429, "{url} was asked too often (429); try again later.", True),
        (401, "The server does not let us read {url} (401).", False),
        (403, "The server does not let us read {url} (403).", False),
        (500, "The server of {url} is in trouble (500); try again later.", True),
        (503, "The server of {url} is in trouble (503); try again later.", True),
        (206, "The server answered {url} with the unexpected status 206.", False),
        (408, "The server answered {url} with the unexpected status 408.", True),
        (418, "The server answered {url} with the unexpected status 418.", False),
    ],
)
def test_statuses(site: Site, fetcher: Fetcher, status: int, said: str, transient: bool) -> None:
    url = site.say("/feed", b"maaf", status)
    error = error_of(fetcher, url)
    assert str(error) == said.format(url=url)
    assert (error.status, error.gone, error.transient) == (status, status == 410, transient)


def test_retry_after_in_both_forms(site: Site, fetcher: Fetcher) -> None:
    error = error_of(fetcher, site.say("/", status=429, Retry_After="120"))
    assert error.retry_after == 120
    later = formatdate(time.time() + 120, usegmt=True)
    error = error_of(fetcher, site.say("/", status=503, Retry_After=later))
    assert error.retry_after is not None and 60 < error.retry_after <= 120
    earlier = formatdate(time.time() - 120, usegmt=True)
    assert error_of(fetcher, site.say("/", status=503, Retry_After=earlier)).retry_after == 0
    for odd in ("soon", "-1", "1e9", "²", "9" * 5000, "Mon, 99 Feb 2026 10:00:00 GMT", ""):
        assert error_of(fetcher, site.say("/", status=503, Retry_After=odd)).retry_after is None
    assert fetcher.fetch(site.say("/", Retry_After="999999999")).retry_after == 365 * 86_400


def test_a_server_that_is_not_there(fetcher: Fetcher) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    error = error_of(fetcher, f"http://127.0.0.1:{port}/")
    assert str(error) == f"The server of http://127.0.0.1:{port}/ refuses the connection."
    assert error.transient and error.status is None


def test_names_that_nobody_knows(fetcher: Fetcher, names: Names) -> None:
    error = error_of(fetcher, "http://tiada.test/a")
    assert str(error) == "There is no server named tiada.test; check the address http://tiada.test/a."
    assert not error.transient
    names.answers["tiada.test"] = [socket.gaierror(socket.EAI_AGAIN, "Temporary failure")]
    error = error_of(fetcher, "http://tiada.test/a")
    assert "tiada.test of http://tiada.test/a cannot be looked up now" in str(error) and error.transient


@pytest.mark.parametrize(
    "answer",
    [
        HEAD + b"Content-Length: 9\r\n\r\nisi",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n9\r\nisi",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n3\r\nisi\r\n",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n3\r\nisi\r\nzz\r\n",
        HEAD + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"isi")[:-4],
        HEAD + b"Content-Encoding: deflate\r\n\r\n\x78",
    ],
    ids=["length", "chunk", "last chunk", "bad chunk", "gzip", "deflate"],
)
def test_a_body_that_breaks_off_is_not_taken_for_whole(fetcher: Fetcher, answer: bytes) -> None:
    with script_played(said(answer)) as url:
        error = error_of(fetcher, url)
    assert str(error).startswith(f"{url} broke off after ") and error.transient


def test_a_body_longer_than_its_length_ends_there(fetcher: Fetcher) -> None:
    with script_played(said(HEAD + b"Content-Length: 3\r\n\r\nisi dan lagi")) as url:
        assert fetcher.fetch(url).data == b"isi"
        assert fetcher.fetch(url).data == b"isi"


@pytest.mark.parametrize("length", [b"-1", b"drei", b"3, 4", b"99999999999999999999999"])
def test_a_length_that_is_none(fetcher: Fetcher, length: bytes) -> None:
    with script_played(said(HEAD + b"Content-Length: " + length + b"\r\n\r\nisi")) as url:
        assert "does not answer as a web server does" in str(error_of(fetcher, url))


@pytest.mark.parametrize(
    "answer", [b"SSH-2.0-OpenSSH_9.6\r\n\r\n", b"\x16\x03\x01\x00\xa5\r\n\r\n", b"<html>\r\n\r\n"]
)
def test_what_is_not_http(fetcher: Fetcher, answer: bytes) -> None:
    with script_played(said(answer)) as url:
        error = error_of(fetcher, url)
    assert str(error) == f"The server of {url} does not answer as a web server does."
    assert not error.transient


def test_no_answer_at_all(fetcher: Fetcher) -> None:
    for answer in (b"", HEAD):
        with script_played(said(answer)) as url:
            error = error_of(fetcher, url)
        assert str(error) == f"The server of {url} closed the connection without an answer."
        assert error.transient


@pytest.mark.parametrize(
    ("coding", "body"), [("br", b"isi"), ("zstd", b"isi"), ("gzip", b"isi"), ("deflate", b"\xff\xff")]
)
def test_encodings_that_cannot_be_read(site: Site, fetcher: Fetcher, coding: str, body: bytes) -> None:
    url = site.say("/", body, Content_Encoding=coding)
    error = error_of(fetcher, url)
    assert str(error) == f"{url} came in the encoding “{coding}”, which cannot be read."


def test_names_of_encodings_are_hostile_text(site: Site, fetcher: Fetcher) -> None:
    said = str(error_of(fetcher, site.say("/", b"isi", Content_Encoding="\x9b31m" + "x" * 9000)))
    assert said.isprintable() and len(said) < 200


@pytest.mark.parametrize(
    "url", ["ftp://a.id/", "file:///etc/passwd", "a.id/feed", "", "javascript:1", "/feed"]
)
def test_other_schemes(fetcher: Fetcher, url: str) -> None:
    assert "does not begin with http:// or https://" in str(error_of(fetcher, url))
