"""What a person listed, to be marked or never to be marked."""

from __future__ import annotations

from newsreader.annotate.claims import Claims
from newsreader.annotate.document import Document
from newsreader.annotate.gazetteer import Gazetteer
from newsreader.annotate.rules import known
from newsreader.model import Origin


def names(document: Document, claims: Claims, gazetteer: Gazetteer) -> None:
    """Claim the listed names and block the rejected ones, before every other rule."""
    if not gazetteer.listed:
        return
    i = 0
    while i < document.n:
        rejected = known.rejected_end(document, gazetteer, i)
        end, entries = known.longest_name(document, gazetteer, i)
        if rejected > end or (rejected == end and not entries):
            claims.block(i, rejected)
            i = max(rejected, i + 1)
        elif entries and entries[0].by is Origin.USER:
            entry = entries[0]
            claims.add(i, end, entry.label, Origin.USER, 1.0, entry.canonical, "listed")
            i = end
        else:
            i += 1
