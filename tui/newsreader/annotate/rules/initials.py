"""Suspects and victims whom crime news names by initials and age: `AS (34)`."""

from __future__ import annotations

from newsreader.annotate.claims import Claims
from newsreader.annotate.document import NAME_KINDS, UPPER, Document
from newsreader.model import Label, Origin

_LONGEST = 3
_COUNTRY = frozenset(["AS", "US"])
_AGES = range(5, 100)
_BEFORE_PLACES = frozenset(["di", "ke", "dari", "dolar", "in", "to", "from"])


def initials(document: Document, claims: Claims) -> None:
    """Claim initials that an age follows, and the same letters elsewhere in the body.

    Letters that are known as a name (`PAN (44)`, a party with its seats) are left to others, but for those
    of the United States; and these too, without an age, where the body also names it in full.
    """
    with_age = {i for i in range(document.n - 3) if document.texts[i + 1] == "(" and _aged(document, i)}
    if not with_age:
        return
    people = {document.texts[i] for i in with_age}
    if "Amerika Serikat" in document.body or "United States" in document.body:
        people -= _COUNTRY
    for i, text in enumerate(document.texts):
        if i in with_age or (text in people and _stands_alone(document, i)):
            claims.add(i, i + 1, Label.PERSON, Origin.RULE, 0.8, text, "rule:initials-with-age")


def _aged(document: Document, i: int) -> bool:
    age = document.texts[i + 2]
    return (
        document.kinds[i] == UPPER
        and (document.texts[i] in _COUNTRY or document.texts[i] not in document.gazetteer)
        and len(document.texts[i]) <= _LONGEST
        and age.isdecimal()
        and len(age) < 3
        and int(age) in _AGES
        and document.texts[i + 3] == ")"
    )


def _stands_alone(document: Document, i: int) -> bool:
    if i and document.lower[i - 1] in _BEFORE_PLACES:
        return False
    return not (i + 1 < document.n and document.kinds[i + 1] in NAME_KINDS and not document.breaks[i + 1])
