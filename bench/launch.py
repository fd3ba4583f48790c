"""From the launch of the program to its first painted list, in a real terminal."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pyte

from bench.machine import command
from bench.terminal import Terminal

LEAVE = "\x11"
_UNREAD = "●"
_CALM = 0.5
"""Seconds without a byte after which nothing more is painted."""
_LIST = 36
"""Columns of the list, without its scrollbar."""


def start(library: Path, home: Path) -> tuple[Terminal, float]:
    """The program on a library, and seconds until its list was on the screen, every row as it stays.

    It has a fresh home under `home`, so that it remembers nothing of an earlier sitting.
    """
    # The bare command, as somebody types it: an option would have all of the command line loaded.
    opened = Terminal(command(), Path(tempfile.mkdtemp(dir=home)), NEWSREADER_LIBRARY=str(library))
    return opened, _stood(opened.recorded(_UNREAD, silence=_CALM))


def _stood(written: list[tuple[float, bytes]]) -> float:
    """When every row of the list stood as it does at the end; what is painted again changes nothing."""
    screen = pyte.Screen(120, 36)
    stream = pyte.ByteStream(screen)
    rows: list[tuple[float, list[str]]] = []
    for seconds, chunk in written:
        stream.feed(chunk)
        rows.append((seconds, [line[:_LIST] for line in screen.display[2:-1]]))
    last = rows[-1][1]
    return next(seconds for seconds, found in rows if found == last)


def first_list(library: Path, home: Path) -> float:
    """Seconds until the list of a library is on the screen of a pseudo-terminal."""
    opened, seconds = start(library, home)
    opened.close(LEAVE)
    return seconds
