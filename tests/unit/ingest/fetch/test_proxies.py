"""Proxies of the environment: used, but not as a way around the check."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from contextlib import suppress
from threading import Thread

import pytest

from newsreader.ingest.fetch import Fetcher, FetchError, FetchPolicy
from newsreader.ingest.fetch.proxies import proxy_for
from newsreader.ingest.fetch.target import parse_target
from tests.unit.ingest.fetch.conftest import HERE, Names, visitor
from tests.unit.ingest.fetch.serving import Site, script_played, site_served


@pytest.fixture
def proxy(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A forwarding proxy that answers by itself."""
    with site_served() as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.url().replace("//", "//budi:rahasia@"))
        yield proxy


def test_the_proxy_is_asked(proxy: Site, names: Names) -> None:
    names.answers["berita.test"] = [["93.184.215.14"]]
    proxy.say("http://berita.test/a", b"isi")
    with visitor(FetchPolicy()) as fetcher:
        got = fetcher.fetch("http://berita.test/a")
    assert (got.data, got.url) == (b"isi", "http://berita.test/a")
    assert proxy.asked[0][1]["Host"] == "berita.test"
    assert proxy.asked[0][1]["Proxy-Authorization"] == "Basic YnVkaTpyYWhhc2lh"


def test_names_that_only_the_proxy_knows_are_left_to_it(proxy: Site, names: Names) -> None:
    proxy.say("http://berita.test/", b"isi")
    with visitor(FetchPolicy()) as fetcher:
        assert fetcher.fetch("http://berita.test/").data == b"isi"
    assert names.asked == ["berita.test"]


@pytest.mark.parametrize("host", ["127.0.0.1", "2130706433", "[::1]", "intranet.test"])
def test_it_is_not_asked_for_what_is_private(proxy: Site, names: Names, host: str) -> None:
    names.answers["intranet.test"] = [["10.0.0.1"]]
    with visitor(FetchPolicy()) as fetcher, pytest.raises(FetchError, match=r"feeds\.allow_private"):
        fetcher.fetch(f"http://{host}/")
    assert not proxy.asked


def test_what_is_private_and_allowed_is_reached_without_it(proxy: Site, site: Site) -> None:
    with visitor(HERE) as fetcher:
        assert fetcher.fetch(site.say("/", b"isi")).data == b"isi"
    assert not proxy.asked and len(site.asked) == 1


@pytest.mark.usefixtures("names")
def test_redirects_through_it_are_checked_too(proxy: Site) -> None:
    proxy.say("http://berita.test/", status=302, Location="http://169.254.169.254/latest")
    with visitor(FetchPolicy()) as fetcher, pytest.raises(FetchError, match=r"\(169\.254\.169\.254\)"):
        fetcher.fetch("http://berita.test/")
    assert len(proxy.asked) == 1


def relay(client: socket.socket, port: int) -> None:
    """Carry bytes both ways, as a proxy does after CONNECT."""
    client.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
    with socket.create_connection(("127.0.0.1", port)) as server:

        def back() -> None:
            with suppress(OSError):  # the other direction has ended first
                while data := server.recv(65_536):
                    client.sendall(data)

        Thread(target=back, daemon=True).start()
        while data := client.recv(65_536):
            server.sendall(data)


@pytest.mark.usefixtures("names")
def test_encrypted_through_it(
    monkeypatch: pytest.MonkeyPatch, server_tls: ssl.SSLContext, trust: ssl.SSLContext
) -> None:
    with site_served(lambda client: server_tls.wrap_socket(client, server_side=True)) as site:
        site.say("/", b"isi")
        with script_played(lambda client: relay(client, site.port)) as proxy:
            monkeypatch.setattr(socket, "create_connection", _straight)
            monkeypatch.setenv("https_proxy", proxy)
            with Fetcher(FetchPolicy(), trust=trust) as fetcher:
                assert fetcher.fetch(site.url("/", "feeds.test")).data == b"isi"


def _straight(place: tuple[str, int]) -> socket.socket:
    sock = socket.socket()
    sock.connect(place)
    return sock


@pytest.mark.usefixtures("names")
def test_a_proxy_that_refuses_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(client: socket.socket) -> None:
        client.sendall(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")

    with script_played(refuse) as proxy, visitor(FetchPolicy()) as fetcher:
        monkeypatch.setenv("HTTPS_PROXY", proxy)
        with pytest.raises(FetchError) as caught:
            fetcher.fetch("https://berita.test/")
    assert str(caught.value) == "The proxy did not let us through to https://berita.test/ (403 Forbidden)."


def test_a_proxy_of_another_kind_is_told(monkeypatch: pytest.MonkeyPatch, fetcher: Fetcher) -> None:
    monkeypatch.setenv("ALL_PROXY", "socks5://budi:rahasia@127.0.0.1:1080")
    with pytest.raises(FetchError, match="it must begin with http:// or https://") as caught:
        fetcher.fetch("http://berita.test/")
    assert "rahasia" not in str(caught.value)


@pytest.mark.parametrize(
    ("exempt", "url", "used"),
    [
        ("", "http://berita.test/", True),
        ("*", "http://berita.test/", False),
        ("berita.test", "http://berita.test/", False),
        (".berita.test", "http://a.berita.test/", False),
        ("berita.test", "http://kabarberita.test/", True),
        ("a.test, Berita.Test", "http://berita.test/", False),
        ("berita.test:8080", "http://berita.test:8080/", False),
        ("berita.test:8080", "http://berita.test/", True),
        ("10.0.0.0/8", "http://10.1.2.3/", False),
        ("10.0.0.0/8", "http://11.1.2.3/", True),
        ("[::1]", "http://[::1]/", False),
    ],
)
def test_no_proxy(monkeypatch: pytest.MonkeyPatch, exempt: str, url: str, used: bool) -> None:
    monkeypatch.setenv("HTTP_PROXY", "proxy.test:3128")
    monkeypatch.setenv("NO_PROXY", exempt)
    proxy = proxy_for(parse_target(url))
    assert (proxy is not None) is used
    assert proxy is None or proxy.url == "http://proxy.test:3128/"
