"""From the launch of the program to its first painted list, in a real terminal."""

from __future__ import annotations

import tempfile
from pathlib import Path

from bench.machine import command
from bench.terminal import Terminal

LEAVE = "\x11"
_UNREAD = "●"
_PICTURE = 0.01
"""Seconds without a byte after which a picture is whole: the next follows a sixtieth of a second later."""


def start(library: Path, home: Path) -> tuple[Terminal, float]:
    """The program on a library, and seconds until its list was on the screen.

    It has a fresh home under `home`, so that it remembers nothing of an earlier sitting.
    """
    # The bare command, as somebody types it: an option would have all of the command line loaded.
    opened = Terminal(command(), Path(tempfile.mkdtemp(dir=home)), NEWSREADER_LIBRARY=str(library))
    return opened, opened.shows(_UNREAD, silence=_PICTURE)


def first_list(library: Path, home: Path) -> float:
    """Seconds until the list of a library is on the screen of a pseudo-terminal."""
    opened, seconds = start(library, home)
    opened.close(LEAVE)
    return seconds
