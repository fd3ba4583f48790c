"""The list of articles: two lines a row, however many articles there are."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Container, Mapping, Sequence
from types import MappingProxyType
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.message import Message

from newsreader.app.bindings import bindings
from newsreader.app.widgets.cells import fit
from newsreader.app.widgets.line_list import LineList
from newsreader.app.widgets.reader.layout import wrap
from newsreader.model import ArticleSummary
from newsreader.translation import format_date, translate

_WINDOW = 60
_AHEAD = 40
_KEPT = 2_000


class ArticleList(LineList, inherit_bindings=False):
    """Rows of a result: title; then date, source and the entities most mentioned.

    It holds the ids of the whole result and the summaries of what was near the screen; it asks for the
    others with `RowsWanted` before they come into view.
    """

    ITEM_HEIGHT = 2
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("list")]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "line-list--cursor",
        "line-list--cursor-blurred",
        "article-list--unread",
        "article-list--read",
        "article-list--meta",
        "article-list--meta-selected",
        "article-list--star",
        "article-list--open",
        "article-list--hint",
    }

    class StarWanted(Message):
        """The article under the cursor is to be starred, or no longer."""

    class RowsWanted(Message):
        """Summaries of these ids are to be painted, now or soon, and are not here."""

        def __init__(self, ids: Sequence[int]) -> None:
            super().__init__()
            self.ids = ids

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.ids: array[int] = array("q")
        self.open_id: int | None = None
        self.hint: tuple[str, ...] = ()
        self._rows: OrderedDict[int, ArticleSummary] = OrderedDict()
        self._asked: set[int] = set()
        self._partial = False
        self._others: Mapping[int, int] = {}
        self._sought: tuple[int, int] | None = None

    @property
    def count(self) -> int:
        """How many articles the result has."""
        return len(self.ids)

    @property
    def current(self) -> int | None:
        """The id under the cursor."""
        return self.ids[self.cursor] if self.ids else None

    def show(
        self,
        ids: array[int],
        rows: Sequence[ArticleSummary],
        *,
        in_place: bool = False,
        partial: bool = False,
        others: Mapping[int, int] = MappingProxyType({}),
    ) -> None:
        """Show another result, with the cursor on the same article where it is still there.

        With `in_place` it is the same one with more articles or fewer: what is on screen stays where it is.
        `partial` says that more are to come, `others` for how many further articles one stands.
        """
        held, before, top = self.current, self.cursor, self.scroll_offset.y
        sought, self._sought = self._sought, None
        self.ids, self._partial, self._others = ids, partial, others
        self._asked.clear()
        if not in_place:
            self._rows.clear()
        self._keep(rows)
        self.items_changed()
        if held is None or before >= len(ids) or ids[before] != held:
            place = ids.index(held) if held is not None and held in ids else None
            if in_place:
                self._stay(before if place is None else place, before, top)
            else:
                self.cursor = place or 0
                self.reveal(self.cursor)
        if in_place:
            self.ask_again()
            if sought is not None and sought[1] == before:
                self.go_to(sought[0])

    def _stay(self, place: int, before: int, top: int) -> None:
        """Put the cursor on an item that was at `before`, on the line of the screen where it was.

        Somebody at the top of the list sees what comes in above, as long as the cursor stays in view.
        """
        fits = (place + 1) * self.ITEM_HEIGHT <= self.scrollable_content_region.height
        if top or not fits:
            self.scroll_to(y=max(0, top + (place - before) * self.ITEM_HEIGHT), animate=False, force=True)
        self.cursor = place

    def go_to(self, article_id: int) -> None:
        """Put the cursor on an article, if it is in the result; if it may yet come, when it has.

        Unless somebody has moved the cursor by then.
        """
        if article_id in self.ids:
            self.cursor = self.ids.index(article_id)
        elif self._partial:
            self._sought = article_id, self.cursor

    def take(self, rows: Sequence[ArticleSummary]) -> None:
        """Accept summaries that were asked for, or that have changed."""
        other = {row.id for row in rows if self._rows.get(row.id) != row}
        self._keep(rows)
        self._refresh_articles(other)

    def mark_open(self, article_id: int | None) -> None:
        """Mark the article that is open, and no other any more."""
        before, self.open_id = self.open_id, article_id
        self._refresh_articles({before, article_id})

    def _refresh_articles(self, articles: Container[int | None]) -> None:
        """Repaint those that are in view."""
        first, height = self.scroll_offset.y, self.scrollable_content_region.height
        for index in range(
            first // self.ITEM_HEIGHT, min(self.count, -(-(first + height) // self.ITEM_HEIGHT))
        ):
            if self.ids[index] in articles:
                self.refresh_items(index)

    def ask_again(self) -> None:
        """Ask for the summaries near the cursor once more, as their marks have changed."""
        first = self.scroll_offset.y // self.ITEM_HEIGHT
        near = self.ids[max(0, first - _WINDOW // 2) : first + _WINDOW]
        for article_id in self._rows.keys() - frozenset(near):
            del self._rows[article_id]
        self._asked.clear()  # answers that are on their way are of the marks before
        if near:
            self.post_message(self.RowsWanted(near))

    def _keep(self, rows: Sequence[ArticleSummary]) -> None:
        for row in rows:
            self._rows[row.id] = row
            self._rows.move_to_end(row.id)
            self._asked.discard(row.id)
        while len(self._rows) > _KEPT:
            self._rows.popitem(last=False)

    def row(self, article_id: int) -> ArticleSummary | None:
        """The summary of an article, if it is here."""
        return self._rows.get(article_id)

    def watch_cursor(self, before: int, after: int) -> None:
        """Fetch what comes next before it comes into view."""
        super().watch_cursor(before, after)
        ahead = self.validate_cursor(after + (_AHEAD if after > before else -_AHEAD))
        if self.ids and self.ids[ahead] not in self._rows:
            self._want(ahead)

    def _want(self, index: int) -> None:
        window = self.ids[max(0, index - _WINDOW // 2) : index + _WINDOW]
        missing = [i for i in window if i not in self._rows and i not in self._asked]
        if missing:
            self._asked.update(missing)
            self.post_message(self.RowsWanted(missing))

    def item_line(self, index: int, line: int, width: int, selected: bool) -> list[Segment]:
        """Title line or detail line of one article."""
        row = self._rows.get(self.ids[index])
        fill = self.cursor_style() if selected else self.rich_style
        if row is None:
            self._want(index)
            return [Segment(fit("   …", width), fill)]
        if line == 0:
            return self._title_line(row, width, selected, fill)
        name = "meta-selected" if selected and self.has_focus else "meta"
        meta = fill + self.get_component_rich_style(f"article-list--{name}", partial=True)
        return [Segment(fit("   " + self.details(row), width), meta)]

    def _title_line(self, row: ArticleSummary, width: int, selected: bool, fill: Style) -> list[Segment]:
        name = "read" if row.marks.read else "unread"
        title = fill + self.get_component_rich_style(f"article-list--{name}", partial=True)
        star = fill + self.get_component_rich_style("article-list--star", partial=True)
        opened = fill + self.get_component_rich_style("article-list--open", partial=True)
        pointer = "▸" if selected else "│" if row.id == self.open_id else " "
        return [
            Segment(pointer, opened if row.id == self.open_id else fill),
            Segment("★" if row.marks.starred else " " if row.marks.read else "●", star),
            Segment(" ", fill),
            Segment(fit(row.title, width - 4), title),
        ]

    def details(self, row: ArticleSummary) -> str:
        """Date, source, other outlets with its text, entities and tags of an article on one line."""
        others = self._others.get(row.id)
        source = " ".join(part for part in (row.source, f"+{others}" if others else "") if part)
        date = format_date(row.published) if row.published else translate("no date")
        tags = " ".join(f"#{tag}" for tag in sorted(row.marks.tags))
        return " · ".join(part for part in (date, source, ", ".join(row.hints), tags) if part)

    def on_click(self, event: events.Click) -> None:
        """Open the article, or star it where the mark before its title was clicked."""
        index = (event.y + self.scroll_offset.y) // self.ITEM_HEIGHT
        if event.x <= 1 and 0 <= index < self.count:
            event.prevent_default()
            self.cursor = index
            self.post_message(self.StarWanted())

    def empty_line(self, line: int, width: int) -> list[Segment]:
        """Say what could be done where nothing was found."""
        style = self.get_component_rich_style("article-list--hint")
        lines = [
            text[start:end]
            for text in self.hint
            for start, end in (wrap(text, 0, len(text), max(1, width - 3)) if text else ((0, 0),))
        ]
        return [Segment("  " + lines[line - 1], style)] if 0 < line <= len(lines) else []

    def explain_empty(self, lines: Sequence[str]) -> None:
        """Set what an empty list says, a line each."""
        self.hint = tuple(lines)
        self.refresh()
