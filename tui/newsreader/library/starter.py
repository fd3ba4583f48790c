"""The starter collection, which a new default library is filled with."""

from __future__ import annotations

from collections.abc import Iterator

from newsreader.library.library import Library
from newsreader.model import ImportKind, ImportResult
from newsreader.paths import bundled

_DONE = "starter_collection"
_AT_A_TIME = 6
_ALL = 1_000_000


def wants_starter(library: Library) -> bool:
    """Whether the library has yet to be filled, or the filling was interrupted and nobody has undone it."""
    return library.archive.setting(_DONE) != "done" and not _undone(library)


def fill(library: Library) -> Iterator[ImportResult]:
    """Import the starter collection; yields what became of each article.

    Ends soon after it was undone.
    """
    yield from library.importer.run(
        [bundled("seeds")],
        batch_size=_AT_A_TIME,
        kind=ImportKind.STARTER,
        cancelled=lambda: _undone(library),
    )
    if not _undone(library):
        library.archive.set_setting(_DONE, "done")


def _undone(library: Library) -> bool:
    return any(run.undone and run.kind is ImportKind.STARTER for run in library.archive.imports(_ALL))
