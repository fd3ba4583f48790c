"""The outlet that a dateline names is an organisation, whatever its words mean elsewhere (`Kabar Flores`)."""

from __future__ import annotations

from newsreader.annotate import outlets
from newsreader.annotate.claims import Claims
from newsreader.annotate.document import Document
from newsreader.model import Label, Origin
from newsreader.text.datelines import read_dateline

_FIRST_LINES = 6
"""A text that was not taken apart may have its title and byline above the dateline."""
_LONGEST_HEAD = 2000


def outlet_of_dateline(document: Document, claims: Claims) -> None:
    """Claim the outlet in the first dateline that names one."""
    start = 0
    for line in document.body[:_LONGEST_HEAD].split("\n")[:_FIRST_LINES]:
        dateline = read_dateline(line)
        outlet = dateline.outlet(outlets) if dateline else None
        if outlet is not None:
            at = start + line.index(outlet)
            claims.add_span(at, at + len(outlet), Label.ORG, Origin.RULE, 0.95, why="rule:dateline")
            return
        start += len(line) + 1
