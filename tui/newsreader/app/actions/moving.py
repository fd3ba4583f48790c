"""Moving within a pane and between panes."""

from __future__ import annotations

from collections.abc import Callable

from newsreader.app.actions.registry import Handler, handles
from newsreader.app.arrangement import Pane
from newsreader.app.commands import SEARCH
from newsreader.app.screens.reading import ReadingScreen
from newsreader.app.widgets.line_list import LineList
from newsreader.app.widgets.reader import Reader


def _mover(
    items: Callable[[LineList], int], on_reader: Callable[[Reader], None], *, to_edge: bool = False
) -> Handler:
    """Moves by so many items, or scrolls; `to_edge` goes to the first item, or the last."""

    def move(screen: ReadingScreen, _argument: str) -> None:
        pane = screen.pane_widget
        if isinstance(pane, Reader):
            on_reader(pane)
            screen.refresh_position()
            return
        wanted = items(pane)
        if pane is screen.articles:
            screen.reach(wanted)
        if to_edge and wanted < 0:
            pane.to_start()
        else:
            pane.move(wanted)
        screen.refresh_position()  # now, and not with the pane's message, so that one picture has it all

    return move


handles("move.down")(_mover(lambda _: 1, lambda reader: reader.scroll_lines(1)))
handles("move.up")(_mover(lambda _: -1, lambda reader: reader.scroll_lines(-1)))
handles("move.half_down")(_mover(lambda items: items.share(0.5), lambda reader: reader.scroll_pages(0.5)))
handles("move.half_up")(_mover(lambda items: items.share(-0.5), lambda reader: reader.scroll_pages(-0.5)))
handles("move.page_down")(_mover(lambda items: items.share(1), lambda reader: reader.scroll_pages(1)))
handles("move.page_up")(_mover(lambda items: items.share(-1), lambda reader: reader.scroll_pages(-1)))
handles("move.top")(
    _mover(lambda items: -items.count, lambda reader: reader.scroll_to(y=0, animate=False), to_edge=True)
)
handles("move.bottom")(_mover(lambda items: items.count, lambda reader: reader.to_end(), to_edge=True))


def _go(screen: ReadingScreen, pane: Pane) -> None:
    if screen.context == SEARCH:
        screen.settle_typing()
    screen.focus_pane(pane)


@handles("pane.left")
def pane_left(screen: ReadingScreen, _argument: str) -> None:
    """Go one pane to the left, as far as there is one."""
    _go(screen, screen.beside(-1, around=False))


@handles("pane.right")
def pane_right(screen: ReadingScreen, _argument: str) -> None:
    """Go one pane to the right, as far as there is one."""
    _go(screen, screen.beside(1, around=False))


@handles("pane.next")
def pane_next(screen: ReadingScreen, _argument: str) -> None:
    """Go to the next pane, around the edge."""
    _go(screen, screen.beside(1, around=True))


@handles("pane.previous")
def pane_previous(screen: ReadingScreen, _argument: str) -> None:
    """Go to the previous pane, around the edge."""
    _go(screen, screen.beside(-1, around=True))
