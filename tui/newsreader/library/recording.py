"""Keeping account of an import, so that what came of it can be seen, and all of it be undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from newsreader.archive import Archive
from newsreader.library.undoing import settle
from newsreader.model import ImportKind, ImportResult, PassedOver


class Record:
    """One import as it is noted; begun with the first thing that comes of it.

    To be used in the transactions in which that is kept. `told` is given its number once there is one.
    """

    def __init__(
        self,
        archive: Archive,
        kind: ImportKind,
        places: Sequence[str],
        told: Callable[[int], object] = lambda _number: None,
    ) -> None:
        self._archive = archive
        self._kind = kind
        self._places = places
        self._told = told
        self._collections: dict[str, int] = {}
        self.begun: int | None = None
        """The number of the import, once there is one."""

    @property
    def number(self) -> int:
        """The number of the import, which is begun if it was not."""
        if self.begun is None:
            self.begun = self._archive.begin_import(self._kind, self._places)
            self._told(self.begun)
        return self.begun

    def collection(self, place: str) -> int:
        """The collection of what is found at one place."""
        if place not in self._collections:
            self._collections[place] = self._archive.new_collection(place, self.number)
        return self._collections[place]

    def end(self) -> None:
        """Note that all that was found has been dealt with."""
        if self.begun is not None:
            self._archive.end_import(self.begun)

    def settle(self) -> None:
        """Let all that came in follow, where somebody has undone the import while it went on.

        Who has undone it cannot have seen what came in afterwards.
        """
        if self.begun is not None and not self._archive.import_run(self.begun).settled:
            for _ in settle(self._archive, self.begun):
                pass

    def leave(self) -> None:
        """Go no further; unless it has ended, it is broken off."""
        if self.begun is not None:
            self._archive.leave_import(self.begun)

    def count(self, results: Sequence[ImportResult]) -> None:
        """Note what became of some of what was found; files that hold no articles are none of it."""
        told = [one for one in results if not isinstance(one, PassedOver)]
        if told:
            self._archive.count_import(self.number, told)
