"""Feeds as a file: what `:feeds export FILE` and `import FILE` do."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from pathlib import Path

from newsreader.app.new_file import write_new
from newsreader.library import Library
from newsreader.model import ImportStatus, NewsreaderError, Sentence
from newsreader.translation import format_number, plural, translate


def export_to(library: Library, name: str) -> Sentence:
    """Write the feeds, as OPML, to a file that is not there yet, and say so.

    Raises NewsreaderError where it is there, or cannot be written.
    """
    from newsreader.library.subscribing import written

    path, feeds = Path(name).expanduser(), library.archive.feeds()
    write_new(path, written(feeds))
    many = plural("{n} feed", "{n} feeds", len(feeds))
    return Sentence.of("{feeds} written to {file}", feeds=many, file=path)


def import_from(library: Library, name: str) -> Sentence:
    """Follow the feeds that a file lists, and say what became of them.

    Raises NewsreaderError where it cannot be read as a list of feeds at all.
    """
    path = Path(name).expanduser()
    with closing(library.importer.run([path], format="opml")) as results:
        taken = list(results)
    counts = Counter(one.status for one in taken)
    refused = next((one.why for one in taken if one.status is ImportStatus.FAILED and one.why), None)
    if refused is not None and len(taken) == counts[ImportStatus.FAILED]:
        raise NewsreaderError(refused.text, **dict(refused.values))
    said = Sentence.of(
        "{path}: {added} feeds are followed now, {known} were already, {refused} refused; R asks them.",
        path=path.name,
        added=format_number(counts[ImportStatus.ADDED]),
        known=format_number(counts[ImportStatus.UNCHANGED]),
        refused=format_number(counts[ImportStatus.FAILED]),
    )
    if refused is None:
        return said
    return Sentence.of("{what} {why}", what=translate(said), why=translate(refused))
