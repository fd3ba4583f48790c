"""How many articles there are to import, guessed quickly."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

_BLOCK = 1 << 20


def estimate(places: Iterable[Path | str]) -> int:
    """About how many articles lie at some places: lines of JSON Lines, and one for every file or address.

    Good enough for a progress bar, which grows if there are more. Whatever cannot be read counts as one, as
    its failure will.
    """
    from newsreader.ingest.folder import walk
    from newsreader.ingest.formats.table import FORMATS

    suffixes = FORMATS["jsonl"].suffixes
    count = 0
    for place in places:
        if isinstance(place, str):
            count += 1
            continue
        for found in walk(place):
            lines = isinstance(found, Path) and found.suffix.lower() in suffixes
            count += _lines(found) if lines and isinstance(found, Path) else 1
    return count


def _lines(path: Path) -> int:
    try:
        if not path.is_file():
            return 1
        with path.open("rb") as file:
            return sum(block.count(b"\n") for block in iter(lambda: file.read(_BLOCK), b"")) or 1
    except OSError:
        return 1
