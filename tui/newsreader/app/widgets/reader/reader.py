"""The reader pane: one article in a measured column, with its marks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from newsreader.app.bindings import bindings
from newsreader.app.widgets.reader.column import Column
from newsreader.app.widgets.reader.header import closing_note, meta_line
from newsreader.app.widgets.reader.layout import LineKind, VisualLine
from newsreader.app.widgets.reader.marks import MarkIndex
from newsreader.app.widgets.reader.painting import Layer, paint
from newsreader.model import Label, Mention, Quote, QuoteKind, ReadableArticle, Span

GUTTER = 5
LETTERS = {
    Label.PERSON: "P",
    Label.ORG: "O",
    Label.PLACE: "L",
    Label.EVENT: "E",
    Label.LAW: "H",
    Label.WORK: "K",
    Label.ROLE: "J",
    Label.DATE: "T",
    Label.MONEY: "U",
}


class Reader(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows an article and walks its mentions and matches; every offset it speaks of counts in the body."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("reader")]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"reader--{label.lower()}" for label in Label),
        "reader--title",
        "reader--meta",
        "reader--heading",
        "reader--note",
        "reader--match",
        *(f"reader--{label.lower()}-fill" for label in Label),
        "reader--current",
        "reader--quote",
        "reader--letter",
    }

    column_width: reactive[int] = reactive(72, init=False)
    letters: reactive[bool] = reactive(False, init=False)

    class MentionPointed(Message):
        """The current mention is another one; `activated` if it was clicked when it was current already."""

        def __init__(self, mention: Mention, activated: bool = False) -> None:
            super().__init__()
            self.mention = mention
            self.activated = activated

    class Moved(Message):
        """Another part of the article is in view; `share` of it has been passed, 0..1."""

        def __init__(self, share: float) -> None:
            super().__init__()
            self.share = share

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.readable: ReadableArticle | None = None
        self.column: Column | None = None
        self.mentions: MarkIndex[Mention] = MarkIndex()
        self.matches: MarkIndex[Span] = MarkIndex()
        self.quotes: MarkIndex[Quote] = MarkIndex()
        self.current: int | None = None
        self.selected_entity: str | None = None
        self.welcome: tuple[str, ...] = ()
        self._match: int | None = None
        self._left = 0

    def show(self, readable: ReadableArticle, matches: Sequence[Span] = ()) -> None:
        """Show an article from where it was last left."""
        self.readable = readable
        found = readable.annotations
        self.mentions = MarkIndex(found.mentions)
        self.matches = MarkIndex(matches)
        self.quotes = MarkIndex([q for q in found.quotes if q.kind is QuoteKind.DIRECT])
        self.current = self._match = None
        self.selected_entity = None
        self._lay_out(readable.position)

    def clear(self, welcome: Sequence[str] = ()) -> None:
        """Show no article but a few words of welcome."""
        self.readable = self.column = None
        self.mentions, self.matches, self.quotes = MarkIndex(), MarkIndex(), MarkIndex()
        self.current = self._match = self.selected_entity = None
        self.welcome = tuple(welcome)
        self.virtual_size = Size(0, 0)
        self.refresh()

    def highlight(self, matches: Sequence[Span]) -> None:
        """Mark other matches in the article that is open."""
        self.matches = MarkIndex(matches)
        self._match = None
        self.refresh()

    def select_entity(self, key: str | None) -> None:
        """Fill all mentions of one entity."""
        self.selected_entity = key
        self.refresh()

    # layout

    def on_resize(self) -> None:
        """Lay the column out again in the new width, at the same place in the text."""
        width = min(self.column_width, self.scrollable_content_region.width - GUTTER - 1)
        if self.column is not None and width != self.column.width:
            self._lay_out(self.position)
        self._centre()

    def watch_column_width(self) -> None:
        """Lay the column out again."""
        self.lay_out_again()

    def lay_out_again(self) -> None:
        """Lay the column out again at the same place in the text."""
        self._lay_out(self.position)

    def watch_letters(self) -> None:
        """Show or hide the letters in the margin."""
        self.refresh()

    def _centre(self) -> None:
        width = self.scrollable_content_region.width
        used = (self.column.width if self.column else self.column_width) + GUTTER
        self._left = max(0, (width - used) // 2)

    def _lay_out(self, offset: int) -> None:
        if self.readable is None:
            return
        available = self.scrollable_content_region.width
        width = max(10, min(self.column_width, available - GUTTER - 1))
        article = self.readable.article
        self.column = Column(article.title, meta_line(article), article.body, closing_note(article), width)
        line = self.column.line_at(offset) if offset else 0
        self._centre()
        self._measure()
        self.scroll_to(y=line, animate=False, force=True)
        self.call_later(self._continue_layout, self.column)
        self.refresh()

    def _continue_layout(self, column: Column) -> None:
        if column is not self.column:
            return
        if column.more():
            self.set_timer(0.01, lambda: self._continue_layout(column))
        self._measure()

    def _measure(self) -> None:
        lines = len(self.column.lines) if self.column else 0
        self.virtual_size = Size(self.scrollable_content_region.width, lines + 1)

    # position

    @property
    def position(self) -> int:
        """The offset of the first code point in view; 0 at the top."""
        return self.column.offset_of(self.scroll_offset.y) if self.column else 0

    @property
    def share(self) -> float:
        """How much of the article has been passed, 0..1."""
        return self.scroll_offset.y / self.max_scroll_y if self.max_scroll_y else 1.0

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell how far the reading has come."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.post_message(self.Moved(self.share))

    def scroll_lines(self, lines: int) -> None:
        """Scroll by lines."""
        self.scroll_to(y=self.scroll_target_y + lines, animate=False)

    def scroll_pages(self, pages: float) -> None:
        """Scroll by a share of the pane; two lines stay in view over a whole page."""
        height = self.scrollable_content_region.height
        self.scroll_lines(int(pages * (height - 2)))

    def show_offset(self, offset: int) -> None:
        """Bring a place of the body into view, a third of the way down if it was out of sight."""
        if self.column is None:
            return
        line, top = self.column.line_at(offset), self.scroll_offset.y
        self._measure()
        height = self.scrollable_content_region.height
        if not top + 1 <= line < top + height - 1:
            self.scroll_to(y=max(0, line - height // 3), animate=False, force=True)
        self.refresh()

    # walking

    def _here(self, step: int) -> int:
        """Where a walk starts: the current mention if it is in view, else the edge of the view."""
        if self.column is None:
            return 0
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        if self.current is not None:
            start = self.mentions.marks[self.current].start
            if top <= self.column.line_at(start) < top + height:
                return start
        return self.column.offset_of(top) - 1 if step > 0 else self.column.offset_of(top + height)

    def walk_mentions(self, step: int, *, same: bool = False) -> bool:
        """Go to the next (1) or previous (-1) mention, of the chosen entity if `same`; False if none is left."""
        index = self.mentions.beside(self._here(step), step)
        if same:
            key = self.selected_entity
            while index is not None and self.mentions.marks[index].entity != key:
                index = index + step if 0 <= index + step < len(self.mentions) else None
        if index is None:
            return False
        self.point_at(index)
        return True

    def point_at(self, index: int, *, activated: bool = False) -> None:
        """Make a mention the current one and show it."""
        self.current = index
        mention = self.mentions.marks[index]
        self.selected_entity = mention.entity
        self.show_offset(mention.start)
        self.post_message(self.MentionPointed(mention, activated))

    def point_at_text(self, text: str) -> None:
        """Go to the next mention that reads `text` whatever the case, around the end if need be."""
        marks = self.mentions.marks
        begin = 0 if self.current is None else self.current + 1
        for index in (*range(begin, len(marks)), *range(min(begin, len(marks)))):
            if marks[index].text.casefold() == text:
                self.point_at(index)
                return

    def walk_matches(self, step: int) -> tuple[int, int] | None:
        """Go to the next or previous match; its number from 1 and how many there are."""
        if not len(self.matches):
            return None
        if self._match is None:
            here = self.position - 1 if step > 0 else self.position
            found = self.matches.beside(here, step)
            self._match = found if found is not None else (0 if step > 0 else len(self.matches) - 1)
        else:
            self._match = (self._match + step) % len(self.matches)
        self.show_offset(self.matches.marks[self._match].start)
        return self._match + 1, len(self.matches)

    # painting

    def render_line(self, y: int) -> Strip:
        """Paint one line of the viewport."""
        width = self.scrollable_content_region.width
        base = self.rich_style
        number = y + self.scroll_offset.y
        if self.column is None:
            text = self.welcome[y - 1] if 0 < y <= len(self.welcome) else ""
            style = self.get_component_rich_style("reader--note")
            return Strip([Segment("  " + text, style)]).adjust_cell_length(width, base)
        if number >= len(self.column.lines):
            return Strip.blank(width, base)
        line = self.column.lines[number]
        segments = [*self._margin(line, base), *self._content(line, number, base)]
        return Strip(segments).adjust_cell_length(width, base).apply_offsets(0, number)

    def _margin(self, line: VisualLine, base: Style) -> list[Segment]:
        """Letters of the entity types on the line, and the rule beside a quote."""
        blank = " " * self._left
        if self.column is None or not self.column.is_body(line):
            return [Segment(blank + " " * GUTTER, base)]
        letters = ""
        if self.letters:
            labels = {mention.label for mention in self.mentions.within(line.start, line.end)}
            letters = "".join(LETTERS[label] for label in Label if label in labels)[: GUTTER - 2]
        quoted = next(self.quotes.within(line.start, line.end), None) is not None
        letter = base + self.get_component_rich_style("reader--letter", partial=True)
        rule = base + self.get_component_rich_style("reader--quote", partial=True)
        return [
            Segment(blank + letters.rjust(GUTTER - 2), letter),
            Segment("▌" if quoted else " ", rule if quoted else base),
            Segment(" ", base),
        ]

    def _content(self, line: VisualLine, number: int, base: Style) -> list[Segment]:
        column = self.column
        assert column is not None
        layers: list[Layer] = []
        if column.is_body(line):
            layers = self._body_layers(line)
            base = base + self._named("heading") if line.kind is LineKind.HEADING else base
        elif line.kind is not LineKind.GAP:
            base = base + self._named(line.kind.value)
        selection = self.text_selection
        if selection is not None and (span := selection.get_span(number)) is not None:
            lead = self._left + GUTTER + line.indent
            stop = line.end if span[1] == -1 else line.start + max(0, span[1] - lead)
            style = self.screen.get_component_rich_style("screen--selection")
            layers.append(Layer(line.start + max(0, span[0] - lead), stop, style))
        indent = [Segment(" " * line.indent, base)] if line.indent else []
        return indent + paint(
            lambda start, end: column.text(line, start, end), line.start, line.end, base, layers
        )

    def _named(self, name: str) -> Style:
        return self.get_component_rich_style(f"reader--{name}", partial=True)

    def _body_layers(self, line: VisualLine) -> list[Layer]:
        layers = []
        current = self.mentions.marks[self.current] if self.current is not None else None
        for mention in self.mentions.within(line.start, line.end):
            layers.append(Layer(mention.start, mention.end, self._named(mention.label.lower())))
            if mention is current:
                layers.append(Layer(mention.start, mention.end, self._named("current")))
            elif mention.entity and mention.entity == self.selected_entity:
                layers.append(Layer(mention.start, mention.end, self._named(f"{mention.label.lower()}-fill")))
        for match in self.matches.within(line.start, line.end):
            layers.append(Layer(match.start, match.end, self._named("match")))
        return layers

    # pointer and selection

    def offset_under(self, x: int, y: int) -> int | None:
        """The code point of the body at a cell of the viewport, or None beside the text."""
        number = y + self.scroll_offset.y
        if self.column is None or not 0 <= number < len(self.column.lines):
            return None
        line = self.column.lines[number]
        offset = line.start + x - self._left - GUTTER - line.indent
        return offset if self.column.is_body(line) and line.start <= offset < line.end else None

    def on_click(self, event: events.Click) -> None:
        """Point at the mention under the pointer; a second click on it activates it."""
        offset = self.offset_under(event.x, event.y)
        index = self.mentions.at(offset) if offset is not None else None
        if index is not None:
            self.point_at(index, activated=index == self.current)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected stretch of the body, as it stands there and not as it was broken into lines."""
        if self.column is None:
            return None
        start, end = self._selected_range(selection)
        return self.column.body[start:end], "\n"

    def _selected_range(self, selection: Selection) -> tuple[int, int]:
        column = self.column
        assert column is not None

        def offset(point: tuple[int, int] | None, default: int) -> int:
            if point is None:
                return default
            x, y = point
            line = column.lines[min(y, len(column.lines) - 1)]
            if not column.is_body(line):
                return column.offset_of(y)
            return max(line.start, min(line.end, line.start + x - self._left - GUTTER - line.indent))

        return offset(selection.start, 0), offset(selection.end, len(column.body))

    def selection_updated(self, selection: Selection | None) -> None:  # noqa: ARG002
        """Repaint what is selected."""
        self.refresh()
