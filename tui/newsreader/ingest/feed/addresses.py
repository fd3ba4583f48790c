"""Addresses in feeds, which may be relative to any of several bases."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from newsreader.ingest.feed.parsed import Address

_LONGEST = 4_096
_UNSEEN = re.compile(r"[\t\r\n]+")
_WEB = re.compile(r"https?://", re.IGNORECASE)


def is_web(address: str | None) -> bool:
    """Whether it begins as an absolute address of the web does."""
    return address is not None and _WEB.match(address.strip()) is not None


def absolute(address: Address | None, *outer: str | None) -> str | None:
    """The address, made absolute against its bases, of which `outer` are the outermost; None for none.

    It stays as written where that cannot be done.
    """
    if address is None:
        return None
    # As browsers do: line breaks in an address mean nothing, and a space in it is one.
    written = _UNSEEN.sub("", address.written.strip()).replace(" ", "%20")
    if len(written) > _LONGEST or is_web(written):
        return written or None
    base = ""
    for step in (*outer, *address.bases):
        base = _join(base, step.strip()) if step else base
    return _join(base, written) or None


def _join(base: str, address: str) -> str:
    try:
        return urljoin(base, address) if base and len(base) <= _LONGEST else address
    except ValueError:
        return address
