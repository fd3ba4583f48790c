"""What a newly read article is to the archive."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from newsreader.archive import articles, places
from newsreader.archive.imports import describing, runs
from newsreader.archive.places import CURRENT, WITHDRAWN, Place
from newsreader.model import ImportResult, ImportStatus, Sentence

CHANGED = Sentence.of("The text is the same; what is said about it has changed.")


@dataclass(frozen=True, slots=True)
class Meeting:
    """What is held of an article that was read.

    here: the article itself. earlier: another text stands where it does. met: the file is a copy of another,
    in which another text stands. twin: an article elsewhere has its text. before: the earlier version that
    was read in this file, said: the number of the description that was; in both cases another file has said
    something else since, and this one has not changed. twice: the file has it in another line as well, which
    was read first and holds.
    """

    here: Place | None = None
    earlier: Place | None = None
    met: Place | None = None
    twin: Place | None = None
    before: Place | None = None
    said: int | None = None
    twice: bool = False

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


def meet(
    connection: sqlite3.Connection,
    read: Place,
    length: int,
    metadata: tuple[object, ...],
    number: int | None,
) -> Meeting:
    """What is held of an article that import `number` has read, whose body has so many characters.

    `metadata` are the values of `COLUMNS`.
    """
    candidates = places.candidates(connection, read)
    here = places.again(candidates, read, length)
    if here is not None:
        twice = _is_met_now(connection, here, read, number)
        return Meeting(here=here, said=_said(connection, read, here, metadata), twice=twice)
    earlier = places.there(_apart(connection, candidates, read, number), read)
    if earlier is not None:
        before = _stood(connection, read, earlier)
        return Meeting(earlier=earlier, before=before, twin=places.twin(connection, read, length))
    met = places.met_in(connection, read)
    if met is None or met.sha256 == read.sha256:
        here = _alike(connection, read, metadata, CURRENT)
        if here is not None:
            return Meeting(here=here)
    return Meeting(met=met, twin=places.twin(connection, read, length))


def _apart(
    connection: sqlite3.Connection, candidates: Sequence[Place], read: Place, number: int | None
) -> list[Place]:
    """Without what import `number` has found in other lines of the same file.

    A file in which an id or an address stands twice has two articles there.
    """
    return [held for held in candidates if not _is_met_now(connection, held, read, number)]


def _is_met_now(connection: sqlite3.Connection, held: Place, read: Place, number: int | None) -> bool:
    return places.is_another_line(read, held) and runs.brings(connection, number, held.id)


def _said(
    connection: sqlite3.Connection, read: Place, held: Place, metadata: tuple[object, ...]
) -> int | None:
    file = places.file_of(read.origin)
    if file == places.file_of(held.origin):
        return None
    return describing.said_before(connection, held.id, file, metadata)


def _stood(connection: sqlite3.Connection, read: Place, held: Place) -> Place | None:
    """The earlier version of an article that was read in this very file, where another file has a later one.

    Then the files differ, and none of them has changed.
    """
    if places.file_of(read.origin) == places.file_of(held.origin):
        return None
    earlier = (places.of_article(connection, one) for one in articles.versions(connection, held.id))
    same = (one for one in earlier if one.sha256 == read.sha256)
    return next((one for one in same if places.file_of(one.origin) == places.file_of(read.origin)), None)


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
    if met.earlier is not None and met.before is not None:
        return ImportResult(read.origin, ImportStatus.UNCHANGED, met.earlier.id)
    if held is not None and (met.said is not None or met.twice):
        return ImportResult(read.origin, ImportStatus.UNCHANGED, held.id)
    if held is None or not articles.same_metadata(connection, held.id, metadata):
        return None
    if places.shares_sign(read, held):
        return ImportResult(read.origin, ImportStatus.UNCHANGED, held.id)
    if places.is_met_at(connection, held.id, read.origin):
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
