"""The rows of a table, found again where quotation marks were left open or written without care."""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TextIO

_QUOTE = '"'
_DELIMITERS = ",;\t|"
_LINE = re.compile(r"[^\r\n]++")
_NOTHING = f'{_DELIMITERS} "\ufeff'
# What Excel reads as the delimiter of the table below it.
_SAID = re.compile(r"\ufeff?[ \t]*+sep=(.)[\r\n]*+", re.IGNORECASE)


def header_of(text: str) -> tuple[str, str]:
    """The line that names the columns of the table that `text` begins, and its delimiter."""
    said = _SAID.match(text)
    lines = (found[0] for found in _LINE.finditer(text, said.end() if said else 0))
    line = next((one for one in lines if one.strip(_NOTHING)), "").lstrip("\ufeff")
    return line, said[1] if said else max(_DELIMITERS, key=line.count)


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row, and the number of the line on which it ends, counted from 1.

    `open` is the line on which a cell begins that no quotation mark ends, `long` says that the row, or such a
    cell, is longer than any may be. Either way the cells are not what they should be.
    """

    cells: list[str]
    line: int
    open: int | None = None
    long: bool = False


class Rows:
    """The rows of a table as a stream; iterate over it once.

    Most tables keep to RFC 4180 and are taken apart by the standard library. In a row that does not, a quoted
    cell ends where a quotation mark stands before a delimiter or the line's end, and every other mark belongs
    to the text. A mark that was never closed would take all rows below it into one cell, so a row that is no
    good ends before the next line that is a row by itself. `longest` counts the characters of a row.
    """

    def __init__(self, text: TextIO, delimiter: str, longest: int) -> None:
        self._text, self._delimiter, self._longest = text, delimiter, longest
        self._waiting: deque[str] = deque()
        self._line = 0
        self._width: int | None = None

    def __iter__(self) -> Iterator[Row]:
        while line := self._next():
            if line.isspace() or (self._line == 1 and _SAID.fullmatch(line)):
                continue
            row = self._simple(line) if _QUOTE not in line else self._quoted(line)
            if self._width is None:
                self._width = len(row.cells)
            yield row

    def _next(self) -> str:
        """The next line, or "" at the end; of one that is too long what is enough to see that."""
        if self._waiting:
            line = self._waiting.popleft()
        else:
            line = piece = self._text.readline(self._longest + 1)
            while len(piece) >= self._longest and not piece.endswith(("\n", "\r")):
                piece = self._text.readline(self._longest)
        self._line += bool(line)
        return line

    def _simple(self, line: str) -> Row:
        long = len(line) > self._longest
        return Row(line.rstrip("\r\n").split(self._delimiter), self._line, long=long)

    def _quoted(self, line: str) -> Row:
        begun, lines = self._line, [line]
        marks, length = line.count(_QUOTE), len(line)
        # What keeps to the rules is in a cell still as long as the number of marks is odd.
        while marks % 2 and length <= self._longest and (line := self._next()):
            lines.append(line)
            marks, length = marks + line.count(_QUOTE), length + len(line)
        if length <= self._longest and (cells := self._strictly("".join(lines))) is not None:
            return Row(cells, self._line)
        return self._carefully(lines, begun)

    def _carefully(self, lines: list[str], begun: int) -> Row:
        """The row that begins these lines, when they are no good together; the others are read once more."""
        ends = next((at for at in range(1, len(lines)) if self._is_row(lines[at])), len(lines))
        cells, used, closed = _marked(lines[:ends], self._delimiter)
        if not closed and ends == len(lines):
            self._add_end(lines)
            cells, used, closed = _marked(lines, self._delimiter)
        self._waiting.extendleft(reversed(lines[used:]))
        self._line = begun + used - 1
        long = sum(map(len, lines[:used])) > self._longest
        return Row(cells, self._line, open=None if closed else begun, long=long)

    def _add_end(self, lines: list[str]) -> None:
        """Add the lines up to one that ends a quoted cell, or up to the next row."""
        ends = re.compile(rf'(?<!")(?:"")*"(?:[\r\n{re.escape(self._delimiter)}]|\Z)')
        length = sum(map(len, lines))
        while length <= self._longest and (line := self._next()):
            if self._is_row(line):
                self._waiting.appendleft(line)
                self._line -= 1
                return
            lines.append(line)
            length += len(line)
            if ends.search(line):
                return

    def _is_row(self, line: str) -> bool:
        """Whether a line is a row, or begins one, and no line of a text.

        In a text a space comes after commas and semicolons; in a table it seldom does.
        """
        cells = self._strictly(line)
        whole = cells is not None
        if cells is None:
            cells = self._strictly(line + _QUOTE) or []
        bare = (cell for cell in cells[1:] if f"{self._delimiter}{cell}" in line)
        if self._width is None or any(cell[:1].isspace() for cell in bare):
            return False
        return len(cells) == self._width if whole else 2 <= len(cells) <= self._width

    def _strictly(self, text: str) -> list[str] | None:
        rows = csv.reader([text], delimiter=self._delimiter, strict=True)
        try:
            return next(rows, [])
        except csv.Error:
            return None


def _marked(lines: list[str], delimiter: str) -> tuple[list[str], int, bool]:
    """The cells of the row that begins `lines`, how many of these it takes, and whether all cells end."""
    cells: list[str] = []
    text = "".join(lines)
    position = 0
    while True:
        cell, position, closed = _cell(text, position, delimiter)
        cells.append(cell)
        if not closed:
            return cells, len(lines), False
        if text[position : position + 1] != delimiter:
            break
        position += 1
    used, passed = 0, 0
    while used < len(lines) and passed <= position:
        passed += len(lines[used])
        used += 1
    return cells, used, True


def _cell(text: str, start: int, delimiter: str) -> tuple[str, int, bool]:
    """One cell, where it ends (before a delimiter or the line's end), and whether its mark is closed."""
    ends = ("", delimiter, "\r", "\n")
    if text[start : start + 1] != _QUOTE:
        return *_bare(text, start, delimiter), True
    position = start + 1
    while (mark := text.find(_QUOTE, position)) >= 0:
        if text[mark + 1 : mark + 2] in ends:
            return text[start + 1 : mark].replace(_QUOTE * 2, _QUOTE), mark + 1, True
        position = mark + 1 + text.startswith(_QUOTE, mark + 1)
    line = re.split(r"[\r\n]", text[start:], maxsplit=1)[0]
    if line.count(_QUOTE) % 2 == 0:
        # A quotation that begins the text, with its end in it: these marks are the text's own.
        return *_bare(text, start, delimiter), True
    return text[start + 1 :], len(text), False


def _bare(text: str, start: int, delimiter: str) -> tuple[str, int]:
    found = re.compile(f"[\r\n{re.escape(delimiter)}]").search(text, start)
    end = found.start() if found else len(text)
    return text[start:end], end
