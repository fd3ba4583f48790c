"""The extractor: what a detector marks, linked, with dates, quotes and roles held."""

from __future__ import annotations

from datetime import date

from newsreader.annotate.claims import Claim, Claims
from newsreader.annotate.detector import Detector
from newsreader.annotate.document import Document
from newsreader.annotate.gazetteer import Gazetteer
from newsreader.annotate.relations import relate
from newsreader.model import ENTITY_LABELS, Annotations, Label, Mention, entity_key
from newsreader.text.dates import find_dates

_RULES = 2
"""Version of the rules (dates, money, links, quotes, roles): raise it when they answer otherwise."""


class Annotator:
    """Implements Extractor. The same body always gets the same answer.

    Its version is that of the detector and of the rules, with `suffix` for what else the answers depend on.
    """

    def __init__(self, detector: Detector, gazetteer: Gazetteer, suffix: str = "") -> None:
        self._detector = detector
        self._gazetteer = gazetteer
        self.version = f"{detector.version}.{_RULES}{suffix}"

    def annotate(
        self,
        body: str,
        *,
        title: str = "",  # noqa: ARG002  (part of the protocol; offsets refer to the body alone)
        published: str | None = None,
        lang: str = "id",
    ) -> Annotations:
        """See Extractor.annotate."""
        lang = "en" if lang == "en" else "id"
        found = find_dates(body, _day(published), lang)
        document = Document(body, self._gazetteer, lang=lang)
        claims = Claims(document)
        self._detector.detect(document, claims, found)
        quotes, roles = relate(document, claims)
        mentions = tuple(_mention(body, claim) for claim in claims.all())
        return Annotations(self.version, mentions, quotes, found, roles)


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def _mention(body: str, claim: Claim) -> Mention:
    text = body[claim.start : claim.end]
    canonical = claim.canonical
    entity: str | None = None
    if claim.label in ENTITY_LABELS:
        canonical = canonical or " ".join(text.split())
        entity = claim.entity or entity_key(claim.label, canonical)
    elif claim.label is Label.DATE:
        entity = f"date:{canonical}" if canonical else None
    else:
        canonical = None
    return Mention(
        claim.start, claim.end, text, claim.label, entity, canonical, claim.by, claim.score, claim.why
    )
