"""Cutting text to a number of terminal cells."""

from __future__ import annotations

from rich.cells import cell_len, chop_cells


def fit(text: str, width: int) -> str:
    """`text` in at most `width` cells, with an ellipsis where it was cut."""
    if width <= 0:
        return ""
    if cell_len(text) <= width:
        return text
    head = chop_cells(text, width - 1)[0] if width > 1 else ""
    return head.rstrip() + "…"


def pad(text: str, width: int) -> str:
    """`text` in exactly `width` cells."""
    fitted = fit(text, width)
    return fitted + " " * (width - cell_len(fitted))
