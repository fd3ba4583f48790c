"""Reader of pages saved as one file by a browser (MHTML): the page, without its pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING

from newsreader.ingest.document import Document
from newsreader.ingest.formats.head import Head
from newsreader.model import NewsreaderError

if TYPE_CHECKING:
    from email.message import Message

_HEADER = re.compile(r"(?:[A-Za-z-]+:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*)+")
_RELATED = re.compile(r"^content-type:\s*multipart/(?:related|mixed|alternative)\b", re.I | re.M)
_TEXTS = ("text/html", "application/xhtml+xml")


def is_mhtml(head: Head) -> bool:
    """The header of a message of several parts, as browsers save it."""
    start = head.text[:8_000].lstrip("\ufeff\r\n")
    header = _HEADER.match(start)
    return header is not None and "mime-version" in header[0].lower() and bool(_RELATED.search(header[0]))


def read_mhtml(document: Document) -> Iterator[Document]:
    """The page, under the address at which it was saved.

    Raises NewsreaderError where there is no page in it.
    """
    from email import message_from_bytes

    message = message_from_bytes(document.data())
    page = next((part for part in message.walk() if part.get_content_type() in _TEXTS), None)
    data = page.get_payload(decode=True) if page is not None else None
    if page is None or not isinstance(data, bytes):
        raise NewsreaderError("{path} is a saved page without a page in it.", path=document.origin)
    if not any(other is not page for other in _behind(message, page)) and _is_cut(message):
        raise NewsreaderError("{path} is cut off in the middle of its page.", path=document.origin)
    charset = page.get_param("charset")
    yield document.member(
        "page.html",
        partial(BytesIO, data),
        origin=document.origin,
        url=_address(message) or _address(page),
        media_type=page.get_content_type(),
        charset=charset if isinstance(charset, str) else None,
    )


def _behind(message: Message, page: Message) -> list[Message]:
    """The parts of a message from its page on."""
    parts = [part for part in message.walk() if not part.is_multipart()]
    return parts[parts.index(page) :]


def _is_cut(message: Message) -> bool:
    """Whether some part that holds others has no end."""
    from email.errors import CloseBoundaryNotFoundDefect

    defects = (defect for part in message.walk() for defect in part.defects)
    return any(isinstance(defect, CloseBoundaryNotFoundDefect) for defect in defects)


def _address(message: Message) -> str | None:
    """Where a page was saved from, as its header says."""
    for name in ("Snapshot-Content-Location", "Content-Location"):
        value = str(message.get(name) or "").strip()
        if value.startswith(("http://", "https://")):
            return value
    return None
