"""The app under the fingers: from a key to the painted screen, and what it holds of memory meanwhile."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path

from bench.launch import LEAVE, start
from bench.machine import Memory, memory
from bench.terminal import Terminal
from newsreader.library import Library

_KEYS = 50
_CALM = 5.0
"""Seconds after which the app has loaded what it loads when nobody presses a key."""

_CLEAR = "\x15"
_HALF_DOWN = "\x04"


@dataclass(slots=True)
class Sitting:
    """Seconds by what was done, and memory by when."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    memory: dict[str, Memory] = field(default_factory=dict)

    def note(self, name: str, seconds: Iterable[float]) -> None:
        """Keep some times."""
        self.seconds.setdefault(name, []).extend(seconds)


def scrolling_and_searching(library: Path, home: Path, words: Sequence[str]) -> Sitting:
    """Start, scroll, search for every word, open an article."""
    sitting = Sitting()
    opened, _ = start(library, home)
    time.sleep(_CALM)
    sitting.memory["after the start"] = memory(opened.pid)
    sitting.note("one article down", (opened.press("j", f"{at}/") for at in range(2, 2 + _KEYS)))
    sitting.note("half a page down", (opened.press(_HALF_DOWN) for _ in range(_KEYS)))
    for word in words:
        sitting.note("last letter of a search", [_search(opened, word)])
    opened.settle(0.5)
    sitting.memory[f"after {len(words)} searches"] = memory(opened.pid)
    opened.press("\r", "min")
    time.sleep(_CALM)
    sitting.memory["after an article was opened"] = memory(opened.pid)
    opened.close(LEAVE)
    return sitting


def _search(opened: Terminal, text: str) -> float:
    """Seconds from the last letter until the list is painted; what comes before it is waited for."""
    opened.press("/")
    opened.press(_CLEAR)
    opened.press(text[:-1], "result")
    opened.settle(0.3)
    seconds = opened.press(text[-1], "result")
    opened.press("\r")
    return seconds


def opening_and_walking(folder: Path, home: Path, longest: int, usual: int) -> Sitting:
    """Open the longest article and an ordinary one in turn, then walk the mentions of the longest."""
    sitting = Sitting()
    with Library.open(folder) as library:
        bodies = {number: body for number, _, body in library.archive.bodies([longest, usual])}
        beginnings = {number: _beginning(body) for number, body in bodies.items()}
        opened, _ = start(folder, home)
        opened.press("/")
        opened.press(" OR ".join(f'"{_closing(body)}"' for body in bodies.values()), "2 results")
        opened.settle(0.5)
        opened.press("\r")
        upper, lower = library.archive.newest_ids([longest, usual])
    opened.press("\r", beginnings[upper])
    names = {longest: "opening the longest", usual: "opening an ordinary article"}
    for _ in range(_KEYS):
        sitting.note(names[lower], [opened.press("J", beginnings[lower])])
        sitting.note(names[upper], [opened.press("K", beginnings[upper])])
    if longest == lower:
        opened.press("J", beginnings[lower])
    opened.settle(0.5)
    sitting.note("next mention in the longest", (opened.press("]", f"[{n}/") for n in range(1, 1 + _KEYS)))
    opened.close(LEAVE)
    return sitting


def _beginning(body: str) -> str:
    """What of a body certainly stands on its first line on the screen."""
    return body[:28].split("\n", 1)[0].rsplit(" ", 1)[0]


def _closing(body: str) -> str:
    """Words of the made-up paragraph that ends every body, up to the first number."""
    words = (word.strip(".,:") for word in body.rsplit("\n", 1)[1].split())
    return " ".join(takewhile(str.isalpha, words))
