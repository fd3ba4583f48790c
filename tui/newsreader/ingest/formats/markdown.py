"""Reader of Markdown, with or without front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from newsreader.ingest import fields
from newsreader.ingest.document import Document
from newsreader.ingest.formats import front_matter
from newsreader.ingest.formats.markdown_text import reduce_markdown
from newsreader.model import Draft

_NEXT_ARTICLE = re.compile(r"^<!-- newsreader: next article -->[ \t]*(?:\r\n?|\n|\Z)", re.MULTILINE)
"""What the program's own export writes between articles of one file."""


def read_markdown(document: Document) -> Iterator[Draft]:
    """The articles of a Markdown file as plain text; the first heading is the title if nothing else is.

    Several articles have the origins ``path#1``, ``path#2`` and so on.
    Raises NewsreaderError for what is no text or has broken front matter, OSError if it cannot be read.
    """
    name = document.origin
    text, sha256 = document.text()
    pieces = _NEXT_ARTICLE.split(text)
    for number, piece in enumerate(pieces, start=1):
        yield _draft(piece, name, name if len(pieces) == 1 else f"{name}#{number}", sha256)


def _draft(text: str, name: str, origin: str, sha256: str) -> Draft:
    found, source = front_matter.split(text, name)
    draft = fields.draft(found or {}, "", origin, sha256)
    heading, body = reduce_markdown(source, take_heading=draft.title is None)
    title = draft.title or heading
    return replace(draft, title=title, body=body, bare=found is None and title is None)
