"""One line of text with its layers of marks, as styled segments."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style


class Layer(NamedTuple):
    """A style over a half-open range; later layers lie on top."""

    start: int
    end: int
    style: Style


def paint(
    text: Callable[[int, int], str], start: int, end: int, base: Style, layers: Iterable[Layer]
) -> list[Segment]:
    """The segments of ``[start, end)`` with the layers that touch it laid over `base`."""
    touching = [layer for layer in layers if layer.start < end and start < layer.end]
    cuts = {start, end}
    for layer in touching:
        cuts.add(max(start, layer.start))
        cuts.add(min(end, layer.end))
    edges = sorted(cuts)
    segments = []
    for left, right in pairwise(edges):
        style = base
        for layer in touching:
            if layer.start <= left and right <= layer.end:
                style = style + layer.style
        segments.append(Segment(text(left, right), style))
    return segments
