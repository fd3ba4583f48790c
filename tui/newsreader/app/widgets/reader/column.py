"""The column of an article: header, body and closing note as lines, laid out when they are needed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice

from newsreader.app.widgets.reader.layout import LineKind, VisualLine, lay_out, wrap

_AT_ONCE = 500


class Column:
    """Lines of one article in one width; the body is laid out in steps, so that a huge one never blocks."""

    def __init__(self, title: str, meta: str, body: str, note: str, width: int) -> None:
        self.width = width
        self._texts = {LineKind.TITLE: title, LineKind.META: meta, LineKind.NOTE: note}
        self.body = body
        self.lines: list[VisualLine] = []
        self._starts: list[int] = []
        for kind in (LineKind.TITLE, LineKind.META):
            text = self._texts[kind]
            self.lines += [VisualLine(kind, s, e) for s, e in wrap(text, 0, len(text), width)]
        self.lines.append(VisualLine(LineKind.GAP, 0, 0))
        self.first_body_line = len(self.lines)
        self._rest: Iterator[VisualLine] | None = lay_out(body, width)
        self.more()

    @property
    def complete(self) -> bool:
        """Whether every line is there."""
        return self._rest is None

    @property
    def height(self) -> int:
        """How many lines there are so far, with an empty one at the end."""
        return len(self.lines) + (self.lines[-1].kind is not LineKind.GAP)

    def more(self) -> bool:
        """Lay out some more lines; whether there are still others to come."""
        if self._rest is None:
            return False
        fresh = list(islice(self._rest, _AT_ONCE))
        self.lines += fresh
        self._starts += [line.start for line in fresh]
        if len(fresh) == _AT_ONCE:
            return True
        self._rest = None
        note = self._texts[LineKind.NOTE]
        self.lines.append(VisualLine(LineKind.GAP, len(self.body), len(self.body)))
        if note:
            self.lines += [VisualLine(LineKind.NOTE, s, e) for s, e in wrap(note, 0, len(note), self.width)]
        return False

    def line_at(self, offset: int) -> int:
        """The number of the line that shows a code point of the body."""
        while self._rest is not None and (not self._starts or self._starts[-1] <= offset):
            self.more()
        index = bisect_right(self._starts, offset) - 1
        return self.first_body_line + max(0, index) if offset > 0 else self.first_body_line

    def offset_above(self, number: int) -> int:
        """One past the last code point of the body that the lines above a line show."""
        index = max(0, number - self.first_body_line)
        while self._rest is not None and index >= len(self._starts):
            self.more()
        return self._starts[index] if index < len(self._starts) else len(self.body)

    def offset_of(self, number: int) -> int:
        """The first code point of the body that a line or the one below it shows; 0 above the body."""
        if number < self.first_body_line or not self._starts:
            return 0
        return self._starts[min(number - self.first_body_line, len(self._starts) - 1)]

    def text(self, line: VisualLine, start: int, end: int) -> str:
        """The characters of ``[start, end)`` in the text that a line belongs to."""
        return self._texts.get(line.kind, self.body)[start:end]

    def is_body(self, line: VisualLine) -> bool:
        """Whether a line's offsets count in the body."""
        return line.kind in (LineKind.TEXT, LineKind.HEADING)
