"""What a person had brought in at once."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from newsreader.model.errors import Sentence


class ImportKind(StrEnum):
    """files: from paths and addresses. feeds: a refresh of feeds. starter: the starter collection."""

    FILES = "files"
    FEEDS = "feeds"
    STARTER = "starter"


@dataclass(frozen=True, slots=True)
class ImportRun:
    """One import as it is kept: where it looked, when it began (UTC), and how many articles met which fate.

    `known` were held before. One that is `undone` counts as if it had never been; `settled` is False while
    articles have yet to follow that. One that has not `ended` is `running`, or was broken off; then
    `completed_by` is the number of a later one of the same, by which the rest has come in.
    """

    id: int
    kind: ImportKind
    places: tuple[str, ...]
    began_at: str
    added: int = 0
    updated: int = 0
    known: int = 0
    failed: int = 0
    undone: bool = False
    settled: bool = True
    ended: bool = True
    running: bool = False
    completed_by: int | None = None

    @property
    def title(self) -> Sentence:
        """Whence the articles came."""
        if self.kind is ImportKind.STARTER:
            return Sentence.of("The starter collection")
        places = self.places or ("",)
        if self.kind is ImportKind.FEEDS:
            if len(places) == 1:
                return Sentence.of("The feed {feed}", feed=places[0])
            return Sentence.of("{count} feeds", count=len(places))
        if len(places) == 1:
            return Sentence.of("From {place}", place=places[0])
        if len(places) == 2:
            return Sentence.of("From {place} and one other place", place=places[0])
        return Sentence.of("From {place} and {count} other places", place=places[0], count=len(places) - 1)

    @property
    def broken_off(self) -> bool:
        """Whether there was more to be brought in, and nobody does it."""
        unfinished = not (self.ended or self.running or self.undone) and self.settled
        return unfinished and self.completed_by is None

    @property
    def state(self) -> Sentence:
        """Whether it stands, and is all that it was to be."""
        if not self.settled:
            return Sentence.of("being undone") if self.undone else Sentence.of("coming back")
        if self.undone:
            return Sentence.of("undone")
        if self.ended:
            return Sentence.of("kept")
        if self.completed_by is not None and not self.running:
            return Sentence.of("completed by import {id}", id=self.completed_by)
        return Sentence.of("broken off") if self.broken_off else Sentence.of("under way")
