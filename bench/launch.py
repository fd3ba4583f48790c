"""From the launch of the program to its first painted list, in a real terminal."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pexpect


def first_list(library: Path, state: Path) -> float:
    """Seconds until the list of a library is on the screen of a pseudo-terminal."""
    environment = os.environ | {
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "XDG_STATE_HOME": str(state.parent),
        "LANG": "id_ID.UTF-8",
    }
    command = [sys.executable, "-m", "newsreader", "--library", str(library)]
    began = time.perf_counter()
    child = pexpect.spawn(command[0], command[1:], env=environment, dimensions=(36, 120), encoding="utf-8")
    child.expect("●", timeout=60)
    seconds = time.perf_counter() - began
    child.send("\x11")
    child.expect(pexpect.EOF, timeout=20)
    return seconds
