"""Reader of plain text, with or without front matter."""

from __future__ import annotations

from collections.abc import Iterator

from newsreader.ingest import fields
from newsreader.ingest.document import Document
from newsreader.ingest.formats import front_matter
from newsreader.model import Draft


def read_plain(document: Document) -> Iterator[Draft]:
    """The one article of a text file; bare where it has no front matter.

    Raises NewsreaderError for what is no text or has broken front matter, OSError if it cannot be read.
    """
    origin = document.origin
    text, sha256 = document.text()
    found, body = front_matter.split(text, origin)
    if found is None:
        yield Draft(body=body, origin=origin, original_sha256=sha256, bare=True)
    else:
        yield fields.draft(found, body, origin, sha256)
