"""Who does what in a sentence of the narrative, as far as names, pronouns and their order tell."""

from __future__ import annotations

from typing import NamedTuple

from newsreader.annotate.claims import Claim, Claims
from newsreader.annotate.document import Document
from newsreader.annotate.lexicon import lexicon
from newsreader.annotate.quotes.words import GOVERNING, KIN, POINTING, PRONOUNS
from newsreader.model import Label

_FARTHEST = 10
_NEAR = 3
_WITHIN = (Label.ROLE, Label.ORG, Label.PLACE)


class Subject(NamedTuple):
    """A named subject, or the word that it is a pronoun, or neither."""

    claim: Claim | None = None
    pronoun: bool = False


class Subjects:
    """Finds subjects among the tokens of one document."""

    def __init__(self, document: Document, claims: Claims) -> None:
        self._document = document
        self._owner = claims.owner
        self._styles = lexicon().words("honorifics")

    def before(self, i: int, verb: int) -> Subject:
        """The subject of a verb of saying, between token i and it: the nearest name that nothing governs."""
        document = self._document
        organisation: Claim | None = None
        k = verb - 1
        while k >= i:
            claim = self._owner[k]
            if claim is not None and claim.score > 0:
                if claim.label is Label.PERSON:
                    relative = document.lower[claim.j] == "yang" and verb - claim.j <= _NEAR
                    if relative or not self.governed(claim, i):
                        return Subject(claim)
                elif claim.label is Label.ORG and organisation is None and not self.governed(claim, i):
                    organisation = claim
                k = claim.i - 1
                continue
            if verb - k <= _NEAR and (document.lower[k] in PRONOUNS or document.lower[k] in POINTING):
                return Subject(pronoun=True)
            k -= 1
        if i < verb and document.lower[i] in PRONOUNS:
            return Subject(pronoun=True)
        return Subject(organisation)

    def first(self, i: int, j: int) -> Subject:
        """The subject of a sentence: its first person that nothing governs, unless a pronoun comes first."""
        document = self._document
        pointed = False
        k = i
        while k < j:
            claim = self._owner[k]
            if claim is not None and claim.score > 0:
                if claim.label is Label.PERSON:
                    agent = document.lower[claim.i - 1] == "oleh" if claim.i else False
                    if agent or not (pointed or self.governed(claim, i)):
                        return Subject(claim)
                k = claim.j
                continue
            if document.lower[k] in PRONOUNS:
                return Subject(pronoun=True)
            # `Acara itu dipimpin oleh Budi`: no name but the agent's is the subject any more.
            pointed |= document.lower[k] in POINTING and document.texts[k + 1 : k + 2] != [","]
            k += 1
        return Subject(pronoun=pointed)

    def governed(self, claim: Claim, i: int) -> bool:
        """Whether a name is part of something else: `dengan` or `istri` before its titles, `itu` after."""
        document = self._document
        if document.lower[claim.j : claim.j + 1] and document.lower[claim.j] in POINTING:
            return True
        k = claim.i - 1
        while k >= i and claim.i - k < _FARTHEST:
            owner = self._owner[k]
            if owner is not None and owner.label in _WITHIN:
                k = owner.i - 1
            elif document.lower[k] in self._styles or document.texts[k] == ".":
                k -= 1
            else:
                break
        return k >= i and (document.lower[k] in GOVERNING or document.lower[k] in KIN)
