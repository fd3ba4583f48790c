"""Marks names with a gazetteer, rules and the evidence within the document."""

from __future__ import annotations

from newsreader.annotate.claims import Claims
from newsreader.annotate.document import NAME_KINDS, NUMBER, UPPER, Document
from newsreader.annotate.evidence import Weighing
from newsreader.annotate.gazetteer import Gazetteer
from newsreader.annotate.rules import (
    abbreviations,
    events_laws,
    known,
    later,
    listed,
    roles,
    runs,
    suffix_words,
    values,
    works,
)
from newsreader.model import Label, Origin, ResolvedDate


class RuleDetector:
    """Implements Detector with rules alone. The same document always gets the same claims."""

    version = "rules-3"

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def detect(self, document: Document, claims: Claims, dates: tuple[ResolvedDate, ...]) -> None:
        """See Detector.detect."""
        listed.names(document, claims, self._gazetteer)
        works.works(document.body, claims)
        values.money(document.body, claims)
        events_laws.laws(document, claims)
        events_laws.events(document, claims)
        values.dates(dates, claims)
        _initials(document, claims)
        doubtful = known.known_names(document, claims, self._gazetteer)
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
                weighing.add(run, entries[1] if entries[0] == run.j else self._gazetteer.lookup(text))
        weighing.decide()
        later.LaterNames(document, claims).mark()
        roles.claim_roles(document, claims, phrases)


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
