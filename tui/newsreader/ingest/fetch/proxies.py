"""The proxies that the environment names: HTTP_PROXY, HTTPS_PROXY, ALL_PROXY, NO_PROXY, in either case."""

from __future__ import annotations

import os
from ipaddress import ip_address, ip_network

from newsreader.ingest.fetch.errors import FetchError
from newsreader.ingest.fetch.target import Target, parse_target, shown
from newsreader.model import Sentence


def proxy_for(target: Target) -> Target | None:
    """The proxy to be asked for an address; None where it is to be reached without one.

    Raises FetchError for a proxy of a kind that cannot be used.
    """
    given = _setting(f"{target.scheme}_proxy") or _setting("all_proxy")
    if not given or _is_exempt(target):
        return None
    try:
        return parse_target(given if "://" in given else f"http://{given}")
    except FetchError:
        raise FetchError(
            Sentence.of(
                "The proxy {proxy} that the environment names cannot be used; "
                "it must begin with http:// or https://.",
                proxy=shown(given, odd=True),
            )
        ) from None


def _setting(name: str) -> str:
    return (os.environ.get(name) or os.environ.get(name.upper()) or "").strip()


def _is_exempt(target: Target) -> bool:
    entries = [entry.strip().lower().lstrip(".") for entry in _setting("no_proxy").split(",")]
    return any(entry and _covers(entry, target) for entry in entries)


def _covers(entry: str, target: Target) -> bool:
    """Whether an entry of NO_PROXY stands for a host: ``*``, a name and all below it, an address, a range."""
    if entry in ("*", target.host, target.netloc, f"{target.host}:{target.port}"):
        return True
    try:
        return ip_address(target.host) in ip_network(entry.strip("[]"), strict=False)
    except ValueError:
        return target.host.endswith("." + entry)
