"""Reader of JSON Lines: one object a line, read as a stream."""

from __future__ import annotations

import hashlib
import io
import json
import re
from collections.abc import Callable, Iterator
from typing import BinaryIO

from newsreader.ingest.decode import encoding_of, to_text
from newsreader.ingest.document import Columns, Document
from newsreader.ingest.formats.head import HEAD_BYTES, Head
from newsreader.ingest.formats.records import NamesMet, draft_of
from newsreader.ingest.limits import MAX_LINE_BYTES
from newsreader.model import Draft, ImportResult, ImportStatus, NewsreaderError

_UTF8_MARK = b"\xef\xbb\xbf"
_WIDE = ("utf-16", "utf-32")
_OBJECT_ON_A_LINE = re.compile(r'[\s\ufeff]*\{[ \t]*"[^"\\\n]{1,40}"[ \t]*:')


def is_json_lines(head: Head) -> bool:
    """An object that begins on the first line."""
    return _OBJECT_ON_A_LINE.match(head.text) is not None


def read_json_lines(document: Document) -> Iterator[Draft | ImportResult]:
    """An article a line, in the file's order; a broken line gives a failed result and the rest goes on.

    Origins are ``path#line``, lines counted from 1; empty lines are skipped. At most one line is in memory.
    Raises NewsreaderError for a file without any line, and in the end where no line has a name that a person
    chose; OSError if it cannot be read.
    """
    name = document.origin
    names = NamesMet(document.columns)
    empty = True
    encoding = encoding_of(document.head(HEAD_BYTES))
    with document.open() as file:
        for number, line in _lines(_pieces(file, encoding)):
            if line.strip():
                empty = False
                yield _article(line, name, number, document.columns, names)
    if empty:
        raise NewsreaderError("{origin} is empty.", origin=name)
    names.check(name)


def _pieces(file: BinaryIO, encoding: str) -> Callable[[int], bytes]:
    """What reads up to the end of a line, or so many bytes of it; of wide encodings characters, as UTF-8."""
    if not encoding.startswith(_WIDE):
        return file.readline
    text = io.TextIOWrapper(file, encoding, errors="replace", newline="\n")
    return lambda limit: text.readline(limit).encode("utf-8", "replace")


def _lines(read: Callable[[int], bytes]) -> Iterator[tuple[int, bytes]]:
    """Numbered lines, each cut a byte after the limit so that its being too long can be seen."""
    number = 0
    while line := read(MAX_LINE_BYTES + 1):
        number += 1
        piece = line
        while piece and not piece.endswith(b"\n"):
            piece = read(MAX_LINE_BYTES)
        yield number, line.removeprefix(_UTF8_MARK) if number == 1 else line


def _article(line: bytes, name: str, number: int, columns: Columns, names: NamesMet) -> Draft | ImportResult:
    origin = f"{name}#{number}"
    try:
        found = _object(line, f"{name}:{number}")
        names.meet(found)
        sha256 = hashlib.sha256(line.rstrip(b"\r\n")).hexdigest()
        return draft_of(found, f"{name}:{number}", origin, sha256, columns)
    except NewsreaderError as error:
        return ImportResult(origin, ImportStatus.FAILED, why=error.sentence)


def _object(line: bytes, place: str) -> dict[str, object]:
    if len(line) > MAX_LINE_BYTES:
        raise NewsreaderError(
            "{place}: the line is longer than {limit} MB.", place=place, limit=MAX_LINE_BYTES >> 20
        )
    try:
        found = json.loads(to_text(line))
    except json.JSONDecodeError as error:
        raise NewsreaderError(
            "{place}: the line is not valid JSON at character {position}.",
            place=place,
            position=error.pos + 1,
        ) from error
    except (ValueError, RecursionError) as error:
        # A number of thousands of digits, or brackets nested thousands deep.
        raise NewsreaderError("{place}: the line is JSON that cannot be read.", place=place) from error
    if not isinstance(found, dict):
        raise NewsreaderError("{place}: the line must be a JSON object.", place=place)
    return found
