"""From the launch of the program to its first painted list, in a real terminal."""

from __future__ import annotations

import tempfile
from pathlib import Path

from bench.machine import command
from bench.terminal import Terminal

LEAVE = "\x11"
_UNREAD = "●"


def start(library: Path, home: Path) -> tuple[Terminal, float]:
    """The program on a library, and seconds until its list was on the screen.

    It has a fresh home under `home`, so that it remembers nothing of an earlier sitting.
    """
    opened = Terminal(command("--library", str(library)), Path(tempfile.mkdtemp(dir=home)))
    return opened, opened.shows(_UNREAD)


def first_list(library: Path, home: Path) -> float:
    """Seconds until the list of a library is on the screen of a pseudo-terminal."""
    opened, seconds = start(library, home)
    opened.close(LEAVE)
    return seconds
