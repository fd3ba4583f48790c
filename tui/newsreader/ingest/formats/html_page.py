"""Reader of HTML pages: the article without what stands around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from newsreader.ingest.document import Document
from newsreader.ingest.formats.head import Head
from newsreader.ingest.limits import MAX_PART_BYTES
from newsreader.model import Draft

_ROOTS = frozenset(
    {"html", "head", "body", "article", "main", "section", "div", "p", "h1", "h2", "meta", "title", "table"}
)


def is_page(head: Head) -> bool:
    """Its doctype, or an element that only HTML begins with."""
    return head.root in _ROOTS


def read_html(document: Document) -> Iterator[Draft]:
    """The article of a page. Raises NewsreaderError where there is none in it."""
    from newsreader.ingest.page import read_page

    page = read_page(
        document.data(MAX_PART_BYTES), origin=document.origin, url=document.url, charset=document.charset
    )
    yield replace(page.draft, removed=page.removed)
