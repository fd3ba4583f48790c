"""What is said about a path at which there is nothing."""

from __future__ import annotations

import re
from pathlib import Path

from newsreader.ingest.files import printable, shown
from newsreader.ingest.formats.table import FORMATS
from newsreader.ingest.kinds import kind_of_suffix, part_of_page
from newsreader.model import Sentence

_SITE = re.compile(r"(?P<host>(?:[a-z0-9-]+\.)+[a-z]{2,})(?::\d+)?(?:/\S*)?", re.IGNORECASE)
_ENDINGS = frozenset(suffix for format in FORMATS.values() for suffix in format.suffixes)


def absence(path: Path) -> Sentence | None:
    """Why nothing can be read at `path`, with the whole of it; None where something is there."""
    try:
        if path.exists():
            return None
    except (OSError, ValueError):
        return Sentence.of("{path} is no name a file can have.", path=shown(path))
    if _names_site(str(path)):
        return Sentence.of(
            "There is no file or folder {path}; for the site, write https://{site}.",
            path=shown(path),
            site=printable(str(path)),
        )
    return Sentence.of("There is no file or folder {path}.", path=shown(path))


def _names_site(name: str) -> bool:
    """Whether a name looks like `antaranews.com/berita` and not like a file: `berita.zip` is one."""
    match = _SITE.fullmatch(name)
    if match is None:
        return False
    ending = "." + match["host"].lower().rpartition(".")[2]
    return not (ending in _ENDINGS or kind_of_suffix(ending) or part_of_page(match["host"]))
