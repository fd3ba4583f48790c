"""What the full-text index takes of one article."""

from __future__ import annotations

from dataclasses import dataclass

from newsreader.model.labels import Label


@dataclass(frozen=True, slots=True)
class IndexEntity:
    """An entity of one article with every name it bears there, the canonical one first.

    `number` is the archive's own for the entity, by which results are counted, 0 where it has none;
    `mentions` says how often the article names it.
    """

    key: str
    label: Label
    names: tuple[str, ...]
    number: int = 0
    mentions: int = 1


@dataclass(frozen=True, slots=True)
class IndexSpeaker:
    """Somebody whom an article quotes: key and names where it is an entity, else the description alone."""

    key: str | None
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IndexDocument:
    """The searchable part of an article.

    Read, starred and tags are missing on purpose: they change with every key press and are looked up in the
    archive when a query asks for them. `published` is as in `Article`.
    """

    id: int
    title: str
    body: str
    lang: str
    source: str | None = None
    published: str | None = None
    entities: tuple[IndexEntity, ...] = ()
    speakers: tuple[IndexSpeaker, ...] = ()
