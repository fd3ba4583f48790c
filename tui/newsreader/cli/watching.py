"""`newsreader import --watch`: an import that goes on until it is stopped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from newsreader.cli import streams
from newsreader.cli.importing import Import, status_of
from newsreader.cli.status import Status
from newsreader.cli.usage import Misuse
from newsreader.library import Library
from newsreader.library.watching import Watched
from newsreader.model import Sentence

if TYPE_CHECKING:
    from newsreader.ingest.document import Columns


def check(given: Sequence[str], *, dry_run: bool) -> None:
    """Raise Misuse where something that is to be watched is no folder, or nothing is to be kept of it."""
    if dry_run:
        raise Misuse(Sentence.of("--watch and --dry-run do not go together; use one after the other."))
    for one in given:
        if not Path(one).is_dir():
            raise Misuse(Sentence.of("{path} is no folder, and only folders can be watched.", path=one))


def watch_folders(
    library: Library,
    given: Sequence[str],
    format: str | None,
    columns: Columns,
    *,
    as_json: bool,
    jobs: int | None,
) -> Status:
    """Import all that is in some folders, then whatever is new or has changed there, until Ctrl+C."""
    from newsreader.ingest.folder import walk

    # Looked at before the first import, so that nothing that comes during it is overlooked.
    watched = Watched([Path(one) for one in given])
    rounds = [Import(library, as_json=as_json)]
    try:
        # A folder into which nothing has come yet is no failure here.
        if filled := [one for one in given if next(walk(Path(one)), None) is not None]:
            rounds[0].run(filled, format=format, columns=columns, dry_run=False, jobs=jobs)
        if not rounds[0].stopped:
            streams.say(Sentence.of("Watching {folders}; Ctrl+C ends it.", folders=", ".join(given)))
            for files in watched.follow():
                rounds.append(Import(library, as_json=as_json))
                paths = [str(path) for path in files]
                rounds[-1].run(paths, format=format, columns=columns, named=False, dry_run=False, jobs=1)
                if rounds[-1].stopped:
                    break
    except KeyboardInterrupt:
        pass  # the usual end, at any moment
    return status_of(sum((one.counts for one in rounds), Counter()))
