"""Who is who within one article: full names, parts of names, abbreviations, other spellings."""

from __future__ import annotations

from newsreader.annotate.claims import Claims
from newsreader.annotate.document import Document
from newsreader.annotate.linking.known import known_names
from newsreader.annotate.linking.people import People
from newsreader.annotate.linking.things import Things
from newsreader.model import ENTITY_LABELS, Label

__all__ = ["link"]


def link(document: Document, claims: Claims) -> None:
    """Give every claimed name its name in this article (`canonical`) and its `entity`.

    The entity is the key under which all articles meet. Only labels and spans of the claims are looked at,
    and the canonical name of what a person listed.
    """
    found = [claim for claim in claims.all() if claim.label in ENTITY_LABELS]
    known = known_names(document.gazetteer, document.lang)
    People(document.body, [claim for claim in found if claim.label is Label.PERSON], known).link()
    Things(document.body, [claim for claim in found if claim.label is not Label.PERSON], known).link()
