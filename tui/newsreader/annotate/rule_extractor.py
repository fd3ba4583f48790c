"""The extractor made of a gazetteer, rules and the evidence within the document."""

from __future__ import annotations

from datetime import date

from newsreader.annotate.claims import Claim, Claims
from newsreader.annotate.document import NAME_KINDS, NUMBER, UPPER, Document
from newsreader.annotate.evidence import Weighing
from newsreader.annotate.gazetteer import Gazetteer
from newsreader.annotate.relations import relate
from newsreader.annotate.rules import (
    abbreviations,
    events_laws,
    known,
    later,
    roles,
    runs,
    suffix_words,
    values,
    works,
)
from newsreader.model import ENTITY_LABELS, Annotations, Label, Mention, Origin, ResolvedDate, entity_key
from newsreader.text.dates import find_dates

_VERSION = "rules-3"


class RuleExtractor:
    """Implements Extractor with rules alone. The same body always gets the same answer."""

    def __init__(self, gazetteer: Gazetteer, version: str = _VERSION) -> None:
        self.gazetteer = gazetteer
        self.version = version

    def annotate(
        self,
        body: str,
        *,
        title: str = "",  # noqa: ARG002  (part of the protocol; the rules need the body alone)
        published: str | None = None,
        lang: str = "id",
    ) -> Annotations:
        """See Extractor.annotate."""
        lang = "en" if lang == "en" else "id"
        found = find_dates(body, _day(published), lang)
        document = Document(body, self.gazetteer, lang=lang)
        claims = Claims(document)
        self._claim(document, claims, found)
        quotes, held = relate(document, claims, self.gazetteer)
        return Annotations(self.version, _mentions(body, claims), quotes, found, held)

    def _claim(self, document: Document, claims: Claims, found: tuple[ResolvedDate, ...]) -> None:
        self._user(document, claims)
        works.works(document.body, claims)
        values.money(document.body, claims)
        events_laws.laws(document, claims)
        events_laws.events(document, claims)
        values.dates(found, claims)
        _initials(document, claims)
        doubtful = known.known_names(document, claims, self.gazetteer)
        suffix_words.suffix_names(document, claims)
        learned, plain = abbreviations.bracket_abbreviations(document, claims)
        phrases = roles.role_phrases(document, claims)
        weighing = Weighing(document, claims, roles.role_mask(document, phrases))
        for run in runs.find_runs(document, claims, weighing.role):
            text = document.text(run.i, run.j)
            if text in plain:
                continue
            entries = doubtful.get(run.i, (0, ()))
            if text in learned:
                claims.add(run.i, run.j, learned[text].label, Origin.RULE, 0.8)
            else:
                weighing.add(run, entries[1] if entries[0] == run.j else self.gazetteer.lookup(text))
        weighing.decide()
        later.LaterNames(document, claims).mark()
        roles.claim_roles(document, claims, phrases)

    def _user(self, document: Document, claims: Claims) -> None:
        """What a person listed comes before every rule."""
        if not self.gazetteer.listed:
            return
        i = 0
        while i < document.n:
            rejected = known.rejected_end(document, self.gazetteer, i)
            end, entries = known.longest_name(document, self.gazetteer, i)
            if rejected > end or (rejected == end and not entries):
                claims.block(i, rejected)
                i = max(rejected, i + 1)
            elif entries and entries[0].by is Origin.USER:
                claims.add(i, end, entries[0].label, Origin.USER, 1.0, entries[0].canonical)
                i = end
            else:
                i += 1


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def _initials(document: Document, claims: Claims) -> None:
    """`AS (34)`: in crime news initials with an age are a person, and so are they later in the body."""
    people: set[str] = set()
    for i in range(document.n - 3):
        if document.kinds[i] != UPPER or len(document.texts[i]) > 3 or document.texts[i + 1] != "(":
            continue
        age = document.texts[i + 2]
        if (
            document.kinds[i + 2] == NUMBER
            and age.isdigit()
            and 5 <= int(age[:3]) <= 99
            and document.texts[i + 3] == ")"
        ):
            people.add(document.texts[i])
    country = "Amerika Serikat" in document.body or "United States" in document.body
    for i in range(document.n if people else 0):
        text = document.texts[i]
        if text not in people or (country and document.texts[i + 1 : i + 2] != ["("]):
            continue
        if i and document.lower[i - 1] in ("di", "ke", "dari", "dolar"):
            continue
        beside = i + 1 < document.n and document.kinds[i + 1] in NAME_KINDS and not document.breaks[i + 1]
        if not beside:
            claims.add(i, i + 1, Label.PERSON, Origin.RULE, 0.8, text)


def _mentions(body: str, claims: Claims) -> tuple[Mention, ...]:
    return tuple(_mention(body, claim) for claim in claims.all())


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
    return Mention(claim.start, claim.end, text, claim.label, entity, canonical, claim.by, claim.score)
