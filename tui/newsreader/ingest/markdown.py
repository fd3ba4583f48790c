"""Reader of Markdown, with or without front matter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from newsreader.ingest import fields, front_matter
from newsreader.ingest.files import read_text, shown
from newsreader.ingest.markdown_text import reduce_markdown
from newsreader.model import Draft


def read_markdown(path: Path) -> Iterator[Draft]:
    """The one article of a Markdown file, as plain text; a first heading is its title if nothing else says.

    Raises NewsreaderError for what is no text or has broken front matter, OSError if it cannot be read.
    """
    origin = shown(path)
    text, sha256 = read_text(path)
    found, source = front_matter.split(text, origin)
    draft = fields.draft(found or {}, "", origin, sha256)
    heading, body = reduce_markdown(source, take_heading=draft.title is None)
    title = draft.title or heading
    yield replace(draft, title=title, body=body, bare=found is None and title is None)
