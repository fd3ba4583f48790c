"""Who said it: the cue before or after a quote and the speaker it names."""

from __future__ import annotations

from typing import NamedTuple

from newsreader.annotate.claims import Claim, Claims
from newsreader.annotate.document import LOWER, MARK, NAME_KINDS, Document
from newsreader.annotate.lexicon import lexicon
from newsreader.model import Label, Quote, entity_key

_PRONOUNS = frozenset(["dia", "ia", "beliau", "nya", "mereka", "he", "she", "they", "i", "saya", "kami"])
_PASSIVE = frozenset(["demikian", "begitu"])
_QUOTE_OPENERS = frozenset('"“')
_REACH = 28
_LOOK_BACK = 24


class Attribution(NamedTuple):
    """`close` says that the cue stands directly beside the quote."""

    speaker: str | None
    entity: str | None
    cue: str | None
    close: bool


class Speakers:
    """Resolves attributions in one document, quote by quote from the start."""

    def __init__(self, document: Document, claims: Claims) -> None:
        self.document = document
        self.claims = claims
        self.last: Attribution | None = None

    def heard(self, found: Attribution) -> None:
        """Remember who spoke, for the pronouns that follow."""
        if found.speaker is not None:
            self.last = found

    def attribute(self, start: int, end: int, *, after_until: int, before_from: int) -> Attribution | None:
        """The attribution of the quote [start, end), or None where no cue stands near it."""
        return self._after(end, after_until) or self._before(start, before_from)

    def unattributed(self, start: int, previous: Quote | None, *, continues: bool) -> Attribution:
        """A quote without a cue: the one before goes on, or the person named last speaks."""
        if previous is not None and (continues or start - previous.end < 250):
            return Attribution(previous.speaker, previous.entity, previous.cue if continues else None, False)
        person = self._person_before(self.document.token_at(start), reach=60)
        if person is not None:
            return self._named(person, None, close=False)
        return Attribution(None, None, None, False)

    def _cue_at(self, i: int) -> tuple[str, bool] | None:
        """(cue, whether it ends in -nya) where token i is a cue after a quote."""
        lower = self.document.lower[i]
        speech = lexicon().words("speech")
        if lower in speech:
            return self.document.texts[i], False
        if lower.endswith("nya") and lower[:-3] in speech:
            return self.document.texts[i], True
        return None

    def _after(self, end: int, until: int) -> Attribution | None:
        document = self.document
        i = document.token_after(end)
        while i < document.n and document.texts[i] in ('"', "”", "“", ",", "'", "’", "»", "-", "–", "."):
            if document.starts[i] - end > 4:
                break
            i += 1
        if i >= document.n or "\n\n" in document.body[end : document.starts[i]]:
            return None
        if document.lower[i] in _PASSIVE and i + 1 < document.n:
            i += 1
        cue = self._cue_at(i)
        if cue is not None:
            if cue[1]:
                return self._pronoun(i, cue[0])
            return self._speaker_from(i + 1, cue[0], until)
        return self._subject_first(i, until)

    def _subject_first(self, i: int, until: int) -> Attribution | None:
        """`…," Lavrov said`, `…," he said`: the cue follows its subject."""
        document = self.document
        k = i
        subject: Claim | None = None
        while k < document.n and k - i < 14 and document.starts[k] < until:
            if document.breaks[k] and k > i:
                return None
            owner = self.claims.owner[k]
            if owner is not None and owner.score > 0 and owner.label in (Label.PERSON, Label.ORG):
                subject = owner if subject is None or owner.label is Label.PERSON else subject
            if document.lang == "en" and document.lower[k] in lexicon().words("speech"):
                if subject is not None:
                    return self._named(subject, document.texts[k], close=True)
                if document.lower[i] in _PRONOUNS:
                    return self._pronoun(k, document.texts[k])
                return self._described(i, k, document.texts[k])
            if document.texts[k] in ".!?;":
                return None
            k += 1
        return None

    def _speaker_from(self, i: int, cue: str, until: int) -> Attribution:
        document = self.document
        if i < document.n and document.lower[i] in _PRONOUNS:
            return self._pronoun(i, cue)
        organisation: Claim | None = None
        k = i
        while k < document.n and k - i < _REACH and document.starts[k] < until and not document.breaks[k]:
            owner = self.claims.owner[k]
            if owner is not None and owner.score > 0:
                if owner.label is Label.PERSON:
                    return self._named(owner, cue, close=True)
                if owner.label is Label.ORG and k == i:
                    organisation = owner
            lower = document.lower[k]
            joined = lower in ("dan", "and") and k + 1 < document.n and document.kinds[k + 1] in NAME_KINDS
            if (lower in lexicon().words("description_ends") and not joined) or lower in _QUOTE_OPENERS:
                break
            k += 1
        if organisation is not None and k - i <= organisation.j - organisation.i + 1:
            return self._named(organisation, cue, close=True)
        return self._pointed_back(i, cue) or self._described(i, k, cue)

    def _pointed_back(self, i: int, cue: str) -> Attribution | None:
        """`pria yang akrab disapa Emil itu`, `mantan direktur IMF tersebut`: somebody named before."""
        document = self.document
        for k in range(i + 1, min(i + 12, document.n)):
            if document.breaks[k] or document.texts[k] in ".,;:":
                return None
            if document.lower[k] in ("itu", "tersebut", "ini"):
                return (
                    self._pronoun(i, cue) if document.lower[i] not in ("sumber", "warga", "laporan") else None
                )
        return None

    def _described(self, i: int, k: int, cue: str) -> Attribution:
        """Nobody is named: the description as printed, up to the first comma."""
        document = self.document
        j = i
        while (
            j < min(k, document.n)
            and document.texts[j] not in ',.;:("“'
            and not (document.breaks[j] and j > i)
        ):
            j += 1
        if j == i or j - i > 12:
            return Attribution(None, None, cue, True)
        return Attribution(document.text(i, j), None, cue, True)

    def _before(self, start: int, before_from: int) -> Attribution | None:
        """`Dia menjelaskan, "…`, `kata Budi: "…`, `X mengatakan "…`."""
        document = self.document
        at = document.token_at(start) - 2
        k = at
        while k >= 0 and at - k < _LOOK_BACK and document.starts[k] >= before_from:
            lower = document.lower[k]
            said = lower in lexicon().words("says")
            if said or (lower in lexicon().words("speech") and document.kinds[k] == LOWER):
                close = at - k <= 3
                if not (close or document.texts[at] in ":,") or (not said and not close and k + 8 < at):
                    return None
                return self._before_subject(k, at, document.texts[k], close)
            if document.breaks[k] or document.texts[k] in "!?":
                break
            k -= 1
        return None

    def _before_subject(self, k: int, at: int, cue: str, close: bool) -> Attribution:
        document = self.document
        m = k - 1
        while m >= 0 and k - m < _LOOK_BACK and not document.breaks[m + 1]:
            owner = self.claims.owner[m]
            if owner is not None and owner.score > 0 and owner.label is Label.PERSON:
                return self._named(owner, cue, close=close)
            if document.lower[m] in _PRONOUNS:
                return self._pronoun(m, cue)
            m -= 1
        for m in range(k + 1, at + 1):
            owner = self.claims.owner[m]
            if owner is not None and owner.score > 0 and owner.label is Label.PERSON:
                return self._named(owner, cue, close=close)
        subject = self.claims.owner[k - 1] if k else None
        if subject is not None and subject.label is Label.ORG and subject.score > 0:
            return self._named(subject, cue, close=close)
        return self._pronoun(k, cue)

    def _named(self, claim: Claim, cue: str | None, *, close: bool) -> Attribution:
        name = claim.canonical or " ".join(self.document.text(claim.i, claim.j).split())
        return Attribution(name, entity_key(claim.label, name), cue, close)

    def _pronoun(self, i: int, cue: str) -> Attribution:
        """`dia`, `-nya`: who spoke last, unless somebody else was named since as the subject."""
        person = self._person_before(i, reach=400, subject=True)
        if self.last is not None and (person is None or self.last.entity is None):
            return Attribution(self.last.speaker, self.last.entity, cue, True)
        if person is None:
            person = self._person_before(i, reach=120)
        if person is None:
            return Attribution(None, None, cue, True)
        return self._named(person, cue, close=True)

    def _person_before(self, i: int, *, reach: int, subject: bool = False) -> Claim | None:
        """The nearest person before token i; with `subject`, one who begins a sentence or stands by a cue."""
        document = self.document
        k = min(i, document.n) - 1
        while k >= 0 and i - k < reach:
            owner = self.claims.owner[k]
            if owner is not None and owner.score > 0 and owner.label is Label.PERSON:
                if not subject or self._is_subject(owner):
                    return owner
                k = owner.i
            k -= 1
        return None

    def _is_subject(self, claim: Claim) -> bool:
        document = self.document
        after = document.lower[claim.j] if claim.j < document.n else ""
        before = document.lower[claim.i - 1] if claim.i else ""
        words = lexicon().words
        if after in words("says") or before in words("speech") or after in words("speech"):
            return True
        k = claim.i
        steps = 0
        while k > 0 and not document.breaks[k] and steps < 10:
            k -= 1
            steps += 1
            owner = self.claims.owner[k]
            role = owner is not None and owner.label in (Label.ROLE, Label.ORG, Label.PLACE)
            if not role and document.kinds[k] not in (MARK,) and document.lower[k] not in words("honorifics"):
                return document.breaks[k] and document.lower[k] in ("menurut", "sementara", "namun", "adapun")
        return document.breaks[k]
