"""Addresses of feeds as lists of them have them."""

from __future__ import annotations

import re

_FEED_SCHEME = re.compile(r"\A(?:feed|pcast|itpc|podcast):(?://)?(?=https?://)", re.IGNORECASE)
_FOR_HTTP = re.compile(r"\A(?:feed|pcast|itpc|podcast)://", re.IGNORECASE)
_WEB = re.compile(r"https?://[^\s/]", re.IGNORECASE)


def feed_address(written: str) -> str | None:
    """The http or https address that is meant, as ``feed://`` does too; None for any other.

    Lists of other readers hold programs to run and files in the same place.
    """
    address = _FOR_HTTP.sub("http://", _FEED_SCHEME.sub("", written.strip(), count=1), count=1)
    return address if _WEB.match(address) else None
