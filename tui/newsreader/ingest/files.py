"""Opening what a person named: regular files only, bounded, and with names that are safe to show."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import BinaryIO

from newsreader.model import NewsreaderError


def shown(path: Path) -> str:
    """`path` made absolute, as printable text: how an origin is written.

    File names are hostile text too: undecodable bytes and control characters come out as escapes.
    """
    return printable(str(path.absolute()))


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
    return os.fdopen(descriptor, "rb")


def _not_regular(path: Path) -> NewsreaderError:
    return NewsreaderError("{path} is not a regular file and is not read.", path=shown(path))
