"""The word beside a quote that attributes it, and the words that say who spoke: not yet whom they mean."""

from __future__ import annotations

from typing import NamedTuple

from newsreader.annotate.claims import Claim, Claims
from newsreader.annotate.document import LOWER, NAME_KINDS, Document
from newsreader.annotate.lexicon import lexicon
from newsreader.annotate.quotes.subjects import Subjects
from newsreader.annotate.quotes.words import (
    ACCORDING,
    CLOSERS,
    ENDING,
    GOVERNING,
    KIN,
    OPENERS,
    PASSIVE,
    POINTING,
    PRONOUNS,
    adds,
    passive_says,
)
from newsreader.annotate.roles_held import SERVING
from newsreader.model import Label

_REACH = 28
_LOOK_BACK = 24
_LONGEST_PHRASE = 14
_AGAIN = (["lagi"], ["menambahkan"], ["melanjutkan"], ["kembali"])
_CALLED = frozenset({"akrab", "karib", "kerap", "biasa", "sering", "juga", "disapa", "dipanggil"})


class Cue(NamedTuple):
    """An attribution as it stands in the text.

    Who spoke is the `claim`, or whom a pronoun means (`pronoun`), or whom the tokens of `phrase` describe.
    `close` says that the cue stands directly beside the quote, `after` that it follows it, `goes_on` that the
    one who spoke before goes on (`imbuhnya`, `ujarnya lagi`).
    """

    text: str
    claim: Claim | None = None
    pronoun: bool = False
    phrase: tuple[int, int] | None = None
    close: bool = True
    after: bool = False
    goes_on: bool = False


