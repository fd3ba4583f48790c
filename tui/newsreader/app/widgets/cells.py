"""Text for a number of terminal cells: cut to it, and nothing in it that a terminal would obey."""

from __future__ import annotations

import re

from rich.cells import cell_len, chop_cells

_OBEYED = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""Controls, what turns the direction of a line, and halves of characters, which cannot be written at all."""


def harmless(text: str) -> str:
    """`text` in as many characters: a sign in place of what a terminal would obey, a space for a gap."""
    return _OBEYED.sub(lambda found: " " if found[0].isspace() else "�", text)


def fit(text: str, width: int) -> str:
    """`text` in at most `width` cells, with an ellipsis where it was cut, and harmless."""
    if width <= 0:
        return ""
    text = harmless(text)
    if cell_len(text) <= width:
        return text
    head = chop_cells(text, width - 1)[0] if width > 1 else ""
    return head.rstrip() + "…"


def pad(text: str, width: int) -> str:
    """`text` in exactly `width` cells."""
    fitted = fit(text, width)
    return fitted + " " * (width - cell_len(fitted))
