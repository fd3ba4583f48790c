"""From a host to the checked addresses it may be reached at."""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, ip_address
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

from newsreader.ingest.fetch.call import Call
from newsreader.ingest.fetch.errors import FetchError
from newsreader.ingest.fetch.private import Allowed, is_public
from newsreader.model import Sentence

Place = tuple[socket.AddressFamily, tuple[Any, ...]]
"""What a socket is made with and connected to."""


def resolve(host: str, port: int, call: Call) -> list[Place]:
    """Where `host` is, in the order to be tried. Raises FetchError where its name is not known."""
    try:
        address = ip_address(host)
    except ValueError:
        return _looked_up(host, port, call)
    family = socket.AF_INET if isinstance(address, IPv4Address) else socket.AF_INET6
    return [(family, (host, port) if family is socket.AF_INET else (host, port, 0, 0))]


def check(host: str, places: list[Place], allowed: Allowed, call: Call) -> bool:
    """Whether any of the places is private although allowed. Raises FetchError where one is and is not.

    All must pass, not one of them: else whoever owns the name decides by their order.
    """
    private = [number for _, (number, *_) in places if not is_public(ip_address(number))]
    for number in private:
        if (host, number) not in allowed:
            raise FetchError(
                Sentence.of(
                    "{url} lies in a private network ({address}) and is not fetched; "
                    "allow it with feeds.allow_private in the settings.",
                    url=call.shown,
                    address=number,
                )
            )
    return bool(private)


def _looked_up(host: str, port: int, call: Call) -> list[Place]:
    """The name system is asked in a thread of its own: its answer may be late, and nothing interrupts it."""
    answers: SimpleQueue[list[Place] | Exception] = SimpleQueue()

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answers.put([(family, tuple(place)) for family, _, _, _, place in found])
        except (OSError, UnicodeError, OverflowError) as error:
            answers.put(error)

    Thread(target=ask, name="look-up", daemon=True).start()
    while True:
        try:
            answer = answers.get(timeout=call.wait())
        except Empty:
            continue
        if isinstance(answer, Exception):
            raise _unknown(host, answer, call) from answer
        return list(dict.fromkeys(answer))


def _unknown(host: str, error: Exception, call: Call) -> FetchError:
    if isinstance(error, socket.gaierror) and error.errno == socket.EAI_AGAIN:
        return FetchError(
            Sentence.of(
                "The name {host} of {url} cannot be looked up now; check the connection to the internet.",
                host=host,
                url=call.shown,
            ),
            transient=True,
        )
    return FetchError(
        Sentence.of("There is no server named {host}; check the address {url}.", host=host, url=call.shown)
    )
