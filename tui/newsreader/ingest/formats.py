"""The table of formats that can be imported: one reader each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from newsreader.ingest.jsonl import read_json_lines
from newsreader.ingest.markdown import read_markdown
from newsreader.ingest.plain import read_plain
from newsreader.model import Draft, ImportResult, NewsreaderError


@dataclass(frozen=True, slots=True)
class Format:
    """A format's name as ``--format`` takes it, the endings of its files' names, and its reader."""

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[Path], Iterator[Draft | ImportResult]]


FORMATS: Mapping[str, Format] = {
    format.name: format
    for format in (
        Format("txt", (".txt", ".text"), read_plain),
        Format("markdown", (".md", ".markdown", ".mkd"), read_markdown),
        Format("jsonl", (".jsonl", ".ndjson"), read_json_lines),
    )
}
"""Formats by name."""


def names() -> str:
    """The formats that are read now, as messages list them."""
    return ", ".join(FORMATS)


def find_format(name: str) -> Format:
    """The format called `name`, or with files that end so ("md"). Raises NewsreaderError for any other."""
    wanted = name.lower()
    for format in FORMATS.values():
        if wanted == format.name or f".{wanted}" in format.suffixes:
            return format
    raise NewsreaderError(
        "The format {format} is not known; formats read now: {formats}.", format=name, formats=names()
    )
