"""Between cells of the screen and offsets of the body."""

from __future__ import annotations

from rich.cells import cell_len
from textual.geometry import Offset
from textual.selection import Selection

from newsreader.app.widgets.reader.column import Column
from newsreader.app.widgets.reader.layout import VisualLine


def offset_at(column: Column, number: int, cell: int) -> int | None:
    """The code point of the body at a cell of a line, counted from the left edge of the column, or None."""
    if not 0 <= number < len(column.lines):
        return None
    line = column.lines[number]
    if not column.is_body(line):
        return None
    cell -= line.indent
    for offset in range(line.start, line.end):
        cell -= cell_len(column.body[offset])
        if cell < 0:
            return offset
    return None


def selected_on_line(line: VisualLine, span: tuple[int, int], lead: int) -> tuple[int, int]:
    """The half-open range of a line's text for a span of its characters on screen; -1 is the line's end."""
    lead += line.indent
    end = line.end if span[1] == -1 else line.start + max(0, span[1] - lead)
    return line.start + max(0, span[0] - lead), end


def selected_range(column: Column, selection: Selection, lead: int) -> tuple[int, int]:
    """The half-open range of the body that a selection covers; `lead` characters precede each text."""

    def offset(point: Offset | None, default: int) -> int:
        if point is None:
            return default
        line = column.lines[max(0, min(point.y, len(column.lines) - 1))]
        if not column.is_body(line):
            return column.offset_of(point.y)
        return max(line.start, min(line.end, line.start + point.x - lead - line.indent))

    return offset(selection.start, 0), offset(selection.end, len(column.body))
