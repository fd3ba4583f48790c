"""Read, starred, tagged; undo and redo."""

from __future__ import annotations

from newsreader.app.actions.registry import handles
from newsreader.app.arrangement import Pane
from newsreader.app.pending import Need
from newsreader.app.screens.reading import ReadingScreen
from newsreader.model import NewsreaderError


def _subject(screen: ReadingScreen) -> int:
    """The article that a mark is meant for: outside the list the open one, else the one under the cursor."""
    wanted = screen.session.wanted_id
    readable = screen.session.readable
    if screen.pane is not Pane.LIST and wanted is not None:
        return readable.current_id if readable is not None and readable.article.id == wanted else wanted
    if screen.articles.current is None:
        raise NewsreaderError("There is no article here to mark.")
    return screen.articles.current


@handles("mark.read")
def toggle_read(screen: ReadingScreen, _argument: str) -> None:
    """Mark the article as read, or as unread if it was."""
    screen.session.marks.toggle_read(_subject(screen))


@handles("mark.all_read", need=Need.WHOLE)
def mark_all_read(screen: ReadingScreen, _argument: str) -> None:
    """Mark every article of the result as read."""
    screen.session.marks.read_all(screen.articles.ids)


@handles("mark.star")
def toggle_star(screen: ReadingScreen, _argument: str) -> None:
    """Star the article, or take the star off."""
    screen.session.marks.toggle_star(_subject(screen))


@handles("mark.tag", need=Need.NOTHING)
def toggle_tag(screen: ReadingScreen, argument: str) -> None:
    """Add or remove a tag; without its name, ask for it on the `:` line."""
    if argument:
        screen.session.marks.toggle_tag(_subject(screen), argument)
    else:
        screen.command_line.open("tag ", ())


@handles("mark.undo")
def undo(screen: ReadingScreen, _argument: str) -> None:
    """Take back the last change of marks."""
    screen.session.marks.undo()


@handles("mark.redo")
def redo(screen: ReadingScreen, _argument: str) -> None:
    """Make the change again that was taken back last."""
    screen.session.marks.redo()
