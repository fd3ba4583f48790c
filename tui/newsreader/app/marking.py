"""What a person does to articles from the app, each in the background and told in the status line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from newsreader.app.background import Lane, Post
from newsreader.app.messages import CountsChanged, MarksChanged
from newsreader.library import Library
from newsreader.model import Marks, NewsreaderError, ReadableArticle, Sentence

_FEW = 10
"""Articles of which the rows are read again; of more, the list asks for those in view."""


class Happened(Protocol):
    """A logged change of marks."""

    @property
    def sentence(self) -> Sentence:
        """What was done."""
        ...


class Marking:
    """Changes of marks in the order in which they were asked for, one at a time.

    `due` is the article that has been opened to be read and does not count as read yet.
    """

    def __init__(self, library: Library, lane: Lane) -> None:
        self._library = library
        self._lane = lane
        self.due: int | None = None

    def toggle_read(self, article_id: int) -> None:
        """Mark as read, or as unread if it was read; whoever has read a text has read its copies."""
        self.count_opened()
        archive = self._library.archive
        ids = self._library.with_copies([article_id])
        self._change(ids, lambda: archive.set_read(ids, not self._marks(article_id).read))

    def read_all(self, ids: Sequence[int]) -> None:
        """Mark all as read, as one change."""
        self.count_opened()
        every = self._library.with_copies(ids)
        self._change(every, lambda: self._library.archive.set_read(every, True))

    def toggle_star(self, article_id: int) -> None:
        """Star, or take the star off."""
        archive = self._library.archive
        self._change(
            [article_id], lambda: archive.set_starred([article_id], not self._marks(article_id).starred)
        )

    def toggle_tag(self, article_id: int, tag: str) -> None:
        """Add a tag, or take it off if it was there."""

        def change() -> Happened | None:
            archive = self._library.archive
            return archive.add_tag([article_id], tag) or archive.remove_tag([article_id], tag)

        self._change([article_id], change)

    def shown(self, readable: ReadableArticle) -> None:
        """Count an article that is shown as read if it was opened for that; one passed over was not read."""
        if self.due == readable.article.id:
            if readable.marks.read:
                self.due = None
            self.count_opened()

    def count_opened(self) -> None:
        """Count as read now what is due; nobody's doing, so there is nothing to undo."""
        article_id, self.due = self.due, None
        if article_id is None or self._library.archive.read_only:
            return

        def work(post: Post) -> None:
            ids = self._library.with_copies([article_id])
            with self._library.archive.transaction():
                for one in ids:
                    self._library.archive.mark_opened(one)
            self._tell(post, ids, None)

        self._lane.ask(work)

    def undo(self) -> None:
        """Take back the last change, of whichever session."""
        self._step(self._library.archive.undo, "Undone: {what}", "There is nothing to undo.")

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        self._step(self._library.archive.redo, "Redone: {what}", "There is nothing to redo.")

    def _marks(self, article_id: int) -> Marks:
        rows = self._library.rows([article_id])
        if not rows:
            raise NewsreaderError("There is no article {id} in this library.", id=article_id)
        return rows[0].marks

    def _change(self, ids: Sequence[int], change: Callable[[], Happened | None]) -> None:
        def work(post: Post) -> None:
            event = change()
            said = event.sentence if event else Sentence.of("Nothing changed.")
            self._tell(post, ids if len(ids) <= _FEW else None, said)

        self._lane.ask(work)

    def _step(self, step: Callable[[], Happened | None], done: str, nothing: str) -> None:
        self.count_opened()

        def work(post: Post) -> None:
            event = step()
            said = Sentence(nothing) if event is None else Sentence(done)
            self._tell(post, None, said, event.sentence if event else None)

        self._lane.ask(work)

    def _tell(
        self, post: Post, ids: Sequence[int] | None, said: Sentence | None, what: Sentence | None = None
    ) -> None:
        rows = self._library.rows(ids) if ids is not None else None
        post(MarksChanged(rows, said, what))
        counts = self._library.archive.counts()
        post(CountsChanged(counts.articles, counts.unread))
