"""Names marked by hand in a text, so that what is made of names is tested apart from finding them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsreader.annotate.claims import Claim, Claims
from newsreader.annotate.document import Document
from newsreader.annotate.gazetteer import Gazetteer
from newsreader.annotate.relations import Relations, relate
from newsreader.model import Label, Origin, QuoteKind

_MARKED = re.compile(r"\{([A-Z]) ([^{}]+)\}")
_LABELS = {
    "P": Label.PERSON,
    "O": Label.ORG,
    "L": Label.PLACE,
    "R": Label.ROLE,
    "E": Label.EVENT,
    "W": Label.WORK,
}


@dataclass(frozen=True)
class Given:
    """A text without its marks, the claims in order, and what was made of them."""

    body: str
    claims: list[Claim]
    relations: Relations

    def names(self) -> list[str | None]:
        """The canonical name of every claim but roles."""
        return [claim.canonical for claim in self.claims if claim.label is not Label.ROLE]

    def entities(self) -> list[str | None]:
        """The key of every claim but roles."""
        return [claim.entity for claim in self.claims if claim.label is not Label.ROLE]

    def speakers(self) -> list[str | None]:
        """Who speaks each direct quote."""
        return [quote.speaker for quote in self.relations.quotes if quote.kind is QuoteKind.DIRECT]

    def reported(self) -> list[tuple[str, str | None, str | None]]:
        """(text, speaker, cue) of what is reported."""
        quotes = (quote for quote in self.relations.quotes if quote.kind is QuoteKind.INDIRECT)
        return [(self.body[q.start : q.end], q.speaker, q.cue) for q in quotes]

    def roles(self) -> list[tuple[str, str, str | None]]:
        """(role, person, what it is of)."""
        return [(role.text, role.person_name, role.of_name) for role in self.relations.roles]


def given(marked: str, lang: str = "id") -> Given:
    """`marked` has names as ``{P Vladimir Putin}``: person, Organisation, L place, Role, Event, Work."""
    body, spans, end = "", [], 0
    for match in _MARKED.finditer(marked):
        body += marked[end : match.start()]
        spans.append((len(body), len(body) + len(match[2]), _LABELS[match[1]]))
        body += match[2]
        end = match.end()
    body += marked[end:]
    gazetteer = Gazetteer.bundled()
    document = Document(body, gazetteer, lang=lang)
    claims = Claims(document)
    for start, stop, label in spans:
        assert claims.add_span(start, stop, label, Origin.MODEL, 0.9) is not None
    relations = relate(document, claims)
    return Given(body, claims.all(), relations)
