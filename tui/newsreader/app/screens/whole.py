"""Failures that have more to say than a line holds."""

from __future__ import annotations

from rich.cells import cell_len
from textual.app import App

from newsreader.app.widgets.cells import harmless
from newsreader.model import Sentence
from newsreader.translation import translate

_AT_LEAST = 8.0
_CHARACTERS_A_SECOND = 8
"""Slow enough to note the name of a file."""


def told_whole(app: App[object], sentence: Sentence, room: int) -> str:
    """A failure in words; if those need more than `room` cells, a box over the screen has all of them too."""
    said = translate(sentence)
    if cell_len(said) > room:
        seconds = max(_AT_LEAST, len(said) / _CHARACTERS_A_SECOND)
        app.notify(harmless(said), severity="error", timeout=seconds, markup=False)
    return said
