"""Names that end with a word for what they are, or have it before `of`: `Bank of America`."""

from __future__ import annotations

from newsreader.annotate.claims import Claims
from newsreader.annotate.document import CAPITAL, INITIAL, MIXED, NAME_KINDS, UPPER, Document
from newsreader.annotate.lexicon import lexicon
from newsreader.model import Label, Origin

_LONGEST = 10
_OPENERS = frozenset({"new", "united", "national", "south", "north", "royal", "bank", "universitas"})


def suffix_names(document: Document, claims: Claims) -> None:
    """Claim `Stanford University`, `Tower Bridge`, `University of Oxford` by their type words."""
    of, organisation, place = map(lexicon().words, ("org_of", "org_right", "place_right"))
    for i, kind in enumerate(document.kinds):
        if kind not in (CAPITAL, UPPER):
            continue
        lower = document.lower[i]
        if claims.owner[i] is None and lower in of and _of_follows(document, i):
            _claim_of(document, claims, i)
        elif lower in organisation:
            _claim_left(document, claims, i, Label.ORG)
        elif lower in place and document.kinds[i] == CAPITAL:
            _claim_left(document, claims, i, Label.PLACE)


def _of_follows(document: Document, i: int) -> bool:
    return i + 2 < document.n and document.lower[i + 1] in ("of", "for") and not document.breaks[i + 2]


def _claim_of(document: Document, claims: Claims, i: int) -> None:
    j = i + 2
    if document.lower[j] == "the":
        j += 1
    begin = j
    while j < document.n and j - i < _LONGEST and not document.breaks[j]:
        if document.kinds[j] in NAME_KINDS:
            j += 1
        elif (
            document.lower[j] in ("and", "of", "&")
            and j + 1 < document.n
            and document.kinds[j + 1] == CAPITAL
        ):
            j += 2
        else:
            break
    if j > begin:
        label = Label.PLACE if document.lower[i] in ("republic", "museum") else Label.ORG
        claims.add(_left_edge(document, i), j, label, Origin.RULE, 0.8)


def _claim_left(document: Document, claims: Claims, i: int, label: Label) -> None:
    start = _left_edge(document, i)
    if start == i or document.heading[i] or claims.owner[i] is not None:
        return
    if start + 1 == i and document.common(start) and document.first[start]:
        return
    end = i + 1
    if end < document.n and document.texts[end] == "." and document.lower[i] in ("inc", "corp", "co", "ltd"):
        end += 1 if not (end + 1 < document.n and document.breaks[end + 1]) else 0
    for k in range(start, i):
        owner = claims.owner[k]
        if owner is not None and (owner.i < start or owner.j > i or owner.label in (Label.DATE, Label.MONEY)):
            return
    for k in range(start, i):
        owner = claims.owner[k]
        if owner is not None:
            claims.drop(owner)
    claims.add(start, end, label, Origin.RULE, 0.8)


def _left_edge(document: Document, i: int) -> int:
    """The first token of the capitalised words that end at i."""
    words = lexicon().words
    start = i
    while start > 0 and i - start < 6 and not document.breaks[start]:
        k = start - 1
        joined = document.texts[k] in ("&", "and") and k and document.kinds[k - 1] in (CAPITAL, UPPER)
        if joined and document.kinds[start] in (CAPITAL, UPPER) and document.texts[k] == "&":
            start -= 2
            continue
        if document.kinds[k] not in (CAPITAL, UPPER, INITIAL, MIXED) or not document.spaced(start):
            break
        lower = document.lower[k]
        if lower in words("not_names") and document.lang != "en":
            break
        if lower in words("honorifics") or (lower in words("role_heads") and lower not in words("portfolio")):
            break
        if (
            document.first[k]
            and document.common(k)
            and lower not in ("new", "united", "national", "south", "north", "royal")
        ):
            break
        start = k
    while start < i and document.lower[start] in words("role_after") and start and not document.breaks[start]:
        if document.lower[start - 1] not in words("role_heads"):
            break
        start += 1
    return start
