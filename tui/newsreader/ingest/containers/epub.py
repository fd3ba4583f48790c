"""Reader of e-books (EPUB): a chapter an article, as news is bound into books."""

from __future__ import annotations

import hashlib
import posixpath
import re
import zipfile
from collections.abc import Iterator
from typing import BinaryIO, cast
from urllib.parse import unquote

from newsreader.ingest.containers import members
from newsreader.ingest.containers.book import Book, book_of
from newsreader.ingest.containers.budget import Budget, counted, intact
from newsreader.ingest.containers.zip_archive import opened
from newsreader.ingest.document import Document
from newsreader.ingest.files import read_whole
from newsreader.ingest.formats.head import Head
from newsreader.ingest.limits import MAX_PART_BYTES
from newsreader.ingest.xml import local_name, parse_xml
from newsreader.model import Draft, ImportResult, ImportStatus, NewsreaderError, PassedOver, Sentence

_CONTAINER = "META-INF/container.xml"
_LONGEST_HEADING = 300
_FEWEST_WORDS = 20
# A title page, a dedication and a list of contents have names and numbers, and no full stop behind words.
_SENTENCE = re.compile(r"(?:[\"“‘(«]*+\w++[^\w\s.!?…]*+\s++){3}[^.!?…]*+[.!?…][\"”’»)]*+(?:\s|\Z)")
_MARK = b"mimetypeapplication/epub+zip"


def is_epub(head: Head) -> bool:
    """A ZIP archive whose first member says what it is."""
    return head.data.startswith(b"PK\x03\x04") and _MARK in head.data[:200]


def read_epub(document: Document) -> Iterator[Draft | ImportResult]:
    """The chapters in reading order; covers, tables of contents and other pages without text are passed over.

    Raises NewsreaderError where it is no e-book, or its list of chapters cannot be read.
    """
    budget = members.budget_of(document)
    with members.seekable(document) as file, opened(file, document) as archive:
        part = _Parts(document, archive, budget)
        path = _package_path(part.read(_CONTAINER), document)
        book = book_of(parse_xml(part.read(path), document.origin), posixpath.dirname(path))
        if not book.chapters:
            raise NewsreaderError("The e-book {path} has no chapters.", path=document.origin)
        empty = True
        for href in book.chapters:
            found: Draft | ImportResult
            try:
                found = _chapter(part.read(href), href, book, document)
            except NewsreaderError as error:
                origin = members.origin_in(document, href)
                found = ImportResult(origin, ImportStatus.FAILED, why=error.sentence)
            empty = empty and isinstance(found, PassedOver)
            yield found
            if budget.spent:
                return
        if empty:
            raise NewsreaderError("No page of the e-book {path} holds an article.", path=document.origin)


class _Parts:
    """The files of an e-book by their names."""

    def __init__(self, document: Document, archive: zipfile.ZipFile, budget: Budget) -> None:
        self._document = document
        self._archive = archive
        self._budget = budget

    def read(self, name: str) -> bytes:
        """All of one file. Raises NewsreaderError where it is missing, locked, damaged or too large."""
        origin = self._document.origin
        self._budget.enter()
        try:
            with intact(origin):
                stream = cast("BinaryIO", self._archive.open(unquote(name)))
        except KeyError as error:
            raise NewsreaderError(
                "The e-book {path} lacks its part {part}.", path=origin, part=name
            ) from error
        except RuntimeError as error:
            raise NewsreaderError("The e-book {path} is locked with a password.", path=origin) from error
        with counted(stream, self._budget, origin) as file:
            data = read_whole(file, MAX_PART_BYTES)
        if len(data) > MAX_PART_BYTES:
            raise NewsreaderError(
                "{path} holds a part, {part}, of more than {limit} MB.",
                path=origin,
                part=name,
                limit=MAX_PART_BYTES >> 20,
            )
        return data


def _package_path(container: bytes, document: Document) -> str:
    root = parse_xml(container, document.origin)
    for element in root.iter():
        if local_name(element) == "rootfile" and element.get("full-path"):
            return str(element.get("full-path"))
    raise NewsreaderError("The e-book {path} has no chapters.", path=document.origin)


def _chapter(markup: bytes, href: str, book: Book, document: Document) -> Draft | PassedOver:
    from newsreader.ingest.decode import to_text
    from newsreader.ingest.page import text_of

    source = to_text(markup)
    body = text_of(source)
    heading = _heading(source)
    if heading and body.startswith(heading):
        body = body[len(heading) :].lstrip()
    if len(body.split()) < _FEWEST_WORDS and not _SENTENCE.search(body):
        origin, kind = members.origin_in(document, href), posixpath.splitext(href)[1].lower()
        why = Sentence.of("{path} is {kind} and holds no article.", path=origin, kind=kind)
        return PassedOver(origin, ImportStatus.FAILED, why=why, kind=kind)
    return Draft(
        body=body,
        origin=members.origin_in(document, href),
        original_sha256=hashlib.sha256(markup).hexdigest(),
        title=heading or book.title,
        byline=book.creator,
        source=book.title if heading else book.publisher,
        published=book.date,
        lang=book.language,
        outside_id=f"{book.identifier} {href}" if book.identifier else None,
        tags=book.subjects,
    )


def _heading(source: str) -> str | None:
    """The first heading of a chapter, else None."""
    from newsreader.ingest.page import text_of

    match = re.search(r"<h([1-3])\b[^>]*+>(.{1,4000}?)</h\1\s*>", source, re.IGNORECASE | re.DOTALL)
    text = " ".join(text_of(match[2]).split()) if match else ""
    return text if 0 < len(text) <= _LONGEST_HEADING else None
