"""How many articles there are to import, guessed quickly."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

_BLOCK = 1 << 20


def estimate(places: Iterable[Path | str], cancelled: Callable[[], bool] = lambda: False) -> int:
    """About how many articles lie at some places: lines of JSON Lines, and one for every file or address.

    Good enough for a progress bar, which grows if there are more. Whatever cannot be read counts as one, as
    its failure will. It ends with what is counted soon after `cancelled` has begun to say True.
    """
    from newsreader.ingest.folder import FolderFile, walk
    from newsreader.ingest.formats.table import FORMATS

    suffixes = FORMATS["jsonl"].suffixes
    count = 0
    for place in places:
        if isinstance(place, str):
            count += 1
            continue
        for found in walk(place):
            if cancelled():
                return count
            path = found.path if isinstance(found, FolderFile) else None
            count += _lines(path, cancelled) if path and path.suffix.lower() in suffixes else 1
    return count


def _lines(path: Path, cancelled: Callable[[], bool]) -> int:
    try:
        if not path.is_file():
            return 1
        with path.open("rb") as file:
            blocks = iter(lambda: b"" if cancelled() else file.read(_BLOCK), b"")
            return sum(block.count(b"\n") for block in blocks) or 1
    except OSError:
        return 1
