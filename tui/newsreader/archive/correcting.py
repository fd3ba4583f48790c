"""What an open library can be asked and told about corrections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsreader.archive import affected, articles, corrections, deriving, events
from newsreader.archive.corrections import Kept
from newsreader.archive.events import Event
from newsreader.archive.opened import OpenLibrary
from newsreader.model import Annotations, Correction, NewsreaderError


@dataclass(frozen=True, slots=True)
class Uncorrected:
    """What corrections are applied to: a body with its hash, what the extractor said, and those in force."""

    body: str
    sha256: str
    raw: Annotations
    corrections: tuple[Correction, ...]


class CorrectedLibrary(OpenLibrary):
    """Corrections are kept beside what the extractor said; what is read is derived from both."""

    def correct(self, correction: Correction, article: int | None = None) -> Event:
        """Keep a correction, in force from now on, made in `article`.

        That article is derived at once, the others that it concerns are queued. A correction of one article
        that no `article` is given for belongs to the one with the text or address of its anchor.
        """
        with self._writing() as connection:
            return events.correct(connection, correction, article, self._correct)

    def take_corrections(self, shared: Sequence[Correction]) -> tuple[Event | None, list[Kept | None]]:
        """Keep those of `shared` that are not in force yet, in order, as one event; None where all are known.

        Then what was kept of each, None if it was known.
        """
        with self._writing() as connection:
            return events.take(connection, shared, self._correct)

    def withdraw(self, id: int) -> Event:
        """Take any one correction out of force. Raises NewsreaderError where none of that number is in it."""
        with self._writing() as connection:
            return events.decide(connection, id, self._correct, standing=False)

    def reinstate(self, id: int) -> Event:
        """Put a withdrawn correction in force again, in its old place.

        Raises NewsreaderError where none of that number was withdrawn.
        """
        with self._writing() as connection:
            return events.decide(connection, id, self._correct, standing=True)

    def corrections(self, *, standing: bool = True) -> list[Kept]:
        """The corrections in force, or those withdrawn; the oldest first."""
        with self._reading() as connection:
            return corrections.listed(connection, standing=standing)

    def uncorrected(self, id: int) -> Uncorrected:
        """An article before its corrections. Raises NewsreaderError if there is none of that number."""
        with self._reading() as connection:
            said = deriving.said_of(connection, id)
            if said is None:
                raise NewsreaderError("There is no article number {id}.", id=id)
            kept = corrections.in_force(connection, articles.successor(connection, id))
            return Uncorrected(*said, tuple(one.correction for one in kept))

    def extractor_of(self, id: int) -> str | None:
        """The version that annotated an article last; None where there is none of that number."""
        with self._reading() as connection:
            row = connection.execute("SELECT extractor FROM annotation WHERE article = ?", (id,)).fetchone()
        return None if row is None else str(row[0])

    def reach(self, correction: Correction) -> tuple[int, int | None, bool]:
        """Articles and mentions that a correction of the whole archive would change, and whether exactly.

        Mentions are None where only the texts can tell.
        """
        with self._reading() as connection:
            return affected.reach(connection, correction)

    def derive_queued(self, limit: int = 50, first: int | None = None) -> int:
        """Derive the newest articles that wait for it, `first` before all; how many were done."""
        if not self.queued():
            return 0
        with self._writing() as connection:
            return deriving.derive_next(connection, limit, first, self._correct)

    def queued(self) -> int:
        """How many articles wait to be derived anew."""
        with self._reading() as connection:
            return deriving.waiting(connection)
