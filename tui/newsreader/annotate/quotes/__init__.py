"""Who said what: direct quotes between marks, and what is reported with `bahwa` or `that`."""

from __future__ import annotations

from newsreader.annotate.claims import Claims
from newsreader.annotate.document import Document
from newsreader.annotate.quotes.direct import direct_quotes
from newsreader.annotate.quotes.indirect import indirect_quotes
from newsreader.model import Quote

__all__ = ["find_quotes"]


def find_quotes(document: Document, claims: Claims) -> tuple[Quote, ...]:
    """The quotes of one document in text order; the claims must be linked already."""
    direct = direct_quotes(document, claims)
    return tuple(
        sorted([*direct, *indirect_quotes(document, claims, direct)], key=lambda q: (q.start, q.end))
    )
