"""Feeds: as found, and as subscribed to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FeedLink:
    """The address of a feed that was found somewhere; `origin` says where, as messages name it.

    `url` is as it was written there: nothing is checked yet. `tags` are the folders around it.
    """

    url: str
    origin: str
    title: str | None = None
    site: str | None = None
    tags: tuple[str, ...] = ()
