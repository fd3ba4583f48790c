"""Which person holds a role, and what the role is of: the organisation or country named beside it."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from newsreader.annotate.claims import Claim, Claims
from newsreader.annotate.document import CAPITAL, LOWER, UPPER, Document
from newsreader.annotate.lexicon import data_text, lexicon
from newsreader.annotate.linking.known import known_names
from newsreader.annotate.linking.names import key_of
from newsreader.model import Label, RoleHeld
from newsreader.text.wordlists import words

_OF = words("dari of for di at untuk pada from bidang")
_ARTICLES = words("the a an seorang para sang its our")
_AS = words("selaku sebagai as yakni yaitu")
_LOCATING = words("di at in pada")
_DESCRIBING = words(
    """nonaktif terpilih pertama kedua ketiga baru lama asal kelahiran berdarah cantik tampan andalan
    andalannya muda veteran legendaris kenamaan ternama terkenal boyband band serial jurnal film tersebut"""
)
SERVING = words(
    """asisten pengacara kuasa juru jubir ajudan manajer agen penasihat staf sekretaris sopir peniru pembantu
    spokesman spokeswoman lawyer aide adviser advisor assistant attorney secretary manager agent"""
)
"""First words of roles that are somebody's: `asisten khusus Obama, Kori Schulman` speaks of two people."""
_AND = words("sekaligus merangkap dan and serta juga yang yg")
_POSSESSIVE = ("'s", "’s", "'", "’")
_JOINTS = frozenset([".", "(", ")", "-", "/", ":", "'s", "’s", "ri"])
_FARTHEST = 14
_MOST_BETWEEN = 3


class Holding(NamedTuple):
    """A role and the person who holds it, as claims, and the key and name of what it is of."""

    role: Claim
    person: Claim
    of: tuple[str, str] | None


def holdings(document: Document, claims: Claims) -> list[Holding]:
    """The roles that stand beside a person's name, in text order; the claims must be linked already."""
    finder = _Finder(document, claims)
    found: list[Holding] = []
    for claim in claims.all():
        if claim.label is Label.ROLE and (beside := finder.beside(claim)):
            person, of = beside
            owner = (of.entity, of.canonical) if of and of.entity and of.canonical else None
            found.append(Holding(claim, person, owner or _country(document, claim)))
    return found


@cache
def _demonyms() -> dict[str, str]:
    lines = (line.split("\t") for line in data_text("demonyms.tsv").split("\n") if "\t" in line)
    return {adjective: country for adjective, country in lines if not adjective.startswith("#")}


def _country(document: Document, role: Claim) -> tuple[str, str] | None:
    """`Japanese Finance Minister`: the country whose adjective stands before an English role."""
    k = role.i - 1
    if document.lang != "en" or k < 0 or document.breaks[role.i] or document.texts[k] not in _demonyms():
        return None
    country = known_names(document.gazetteer, "en").of(Label.PLACE, _demonyms()[document.texts[k]])
    return (key_of(Label.PLACE, country.key), country.shown) if country else None


def roles_held(body: str, found: list[Holding]) -> tuple[RoleHeld, ...]:
    """The same as the annotations carry it; the claims must be linked already."""
    held: list[RoleHeld] = []
    for role, person, of in found:
        if person.entity and person.canonical:
            text = body[role.start : role.end]
            key, name = of or (None, None)
            held.append(RoleHeld(role.start, role.end, text, person.entity, person.canonical, key, name))
    return tuple(held)


