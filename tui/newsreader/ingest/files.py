"""Opening what a person named: regular files only, bounded, and with names that are safe to show."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path
from typing import BinaryIO

from newsreader.ingest.decode import decode
from newsreader.ingest.limits import MAX_FILE_BYTES, check_length
from newsreader.model import NewsreaderError


def shown(path: Path) -> str:
    """`path` made absolute, as printable text: how an origin is written.

    File names are hostile text too: undecodable bytes and control characters come out as escapes.
    """
    text = str(path.absolute()).encode("utf-8", "backslashreplace").decode("utf-8")
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


def read_text(path: Path) -> tuple[str, str]:
    """The decoded text of a file and the SHA-256 of its bytes.

    Raises NewsreaderError where it is too long, empty or no text, OSError where it cannot be read.
    """
    with open_regular(path) as file:
        data = file.read(MAX_FILE_BYTES + 1)
    if len(data) > MAX_FILE_BYTES:
        raise NewsreaderError(
            "{path} is larger than {limit} MB; split it into several files.",
            path=shown(path),
            limit=MAX_FILE_BYTES >> 20,
        )
    text = decode(data, origin=shown(path))
    check_length(text, shown(path))
    return text, hashlib.sha256(data).hexdigest()


def _not_regular(path: Path) -> NewsreaderError:
    return NewsreaderError("{path} is not a regular file and is not read.", path=shown(path))