class CueFinder:
    """Looks for cues around the quotes of one document."""

    def __init__(self, document: Document, claims: Claims) -> None:
        self._document = document
        self._claims = claims
        self._subjects = Subjects(document, claims)
        self._speech = lexicon().words("speech")
        self._says = lexicon().words("says")
        self._passive = passive_says()
        self._ends = lexicon().words("description_ends")

    def beside(self, start: int, end: int, *, since: int, until: int) -> Cue | None:
        """The cue of the quote [start, end) between the offsets `since` and `until`."""
        cue = self._after(end, until)
        return cue._replace(after=True) if cue is not None else self._before(start, since)

    def pronoun(self, k: int) -> Cue:
        """The cue at token k, which leaves it to a pronoun who spoke."""
        document = self._document
        goes_on = adds(document.lower[k]) or document.lower[k + 1 : k + 2] in _AGAIN
        return Cue(document.texts[k], pronoun=True, goes_on=goes_on)

    def _after(self, end: int, until: int) -> Cue | None:
        document = self._document
        i = document.token_after(end)
        while i < document.n and document.texts[i] in CLOSERS and document.starts[i] - end <= 4:
            i += 1
        if i >= document.n or document.starts[i] >= until:
            return None
        if "\n\n" in document.body[end : document.starts[i]]:
            return None
        lower = document.lower[i]
        if lower in PASSIVE and i + 1 < document.n:
            claim = self._person_at(i + 1)
            if claim is not None:
                return Cue(document.texts[i], claim)
            i += 1
            lower = document.lower[i]
        if lower == "menurutnya" or (lower.endswith("nya") and lower[:-3] in self._speech):
            return self.pronoun(i)
        if lower in self._speech or lower in ACCORDING or lower in self._passive:
            begin = i + 1 + (document.lower[i + 1 : i + 2] == ["oleh"])
            return self.named_from(begin, document.texts[i], until)
        if self._unlisted(i, end):
            return self.named_from(i + 1, document.texts[i], until)
        name = self._person_at(i)
        if name is not None and name.label is Label.PERSON and document.texts[name.j : name.j + 1] == ["."]:
            return Cue("", name)
        comma = document.body[end - 1 : end] == "," or document.lang == "en"
        return self._subject_first(i, until) if comma else None

    def _unlisted(self, i: int, end: int) -> bool:
        """`…," buka Maradona kepada wartawan`: one word between a quote's comma and a person's name."""
        document = self._document
        if document.kinds[i] != LOWER or document.body[end - 1 : end] != "," or i + 1 >= document.n:
            return False
        small = document.lower[i] in GOVERNING or document.lower[i] in lexicon().words("heading_small")
        claim = self._claims.owner[i + 1]
        return not small and claim is not None and claim.label is Label.PERSON

    def _person_at(self, i: int) -> Claim | None:
        claim = self._claims.owner[i]
        named = claim is not None and claim.score > 0 and claim.label in (Label.PERSON, Label.ORG)
        return claim if named else None

    def _subject_first(self, i: int, until: int) -> Cue | None:
        """`…," Lavrov said`, `…," she said`, `…," dia menambahkan`: the cue follows its subject."""
        document = self._document
        english = document.lang == "en"
        subject: Claim | None = None
        begin = k = i
        while k < document.n and k - i < _LONGEST_PHRASE and document.starts[k] < until:
            if document.texts[k] in ".!?;" or (document.breaks[k] and k > i):
                return None
            claim = self._person_at(k)
            if claim is not None and (subject is None or claim.label is Label.PERSON):
                subject = claim
            lower = document.lower[k]
            begin = k + 1 if lower == "," else begin
            told = lower in self._says or (english and (lower in self._speech or self._past(subject, k)))
            if k > i and told:
                if document.lower[i] in PRONOUNS:
                    return self.pronoun(k)
                if subject is not None and (subject.label is Label.PERSON or subject.i == i):
                    return Cue(document.texts[k], subject)
                return Cue(document.texts[k], phrase=(begin if begin < k else i, k)) if english else None
            k += 1
        return None

    def _past(self, subject: Claim | None, k: int) -> bool:
        """`…," Obama mocked.`: a verb directly behind the name that ends the sentence."""
        document = self._document
        ends = document.texts[k + 1 : k + 2] in (["."], [","], [":"])
        return subject is not None and subject.j == k and ends and document.lower[k].endswith("ed")

    def named_from(self, i: int, cue: str, until: int) -> Cue:
        """The speaker named or described from token i on, after a cue."""
        document = self._document
        if i < document.n and document.lower[i] in PRONOUNS:
            again = document.lower[i + 1 : i + 2] in _AGAIN
            return Cue(cue, pronoun=True, goes_on=adds(cue) or again)
        k = i
        while k < document.n and k - i < _REACH and document.starts[k] < until and not document.breaks[k]:
            claim = self._claims.owner[k]
            if claim is not None and claim.score > 0 and claim.label is Label.PERSON:
                if self._owns(i, claim):
                    return Cue(cue, phrase=(i, min(claim.j + 1, document.n)))
                return Cue(cue, self._other_of_two(i, claim))
            if document.lower[k] in OPENERS or self._ends_phrase(k, i):
                break
            k += 1
        first = self._person_at(i) if i < document.n else None
        if first is not None and k - i <= first.j - first.i + 1:
            return Cue(cue, first)
        return Cue(cue, phrase=(i, k))

    def _owns(self, i: int, claim: Claim) -> bool:
        """`istri Anang itu`, `ibunda Raffi`: the name says only whose somebody is."""
        document = self._document
        if claim.i == i or document.texts[claim.j : claim.j + 1] == [","]:
            return False
        pointed = document.lower[claim.j : claim.j + 1] and document.lower[claim.j] in POINTING
        before = document.lower[claim.i - 1]
        return before in KIN or bool(pointed and document.kinds[i] == LOWER)

    def _ends_phrase(self, k: int, begin: int) -> bool:
        document = self._document
        lower = document.lower[k]
        if lower == "yang" and document.lower[k + 1 : k + 2] and document.lower[k + 1] in _CALLED:
            return False
        if lower in ENDING or (k > begin and document.lower[k - 1] in POINTING and lower != ","):
            return True
        if lower in self._ends:
            named = k + 1 < document.n and document.kinds[k + 1] in NAME_KINDS
            return not (lower in ("dan", "and") and named)
        return k > begin and document.kinds[k] == LOWER and lower in self._says

    def _other_of_two(self, i: int, claim: Claim) -> Claim:
        """Of `asisten khusus Obama, Kori Schulman` the second."""
        document, k = self._document, claim.j
        if claim.i == i or document.texts[k : k + 1] != [","] or k + 1 >= document.n:
            return claim
        other = self._claims.owner[k + 1]
        serving = any(word in SERVING for word in document.lower[i : claim.i])
        return other if serving and other is not None and other.label is Label.PERSON else claim

    def _before(self, start: int, since: int) -> Cue | None:
        """`Dia menjelaskan, "…`, `kata Budi: "…`, `X mengatakan "…`."""
        document = self._document
        at = document.token_at(start) - 2
        if at < 0 or (document.breaks[at + 1] and document.texts[at] not in ":,"):
            return None
        k = at
        while k >= 0 and at - k < _LOOK_BACK and document.starts[k] >= since:
            lower = document.lower[k]
            said = lower in self._says
            if said or (lower in self._speech and document.kinds[k] == LOWER):
                close = at - k <= 3
                if not (close or document.texts[at] in ":,") or (not said and not close and k + 8 < at):
                    return None
                return self._subject_of(k, at, since, close=close)
            if document.breaks[k] or document.texts[k] in "!?":
                break
            k -= 1
        if document.texts[at] == ":" and k >= 0 and document.starts[k] >= since:
            subject = self._subjects.first(k, at)
            return Cue("", subject.claim, close=False) if subject.claim is not None else None
        return None

    def _subject_of(self, k: int, at: int, since: int, *, close: bool) -> Cue:
        """The cue at token k, before the quote that opens behind token `at`."""
        document = self._document
        begin, first = k, document.token_after(since)
        while begin > first and not document.breaks[begin] and k - begin < _LOOK_BACK:
            begin -= 1
        subject = self._subjects.before(begin, k)
        if subject.claim is not None:
            return Cue(document.texts[k], subject.claim, close=close)
        if not subject.pronoun:
            for m in range(k + 1, at + 1):
                claim = self._person_at(m)
                if claim is not None and claim.label is Label.PERSON:
                    return Cue(document.texts[k], claim, close=close)
            if any(word in POINTING for word in document.lower[begin:k]):
                return Cue(document.texts[k], phrase=(begin, k), close=close)
        return self.pronoun(k)._replace(close=close)
