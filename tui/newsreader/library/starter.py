"""The starter collection, which a new default library is filled with."""

from __future__ import annotations

from collections.abc import Iterator

from newsreader.library.library import Library
from newsreader.model import ImportKind, ImportResult
from newsreader.paths import bundled

_DONE = "starter_collection"
_AT_A_TIME = 6


def wants_starter(library: Library) -> bool:
    """Whether the library has yet to be filled, or the filling was interrupted."""
    return library.archive.setting(_DONE) != "done"


def fill(library: Library) -> Iterator[ImportResult]:
    """Import the starter collection; yields what became of each article."""
    yield from library.importer.run([bundled("seeds")], batch_size=_AT_A_TIME, kind=ImportKind.STARTER)
    library.archive.set_setting(_DONE, "done")
