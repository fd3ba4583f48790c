"""Cutting text to a number of terminal cells."""

from __future__ import annotations

from rich.cells import cell_len, chop_cells

_STEP = 16


def fit(text: str, width: int) -> str:
    """`text` in at most `width` cells, with an ellipsis where it was cut."""
    if width <= 0:
        return ""
    if cell_len(text) <= width:
        return text
    head = chop_cells(text, width - 1)[0] if width > 1 else ""
    return head.rstrip() + "…"


def to_step(text: str) -> str:
    """`text` at the right end of 16 cells, 32 or more.

    For what is as wide as its text: whenever that changes the whole screen is laid out again, twice.
    """
    return " " * (-cell_len(text) % _STEP if text else _STEP) + text


def pad(text: str, width: int) -> str:
    """`text` in exactly `width` cells."""
    fitted = fit(text, width)
    return fitted + " " * (width - cell_len(fitted))