class _Finder:
    def __init__(self, document: Document, claims: Claims) -> None:
        self._document = document
        self._owner = claims.owner

    def beside(self, role: Claim) -> tuple[Claim, Claim | None] | None:
        """(the nearest person on either side, what the role is of); a name right after it comes first."""
        after, of, comma = self._after(role)
        if after is not None and not comma:
            return self._served(role, after) or after, self._owner_of(role, of)
        before = self._before(role)
        if before is not None and not (after is not None and self._has_role(before)):
            return before, self._owner_of(role, of, before)
        return (after, self._owner_of(role, of)) if after is not None else None

    def _owner_of(self, role: Claim, after: Claim | None, person: Claim | None = None) -> Claim | None:
        """`World Bank Country Director for Indonesia` is of the bank."""
        before = self._of_before(role, person)
        if after is None or (before is not None and before.label is Label.ORG and after.label is Label.PLACE):
            return before or after
        return after

    def _served(self, role: Claim, person: Claim) -> Claim | None:
        """Of `asisten khusus Obama, Kori Schulman` the second, who holds the role."""
        document, k = self._document, person.j
        if document.lower[role.i] not in SERVING or k + 1 >= document.n or document.texts[k] != ",":
            return None
        other = self._owner[k + 1]
        return other if other is not None and other.label is Label.PERSON else None

    def _has_role(self, person: Claim) -> bool:
        """Whether a role stands before a person with what it is of; one behind may then be the next one's."""
        k = person.i - 1
        while k >= 0 and person.i - k < _FARTHEST and not self._document.breaks[k + 1]:
            claim = self._owner[k]
            if claim is not None and claim.label is Label.ROLE:
                return True
            if claim is None and self._document.lower[k] != ",":
                return False
            k = claim.i - 1 if claim is not None else k - 1
        return False

    def _after(self, role: Claim) -> tuple[Claim | None, Claim | None, bool]:
        """(the person named after a role, what the role is of, whether a comma stands between)."""
        document, owner = self._document, self._owner
        styles, ranks = lexicon().words("honorifics"), document.lengths("ranks")
        k, between, of, comma = role.j, 0, None, False
        while k < document.n and k - role.j < _FARTHEST and not document.breaks[k]:
            claim = owner[k]
            if claim is not None and claim.score > 0:
                if claim.label is Label.PERSON:
                    return claim, of, comma
                if claim.label in (Label.ORG, Label.PLACE, Label.EVENT) and between < _MOST_BETWEEN:
                    lies = claim.label is Label.PLACE and document.lower[k - 1] in _LOCATING
                    of = self._nearer(of, claim, joined=not (comma or lies))
                    between += 1
                elif claim.label is not Label.ROLE:
                    break
                k = claim.j
                continue
            lower = document.lower[k]
            if lower == ",":
                if comma:
                    break
                comma = True
            elif ranks[k]:
                k += ranks[k] - 1
            elif document.texts[k] == "(" and document.texts[k + 2 : k + 3] == [")"]:
                k += 2
            elif not (self._passes(k) or lower in styles or lower in _AND or self._is_style(k)):
                break
            k += 1
        return None, of, comma

    def _passes(self, k: int) -> bool:
        """Whether token k may stand between a role and its person: `dari`, `.`, a bracket, short capitals."""
        document = self._document
        lower = document.lower[k]
        short = document.kinds[k] == UPPER and len(lower) <= 4
        return lower in _OF or lower in _ARTICLES or lower in _DESCRIBING or short or lower in _JOINTS

    def _is_style(self, k: int) -> bool:
        """One capitalised word directly before a person may be a rank or an honour that is not listed."""
        if self._document.kinds[k] != CAPITAL or k + 1 >= self._document.n:
            return False
        following = self._owner[k + 1]
        return following is not None and following.label is Label.PERSON

    def _nearer(self, of: Claim | None, claim: Claim, *, joined: bool) -> Claim | None:
        """The first organisation after a role, or the first place where there is none."""
        if not joined:
            return of
        if of is None or (of.label is Label.PLACE and claim.label is Label.ORG):
            return claim
        return of

    def _before(self, role: Claim) -> Claim | None:
        """The person whom the role follows: `Sri Mulyani, Menteri Keuangan`, `Budi selaku ketua`."""
        document, owner = self._document, self._owner
        k = role.i - 1
        said = False
        while k >= 0 and role.i - k < _FARTHEST and not document.breaks[k + 1]:
            claim, lower = owner[k], document.lower[k]
            if claim is not None and claim.score > 0:
                if claim.label is Label.PERSON:
                    return claim if said else None
                if claim.label not in (Label.PLACE, Label.ORG, Label.ROLE):
                    return None
                k = claim.i - 1
                continue
            if lower in (",", "(") or lower in _AS:
                said = True
            elif not (lower in _ARTICLES or lower in _AND or lower in _POSSESSIVE or self._age(k)):
                return None
            k -= 1
        return None

    def _age(self, k: int) -> bool:
        """`Budi (34), pengacara`: token k belongs to an age in brackets."""
        return self._document.texts[k] in "()" or self._document.texts[k].isdigit()

    def _of_before(self, role: Claim, person: Claim | None = None) -> Claim | None:
        """`Iran's foreign minister`, `US President`, `Polri, kata Kepala`: what a role is of, before it."""
        document = self._document
        k = role.i - 1
        if k >= 0 and document.lower[k] in _POSSESSIVE:
            k -= 1
        elif document.lang != "en":
            return None
        if k < 0 or document.breaks[k + 1]:
            return None
        claim = self._owner[k]
        if claim is None or claim is person or claim.score <= 0:
            return None
        if claim.j < role.i and document.kinds[claim.j] == LOWER:
            return None
        return claim if claim.label in (Label.ORG, Label.PLACE) else None
