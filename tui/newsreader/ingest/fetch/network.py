"""Connections that go to checked addresses only, keep deadlines, and can be given up at any time.

Imported late: it needs httpcore.
"""

from __future__ import annotations

import errno
import os
import selectors
import socket
import ssl
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

import httpcore

from newsreader.ingest.fetch.call import Call, current_call
from newsreader.ingest.fetch.errors import FetchError
from newsreader.ingest.fetch.resolving import Place
from newsreader.model import Sentence

T = TypeVar("T")

_MOST_PLACES = 6
"""Addresses of one name that are tried one after another."""


class Stream(httpcore.NetworkStream):
    """A connection. What it waits for ends with the call it serves, whatever `timeout` says."""

    def __init__(self, sock: socket.socket, connect_seconds: float) -> None:
        self._sock = sock
        self._connect_seconds = connect_seconds

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        """Up to `max_bytes`; none at the end. Raises httpcore.ReadError where the connection is lost."""
        try:
            return patiently(self._sock, current_call(), partial(self._sock.recv, max_bytes))
        except OSError as error:
            raise httpcore.ReadError(error) from error

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        """All of `buffer`. Raises httpcore.WriteError where the connection is lost."""
        rest = memoryview(buffer)
        try:
            while rest:
                rest = rest[patiently(self._sock, current_call(), partial(self._sock.send, rest)) :]
        except OSError as error:
            raise httpcore.WriteError(error) from error

    def close(self) -> None:
        """Close the connection at once."""
        self._sock.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        """The same connection encrypted, with a certificate for `server_hostname`. Raises FetchError."""
        call = current_call()
        try:
            encrypted = ssl_context.wrap_socket(
                self._sock, server_hostname=server_hostname, do_handshake_on_connect=False
            )
        except (ValueError, OSError) as error:
            self.close()
            raise _insecure(call, error) from error
        try:
            patiently(encrypted, call.to_connect(self._connect_seconds), encrypted.do_handshake)
        except OSError as error:
            encrypted.close()
            raise _insecure(call, error) from error
        except BaseException:
            encrypted.close()
            raise
        return Stream(encrypted, self._connect_seconds)

    def get_extra_info(self, info: str) -> Any:
        """What the HTTP library asks to know whether an idle connection is still good."""
        if info == "is_readable":
            return self._sock.fileno() < 0 or _ready(self._sock, selectors.EVENT_READ, 0)
        return self._sock if info == "socket" else None


class Network(httpcore.NetworkBackend):
    """Makes connections to where `places` says a host is."""

    def __init__(self, places: Callable[[str, int, Call], list[Place]], connect_seconds: float) -> None:
        self._places = places
        self._connect_seconds = connect_seconds

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002
        local_address: str | None = None,  # noqa: ARG002
        socket_options: Any = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        """A connection to the first address that answers. Raises FetchError where none does."""
        call = current_call()
        call.connected = True
        whole = call.to_connect(self._connect_seconds)
        places = self._places(host, port, whole)[:_MOST_PLACES]
        failure: OSError | None = None
        for number, place in enumerate(places):
            left = len(places) - number
            # A dead address must not take the time of the next one.
            part = whole.to_connect(whole.left() / left) if left > 1 else whole
            try:
                return Stream(_connected(place, part), self._connect_seconds)
            except OSError as error:
                failure = error
            except FetchError:
                whole.wait()
        raise _unreachable(call, failure) from failure


def patiently(sock: socket.socket, call: Call, act: Callable[[], T]) -> T:
    """What `act` gives, tried until the call ends. Raises FetchError then, OSError where the socket fails."""
    while True:
        sock.settimeout(call.wait())
        try:
            return act()
        except TimeoutError as error:
            if error.errno is not None:
                raise  # the network itself gave up: there is nothing more to come


def _connected(place: Place, call: Call) -> socket.socket:
    family, address = place
    sock = socket.socket(family, socket.SOCK_STREAM)
    try:
        sock.setblocking(False)
        state = sock.connect_ex(address)
        while state == errno.EINPROGRESS:
            if _ready(sock, selectors.EVENT_WRITE, call.wait()):
                state = sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
        if state:
            raise OSError(state, os.strerror(state))
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    except BaseException:
        sock.close()
        raise
    return sock


def _ready(sock: socket.socket, event: int, seconds: float) -> bool:
    with selectors.DefaultSelector() as selector:
        selector.register(sock, event)
        return bool(selector.select(seconds))


def _insecure(call: Call, error: Exception) -> FetchError:
    if isinstance(error, ssl.SSLCertVerificationError):
        return FetchError(
            Sentence.of(
                "The server of {url} cannot prove that it is who it says: {reason}.",
                url=call.shown,
                reason=error.verify_message.rstrip("."),
            )
        )
    reason = getattr(error, "reason", None) or getattr(error, "strerror", None) or "no answer"
    return FetchError(
        Sentence.of(
            "No encrypted connection to {url} could be made ({reason}).",
            url=call.shown,
            reason=str(reason).replace("_", " ").lower(),
        ),
        transient=not isinstance(error, ssl.SSLError) or isinstance(error, ssl.SSLEOFError),
        unreachable=True,
    )


def _unreachable(call: Call, error: OSError | None) -> FetchError:
    if isinstance(error, ConnectionRefusedError):
        sentence = Sentence.of("The server of {url} refuses the connection.", url=call.shown)
    else:
        sentence = Sentence.of(
            "The server of {url} cannot be reached; check the connection to the internet.", url=call.shown
        )
    return FetchError(sentence, transient=True, unreachable=True)
