"""Fetchers that may visit the loopback interface, and a name system that knows what a test says."""

from __future__ import annotations

import os
import shutil
import socket
import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from newsreader.ingest.fetch import Fetcher, FetchPolicy
from tests.unit.ingest.fetch.serving import Site, site_served

HERE = FetchPolicy(allowed_private=("127.0.0.1",), seconds=10, connect_seconds=5)


def visitor(policy: FetchPolicy) -> Fetcher:
    """A fetcher that believes no certificate: reading those of the system takes longer than most tests."""
    return Fetcher(policy, trust=ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT))


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in os.environ:
        if name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)


@pytest.fixture
def site() -> Iterator[Site]:
    with site_served() as site:
        yield site


@pytest.fixture
def fetcher() -> Iterator[Fetcher]:
    with visitor(HERE) as fetcher:
        yield fetcher


@pytest.fixture
def ended() -> Iterator[Event]:
    """Set when the test is over, so that endless scripts stop."""
    event = Event()
    yield event
    event.set()


class Names:
    """The name system: `answers` has what each look-up of a name gives in turn, the last for ever."""

    def __init__(self) -> None:
        self.answers: dict[str, list[list[str] | Exception]] = {}
        self.asked: list[str] = []

    def __call__(self, host: str, port: int, *_: Any, **__: Any) -> list[Any]:
        self.asked.append(host)
        turns = self.answers.get(host, [socket.gaierror(socket.EAI_NONAME, "Name or service not known")])
        answer = turns.pop(0) if len(turns) > 1 else turns[0]
        if isinstance(answer, Exception):
            raise answer
        return [self._place(number, port) for number in answer]

    def _place(self, number: str, port: int) -> Any:
        family, rest = (socket.AF_INET6, (port, 0, 0)) if ":" in number else (socket.AF_INET, (port,))
        return family, socket.SOCK_STREAM, 6, "", (number, *rest)


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> Names:
    names = Names()
    monkeypatch.setattr(socket, "getaddrinfo", names)
    return names


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A self-signed certificate for feeds.test, and its key."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("no openssl here to make a certificate with")
    folder = tmp_path_factory.mktemp("tls")
    made, key = folder / "feeds.pem", folder / "feeds.key"
    options = "-x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=feeds.test "
    options += "-addext subjectAltName=DNS:feeds.test -addext keyUsage=critical,digitalSignature,keyCertSign"
    done = subprocess.run(
        [openssl, "req", *options.split(), "-keyout", key, "-out", made],
        capture_output=True,
        timeout=60,
        check=False,
    )
    if done.returncode:
        pytest.skip("this openssl makes no such certificate")
    return made, key


@pytest.fixture
def server_tls(certificate: tuple[Path, Path]) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    return context


@pytest.fixture
def trust(certificate: tuple[Path, Path]) -> ssl.SSLContext:
    """Believes that certificate alone."""
    return ssl.create_default_context(cafile=str(certificate[0]))
