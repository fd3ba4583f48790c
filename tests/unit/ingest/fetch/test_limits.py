"""What is too large, too slow or without end is given up in time and without filling memory."""

from __future__ import annotations

import gzip
import os
import socket
import tracemalloc
import zlib
from dataclasses import replace
from threading import Event

import pytest

from newsreader.ingest.fetch import FetchError, FetchPolicy
from tests.unit.ingest.fetch.conftest import HERE, visitor
from tests.unit.ingest.fetch.serving import Script, Site, dripped, said, script_played

LIMIT = 1 << 20
SMALL = replace(HERE, max_bytes=LIMIT)
HASTY = replace(HERE, seconds=0.4, connect_seconds=0.3)
HEAD = b"HTTP/1.1 200 OK\r\n"


def error_of(url: str, policy: FetchPolicy = HERE) -> FetchError:
    with visitor(policy) as fetcher, pytest.raises(FetchError) as caught:
        fetcher.fetch(url)
    return caught.value


def test_a_body_may_be_as_large_as_the_limit(site: Site) -> None:
    with visitor(SMALL) as fetcher:
        assert len(fetcher.fetch(site.say("/", bytes(LIMIT))).data) == LIMIT
        packed = gzip.compress(bytes(LIMIT))
        assert len(fetcher.fetch(site.say("/", packed, Content_Encoding="gzip")).data) == LIMIT


def test_a_length_that_is_too_large_is_enough() -> None:
    with script_played(said(HEAD + b"Content-Length: 1048577\r\n\r\n")) as url:
        error = error_of(url, SMALL)
    assert str(error) == f"{url} is larger than 1 MB and is not fetched." and not error.transient


@pytest.mark.parametrize("coding", [b"", b"Content-Encoding: gzip\r\n"])
def test_a_body_without_length_or_end(coding: bytes, ended: Event) -> None:
    """The packed one is made of empty blocks: no byte of it ever comes out."""
    block = gzip.compress(b"")[:10] + b"\x00\x00\x00\xff\xff" * 13_000 if coding else bytes(65_000)

    def endless(client: socket.socket) -> None:
        client.sendall(HEAD + coding + b"\r\n" + block)
        while not ended.is_set():
            client.sendall(block[10:])

    with script_played(endless) as url:
        assert "is larger than 1 MB" in str(error_of(url, SMALL))


def bombs() -> list[tuple[str, bytes]]:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    deep = b"".join(packer.compress(bytes(1 << 20)) for _ in range(60)) + packer.flush()
    return [
        ("gzip", deep),
        ("deflate", zlib.compress(bytes(60 << 20), 1)),
        ("gzip", gzip.compress(bytes(5000)) * 1000),
    ]


@pytest.mark.parametrize(("coding", "bomb"), bombs(), ids=["gzip", "deflate", "members"])
def test_bombs_do_not_go_off(site: Site, coding: str, bomb: bytes) -> None:
    url = site.say("/", bomb, Content_Encoding=coding)
    with visitor(SMALL) as fetcher:
        fetcher.fetch(site.say("/warm"))
        tracemalloc.start()
        try:
            with pytest.raises(FetchError, match="is larger than 1 MB"):
                fetcher.fetch(url)
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert peak < 2 * LIMIT  # the limit, a few pieces of 64 KB, and the server's own buffers


def test_a_bomb_inside_a_bomb_is_not_opened(site: Site) -> None:
    packed = gzip.compress(gzip.compress(bytes(LIMIT)))
    error = error_of(site.say("/", packed, Content_Encoding="gzip, gzip"), SMALL)
    assert "the encoding “gzip, gzip”, which cannot be read" in str(error)


@pytest.mark.parametrize(
    "head",
    [
        HEAD + b"\r\n",
        HEAD + b"Content-Length: 5000\r\n\r\n",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n1388\r\n",
        HEAD + b"X-Slow: ",
        b"",
    ],
    ids=["body", "length", "chunk", "header", "start"],
)
def test_one_byte_at_a_time_does_not_outlast_the_deadline(head: bytes, ended: Event) -> None:
    with script_played(dripped(head, ended)) as url:
        error = error_of(url, HASTY)
    assert str(error) == f"{url} did not arrive within 0.4 seconds." and error.transient


def test_one_deadline_for_all_redirects(ended: Event) -> None:
    turns = iter(range(1000))

    def on_and_on(client: socket.socket) -> None:
        ended.wait(0.1)
        client.sendall(b"HTTP/1.1 302 Found\r\nLocation: /%d\r\n\r\n" % next(turns))

    with script_played(on_and_on) as url:
        assert "did not arrive within 0.4 seconds" in str(error_of(url, replace(HASTY, max_redirects=100)))


def test_endless_news_that_the_answer_will_come(ended: Event) -> None:
    def soon(client: socket.socket) -> None:
        while not ended.wait(0.01):
            client.sendall(b"HTTP/1.1 103 Early Hints\r\n\r\n")

    with script_played(soon) as url:
        assert "did not arrive within" in str(error_of(url, HASTY))


@pytest.mark.parametrize(
    "script",
    [
        said(HEAD + b"X-Long: " + b"x" * 200_000),
        said(HEAD + b"".join(b"X-%d: x\r\n" % number for number in range(20_000))),
    ],
    ids=["one", "many"],
)
def test_endless_headers(script: Script) -> None:
    with script_played(script) as url:
        assert str(error_of(url)) == f"The headers of {url} are too long."


def test_a_name_system_that_does_not_answer(monkeypatch: pytest.MonkeyPatch, ended: Event) -> None:
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: ended.wait(10) and [])
    error = error_of("http://feeds.test/", HASTY)
    assert str(error) == "The server of http://feeds.test/ could not be reached within 0.3 seconds."
    assert error.transient


def test_odd_bytes_never_raise_anything_else() -> None:
    for number in range(30):
        junk = os.urandom(300)
        head = (b"", HEAD, HEAD + b"\r\n", HEAD + b"Content-Encoding: gzip\r\n\r\n\x1f\x8b")[number % 4]
        head = (
            head if number % 8 < 4 else head.replace(b"\r\n\r\n", b"\r\nTransfer-Encoding: chunked\r\n\r\n")
        )
        with script_played(said(head + junk)) as url, visitor(HASTY) as fetcher:
            try:
                fetcher.fetch(url)
            except FetchError as error:
                assert url in str(error)
