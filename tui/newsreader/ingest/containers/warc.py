"""Reader of web archives (WARC): the pages, feeds and texts that were answered, each under its address."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from newsreader.ingest.containers import members
from newsreader.ingest.containers.budget import Budget, intact
from newsreader.ingest.document import Document
from newsreader.ingest.files import printable
from newsreader.ingest.formats.head import Head
from newsreader.ingest.limits import MAX_FILE_BYTES
from newsreader.model import ImportResult, ImportStatus, NewsreaderError, Sentence

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

_TEXTS = ("text/html", "application/xhtml+xml", "text/plain", "application/pdf", "application/json")
_FEEDS = ("xml", "feed+json")
_ANSWERED = "200"


def is_warc(head: Head) -> bool:
    """The version line of the first record."""
    return head.data.startswith(b"WARC/")


def read_warc(document: Document) -> Iterator[Document | ImportResult]:
    """Every answer of status 200 that holds text, as it came; images, styles and scripts are left out.

    Raises NewsreaderError where the archive is damaged; what stands before is read.
    """
    from warcio.exceptions import ArchiveLoadFailed

    from newsreader.ingest.containers.warc_records import WarcRecords

    budget = members.budget_of(document)
    with document.open() as file:
        try:
            records = WarcRecords(file)
            for record in records:
                if not _holds_text(record):
                    continue
                budget.enter()
                found = _page(document, record, budget)
                whole = records.ended_whole(record)
                yield found if whole or isinstance(found, ImportResult) else _cut(found.origin)
        except ArchiveLoadFailed as error:
            raise NewsreaderError(
                "{path} is damaged: a record does not begin where it should; what stands before it is read.",
                path=document.origin,
            ) from error
        except (EOFError, ValueError, IndexError, AttributeError) as error:
            raise members.no_such_archive(document, error) from error


def _cut(origin: str) -> ImportResult:
    why = Sentence.of(
        "{path} is not in the archive as it was recorded: it is cut off or damaged.", path=origin
    )
    return ImportResult(origin, ImportStatus.FAILED, why=why)


def _holds_text(record: ArcWarcRecord) -> bool:
    if record.rec_type not in ("response", "resource", "conversion"):
        return False
    if record.rec_type == "response" and (
        record.http_headers is None or record.http_headers.get_statuscode() != _ANSWERED
    ):
        return False
    kind, _ = _content_type(record)
    return kind in _TEXTS or kind.endswith(_FEEDS)


def _content_type(record: ArcWarcRecord) -> tuple[str, str | None]:
    from email.message import Message

    headers = record.http_headers or record.rec_headers
    message = Message()
    message["Content-Type"] = headers.get_header("Content-Type") or ""
    charset = message.get_param("charset")
    return message.get_content_type(), charset if isinstance(charset, str) else None


def _content(record: ArcWarcRecord, budget: Budget, origin: str) -> bytes:
    """What was answered, unpacked, up to a byte more than may be read. The stream is the archive's own."""
    stream = record.content_stream()
    pieces: list[bytes] = []
    length = 0
    with intact(origin):
        while length <= MAX_FILE_BYTES and (piece := stream.read(1 << 16)):
            budget.spend(len(piece))
            pieces.append(piece)
            length += len(piece)
    return b"".join(pieces)


def _page(document: Document, record: ArcWarcRecord, budget: Budget) -> Document | ImportResult:
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    media_type, charset = _content_type(record)
    origin = f"{document.origin}/{printable(url)}"
    try:
        data = _content(record, budget, origin)
    except NewsreaderError as error:
        return ImportResult(origin, ImportStatus.FAILED, why=error.sentence)
    if len(data) > MAX_FILE_BYTES:
        why = Sentence.of("{path} is larger than {limit} MB.", path=origin, limit=MAX_FILE_BYTES >> 20)
        return ImportResult(origin, ImportStatus.FAILED, why=why)
    name = unquote(urlsplit(url).path) if url.isprintable() else ""
    return document.member(
        name,
        partial(BytesIO, data),
        origin=origin,
        url=url,
        media_type=media_type,
        charset=charset,
        budget=budget,
    )
