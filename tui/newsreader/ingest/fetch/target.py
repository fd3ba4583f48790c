"""Addresses of the web in one form, so that what is checked is what is connected to."""

from __future__ import annotations

import ipaddress
import re
import socket
from dataclasses import dataclass, replace
from urllib.parse import quote, unquote, urljoin, urlsplit

from newsreader.ingest.fetch.errors import FetchError, bad_address
from newsreader.ingest.files import printable
from newsreader.model import Sentence

MAX_CHARACTERS = 8_192
"""Redirects of shops and counters are long; what is longer than this is an attack or an accident."""

_SHOWN_CHARACTERS = 300
_PORTS = {"http": 80, "https": 443}
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_USER = re.compile(r"//[^/?#]*@")
_ANY_USER = re.compile(r"(?s)\A([a-z+.-]{1,20}://|//)?.*@")
_UNSAFE_IN_PATH = re.compile(r"[^\x21-\x7e]|[\"<>`{}]")
_UNSAFE_IN_QUERY = re.compile(r"[^\x21-\x7e]|[\"<>]")
_NAME = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*")
_NUMBER = re.compile(r"0x[0-9a-f]*|[0-9]+")


@dataclass(frozen=True, slots=True)
class Target:
    """An address taken apart: `host` is a name in ASCII or a number in its usual form, `path` has the query.

    `user` is what stood before ``@``, still percent-encoded.
    """

    scheme: str
    host: str
    port: int
    path: str
    user: str | None = None

    @property
    def unusual_port(self) -> int | None:
        """The port, where an address has to name it."""
        return None if self.port == _PORTS[self.scheme] else self.port

    @property
    def netloc(self) -> str:
        """Host and port as a Host header has them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}" if self.unusual_port else host

    @property
    def url(self) -> str:
        """The address without user name and password."""
        return f"{self.scheme}://{self.netloc}{self.path}"

    @property
    def full_url(self) -> str:
        """The address with them, where there are any."""
        user = "" if self.user is None else f"{self.user}@"
        return f"{self.scheme}://{user}{self.netloc}{self.path}"

    @property
    def shown(self) -> str:
        """The address as messages name it."""
        return shown(self.url)

    def credentials(self) -> tuple[bytes, bytes] | None:
        """User name and password, decoded."""
        if self.user is None:
            return None
        name, _, word = self.user.partition(":")
        return unquote(name).encode(), unquote(word).encode()

    def followed(self, location: str) -> Target:
        """Where a redirect leads. Raises FetchError where that is no address of the web.

        User name and password go with it to the same server, or to its encrypted form; those that a redirect
        brings itself are left out.
        """
        try:
            address = urljoin(self.url, location.strip())
        except ValueError:
            raise bad_address(shown(location, odd=True)) from None
        target = parse_target(address, redirected_from=self.shown)
        upgraded = self._origin() == ("http", target.host, 80) and target._origin()[::2] == ("https", 443)
        return replace(target, user=self.user if upgraded or target._origin() == self._origin() else None)

    def _origin(self) -> tuple[str, str, int]:
        return self.scheme, self.host, self.port


def shown(address: str, *, odd: bool = False) -> str:
    """An address as messages name it: without user and password, printable, not longer than a few lines.

    Where an address is `odd`, nobody knows which part of it is a password: all up to the last @ is left out.
    """
    hidden = _ANY_USER.sub(r"\1…@", address.strip()) if odd else _USER.sub("//", address.strip(), count=1)
    text = printable(hidden)
    return text if len(text) <= _SHOWN_CHARACTERS else text[:_SHOWN_CHARACTERS] + "…"


def parse_target(address: str, *, redirected_from: str | None = None) -> Target:
    """The parts of an http or https address. Raises FetchError for anything else."""
    address = address.strip()
    if len(address) > MAX_CHARACTERS or _CONTROL.search(address):
        raise bad_address(shown(address, odd=True))
    try:
        parts = urlsplit(address)
        port = parts.port
        name = parts.hostname or ""
    except ValueError:
        raise bad_address(shown(address, odd=True)) from None
    if parts.scheme not in _PORTS:
        raise _other_scheme(address, redirected_from)
    # Browsers end the host at a backslash, others do not: nobody writes one who means well.
    host = None if "\\" in parts.netloc or ("[" in parts.netloc and ":" not in name) else _host(name)
    if host is None or port == 0:
        raise bad_address(shown(address, odd=True))
    path = _encoded(_UNSAFE_IN_PATH, parts.path) or "/"
    if parts.query:
        path += "?" + _encoded(_UNSAFE_IN_QUERY, parts.query)
    user = parts.netloc.rpartition("@")[0] if "@" in parts.netloc else None
    return Target(parts.scheme, host, port or _PORTS[parts.scheme], path, user or None)


def _other_scheme(address: str, redirected_from: str | None) -> FetchError:
    if redirected_from is None:
        return FetchError(
            Sentence.of(
                "{url} does not begin with http:// or https:// and is not fetched.",
                url=shown(address, odd=True),
            )
        )
    return FetchError(
        Sentence.of(
            "{url} sends us on to {other}, which is not on the web; it is not followed.",
            url=redirected_from,
            other=shown(address, odd=True),
        )
    )


def _encoded(unsafe: re.Pattern[str], text: str) -> str:
    return unsafe.sub(lambda match: quote(match[0], safe="", errors="replace"), text)


def _host(name: str) -> str | None:
    """A host as it is looked up: lower case, in ASCII, numbers in their usual form; None where it is none."""
    if ":" in name:
        try:
            address = ipaddress.IPv6Address(name)
        except ValueError:
            return None
        return None if address.scope_id else str(address)
    if not name.isascii():
        name = _ascii_name(name)
    name = name.lower().removesuffix(".")
    if len(name) > 253 or not _NAME.fullmatch(name):
        return None
    # As in browsers a name that ends in a number is an address, in whatever way its numbers are written.
    if _NUMBER.fullmatch(name.rpartition(".")[2]):
        try:
            return socket.inet_ntoa(socket.inet_aton(name))
        except OSError:
            return None
    return name


def _ascii_name(name: str) -> str:
    """A name in other scripts as the name system has it; empty where no name is like that."""
    import idna

    if len(name) > 253:
        return ""
    try:
        return idna.encode(name, uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        return ""
