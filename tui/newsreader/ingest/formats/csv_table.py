"""Reader of tables (CSV, TSV): an article a row, read as a stream."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterator
from itertools import chain, islice

from newsreader.ingest.decode import MIXED, encoding_of
from newsreader.ingest.document import Document
from newsreader.ingest.formats.csv_rows import Row, Rows, header_of
from newsreader.ingest.formats.head import HEAD_BYTES, Head
from newsreader.ingest.formats.records import body_column, draft_of, folded, is_known
from newsreader.ingest.limits import MAX_BODY_CHARACTERS
from newsreader.model import Draft, ImportResult, ImportStatus, NewsreaderError

_FEWEST_KNOWN = 2
_LONGEST_HEADER = 4_000
_MOST_BROKEN = 100
# A whole article, and what the other cells of its row may hold.
_LONGEST_ROW = MAX_BODY_CHARACTERS + 65_536


def is_csv(head: Head) -> bool:
    """A first line in which two or more names of columns are ones that articles have, and a row below it."""
    names, delimiter = _header(head.text)
    if sum(map(is_known, names)) < _FEWEST_KNOWN or body_column(names, ()) is None:
        return False
    rows = Rows(io.StringIO(head.text, newline=""), delimiter, len(head.text))
    return len(next(islice((row.cells for row in rows if _says(row)), 1, None), [])) >= _FEWEST_KNOWN


def read_csv(document: Document) -> Iterator[Draft | ImportResult]:
    """An article a row, with origins ``path#2`` and so on by the line on which the row ends.

    The first row names the columns. A row that cannot be read gives a failed result and the rest goes on,
    unless so many are broken that it is no table.
    Raises NewsreaderError where the table is empty, no column holds the text, or one that a person named is
    not there.
    """
    head = Head(document.head(HEAD_BYTES))
    names, delimiter = _header(head.text)
    if not any(names):
        raise NewsreaderError("{origin} is empty.", origin=document.origin)
    column = _check_columns(names, document)
    # A cell may hold a whole article; the module's own limit is far below that, and the same for all.
    csv.field_size_limit(_LONGEST_ROW)
    with document.open() as file:
        text = io.TextIOWrapper(file, encoding=encoding_of(head.data), errors=MIXED, newline="")
        rows = filter(_says, Rows(text, delimiter, _LONGEST_ROW))
        header = [name.lstrip("\ufeff") for name in next(rows).cells]
        first = next(rows, None)
        if first is None:
            raise NewsreaderError("{path} holds the names of columns and no row.", path=document.origin)
        yield from _articles(header, column, chain([first], rows), document)


def _header(text: str) -> tuple[list[str], str]:
    """The names of the columns, and what stands between them."""
    line, delimiter = header_of(text)
    if len(line) > _LONGEST_HEADER:
        return [], delimiter
    try:
        return next(csv.reader([line], delimiter=delimiter), []), delimiter
    except csv.Error:
        return [], delimiter


def _check_columns(names: list[str], document: Document) -> str:
    """The column of the text. Raises NewsreaderError where there is none, or one that was named is not."""
    listed = ", ".join(name.strip() for name in names)
    there = set(map(folded, names))
    for _, name in document.columns:
        if folded(name) not in there:
            raise NewsreaderError(
                "{path} has no column {name} among {columns}.",
                path=document.origin,
                name=name,
                columns=listed,
            )
    known = [folded(name) for name in names if is_known(name) or name in dict(document.columns).values()]
    if twice := next((name for name in known if known.count(name) > 1), None):
        raise NewsreaderError(
            "{path} has two columns called {name}; give one of them another name.",
            path=document.origin,
            name=twice,
        )
    column = body_column(names, document.columns)
    if column is None:
        raise NewsreaderError(
            "{path} has no column for the text among {columns}; name it with --columns body=NAME.",
            path=document.origin,
            columns=listed,
        )
    return column.strip()


def _says(row: Row) -> bool:
    return any(cell.strip() for cell in row.cells)


def _articles(
    names: list[str], column: str, rows: Iterator[Row], document: Document
) -> Iterator[Draft | ImportResult]:
    broken = 0
    for row in rows:
        why = _trouble(row, len(names), document)
        broken += why is not None
        if broken > _MOST_BROKEN:
            yield _failed(
                document,
                row.line,
                NewsreaderError(
                    "{path}:{line}: more than {count} rows of the table cannot be read; the rest was left.",
                    path=document.origin,
                    line=row.line,
                    count=_MOST_BROKEN,
                ),
            )
            return
        yield _failed(document, row.line, why) if why else _article(names, column, row, document)


def _article(names: list[str], column: str, row: Row, document: Document) -> Draft | ImportResult:
    place = f"{document.origin}:{row.line}"
    cells = dict(zip(names, row.cells, strict=False))
    sha256 = hashlib.sha256("\x1f".join(row.cells).encode("utf-8", "surrogatepass")).hexdigest()
    try:
        if body_column((name for name in cells if cells[name].strip()), document.columns) is None:
            raise NewsreaderError(
                "{place}: there is no text in the column {column}.", place=place, column=column
            )
        return draft_of(cells, place, f"{document.origin}#{row.line}", sha256, document.columns)
    except NewsreaderError as error:
        return _failed(document, row.line, error)


def _trouble(row: Row, width: int, document: Document) -> NewsreaderError | None:
    """Why the cells of a row are not what they should be in a table of so many columns."""
    if row.open is not None:
        return NewsreaderError(
            "{path}:{line}: a quotation mark that is opened in this row is not closed.",
            path=document.origin,
            line=row.open,
        )
    if row.long:
        return NewsreaderError(
            "{path}:{line}: the row holds more than the {limit} characters that an article may hold.",
            path=document.origin,
            line=row.line,
            limit=MAX_BODY_CHARACTERS,
        )
    if any(cell.strip() for cell in row.cells[width:]):
        return NewsreaderError(
            "{path}:{line}: the row has {cells} cells for {width} columns; put quotation marks round a text "
            "that holds what stands between cells.",
            path=document.origin,
            line=row.line,
            cells=len(row.cells),
            width=width,
        )
    return None


def _failed(document: Document, line: int, error: NewsreaderError) -> ImportResult:
    return ImportResult(f"{document.origin}#{line}", ImportStatus.FAILED, why=error.sentence)
