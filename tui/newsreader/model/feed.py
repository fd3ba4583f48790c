"""Feeds: as found, and as subscribed to."""

from __future__ import annotations

from dataclasses import dataclass

from newsreader.model.errors import Sentence


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


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that a library follows.

    `full_text` says whether the page of an article is fetched where the feed holds a summary; `catches_up`
    that it is so since it was asked last, and summaries that are held are to be completed. `etag` and
    `modified` are what its server gave to ask again with. Times are UTC in ISO 8601: when it was asked last,
    when it last had something new, and from when on it may be asked again. `failures` counts the refusals
    since it last answered, and `problem` says the last one; `gone` is true where its server says that there
    is no such feed any more.
    """

    id: int
    url: str
    title: str | None = None
    site: str | None = None
    tags: tuple[str, ...] = ()
    full_text: bool = False
    catches_up: bool = False
    etag: str | None = None
    modified: str | None = None
    checked_at: str | None = None
    changed_at: str | None = None
    due_at: str | None = None
    failures: int = 0
    problem: Sentence | None = None
    gone: bool = False

    @property
    def name(self) -> str:
        """What it is called: its title, else its address."""
        return self.title or self.url


@dataclass(frozen=True, slots=True)
class FeedCheck:
    """What asking a feed came to; the fields are those of `Feed`, None where nothing was said.

    `url` is where the feed has moved for good. `changed` is true where something new came.
    """

    at: str
    due_at: str
    url: str | None = None
    title: str | None = None
    site: str | None = None
    etag: str | None = None
    modified: str | None = None
    changed: bool = False
    problem: Sentence | None = None
    gone: bool = False
