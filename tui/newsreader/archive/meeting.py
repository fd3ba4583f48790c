"""What a newly read article is to the archive."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from newsreader.archive import articles, places
from newsreader.archive.places import CURRENT, WITHDRAWN, Place
from newsreader.model import ImportResult, ImportStatus, Sentence

CHANGED = Sentence.of("The text is the same; what is said about it has changed.")


@dataclass(frozen=True, slots=True)
class Meeting:
    """What is held of an article that was read.

    here: the article itself. earlier: another text stands where it does. met: the file is a copy of another,
    in which another text stands. twin: an article elsewhere has its text.
    """

    here: Place | None = None
    earlier: Place | None = None
    met: Place | None = None
    twin: Place | None = None

    @property
    def status(self) -> ImportStatus:
        """What becomes of what was read, unless all that is said about it is known."""
        if any(held is not None for held in (self.here, self.earlier, self.met)):
            return ImportStatus.UPDATED
        return ImportStatus.ADDED if self.twin is None else ImportStatus.DUPLICATE

    @property
    def why(self) -> Sentence | None:
        """Why that becomes of it, where there is more to say."""
        if self.here is not None:
            return CHANGED
        return None if self.twin is None else _same_text_as(self.twin)


def meet(connection: sqlite3.Connection, read: Place, length: int, metadata: tuple[object, ...]) -> Meeting:
    """What is held of an article that was read, whose body has so many characters.

    `metadata` are the values of `COLUMNS`.
    """
    candidates = places.candidates(connection, read)
    here, earlier = places.again(candidates, read, length), places.there(candidates, read)
    met = None if here is not None or earlier is not None else places.met_in(connection, read)
    if here is None and earlier is None and (met is None or met.sha256 == read.sha256):
        here, met = _alike(connection, read, metadata, CURRENT), None
    if here is not None:
        return Meeting(here=here)
    return Meeting(earlier=earlier, met=met, twin=places.twin(connection, read, length))


def withdrawn(
    connection: sqlite3.Connection, read: Place, length: int, metadata: tuple[object, ...]
) -> Place | None:
    """The article itself where it is held, but withdrawn."""
    candidates = places.candidates(connection, read, WITHDRAWN)
    return places.again(candidates, read, length) or _alike(connection, read, metadata, WITHDRAWN)


def _alike(
    connection: sqlite3.Connection, read: Place, metadata: tuple[object, ...], state: str
) -> Place | None:
    """The article in another file: of no address, with the same text, of which the same is said."""
    if read.url is not None:
        return None
    number = articles.alike(connection, metadata, state)
    return None if number is None else places.of_article(connection, number)


def answer(
    connection: sqlite3.Connection, met: Meeting, read: Place, metadata: tuple[object, ...]
) -> ImportResult | None:
    """What became of an article of which nothing is to be kept anew, else None."""
    held = met.here
    if held is None or not articles.same_metadata(connection, held.id, metadata):
        return None
    if places.shares_sign(read, held):
        return ImportResult(read.origin, ImportStatus.UNCHANGED, held.id)
    return ImportResult(read.origin, ImportStatus.DUPLICATE, held.id, _same_text_as(held))


def foreseen(
    connection: sqlite3.Connection, met: Meeting, read: Place, metadata: tuple[object, ...]
) -> ImportResult:
    """What would become of an article; whether it is nearly a copy of another is not looked at."""
    return answer(connection, met, read, metadata) or result(met, read, None)


def result(met: Meeting, read: Place, number: int | None, why: Sentence | None = None) -> ImportResult:
    """What became of an article that was kept anew, or of which something new is said."""
    copied = met.status is ImportStatus.DUPLICATE
    return ImportResult(read.origin, met.status, number, met.why or why, copied)


def _same_text_as(held: Place) -> Sentence:
    return Sentence.of("The same text is held from {origin}.", origin=held.origin)
