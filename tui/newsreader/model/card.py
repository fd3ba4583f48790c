"""What an archive knows about one entity, and who said what."""

from __future__ import annotations

from dataclasses import dataclass

from newsreader.model.annotation import QuoteKind
from newsreader.model.article import ArticleSummary
from newsreader.model.entity import Entity, EntityCount


@dataclass(frozen=True, slots=True)
class RoleSpan:
    """A role that a person held, as far as articles say so.

    `text` is the role as most articles print it, `of` the key of the organisation or country that it belongs
    to and `of_name` its name, where one is named. `first` and `last` are the dates (``YYYY-MM-DD``) of the
    first and the last dated article that says so, None where none has a date. `articles` counts them all, and
    `article_id` is the latest.
    """

    text: str
    of: str | None
    of_name: str | None
    first: str | None
    last: str | None
    articles: int
    article_id: int


@dataclass(frozen=True, slots=True)
class QuoteLine:
    """One quotation with the article it stands in.

    `start` and `end` count code points of that article's body, and `text` is what stands there. `speaker` is
    a name or a description, `entity` the speaker's key where one is named.
    """

    article_id: int
    title: str
    published: str | None
    source: str | None
    text: str
    speaker: str | None
    entity: str | None
    cue: str | None
    kind: QuoteKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class EntityCard:
    """One entity over all current articles.

    `first` and `last` are the dates (``YYYY-MM-DD``) of the first and last dated article that mentions it.
    `months` are (``YYYY-MM``, mentions in the articles of that month) from the first to the last without a
    gap, at most 1,200. `roles` are a person's, the latest first. `company` are the persons, organisations and
    places that are mentioned in the most of its articles; their counts are those within these articles.
    `quotes` and `recent` are the newest. `perhaps` are other entities of the same label that might be the
    same: nobody has said so.
    """

    entity: Entity
    articles: int
    mentions: int
    first: str | None
    last: str | None
    months: tuple[tuple[str, int], ...] = ()
    roles: tuple[RoleSpan, ...] = ()
    company: tuple[EntityCount, ...] = ()
    quotes: tuple[QuoteLine, ...] = ()
    recent: tuple[ArticleSummary, ...] = ()
    perhaps: tuple[EntityCount, ...] = ()
