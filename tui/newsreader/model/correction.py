"""What a reader says about annotations that the extractor got wrong."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from newsreader.model.labels import Label


class CorrectionKind(StrEnum):
    """What is wrong with a mention, or with whom it stands for."""

    REJECT = "reject"
    RETYPE = "retype"
    RESPAN = "respan"
    ADD = "add"
    MERGE = "merge"
    SPLIT = "split"
    RENAME = "rename"


class Scope(StrEnum):
    """How far a correction reaches; the archive means all that is still to come, too."""

    MENTION = "mention"
    ARTICLE = "article"
    ARCHIVE = "archive"


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a correction was made, so that the place is found again in a body that changed since.

    `sha256` is the hash of the body; `start` the offset of the quoted `text` in it; `before` and `after` are
    up to 32 code points on either side. `title` and `url` tell a person which article it was.
    """

    sha256: str
    start: int
    text: str
    before: str
    after: str
    title: str = ""
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """One decision of a reader.

    `surface` and `label` are the mention as it stood; for ADD the text to mark and its label. `entity` is the
    key that MERGE, SPLIT and RENAME are about. `anchor` is given unless the scope is the archive. `to_label`
    belongs to RETYPE; `to_surface` and `shift` (code points from the old start to the new one) to RESPAN;
    `to_canonical` to MERGE, SPLIT and RENAME: the name of the entity meant, whose key follows from it and
    from `to_label` or `label`.
    """

    kind: CorrectionKind
    scope: Scope
    surface: str
    label: Label
    entity: str | None = None
    anchor: Anchor | None = None
    to_label: Label | None = None
    to_surface: str | None = None
    shift: int = 0
    to_canonical: str | None = None


@dataclass(frozen=True, slots=True)
class Reach:
    """What a correction would change: mentions of the open article; articles and mentions of the archive.

    `mentions` is None where counting them would take long. Unless `exact`, `articles` and `mentions` are
    upper bounds.
    """

    mentions_here: int
    articles: int
    mentions: int | None
    exact: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """A correction that is kept: its number, when it was made (UTC), and the article it was made in.

    `article_id` is None for the whole archive, and where the article is not held. An orphan changes nothing:
    its article is not held, or what it was about does not stand there any more.
    """

    id: int
    at: str
    correction: Correction
    article_id: int | None
    orphan: bool
