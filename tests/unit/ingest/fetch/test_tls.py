"""Encrypted connections: whom they believe, and which name they ask for."""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import replace
from threading import Event

import pytest

from newsreader.ingest.fetch import Fetcher, FetchError
from tests.unit.ingest.fetch.conftest import HERE, Names
from tests.unit.ingest.fetch.serving import Site, script_played, site_served


def encrypted(context: ssl.SSLContext) -> Callable[[socket.socket], socket.socket]:
    return lambda client: context.wrap_socket(client, server_side=True)


def test_the_name_is_what_the_certificate_is_for(
    names: Names, server_tls: ssl.SSLContext, trust: ssl.SSLContext
) -> None:
    """The connection goes to the checked number, but the server is asked for, and must prove, the name."""
    names.answers["feeds.test"] = [["127.0.0.1"]]
    asked_for: list[str | None] = []
    server_tls.sni_callback = lambda _, name, __: asked_for.append(name)
    with site_served(encrypted(server_tls)) as site, Fetcher(HERE, trust=trust) as fetcher:
        site.say("/", b"isi")
        assert fetcher.fetch(site.url("/", "feeds.test")).data == b"isi"
        assert fetcher.fetch(site.url("/", "Feeds.Test.")).data == b"isi"
        assert asked_for == ["feeds.test"]
        assert {headers["Host"] for _, headers in site.asked} == {f"feeds.test:{site.port}"}


def test_another_name_is_told(names: Names, server_tls: ssl.SSLContext, trust: ssl.SSLContext) -> None:
    names.answers["other.test"] = [["127.0.0.1"]]
    with site_served(encrypted(server_tls)) as site, Fetcher(HERE, trust=trust) as fetcher:
        with pytest.raises(FetchError) as caught:
            fetcher.fetch(site.url("/", "other.test"))
        assert not site.asked
    said = str(caught.value)
    assert said.startswith(
        f"The server of https://other.test:{site.port}/ cannot prove that it is who it says: "
    )
    assert "other.test" in said and not caught.value.transient
    assert not caught.value.unreachable, "so it is not asked without encryption either"


def test_a_certificate_that_nobody_vouches_for_is_told(names: Names, server_tls: ssl.SSLContext) -> None:
    names.answers["feeds.test"] = [["127.0.0.1"]]
    with site_served(encrypted(server_tls)) as site, Fetcher(HERE) as fetcher:
        with pytest.raises(FetchError, match=r"cannot prove that it is who it says: self.signed certificate"):
            fetcher.fetch(site.url("/", "feeds.test"))
        assert not site.asked


def test_a_server_that_is_not_encrypted_is_told(site: Site, trust: ssl.SSLContext) -> None:
    with Fetcher(HERE, trust=trust) as fetcher, pytest.raises(FetchError) as caught:
        fetcher.fetch(site.url("/").replace("http:", "https:"))
    assert str(caught.value).startswith(
        f"No encrypted connection to https://127.0.0.1:{site.port}/ could be made"
    )


def test_a_handshake_may_be_slow(names: Names, server_tls: ssl.SSLContext, trust: ssl.SSLContext) -> None:
    """Slower than the pauses in which the fetcher looks whether it is still wanted."""
    names.answers["feeds.test"] = [["127.0.0.1"]]

    def slowly(client: socket.socket) -> socket.socket:
        time.sleep(0.25)
        return encrypted(server_tls)(client)

    with site_served(slowly) as site, Fetcher(HERE, trust=trust) as fetcher:
        site.say("/", b"isi")
        assert fetcher.fetch(site.url("/", "feeds.test")).data == b"isi"


def test_a_handshake_that_never_ends(trust: ssl.SSLContext, ended: Event) -> None:
    hasty = replace(HERE, connect_seconds=0.3)

    def silent(_: socket.socket) -> None:
        ended.wait(10)

    with (
        script_played(silent, listens=False) as url,
        Fetcher(hasty, trust=trust) as fetcher,
    ):
        with pytest.raises(FetchError, match=r"could not be reached within 0\.3 seconds") as caught:
            fetcher.fetch(url.replace("http:", "https:"))
        assert caught.value.transient
