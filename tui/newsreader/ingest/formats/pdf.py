"""Reader of PDF files, where the package that reads them is installed."""

from __future__ import annotations

import hashlib
import logging
import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

from newsreader.ingest.document import Document
from newsreader.ingest.files import printable
from newsreader.ingest.formats.head import Head
from newsreader.ingest.formats.pdf_text import paragraphs
from newsreader.ingest.limits import MAX_BODY_CHARACTERS, MAX_PDF_PAGES, check_length
from newsreader.model import Draft, NewsreaderError

if TYPE_CHECKING:
    from pypdf import PdfReader

_MARK = b"%PDF-"
_MARKED_WITHIN = 1024
_FEWEST_WORDS_OF_TITLE = 3


def is_pdf(head: Head) -> bool:
    """The version mark at the start."""
    return head.data.lstrip()[: len(_MARK)] == _MARK


def read_pdf(document: Document) -> Iterator[Draft]:
    """The one article of a PDF file: the text of its pages with its lines joined to paragraphs.

    Raises NewsreaderError where the package pypdf is missing, or the file is locked or damaged, has too many
    pages, or holds pictures of text and no text.
    """
    if _MARK not in document.head(_MARKED_WITHIN):
        raise NewsreaderError(
            "{path} does not begin as {format} does: it is damaged, or has another file's name.",
            path=document.origin,
            format="pdf",
        )
    _require_pypdf(document)
    data = document.data()
    with _told(document):
        reader = _opened(data, document)
        pages = _pages(reader, document)
        said = reader.metadata
        title, author = (said.title, said.author) if said else (None, None)
    body = paragraphs(pages)
    check_length(body, document.origin)
    if not body.strip():
        raise NewsreaderError(
            "{path} holds pictures and no text; have the text in them recognised first.", path=document.origin
        )
    given = isinstance(title, str) and len(title.split()) >= _FEWEST_WORDS_OF_TITLE
    yield Draft(
        body=body,
        origin=document.origin,
        original_sha256=hashlib.sha256(data).hexdigest(),
        title=title if given else None,
        byline=author if isinstance(author, str) and author.strip() else None,
        url=document.url,
        bare=True,
    )


def _require_pypdf(document: Document) -> None:
    try:
        import pypdf  # noqa: F401
    except ImportError as error:
        raise NewsreaderError(
            "{path} is a PDF file; {command} adds what reads it.",
            path=document.origin,
            command=_installing(),
        ) from error
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def _installing() -> str:
    """What installs it beside this program, whichever Python that runs on."""
    return f"{shlex.quote(printable(sys.executable or 'python3'))} -m pip install 'newsreader-tui[pdf]'"


@contextmanager
def _told(document: Document) -> Iterator[None]:
    """pypdf lets out whatever a damaged file makes of its own code: no kind of error can be left out here."""
    try:
        yield
    except NewsreaderError:
        raise
    except Exception as error:
        raise NewsreaderError(
            "{path} is damaged and cannot be read as PDF: {reason}.",
            path=document.origin,
            reason=str(error).rstrip(".") or type(error).__name__,
        ) from error


def _opened(data: bytes, document: Document) -> PdfReader:
    from pypdf import PdfReader

    reader = PdfReader(BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise NewsreaderError("{path} is locked with a password.", path=document.origin)
    if len(reader.pages) > MAX_PDF_PAGES:
        raise NewsreaderError(
            "{path} has more than {limit} pages; an article has fewer.",
            path=document.origin,
            limit=MAX_PDF_PAGES,
        )
    return reader


def _pages(reader: PdfReader, document: Document) -> list[str]:
    pages: list[str] = []
    for page in reader.pages:
        pages.append(page.extract_text())
        if sum(map(len, pages)) > MAX_BODY_CHARACTERS:
            check_length("".join(pages), document.origin)
    return pages
