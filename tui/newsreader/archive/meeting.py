"""What a newly read article is to the archive."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from newsreader.archive import articles, imports, places, splitting
from newsreader.archive.places import Place
from newsreader.archive.splitting import Shared
from newsreader.model import ImportResult, ImportStatus, Sentence


@dataclass(frozen=True, slots=True)
class Meeting:
    """What is held of an article that was read; of all but the last at most one is there.

    here: its text stood there before. alike: the same article stands elsewhere, and none of its own is
    needed. earlier: another text stands there. hidden: likewise, but away as it is alike to one elsewhere.
    shared: likewise, but it is that of an article elsewhere. twin: the text of what was read is that of an
    article elsewhere of which something else is said.
    """

    here: Place | None = None
    alike: Place | None = None
    earlier: Place | None = None
    hidden: Place | None = None
    shared: Shared | None = None
    twin: Place | None = None

    @property
    def follows(self) -> bool:
        """Whether what was read comes after another text in its place."""
        return any(one is not None for one in (self.earlier, self.hidden, self.shared))

    @property
    def status(self) -> ImportStatus:
        """What becomes of what was read, unless all that is said about it is known."""
        if self.here is not None or self.follows:
            return ImportStatus.UPDATED
        return ImportStatus.ADDED if self.twin is None else ImportStatus.DUPLICATE

    @property
    def why(self) -> Sentence | None:
        """From where else the text is held."""
        held = self.alike or self.twin
        return (
            None if held is None else Sentence.of("The same text is held from {origin}.", origin=held.origin)
        )


def meet(connection: sqlite3.Connection, read: Place, length: int) -> Meeting:
    """What is held of an article that was read, whose body has so many characters."""
    same = places.same_text(connection, read, length)
    here = places.here(read, same)
    if here is not None:
        return Meeting(here=here)
    earlier = places.same_place(connection, read)
    twin = same[0] if same else None
    if earlier is not None:
        return Meeting(earlier=earlier, twin=twin)
    alike = places.alike(read, same)
    shared = splitting.shared_at(connection, read)
    if shared is not None:
        is_known = alike is not None and alike.id == shared.article
        return Meeting(alike=alike) if is_known else Meeting(shared=shared, twin=twin)
    away = places.away_from(connection, read)
    if alike is not None and away is None:
        return Meeting(alike=alike)
    is_hidden = away is not None and away.sha256 != read.sha256 and imports.is_held(connection, away.id)
    return Meeting(hidden=away if is_hidden else None, twin=twin)


def answer(
    connection: sqlite3.Connection, met: Meeting, read: Place, metadata: tuple[object, ...]
) -> ImportResult | None:
    """What became of an article of which nothing is to be kept anew, else None."""
    if met.alike is not None:
        return ImportResult(read.origin, ImportStatus.DUPLICATE, met.alike.id, met.why)
    if met.here is not None and articles.same_metadata(connection, met.here.id, metadata):
        return ImportResult(read.origin, ImportStatus.UNCHANGED, met.here.id)
    return None


def foreseen(
    connection: sqlite3.Connection, met: Meeting, read: Place, metadata: tuple[object, ...]
) -> ImportResult:
    """What would become of an article; whether it is a copy of another is not looked at."""
    return answer(connection, met, read, metadata) or ImportResult(read.origin, met.status, why=met.why)
