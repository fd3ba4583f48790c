"""The reader pane: one article in a measured column, with its marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.reactive import reactive
from textual.selection import Selection
from textual.strip import Strip

from newsreader.app.bindings import bindings
from newsreader.app.widgets.cells import fit
from newsreader.app.widgets.reader.column import Column
from newsreader.app.widgets.reader.layout import LineKind, VisualLine
from newsreader.app.widgets.reader.marks import MarkIndex
from newsreader.app.widgets.reader.painting import GUTTER, Layer, content, margin
from newsreader.app.widgets.reader.pointing import offset_at, selected_on_line, selected_range
from newsreader.app.widgets.reader.quoting import QuoteMarks
from newsreader.app.widgets.reader.walker import Walker
from newsreader.app.widgets.reader.walking import Walk
from newsreader.model import Annotations, ArticleSummary, Label, ReadableArticle, Span


class Reader(Walker, inherit_bindings=False):
    """Shows an article and walks its mentions and matches; every offset it speaks of counts in the body."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("reader")]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"reader--{label.lower()}" for label in Label),
        *(f"reader--{label.lower()}-fill" for label in Label),
        *(f"reader--{name}" for name in ("title", "meta", "heading", "note", "match", "current")),
        *(f"reader--{name}" for name in ("quote-direct", "quote-indirect", "speaker", "letter")),
        *(f"reader--{name}" for name in ("changed", "candidate")),
    }

    letters: reactive[bool] = reactive(False, init=False)
    marked: reactive[bool] = reactive(True, init=False)

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.welcome: tuple[str, ...] = ()
        self._quotes = QuoteMarks()
        self._candidate: Span | None = None
        self._changed: MarkIndex[Span] = MarkIndex()

    def show(self, readable: ReadableArticle, matches: Sequence[Span] = ()) -> None:
        """Show an article from where it was last left."""
        self.readable = readable
        self.screen.clear_selection()
        found = readable.annotations
        self.walk = Walk(found.mentions, matches)
        self._quotes = QuoteMarks(found.quotes)
        self.lay_out(readable.position)

    def renew(self, readable: ReadableArticle) -> None:
        """Show what is said of the open article now; its text, and what is marked in it, stay."""
        if self.readable is not None:
            self.readable = replace(readable, annotations=self.readable.annotations)
            self.lay_out_again()

    def clear(self, welcome: Sequence[str] = ()) -> None:
        """Show no article but a few words of welcome."""
        self.readable = self.column = None
        self.walk, self._quotes = Walk(), QuoteMarks()
        self.welcome = tuple(welcome)
        self.measure(0)
        self.refresh()

    def repaint(self, annotations: Annotations) -> None:
        """Show other annotations of the open article: no line moves, and the current mention stays so."""
        if self.readable is None:
            return
        self.readable = replace(self.readable, annotations=annotations)
        self.walk.renew(annotations.mentions)
        self._quotes = QuoteMarks(annotations.quotes)
        self.refresh()

    def point_out(self, candidate: Span | None, changed: Sequence[Span] = ()) -> None:
        """Lay a stretch that is being chosen over the text, and what a correction would change."""
        self._candidate, self._changed = candidate, MarkIndex(changed)
        self.refresh()

    def highlight(self, matches: Sequence[Span]) -> None:
        """Mark other matches in the article that is open."""
        self.walk.find(matches)
        self.refresh()

    def show_marks(self, rows: Sequence[ArticleSummary]) -> None:
        """Show in the header what has become of the open article's marks, if it is among the rows."""
        for row in rows:
            if self.readable and row.id == self.readable.article.id and row.marks != self.readable.marks:
                self.readable = replace(self.readable, marks=row.marks)
                self.lay_out_again()

    def select_entity(self, key: str | None) -> None:
        """Fill all mentions of one entity."""
        self.walk.entity = key
        self.refresh()

    # painting

    def _named(self, name: str) -> Style:
        return self.get_component_rich_style(f"reader--{name}", partial=True)

    def render_line(self, y: int) -> Strip:
        """Paint one line of the viewport."""
        width, base = self.scrollable_content_region.width, self.rich_style
        number = y + self.scroll_offset.y
        column = self.column
        if column is None:
            text = self.welcome[y - 1] if 0 < y <= len(self.welcome) else ""
            return Strip([Segment("  " + text, base + self._named("note"))]).adjust_cell_length(width, base)
        if number >= len(column.lines):
            return Strip.blank(width, base)
        line = column.lines[number]
        segments = [Segment(" " * self._left, base), *self._margin(line, base)]
        if line.kind is LineKind.GAP:
            segments.append(self._speakers(column, number, base))
        else:
            above = [*self._pointed_out(line), *self._selected(line, number)]
            segments += content(column, line, self.walk, base, self._named, above, self.marked)
        return Strip(segments).adjust_cell_length(width, base).apply_offsets(0, number)

    def _margin(self, line: VisualLine, base: Style) -> list[Segment]:
        if not self.column or not (self.column.is_body(line) or line.kind is LineKind.GAP):
            return [Segment(" " * GUTTER, base)]
        rule = self._quotes.beside(line) if self.marked else None
        return margin(line, self.walk, rule, base, self._named, self.letters and self.marked)

    def _speakers(self, column: Column, number: int, base: Style) -> Segment:
        """Who speaks stands in the empty line below a paragraph, so that no line moves for it."""
        names = self._quotes.speakers(column, number) if self.marked else ()
        said = fit("— " + " · ".join(names), column.width) if names else ""
        return Segment(" " * (column.width - cell_len(said)) + said, base + self._named("speaker"))

    def _pointed_out(self, line: VisualLine) -> Iterator[Layer]:
        if self.column is None or not self.column.is_body(line):
            return
        for span in self._changed.within(line.start, line.end):
            yield Layer(span.start, span.end, self._named("changed"))
        if self._candidate is not None:
            yield Layer(self._candidate.start, self._candidate.end, self._named("candidate"))

    def _selected(self, line: VisualLine, number: int) -> list[Layer]:
        selection = self.text_selection
        span = selection.get_span(number) if selection is not None else None
        if span is None:
            return []
        style = self.screen.get_component_rich_style("screen--selection")
        return [Layer(*selected_on_line(line, span, self._left + GUTTER), style)]

    def on_click(self, event: events.Click) -> None:
        """Point at the mention under the pointer; a second click on it activates it."""
        if self.column is None:
            return
        cell = event.x - self._left - GUTTER
        offset = offset_at(self.column, event.y + self.scroll_offset.y, cell)
        index = self.walk.mentions.at(offset) if offset is not None else None
        if index is not None:
            self.point_at(index, activated=index == self.walk.current)

    @property
    def selected_range(self) -> tuple[int, int] | None:
        """The selected stretch of the body, if there is one."""
        if self.column is None or self.text_selection is None:
            return None
        return selected_range(self.column, self.text_selection, self._left + GUTTER)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected stretch of the body, as it stands there and not as it was broken into lines."""
        if self.column is None:
            return None
        start, end = selected_range(self.column, selection, self._left + GUTTER)
        return self.column.body[start:end], "\n"

    def selection_updated(self, selection: Selection | None) -> None:  # noqa: ARG002
        """Repaint what is selected."""
        self.refresh()
