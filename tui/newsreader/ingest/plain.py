"""Reader of plain text, with or without front matter."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from newsreader.ingest import fields, front_matter
from newsreader.ingest.files import read_text, shown
from newsreader.model import Draft


def read_plain(path: Path) -> Iterator[Draft]:
    """The one article of a text file; bare where it has no front matter.

    Raises NewsreaderError for what is no text or has broken front matter, OSError if it cannot be read.
    """
    origin = shown(path)
    text, sha256 = read_text(path)
    found, body = front_matter.split(text, origin)
    if found is None:
        yield Draft(body=body, origin=origin, original_sha256=sha256, bare=True)
    else:
        yield fields.draft(found, body, origin, sha256)
