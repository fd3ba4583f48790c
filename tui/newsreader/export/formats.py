"""The table of formats that articles can be written in: one writer each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TextIO

from newsreader.export import csv_table, json_lines, markdown
from newsreader.model import NewsreaderError, ReadableArticle


@dataclass(frozen=True, slots=True)
class Format:
    """A format's name as ``--format`` takes it, other names for it, and its writer.

    `write` takes articles as they come, so that memory does not grow with their number, and returns how many
    it wrote.
    """

    name: str
    aliases: tuple[str, ...]
    write: Callable[[Iterable[ReadableArticle], TextIO], int]


FORMATS: Mapping[str, Format] = {
    format.name: format
    for format in (
        Format("md", ("markdown",), markdown.write),
        Format("json", ("jsonl",), json_lines.write),
        Format("csv", (), csv_table.write),
    )
}
"""Formats by name."""


def find_format(name: str) -> Format:
    """The format called `name`. Raises NewsreaderError, naming those there are, for any other."""
    wanted = name.lower()
    for format in FORMATS.values():
        if wanted == format.name or wanted in format.aliases:
            return format
    raise NewsreaderError(
        "The export format {format} is not known; formats: {formats}.",
        format=name,
        formats=", ".join(FORMATS),
    )
