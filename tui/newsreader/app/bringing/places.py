"""What is typed, pasted or dropped, as the paths and web addresses that it means."""

from __future__ import annotations

import re
import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from newsreader.ingest.files import path_named
from newsreader.model import NewsreaderError

if TYPE_CHECKING:
    from newsreader.ingest.document import Columns

_OTHER_SCHEME = re.compile(r"(?!file:|https?:)[a-z][a-z0-9+.-]{1,20}://\S", re.IGNORECASE)
_COLUMNS = re.compile(r"\s--columns(?:\s++|=)(.*+)\Z", re.DOTALL)
_WEB = re.compile(r"https?://\S+\Z", re.IGNORECASE)


def places_in(text: str) -> list[Path | str]:
    """The places that a text names: addresses as they are, paths as `Path`.

    A terminal writes a file that is dropped on it as a path with what is special escaped or in quotes, or as
    an address of its own (``file://``), and several with gaps between. A path with gaps that there is needs
    none of this. Raises NewsreaderError where nothing is named, or an address that nobody can read.
    """
    text = text.strip()
    if not text or "\0" in text:
        raise NewsreaderError("Type a folder, a file or an address that begins with https://.")
    if _exists(_path(text)):
        return [_path(text)]
    try:
        words = shlex.split(text)
    except ValueError:  # a quotation mark without its partner is a letter of the name
        words = [text]
    if other := next(filter(_OTHER_SCHEME.match, words), None):
        raise NewsreaderError("{url} does not begin with http:// or https:// and is not fetched.", url=other)
    found = [word if _WEB.match(word) else _path(word) for word in words]
    if any(isinstance(one, str) or _exists(one) for one in found):
        return found
    return [_path(text)]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants to import, and how the tables in it call what is needed."""

    places: Sequence[Path | str]
    columns: Columns = ()


def sought(text: str) -> Wanted:
    """`places_in`, where there is something at every path; ``--columns`` behind it is as at the command.

    Raises NewsreaderError as that does, and with the whole path where there is nothing; may wait for a disk.
    """
    from newsreader.ingest.absent import absence
    from newsreader.ingest.formats.records import columns_of

    columns: Columns = ()
    if (said := _COLUMNS.search(text)) and not _exists(_path(text.strip())):
        columns, text = columns_of(said[1]), text[: said.start()]
    found = places_in(text)
    for place in found:
        if isinstance(place, Path) and (why := absence(place)):
            raise NewsreaderError(why.text, **dict(why.values))
    return Wanted(found, columns)


def looks_dropped(text: str) -> bool:
    """Whether a text is nothing but files that there are, or one web address."""
    try:
        found = places_in(text)
    except NewsreaderError:
        return False
    return all(isinstance(one, str) or (one.is_absolute() and _exists(one)) for one in found)


def _path(word: str) -> Path:
    path = path_named(word)
    try:
        return path.expanduser()
    except RuntimeError:  # there is no such user, so it is a name that begins with ~
        return path


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # too long to be a path at all
        return False
