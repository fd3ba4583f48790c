"""What the extractor found in one body."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from newsreader.model.labels import Label


class Origin(StrEnum):
    """Who says so: asked by a reader as "why is this marked?"."""

    MODEL = "model"
    GAZETTEER = "gazetteer"
    RULE = "rule"
    USER = "user"


class QuoteKind(StrEnum):
    """Direct: between marks, word for word. Indirect: reported (`mengatakan bahwa …`)."""

    DIRECT = "direct"
    INDIRECT = "indirect"


class Precision(StrEnum):
    """How exactly a date expression names its day."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """One marked name or value.

    `entity` is the key of what the mention stands for (see `entity_key`) and `canonical` its full name
    in this article; both are None for roles and money. Dates carry their ISO value as `canonical` and the
    key ``date:ISO``. `score` lies in 0..1. `why` names what decided, in the field's words: a model with its
    version, a rule, a file of names, a correction. Mentions of one body never overlap.
    """

    start: int
    end: int
    text: str
    label: Label
    entity: str | None
    canonical: str | None
    by: Origin
    score: float
    why: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """What somebody said.

    The span lies between the quotation marks. `speaker` is the full name as the article first gives it,
    or the description where no name is given, or None; `entity` is the speaker's key if named. `cue` is
    the attributing word as printed (`ujar`), or None.
    """

    start: int
    end: int
    speaker: str | None
    entity: str | None
    cue: str | None
    kind: QuoteKind


@dataclass(frozen=True, slots=True, order=True)
class ResolvedDate:
    """A date expression and the calendar value it stands for.

    `iso` is ``YYYY-MM-DD``, ``YYYY-Www``, ``YYYY-MM``, ``YYYY``, ``YYY0s`` or an ``a/b`` interval of these,
    or None where it could not be resolved; `rule` names the rule that resolved it (``absolute``, ``numeric``,
    ``weekday``, ``relative:yesterday`` …). Relative expressions are dates here but no mentions.
    """

    start: int
    end: int
    text: str
    iso: str | None
    precision: Precision
    rule: str


@dataclass(frozen=True, slots=True, order=True)
class RoleHeld:
    """A role that a named person holds, as the article that is dated says it.

    The span and `text` are those of the ROLE mention. `person` and `of` are keys: of the person, and of the
    organisation or country that the role belongs to, where one is named; `person_name` and `of_name` their
    canonical names.
    """

    start: int
    end: int
    text: str
    person: str
    person_name: str
    of: str | None = None
    of_name: str | None = None


@dataclass(frozen=True, slots=True)
class Annotations:
    """All that one version of an extractor found in one body, each kind in text order."""

    extractor: str
    mentions: tuple[Mention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    dates: tuple[ResolvedDate, ...] = ()
    roles: tuple[RoleHeld, ...] = ()
