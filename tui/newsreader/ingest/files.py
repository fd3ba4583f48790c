"""Opening what a person named: regular files only, bounded, and with names that are safe to show."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO
from urllib.parse import unquote, urlsplit

from newsreader.model import NewsreaderError

_BUFFER = 1 << 16
"""Bytes read at once: lines, of which there may be gigabytes, are found twice as fast as with 8 kB."""


def shown(path: Path) -> str:
    """`path` made absolute, as printable text: how an origin is written.

    One that leads up (``..``) is written as it is reached from the root, so that a file has one origin,
    wherever somebody stood. File names are hostile text too: undecodable bytes and control characters come
    out as escapes.
    """
    whole = path.absolute()
    if ".." in whole.parts:
        # Not by crossing out what stands before it, as that may be a link.
        parent = whole if whole.name == ".." else whole.parent
        whole = Path(os.path.realpath(parent)) / ("" if parent is whole else whole.name)
    return printable(str(whole))


def path_named(word: str) -> Path:
    """The path that somebody named, also as the address that terminals and browsers have for it."""
    if word.lower().startswith("file://"):
        with suppress(ValueError):  # an address that is none, so it is looked for as it stands
            return Path(unquote(urlsplit(word).path) or word)
    return Path(word)


def read_whole(file: BinaryIO, limit: int) -> bytes:
    """All bytes of a file, or one more than `limit` where there are more.

    Of what is damaged a reader may give what stands before, so it is asked whether that was all.
    """
    data = file.read(limit + 1)
    return data if len(data) > limit else data + file.read(1)


def printable(name: str) -> str:
    """A name with all that no screen should be sent as escapes."""
    text = name.encode("utf-8", "backslashreplace").decode("utf-8")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


def open_regular(path: Path) -> BinaryIO:
    """`path` opened for reading bytes; a device, pipe or socket is refused without waiting for it.

    Raises NewsreaderError for what is no regular file, OSError where it cannot be opened.
    """
    if not stat.S_ISREG(path.stat().st_mode):
        raise _not_regular(path)
    # The path may have become a pipe since: O_NONBLOCK keeps the opening from waiting for a writer.
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise _not_regular(path)
    return os.fdopen(descriptor, "rb", _BUFFER)


def _not_regular(path: Path) -> NewsreaderError:
    return NewsreaderError("{path} is not a regular file and is not read.", path=shown(path))
