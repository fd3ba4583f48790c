"""`Komisi Pemberantasan Korupsi (KPK)`: what the bracket teaches, both ways round."""

from __future__ import annotations

from newsreader.annotate.claims import Claim, Claims
from newsreader.annotate.document import CAPITAL, LOWER, MIXED, NAME_KINDS, UPPER, Document
from newsreader.annotate.lexicon import lexicon
from newsreader.model import Label, Origin

_SMALL = frozenset(["dan", "di", "untuk", "of", "and", "the", "for", "&", "bagi", "dari"])


def bracket_abbreviations(document: Document, claims: Claims) -> tuple[dict[str, Claim], set[str]]:
    """(abbreviation → the claim it stands for, abbreviations of what is no name); claims the former."""
    learned: dict[str, Claim] = {}
    plain: set[str] = set()
    for i in range(1, document.n - 2):
        if document.texts[i] != "(" or document.texts[i + 2] != ")" or document.breaks[i]:
            continue
        short = document.texts[i + 1]
        if document.kinds[i + 1] not in (UPPER, MIXED, CAPITAL) or not 2 <= len(short) <= 12:
            continue
        owner = claims.owner[i - 1]
        if owner is not None and (owner.score <= 0 or not _fits(document, claims, owner, short)):
            owner = None
        if owner is None:
            owner = _expansion(document, claims, i, short)
        if owner is None:
            if _initials_match(document, i, short, kinds=frozenset({LOWER, CAPITAL})):
                plain.add(short)
            continue
        if owner.label not in (Label.ORG, Label.PLACE, Label.EVENT, Label.LAW, Label.WORK):
            continue
        if claims.owner[i + 1] is not None and _abbreviates(short, document.lower[owner.i : owner.j]):
            held = claims.owner[i + 1]
            if held is not None and held.label is not owner.label and owner.label is not Label.PLACE:
                claims.drop(held)
        claims.add(i + 1, i + 2, owner.label, Origin.RULE, 0.85)
        learned[short] = owner
    return learned, plain


def _fits(document: Document, claims: Claims, owner: Claim, short: str) -> bool:
    """Whether `short` can stand for the claim before the bracket."""
    if _abbreviates(short, document.lower[owner.i : owner.j]):
        return True
    known = document.gazetteer.lookup(short)
    if known and known[0].canonical == owner.canonical:
        return True
    k = owner.i - 1
    part = (
        k >= 0
        and claims.owner[k] is None
        and document.kinds[k] in NAME_KINDS
        and not document.breaks[owner.i]
    )
    return short.isupper() and owner.label is Label.ORG and not part


def _abbreviates(short: str, words: list[str]) -> bool:
    """Whether the letters of `short` occur in order in `words`, beginning with a first letter."""
    joined = " ".join(words)
    if not words or not joined or joined[0] != short[0].lower():
        return False
    position = 0
    for letter in short.lower():
        position = joined.find(letter, position)
        if position < 0:
            return False
        position += 1
    return True


def _initials_match(document: Document, i: int, short: str, *, kinds: frozenset[int]) -> bool:
    start = _initials_start(document, i, short, kinds)
    return start is not None


def _initials_start(document: Document, i: int, short: str, kinds: frozenset[int]) -> int | None:
    """Where the words before token i begin whose first letters spell `short`."""
    letters = [letter.lower() for letter in short if letter.isalpha()]
    k = i - 1
    while letters and k >= 0 and not document.breaks[k + 1]:
        if document.kinds[k] not in kinds:
            if document.texts[k] not in "-,/&":
                return None
            k -= 1
            continue
        if document.lower[k][0] == letters[-1]:
            letters.pop()
        elif document.lower[k] not in _SMALL:
            return None
        k -= 1
    return k + 1 if not letters else None


def _expansion(document: Document, claims: Claims, i: int, short: str) -> Claim | None:
    """The capitalised words before the bracket whose initials spell the abbreviation, as an organisation."""
    start = _initials_start(document, i, short, NAME_KINDS | {LOWER})
    if start is None or not claims.free(start, i):
        return None
    named = [k for k in range(start, i) if document.kinds[k] in NAME_KINDS]
    if len(named) < 2 or document.kinds[start] not in NAME_KINDS or document.heading[start]:
        return None
    if any(document.kinds[k] == LOWER and document.lower[k] not in _SMALL for k in range(start, i)):
        return None
    if all(document.common(k) for k in named) and not any(_body(document, k) for k in named):
        return None
    event = document.lower[start] in lexicon().words("event_types")
    return claims.add(start, i, Label.EVENT if event else Label.ORG, Origin.RULE, 0.8)


def _body(document: Document, k: int) -> bool:
    """Whether token k is a word for a body of people or a place that one is named after."""
    words = lexicon().words
    lower = document.lower[k]
    if lower in words("not_names"):
        return False
    return lower in words("org_types") or lower in words("org_right") or lower in words("event_types")
