"""What an open library can be asked and told about marks: read, starred, tags, the place last read."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable

from newsreader.archive import articles, changes, events, marks
from newsreader.archive.correcting import CorrectedLibrary
from newsreader.archive.events import Event


class MarkedLibrary(CorrectedLibrary):
    """Every mark is an event, however many articles it is about, and can be taken back."""

    def set_read(self, ids: Iterable[int], read: bool = True) -> Event | None:
        """Mark as read or unread; None where nothing changed. As all marks one event, however many `ids`."""
        return self._mark("read" if read else "unread", "", ids)

    def set_starred(self, ids: Iterable[int], starred: bool = True) -> Event | None:
        """Star, or take the star off."""
        return self._mark("starred" if starred else "unstarred", "", ids)

    def add_tag(self, ids: Iterable[int], tag: str) -> Event | None:
        """Tag; tags that differ in case or accents alone are one, written as it first was."""
        return self._mark("tagged", marks.tag_name(tag), ids)

    def remove_tag(self, ids: Iterable[int], tag: str) -> Event | None:
        """Take a tag off."""
        return self._mark("untagged", marks.tag_name(tag), ids)

    def mark_opened(self, id: int) -> None:
        """Mark as read because it was opened: no event, as nobody meant to mark anything."""
        with self._writing() as connection:
            events.opened(connection, id)

    def undo(self) -> Event | None:
        """Take back the latest event that stands, also of an earlier session; None at the start."""
        with self._writing() as connection:
            return events.undo(connection, self._correct)

    def redo(self) -> Event | None:
        """Do again what was undone last; None where there is nothing, as after any new event."""
        with self._writing() as connection:
            return events.redo(connection, self._correct)

    def remember_position(self, id: int, offset: int) -> None:
        """Keep where an article was last read, in code points of its body."""
        with self._writing() as connection:
            marks.remember_position(connection, id, offset)

    def marked_ids(self, kind: str, value: str = "") -> array[int]:
        """Current articles by mark: ``read unread starred unstarred``, ``tag`` or ``collection`` by name.

        Their numbers rise. Nobody may change the answer, which is the same one until a mark changes.
        """
        with self._reading() as connection:
            return self._remember(
                connection,
                (kind, value),
                (changes.ARTICLES, changes.MARKS),
                lambda: marks.marked(connection, kind, value, lambda: self._every(connection)),
            )

    def tags(self) -> list[tuple[str, int]]:
        """The tags in use with their number of articles, most first."""
        with self._reading() as connection:
            return marks.tags(connection)

    def _mark(self, kind: str, value: str, ids: Iterable[int]) -> Event | None:
        with self._writing() as connection:
            return events.make(connection, kind, value, ids)

    def _newest(self, connection: sqlite3.Connection) -> array[int]:
        """Current articles, newest first."""
        return self._remember(
            connection, "newest", (changes.ARTICLES,), lambda: articles.newest_ids(connection)
        )

    def _every(self, connection: sqlite3.Connection) -> array[int]:
        """Current articles by rising number: those remembered are sooner sorted than read again."""
        return self._remember(
            connection, "every", (changes.ARTICLES,), lambda: array("q", sorted(self._newest(connection)))
        )
