"""The table of formats that can be imported: how each is recognised, and its reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from newsreader.ingest.document import Document
from newsreader.ingest.formats import signs
from newsreader.ingest.formats.head import Head
from newsreader.ingest.formats.jsonl import read_json_lines
from newsreader.ingest.formats.markdown import read_markdown
from newsreader.ingest.formats.plain import read_plain
from newsreader.model import Draft, FeedLink, ImportResult, NewsreaderError

Item = Draft | FeedLink | ImportResult | Document
"""What a reader finds: an article, a feed, why something could not be read, or a document inside another."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format's name as ``--format`` takes it, the endings of its files' names, and its reader.

    `fits` tells by the first bytes that a document surely has it; None for a format without any such sign.
    A `container` holds documents of other formats.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[Document], Iterator[Item]]
    fits: Callable[[Head], bool] | None = None
    container: bool = False


_TABLE = (
    Format("jsonl", (".jsonl", ".ndjson"), read_json_lines, signs.is_json_lines),
    Format("markdown", (".md", ".markdown", ".mkd"), read_markdown),
    Format("txt", (".txt", ".text"), read_plain),
)
"""In the order in which documents are looked at: what is more particular comes first."""

FORMATS: Mapping[str, Format] = {format.name: format for format in _TABLE}
"""Formats by name."""


def names() -> str:
    """The formats that are read, as messages list them."""
    return ", ".join(sorted(FORMATS))


def find_format(name: str) -> Format:
    """The format called `name`, or with files that end so ("md"). Raises NewsreaderError for any other."""
    wanted = name.lower()
    for format in FORMATS.values():
        if wanted == format.name or f".{wanted}" in format.suffixes:
            return format
    raise NewsreaderError(
        "The format {format} is not known; formats read now: {formats}.", format=name, formats=names()
    )
