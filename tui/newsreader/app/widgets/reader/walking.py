"""Walking through an article's mentions and matches."""

from __future__ import annotations

from collections.abc import Sequence

from newsreader.app.widgets.reader.marks import MarkIndex
from newsreader.model import Mention, Span


class Walk:
    """The marks of one article, the current one of each kind, and the entity whose mentions are filled."""

    def __init__(self, mentions: Sequence[Mention] = (), matches: Sequence[Span] = ()) -> None:
        self.mentions: MarkIndex[Mention] = MarkIndex(mentions)
        self.matches: MarkIndex[Span] = MarkIndex(matches)
        self.current: int | None = None
        self.place: int | None = None
        """Where the walk has come to: also once the mention there is no more."""
        self.entity: str | None = None
        self._match: int | None = None

    @property
    def mention(self) -> Mention | None:
        """The current mention."""
        return self.mentions.marks[self.current] if self.current is not None else None

    def renew(self, mentions: Sequence[Mention]) -> None:
        """Take other mentions of the same text; the one where the walk has come to stays the current one.

        Its entity stays the chosen one, also where it stands for another entity than before.
        """
        before = self.mention
        self.mentions = MarkIndex(mentions)
        if self.place is None:
            return
        self.current = self.mentions.at(self.place)
        if self.current is None and before is not None:
            self.current = self.mentions.first_within(before.start, before.end)
        now = self.mention
        if now is not None:
            self.place = now.start
            if before is not None and self.entity == before.entity:
                self.entity = now.entity

    def find(self, matches: Sequence[Span]) -> None:
        """Take other matches."""
        self.matches = MarkIndex(matches)
        self._match = None

    def point_at(self, index: int) -> Mention:
        """Make a mention the current one; its entity is then the chosen one."""
        self.current = index
        mention = self.mentions.marks[index]
        self.place = mention.start
        self.entity = mention.entity
        return mention

    def beside(self, offset: int, step: int, *, same: bool = False) -> int | None:
        """The first mention after (1) or before (-1) an offset, of the chosen entity only if `same`."""
        index = self.mentions.beside(offset, step)
        while same and index is not None and self.mentions.marks[index].entity != self.entity:
            index = index + step if 0 <= index + step < len(self.mentions) else None
        return index

    def reading(self, text: str) -> int | None:
        """The next mention that reads `text` whatever the case, around the end if need be."""
        marks = self.mentions.marks
        begin = 0 if self.current is None else self.current + 1
        order = (*range(begin, len(marks)), *range(min(begin, len(marks))))
        return next((index for index in order if marks[index].text.casefold() == text), None)

    def next_match(self, position: int, step: int) -> int | None:
        """Go to the next or previous match, around the end; the first time from a position in the body."""
        count = len(self.matches)
        if not count:
            return None
        if self._match is None:
            found = self.matches.beside(position - 1 if step > 0 else position, step)
            self._match = found if found is not None else (0 if step > 0 else count - 1)
        else:
            self._match = (self._match + step) % count
        return self._match
