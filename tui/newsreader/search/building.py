"""Articles into a segment that is not yet part of the index: any number of processes may do so at once."""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import chain
from pathlib import Path

from newsreader.model import IndexDocument, NewsreaderError
from newsreader.search.codec.builder import MOST_DOCUMENTS, SegmentBuilder
from newsreader.search.codec.layout import Array, write
from newsreader.search.segment import DamagedIndexError

_HIDDEN = ".building-"
"""Whoosh lets files alone whose names begin with a dot."""

_FORGOTTEN_SECONDS = 3600
_MOST_CHARACTERS = 24_000_000
"""Text of one segment as it is built, with about 100 MB of what is gathered from it."""


def build(folder: Path, documents: Iterable[IndexDocument]) -> Path:
    """Write the segment of some articles into an index folder, where it waits for `commit.take`.

    Of two articles with the same id the later one stays. Articles are taken one by one and none is held.
    Raises ValueError where there are more than MOST_DOCUMENTS, NewsreaderError where they cannot be written,
    and what `documents` raises.
    """
    builder = SegmentBuilder()
    for document in documents:
        if len(builder) >= MOST_DOCUMENTS:
            raise ValueError(f"more than {MOST_DOCUMENTS} articles in one segment")
        builder.add(document)
        del document
    return write_hidden(folder, builder.arrays().items())


def build_all(folder: Path, documents: Iterable[IndexDocument]) -> Iterator[Path]:
    """As `build`, in as many segments as it takes to hold them and to keep memory within bounds."""
    waiting = iter(documents)
    for first in waiting:
        upcoming = chain((first,), waiting)
        del first
        yield build(folder, _until_full(upcoming))


def _until_full(upcoming: Iterator[IndexDocument]) -> Iterator[IndexDocument]:
    taken = characters = 0
    for document in upcoming:
        taken += 1  # noqa: SIM113 — enumerate would hold the article before
        characters += len(document.body)
        yield document
        del document
        if taken >= MOST_DOCUMENTS or characters > _MOST_CHARACTERS:
            return


def write_hidden(folder: Path, arrays: Iterable[tuple[str, Array]]) -> Path:
    """Write a segment under a name that only its maker knows; what was begun is removed on any failure.

    Raises NewsreaderError where there is no room, DamagedIndexError where the folder is gone.
    """
    path = folder / f"{_HIDDEN}{secrets.token_hex(8)}"
    try:
        write(path, arrays)
    except BaseException as error:
        with suppress(OSError):
            path.unlink()
        if isinstance(error, FileNotFoundError | NotADirectoryError):
            raise DamagedIndexError from error
        if isinstance(error, OSError):
            raise NewsreaderError(
                "The search index cannot be written: {reason}.", reason=error.strerror
            ) from error
        raise
    return path


def segment_name(built: Path) -> str:
    """The name that a built segment is to have in the index."""
    return built.name.removeprefix(_HIDDEN)


def clear_away(folder: Path) -> None:
    """Remove what was built and never taken, as when a program was killed; what is new may still be."""
    for path in folder.glob(f"{_HIDDEN}*"):
        if is_forgotten(path):
            with suppress(OSError):
                path.unlink()


def is_forgotten(path: Path) -> bool:
    """Whether nobody can be at something any more, as it is so old."""
    try:
        return time.time() - path.stat().st_mtime > _FORGOTTEN_SECONDS
    except OSError:
        return False
