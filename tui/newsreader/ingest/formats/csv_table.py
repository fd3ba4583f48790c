"""Reader of tables (CSV, TSV): an article a row, read as a stream."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO

from newsreader.ingest.decode import encoding_of
from newsreader.ingest.document import Document
from newsreader.ingest.formats.head import HEAD_BYTES, Head
from newsreader.ingest.formats.records import body_column, draft_of, is_known
from newsreader.ingest.limits import MAX_BODY_CHARACTERS
from newsreader.model import Draft, ImportResult, ImportStatus, NewsreaderError

_DELIMITERS = ",;\t|"
_FEWEST_KNOWN = 2
_LONGEST_HEADER = 4_000
_MOST_BROKEN = 100


def is_csv(head: Head) -> bool:
    """A first line in which two or more names of columns are ones that articles have, and a row below it."""
    names = _names(head.text)
    if sum(map(is_known, names)) < _FEWEST_KNOWN or body_column(names, ()) is None:
        return False
    rows = csv.reader(head.text.splitlines(keepends=True), delimiter=_delimiter(head.text))
    try:
        return len(next(islice(filter(None, rows), 1, None), [])) >= _FEWEST_KNOWN
    except csv.Error:  # a field longer than all that is looked at
        return True


def read_csv(document: Document) -> Iterator[Draft | ImportResult]:
    """An article a row, with origins ``path#2`` and so on by the line on which the row ends.

    The first row names the columns. A row that cannot be read gives a failed result and the rest goes on.
    Raises NewsreaderError where the table is empty or no column holds the text.
    """
    head = Head(document.head(HEAD_BYTES))
    names = _names(head.text)
    if not any(names):
        raise NewsreaderError("{origin} is empty.", origin=document.origin)
    if body_column(names, document.columns) is None:
        raise NewsreaderError(
            "{path} has no column for the text among {columns}; name it with --columns body=NAME.",
            path=document.origin,
            columns=", ".join(name.strip() for name in names),
        )
    # A field may hold a whole article; the module's own limit is far below that, and the same for all.
    csv.field_size_limit(MAX_BODY_CHARACTERS)
    with document.open() as file:
        yield from _rows(file, encoding_of(head.data), _delimiter(head.text), document)


def _rows(
    file: BinaryIO, encoding: str, delimiter: str, document: Document
) -> Iterator[Draft | ImportResult]:
    text = io.TextIOWrapper(file, encoding=encoding, errors="replace", newline="")
    reader = csv.reader(text, delimiter=delimiter)
    names: list[str] | None = None
    broken = 0
    while broken < _MOST_BROKEN:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            broken += 1
            yield _broken(document, reader.line_num, error)
            continue
        if not any(cell.strip() for cell in row):
            continue
        if names is None:
            names = [name.lstrip("\ufeff") for name in row]
        else:
            yield _article(names, row, reader.line_num, document)


def _article(names: list[str], row: list[str], line: int, document: Document) -> Draft | ImportResult:
    origin = f"{document.origin}#{line}"
    sha256 = hashlib.sha256("\x1f".join(row).encode("utf-8", "surrogatepass")).hexdigest()
    try:
        return draft_of(
            dict(zip(names, row, strict=False)), f"{document.origin}:{line}", origin, sha256, document.columns
        )
    except NewsreaderError as error:
        return ImportResult(origin, ImportStatus.FAILED, why=error.sentence)


def _broken(document: Document, line: int, error: csv.Error) -> ImportResult:
    found = NewsreaderError(
        "{path}:{line}: this row of the table cannot be read: {reason}.",
        path=document.origin,
        line=line,
        reason=error,
    )
    return ImportResult(f"{document.origin}#{line}", ImportStatus.FAILED, why=found.sentence)


def _names(text: str) -> list[str]:
    first = text.lstrip("\ufeff\r\n").split("\n", 1)[0].rstrip("\r")
    if len(first) > _LONGEST_HEADER:
        return []
    try:
        return next(csv.reader([first], delimiter=_delimiter(text)), [])
    except csv.Error:
        return []


def _delimiter(text: str) -> str:
    """What stands between the names of the columns most often."""
    first = text.lstrip("\ufeff\r\n").split("\n", 1)[0]
    return max(_DELIMITERS, key=first.count)
