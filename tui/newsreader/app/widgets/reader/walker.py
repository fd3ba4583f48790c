"""Walking through the mentions and matches of the article in view."""

from __future__ import annotations

from textual.message import Message

from newsreader.app.widgets.reader.column import Column
from newsreader.app.widgets.reader.column_view import ColumnView
from newsreader.app.widgets.reader.walking import Walk


class Walker(ColumnView):
    """A column whose current mention and match are always brought into view."""

    class MentionPointed(Message):
        """The current mention is another one; `activated` if it was clicked when it was current already."""

        def __init__(self, activated: bool = False) -> None:
            super().__init__()
            self.activated = activated

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.walk = Walk()

    @property
    def walk_start(self) -> int:
        """Where a walk forward starts, as an offset of the body; -1 before its beginning."""
        return self._here(self.column, 1) if self.column is not None else -1

    def _here(self, column: Column, step: int) -> int:
        """Where a walk starts: where it had come to if that is in view, else the edge of the view."""
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        place = self.walk.place
        if place is not None and top <= column.line_at(place) < top + height:
            return place
        return column.offset_of(top) - 1 if step > 0 else column.offset_above(top + height)

    def walk_mentions(self, step: int, *, same: bool = False) -> bool:
        """Go to the next (1) or previous (-1) mention, of the chosen entity if `same`; False at the end."""
        if self.column is None:
            return False
        index = self.walk.beside(self._here(self.column, step), step, same=same)
        if index is not None:
            self.point_at(index)
        return index is not None

    def point_at(self, index: int, *, activated: bool = False) -> None:
        """Make a mention the current one and show it."""
        self.show_offset(self.walk.point_at(index).start)
        self.post_message(self.MentionPointed(activated))

    def point_at_text(self, text: str) -> None:
        """Go to the next mention that reads `text`, whatever its case."""
        index = self.walk.reading(text)
        if index is not None:
            self.point_at(index)

    def walk_matches(self, step: int) -> tuple[int, int] | None:
        """Go to the next or previous match; its number from 1 and how many there are."""
        index = self.walk.next_match(self.position, step)
        if index is None:
            return None
        self.show_offset(self.walk.matches.marks[index].start)
        return index + 1, len(self.walk.matches)
