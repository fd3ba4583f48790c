"""Articles: as found, as kept, as listed, as read."""

from __future__ import annotations

from dataclasses import dataclass, field

from newsreader.model.annotation import Annotations
from newsreader.model.elsewhere import Elsewhere, Version


@dataclass(frozen=True, slots=True)
class Removed:
    """A piece of the text that was taken out of the body, and why; kept so that nothing is hidden."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What a format's reader found, as it stood there: nothing is normalised yet.

    `origin` says where it came from (a path, ``path#line`` or an address) and is what messages name.
    `original_sha256` is the hash of the bytes read. `published` is any text that might be a date.
    """

    body: str
    origin: str
    original_sha256: str
    title: str | None = None
    byline: str | None = None
    source: str | None = None
    url: str | None = None
    published: str | None = None
    lang: str | None = None
    outside_id: str | None = None
    tags: tuple[str, ...] = ()
    sample: bool = False
    fiction: bool = False
    facts: str | None = None
    bare: bool = False
    """True where only text was given, so that title and byline have to be found in it."""
    removed: tuple[Removed, ...] = ()
    """What the reader itself left out of the text."""


@dataclass(frozen=True, slots=True)
class Article:
    """What was imported, normalised; the body never changes afterwards.

    `id` is 0 until the archive has given one. `sha256` is the hash of the body as UTF-8 and identifies the
    text. `published` is ``YYYY-MM-DD`` or ``YYYY-MM-DDTHH:MM:SS±HH:MM``, or None where nobody said.
    `facts` says where the facts of a sample article come from.
    """

    id: int
    title: str
    body: str
    sha256: str
    origin: str
    original_sha256: str
    byline: str | None = None
    source: str | None = None
    url: str | None = None
    published: str | None = None
    lang: str = "other"
    outside_id: str | None = None
    tags: tuple[str, ...] = ()
    removed: tuple[Removed, ...] = ()
    sample: bool = False
    fiction: bool = False
    facts: str | None = None


@dataclass(frozen=True, slots=True)
class Marks:
    """What a person did to an article. Every change to it can be undone."""

    read: bool = False
    starred: bool = False
    tags: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class ArticleSummary:
    """A row of the list: everything it shows, and no body.

    `hints` are the canonical names of the article's most mentioned entities, at most three.
    """

    id: int
    title: str
    source: str | None
    published: str | None
    lang: str
    marks: Marks
    hints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadableArticle:
    """An article with all that the reader pane needs; `position` is the offset last read, in code points.

    `elsewhere` are the other places of its text, `versions` all that stands or stood in its own, the earliest
    first.
    """

    article: Article
    annotations: Annotations
    marks: Marks
    position: int = 0
    elsewhere: tuple[Elsewhere, ...] = ()
    versions: tuple[Version, ...] = ()

    @property
    def current_id(self) -> int:
        """The number of the version that stands; its own where none is known to."""
        return next((one.id for one in self.versions if one.current), self.article.id)
