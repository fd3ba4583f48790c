"""Who or what a mention stands for."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from newsreader.model.labels import Label

_GAP = re.compile(r"[^\w]+|_+")


def entity_key(label: Label, canonical: str) -> str:
    """The key of an entity: ``person:vladimir-putin``.

    The same name with other case, width or punctuation gives the same key, in every article and session.
    """
    folded = unicodedata.normalize("NFKC", canonical).casefold()
    return f"{label.lower()}:{_GAP.sub('-', folded).strip('-')}"


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, organisation, place, event, law or work, with every form in which it was met."""

    key: str
    label: Label
    canonical: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EntityCount:
    """How often an entity occurs in a set of articles."""

    entity: Entity
    mentions: int
    articles: int
