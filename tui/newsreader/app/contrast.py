"""How well one colour can be read on another: the contrast ratio of WCAG 2.1, success criterion 1.4.3."""

from __future__ import annotations

from textual.color import Color

READABLE = 4.5
"""The least ratio for running text (level AA)."""


def luminance(colour: Color) -> float:
    """Relative luminance, 0 (black) to 1 (white), of an opaque sRGB colour."""

    def linear(channel: int) -> float:
        share = channel / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b)


def contrast(one: Color, other: Color) -> float:
    """The ratio of two colours, 1 (the same) to 21 (black and white)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)
