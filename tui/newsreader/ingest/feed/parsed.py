"""What is in a feed: each item as it was found, what the feed says about itself, and both together."""

from __future__ import annotations

from dataclasses import dataclass, field

from newsreader.model import Draft, ImportResult


@dataclass(frozen=True, slots=True)
class Address:
    """An address as written, and the bases around it, the outermost first."""

    written: str
    bases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """An item before the feed's own facts are known, which may stand after it. All text is plain.

    `sha256` is that of the item's own bytes. `too_long` is true where its text was not taken for that reason.
    """

    sha256: str
    title: str | None = None
    body: str | None = None
    link: Address | None = None
    outside_id: str | None = None
    published: str | None = None
    byline: str | None = None
    source: str | None = None
    lang: str | None = None
    tags: tuple[str, ...] = ()
    too_long: bool = False


@dataclass(frozen=True, slots=True)
class Channel:
    """What a feed says about itself; `byline` is the author of all items that name none."""

    title: str | None = None
    site: Address | None = None
    self_link: Address | None = None
    lang: str | None = None
    byline: str | None = None
    ttl_minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A feed as the parser of its format found it.

    `cut` is true where it breaks off, `more` where items were left out.
    """

    channel: Channel
    entries: list[Entry] = field(default_factory=list)
    cut: bool = False
    more: bool = False


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """A feed's articles and what it says about itself.

    `site` is the address of its home page, `self_url` the one under which it wants to be asked for,
    `ttl_minutes` how long it wants not to be asked again. `problems` are failed results, one for each item
    that could not be taken and for what else went wrong.
    """

    title: str | None
    site: str | None
    self_url: str | None
    lang: str | None
    drafts: tuple[Draft, ...]
    problems: tuple[ImportResult, ...]
    ttl_minutes: int | None = None
