"""Private addresses are refused in every form, and what was checked is what is connected to."""

from __future__ import annotations

import errno
import socket
import time
from ipaddress import ip_address

import pytest

from newsreader.ingest.fetch import FetchError, FetchPolicy, network
from newsreader.ingest.fetch.private import Allowed, is_public
from tests.unit.ingest.fetch.conftest import Names, visitor
from tests.unit.ingest.fetch.serving import Site

PUBLIC = "1.1.1.1 8.8.8.8 93.184.215.14 100.63.255.255 100.128.0.0 172.15.0.1 172.32.0.1 223.255.255.254 "
PUBLIC += (
    "192.0.1.1 2606:4700::1111 2001:4860:4860::8888 2400:: ::ffff:8.8.8.8 2002:808:808::1 64:ff9b::8.8.8.8"
)
PRIVATE = "0.0.0.0 0.1.2.3 10.0.0.1 127.0.0.1 127.255.255.254 169.254.169.254 172.16.0.1 172.31.255.255 "
PRIVATE += (
    "192.168.0.1 100.64.0.1 100.127.255.255 192.0.0.170 192.0.2.1 192.88.99.1 198.18.0.1 198.19.255.255 "
)
PRIVATE += "198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255 "
PRIVATE += (
    ":: ::1 ::127.0.0.1 ::8.8.8.8 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:0:127.0.0.1 64:ff9b::10.0.0.1 "
)
PRIVATE += "64:ff9b::127.0.0.1 64:ff9b:1::8.8.8.8 2002:7f00:1:: 2002:a00:1::1 "
PRIVATE += "2001::1 2001:0:4136:e378:: 2001:db8::1 "
PRIVATE += "2001:2::1 2001:10::1 3fff::1 fc00::1 fd12:3456::1 fe80::1 fe80::1%lo "
PRIVATE += "fec0::1 ff02::1 100::1 5f00::1 4000::1"


@pytest.mark.parametrize("address", PUBLIC.split())
def test_public(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize("address", PRIVATE.split())
def test_not_public(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize(
    ("entries", "host", "address", "allowed"),
    [
        (["localhost"], "localhost", "127.0.0.1", True),
        ([" LocalHost. "], "localhost", "::1", True),
        (["localhost"], "evil.localhost", "127.0.0.1", False),
        (["localhost"], "evil.test", "127.0.0.1", False),
        (["127.0.0.1"], "evil.test", "127.0.0.1", True),
        (["127.0.0.1"], "x", "::ffff:127.0.0.1", True),
        (["192.168.1.0/24"], "x", "192.168.1.77", True),
        (["192.168.1.9/24"], "x", "192.168.2.77", False),
        (["[fd00::]", "fd01::/16"], "x", "fd01::5", True),
        (["fd00::/8"], "x", "10.0.0.1", False),
        (["", "/", "10.0.0.0/99"], "x", "10.0.0.1", False),
        ([], "x", "10.0.0.1", False),
    ],
)
def test_what_a_person_allows(entries: list[str], host: str, address: str, allowed: bool) -> None:
    assert ((host, address) in Allowed(entries)) is allowed


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "2130706433",
        "0x7f.1",
        "0",
        "127.1.",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "①27.0.0.1",
    ],
)
def test_this_machine_is_refused_without_being_asked(site: Site, host: str, names: Names) -> None:
    names.answers["localhost"] = [["127.0.0.1", "::1"]]
    with visitor(FetchPolicy()) as fetcher, pytest.raises(FetchError) as caught:
        fetcher.fetch(site.url("/", host))
    assert "lies in a private network (" in str(caught.value)
    assert "allow it with feeds.allow_private in the settings." in str(caught.value)
    assert site.connections == 0


def test_every_address_of_a_name_must_be_public(names: Names) -> None:
    names.answers["mixed.test"] = [["8.8.8.8", "10.0.0.1"]]
    with visitor(FetchPolicy()) as fetcher, pytest.raises(FetchError, match=r"\(10\.0\.0\.1\)"):
        fetcher.fetch("http://mixed.test/")


def test_a_name_that_is_allowed(site: Site, names: Names) -> None:
    names.answers["nas.test"] = [["127.0.0.1"]]
    site.say("/", b"isi")
    with visitor(FetchPolicy(allowed_private=("nas.test",))) as fetcher:
        assert fetcher.fetch(site.url("/", "nas.test")).data == b"isi"
        assert site.asked[0][1]["Host"] == f"nas.test:{site.port}"
        with pytest.raises(FetchError, match="private network"):
            fetcher.fetch(site.url("/"))


def test_the_address_that_was_checked_is_the_one_connected_to(
    site: Site, names: Names, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name's owner changes its answer after the first look-up. There must be no second one to deceive."""
    names.answers["swap.test"] = [["127.0.0.1"], ["127.0.0.2"]]
    dialled: list[str] = []
    dial = socket.socket.connect_ex

    def watched(sock: socket.socket, place: tuple[str, int]) -> int:
        dialled.append(place[0])
        return dial(sock, place)

    monkeypatch.setattr(socket.socket, "connect_ex", watched)
    site.say("/", b"isi", Connection="close")
    with visitor(FetchPolicy(allowed_private=("127.0.0.1",))) as fetcher:
        assert fetcher.fetch(site.url("/", "swap.test")).data == b"isi"
        assert (names.asked, dialled) == (["swap.test"], ["127.0.0.1"])
        with pytest.raises(FetchError, match=r"private network \(127\.0\.0\.2\)"):
            fetcher.fetch(site.url("/", "swap.test"))
    assert (names.asked, dialled) == (["swap.test"] * 2, ["127.0.0.1"])


def test_a_dead_address_does_not_hide_a_living_one(site: Site, names: Names) -> None:
    names.answers["two.test"] = [["127.0.0.2", "::1", "127.0.0.1"]]
    site.say("/", b"isi")
    with visitor(FetchPolicy(allowed_private=("two.test",))) as fetcher:
        assert fetcher.fetch(site.url("/", "two.test")).data == b"isi"


def test_an_address_that_does_not_answer_leaves_time_for_the_next(
    site: Site, names: Names, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A firewall that swallows packets, as it looks from here: connecting goes on and nothing comes back."""
    names.answers["two.test"] = [["127.0.0.2", "127.0.0.1"]]
    dial, ready, silent = socket.socket.connect_ex, network._ready, set[socket.socket]()

    def dialled(sock: socket.socket, place: tuple[str, int]) -> int:
        if place[0] == "127.0.0.1":
            return dial(sock, place)
        silent.add(sock)
        return errno.EINPROGRESS

    def waited(sock: socket.socket, event: int, seconds: float) -> bool:
        if sock not in silent:
            return ready(sock, event, seconds)
        time.sleep(seconds)
        return False

    monkeypatch.setattr(socket.socket, "connect_ex", dialled)
    monkeypatch.setattr(network, "_ready", waited)
    site.say("/", b"isi")
    with visitor(FetchPolicy(allowed_private=("two.test",), connect_seconds=1)) as fetcher:
        assert fetcher.fetch(site.url("/", "two.test")).data == b"isi"
    assert len(silent) == 1
