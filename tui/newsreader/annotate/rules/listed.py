"""What a person listed, to be marked or never to be marked."""

from __future__ import annotations

from newsreader.annotate.claims import Claims
from newsreader.annotate.document import Document
from newsreader.annotate.known_names import longest_name, possible_starts, rejected_end
from newsreader.model import Origin


def names(document: Document, claims: Claims) -> None:
    """Claim the listed names and block the rejected ones, before every other rule."""
    if not document.gazetteer.listed:
        return
    done = 0
    for i in possible_starts(document):
        if i < done:
            continue
        rejected = rejected_end(document, i)
        end, entries = longest_name(document, i)
        if rejected > end or (rejected == end and not entries):
            claims.block(i, rejected)
            done = rejected
        elif entries and entries[0].by is Origin.USER:
            entry = entries[0]
            claims.add(i, end, entry.label, Origin.USER, 1.0, entry.canonical, f"listed:{entry.canonical}")
            done = end
