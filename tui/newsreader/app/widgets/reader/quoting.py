"""The quotations of an article: which lines have a rule beside them, and who speaks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from newsreader.app.widgets.reader.column import Column
from newsreader.app.widgets.reader.layout import LineKind, VisualLine
from newsreader.app.widgets.reader.marks import MarkIndex
from newsreader.model import Quote, QuoteKind

RULES = {QuoteKind.DIRECT: "▌", QuoteKind.INDIRECT: "┆"}
"""What stands in the margin beside the words of each kind; the two differ without colour."""


class QuoteMarks:
    """Quotes by line. Where direct and reported speech share a line, the direct one shows."""

    def __init__(self, quotes: Sequence[Quote] = ()) -> None:
        self._by_kind = {
            kind: MarkIndex(list(_apart(quote for quote in quotes if quote.kind is kind)))
            for kind in QuoteKind
        }

    def beside(self, line: VisualLine) -> QuoteKind | None:
        """The kind of what is quoted on a line; a gap counts if one quotation goes on over it."""
        start, end = line.start, line.end
        if line.kind is LineKind.GAP:
            start, end = start - 1, start + 1
        for kind, quotes in self._by_kind.items():
            for quote in quotes.within(start, end):
                if line.kind is not LineKind.GAP or quote.start < line.start < quote.end:
                    return kind
        return None

    def speakers(self, column: Column, number: int) -> tuple[str, ...]:
        """Who says what was quoted in the paragraph that ends above a gap, each once, in text order."""
        above = column.lines[number - 1] if number else None
        if column.lines[number].kind is not LineKind.GAP or above is None or not column.is_body(above):
            return ()
        start = column.body.rfind("\n", 0, above.start) + 1
        found = sorted(
            (quote.start, quote.speaker)
            for quotes in self._by_kind.values()
            for quote in quotes.within(start, above.end)
            if quote.speaker and quote.end <= above.end
        )
        return tuple(dict.fromkeys(speaker for _, speaker in found))


def _apart(quotes: Iterable[Quote]) -> Iterator[Quote]:
    """Quotes in text order without those that begin inside an earlier one."""
    end = -1
    for quote in sorted(quotes):
        if quote.start >= end:
            yield quote
            end = quote.end
