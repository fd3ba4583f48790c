"""Which panes fit."""

from __future__ import annotations

import pytest

from newsreader.app.arrangement import Pane, arrange, neighbour


@pytest.mark.parametrize(
    ("width", "focus", "panes"),
    [
        (120, Pane.LIST, "articles reader sidebar"),
        (99, Pane.LIST, "articles reader"),
        (80, Pane.SIDEBAR, "reader sidebar"),
        (60, Pane.LIST, "articles"),
        (60, Pane.READER, "reader"),
        (60, Pane.SIDEBAR, "sidebar"),
    ],
)
def test_panes_by_width(width: int, focus: Pane, panes: str) -> None:
    assert " ".join(arrange(width, focus, sidebar=True, zen=False).panes) == panes


def test_zen_is_the_reader_alone_without_bars() -> None:
    wanted = arrange(120, Pane.READER, sidebar=True, zen=True)
    assert wanted.panes == (Pane.READER,)
    assert not wanted.bars


def test_neighbours_stop_at_the_edge_or_go_around() -> None:
    assert neighbour(Pane.LIST, -1, around=False) is Pane.LIST
    assert neighbour(Pane.LIST, -1, around=True) is Pane.SIDEBAR
