"""Looking up marks by offset."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsreader.app.widgets.reader.marks import MarkIndex
from newsreader.model import Span


@st.composite
def spans(draw: st.DrawFn) -> list[Span]:
    cuts = sorted(draw(st.sets(st.integers(0, 200), max_size=40)))
    return [Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]


@given(spans(), st.integers(0, 200), st.integers(1, 60))
def test_finds_what_a_scan_finds(marks: list[Span], start: int, length: int) -> None:
    index = MarkIndex(marks)
    line = Span(start, start + length)
    assert list(index.within(line.start, line.end)) == [mark for mark in marks if mark.overlaps(line)]
    at = next((i for i, mark in enumerate(marks) if mark.start <= start < mark.end), None)
    assert index.at(start) == at
    after = next((i for i, mark in enumerate(marks) if mark.start > start), None)
    before = next((i for i in reversed(range(len(marks))) if marks[i].start < start), None)
    assert index.beside(start, 1) == after
    assert index.beside(start, -1) == before
