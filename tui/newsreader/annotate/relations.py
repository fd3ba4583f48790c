"""What is made of the names once they are found, whoever found them: links, quotes, roles."""

from __future__ import annotations

from typing import NamedTuple

from newsreader.annotate.claims import Claims
from newsreader.annotate.document import Document
from newsreader.annotate.linking import link
from newsreader.annotate.quotes import find_quotes
from newsreader.annotate.roles_held import holdings, roles_held
from newsreader.model import Quote, RoleHeld


class Relations(NamedTuple):
    """The quotes and the roles of one document, each in text order."""

    quotes: tuple[Quote, ...]
    roles: tuple[RoleHeld, ...]


def relate(document: Document, claims: Claims) -> Relations:
    """Give every claimed name its canonical name and entity, and answer who said what and holds which role.

    Labels and spans of the claims are all that counts. Time is linear in the length of the body.
    """
    link(document, claims)
    held = holdings(document, claims)
    return Relations(find_quotes(document, claims, held), roles_held(document.body, held))
