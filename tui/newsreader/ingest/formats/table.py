"""The table of formats that can be imported: how each is recognised, and its reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from newsreader.ingest.containers.compressed import is_compressed, read_compressed
from newsreader.ingest.containers.epub import is_epub, read_epub
from newsreader.ingest.containers.mhtml import is_mhtml, read_mhtml
from newsreader.ingest.containers.tar_archive import is_tar, read_tar
from newsreader.ingest.containers.warc import is_warc, read_warc
from newsreader.ingest.containers.zip_archive import is_zip, read_zip
from newsreader.ingest.document import Document
from newsreader.ingest.formats.csv_table import is_csv, read_csv
from newsreader.ingest.formats.feed_signs import looks_like_feed, looks_like_opml
from newsreader.ingest.formats.head import Head
from newsreader.ingest.formats.html_page import is_page, read_html
from newsreader.ingest.formats.json_document import is_json, read_json
from newsreader.ingest.formats.jsonl import is_json_lines, read_json_lines
from newsreader.ingest.formats.markdown import read_markdown
from newsreader.ingest.formats.pdf import is_pdf, read_pdf
from newsreader.ingest.formats.plain import read_plain
from newsreader.model import Draft, FeedLink, ImportResult, NewsreaderError

Item = Draft | FeedLink | ImportResult | Document
"""What a reader finds: an article, a feed, why something could not be read, or a document inside another."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format's name as ``--format`` takes it, the endings of its files' names, and its reader.

    `fits` tells by the first bytes that a document surely has it; None for a format without any such sign.
    A `container` holds documents of other formats. What has the name of a `binary` format and not its sign
    is damaged or something else.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[Document], Iterator[Item]]
    fits: Callable[[Head], bool] | None = None
    container: bool = False
    binary: bool = False


def _read_feed(document: Document) -> Iterator[Draft | ImportResult]:
    from newsreader.ingest.feed import read_feed

    return read_feed(document)


def _read_opml(document: Document) -> Iterator[FeedLink | ImportResult]:
    from newsreader.ingest.opml import read_opml

    return read_opml(document)


# fmt: off
_TABLE = (
    Format("epub", (".epub",), read_epub, is_epub, binary=True),
    Format("zip", (".zip",), read_zip, is_zip, container=True, binary=True),
    Format(
        "compressed",
        (".gz", ".bz2", ".xz", ".tgz"),
        read_compressed,
        is_compressed,
        container=True,
        binary=True,
    ),
    Format("tar", (".tar",), read_tar, is_tar, container=True),
    Format("warc", (".warc",), read_warc, is_warc, container=True, binary=True),
    Format("pdf", (".pdf",), read_pdf, is_pdf, binary=True),
    Format("mhtml", (".mhtml", ".mht"), read_mhtml, is_mhtml, container=True),
    Format("feed", (".rss", ".atom", ".rdf"), _read_feed, looks_like_feed),
    Format("opml", (".opml",), _read_opml, looks_like_opml),
    Format("html", (".html", ".htm", ".xhtml", ".shtml"), read_html, is_page),
    Format("json", (".json",), read_json, is_json),
    Format("jsonl", (".jsonl", ".ndjson"), read_json_lines, is_json_lines),
    Format("csv", (".csv", ".tsv"), read_csv, is_csv),
    Format("markdown", (".md", ".markdown", ".mkd"), read_markdown),
    Format("txt", (".txt", ".text"), read_plain),
)
# fmt: on
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
