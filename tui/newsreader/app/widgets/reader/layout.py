"""Breaking a body into the lines of a text column: offsets only, no text is copied."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from rich.cells import cell_len

BULLET = "• "
_HEADING_LENGTH = 90
_SENTENCE_END = re.compile(r"[.!?…:;,][\"”’')\]]*$|[\"”]$")
_WIDE_FREE = re.compile(r"[\x20-\u02ff\u0370-\u0482\u048a-\u0590\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*")


class LineKind(Enum):
    """What a line of the column is."""

    TITLE = "title"
    META = "meta"
    GAP = "gap"
    TEXT = "text"
    HEADING = "heading"
    NOTE = "note"


class VisualLine(NamedTuple):
    """One line of the column: the half-open range of its text and its hanging indent.

    For `TITLE`, `META` and `NOTE` lines the range counts in that text and not in the body.
    """

    kind: LineKind
    start: int
    end: int
    indent: int = 0


def wrap(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """Greedy lines of at most `width` cells over ``text[start:end]``, broken at spaces where there are any.

    Runs in time linear in the text; a word wider than the column is cut.
    """
    narrow = _WIDE_FREE.fullmatch(text, start, end) is not None
    while start < end:
        cut = min(end, start + width)
        if not narrow:
            cut = _cells_cut(text, start, cut, width)
        if cut < end:
            space = cut if text[cut] == " " else text.rfind(" ", start, cut)
            if space > start:
                cut = space
        yield start, cut
        start = cut
        while start < end and text[start] == " ":
            start += 1


def _cells_cut(text: str, start: int, cut: int, width: int) -> int:
    """The largest cut at or below `cut` whose text fits `width` cells; at least one character."""
    sure = min(cut, start + width // 2)  # no character is wider than two cells
    used = cell_len(text[start:sure])
    for position in range(sure, cut):
        used += cell_len(text[position])
        if used > width:
            return max(position, start + 1)
    return cut


def is_heading(line: str, following: str) -> bool:
    """Whether a line stands as a subheading above the paragraph that follows it."""
    return (
        2 < len(line) <= _HEADING_LENGTH
        and len(following) > len(line)
        and line[0].isalnum()
        and not line[0].islower()
        and not _SENTENCE_END.search(line)
    )


def lay_out(body: str, width: int) -> Iterator[VisualLine]:
    """The lines of a body: a gap between paragraphs, none between the items of a list."""
    previous = ""
    for start, end, following in _paragraphs(body):
        text = body[start : min(end, start + _HEADING_LENGTH + 1)]
        bullet = text.startswith(BULLET)
        if previous and not (bullet and previous.startswith(BULLET)):
            yield VisualLine(LineKind.GAP, start, start)
        head = body[following[0] : min(following[1], following[0] + _HEADING_LENGTH + 1)]
        kind = (
            LineKind.HEADING if end - start <= _HEADING_LENGTH and is_heading(text, head) else LineKind.TEXT
        )
        hanging = len(BULLET) if bullet else 0
        first = True
        for line_start, line_end in wrap(body, start, end, width - hanging):
            yield VisualLine(kind, line_start, line_end, 0 if first else hanging)
            first = False
        previous = text


def _paragraphs(body: str) -> Iterator[tuple[int, int, tuple[int, int]]]:
    """Start and end of each non-empty line of the body, and those of the one after it."""
    waiting: tuple[int, int] | None = None
    position, length = 0, len(body)
    while position <= length:
        newline = body.find("\n", position)
        stop = length if newline < 0 else newline
        if body[position : min(stop, position + 200)].strip() or body[position:stop].strip():
            if waiting:
                yield (*waiting, (position, stop))
            waiting = (position, stop)
        position = stop + 1
    if waiting:
        yield (*waiting, (length, length))
