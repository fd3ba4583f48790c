"""Walking the mentions, and filtering by what they stand for."""

from __future__ import annotations

from newsreader.app.actions.registry import handles, run
from newsreader.app.arrangement import Pane
from newsreader.app.pending import Need
from newsreader.app.refining import refinement_of
from newsreader.app.screens.reading import ReadingScreen
from newsreader.model import NewsreaderError


@handles("sidebar.toggle")
def toggle_sidebar(screen: ReadingScreen, _argument: str) -> None:
    """Show the sidebar where it is folded away, else hide it."""
    if screen.query_one("#side").display:
        screen.hide_sidebar_pane(Pane.READER if screen.session.readable else Pane.LIST)
    else:
        screen.show_sidebar_pane()


@handles("sidebar.scope")
def change_scope(screen: ReadingScreen, _argument: str) -> None:
    """Show the entities of the whole result, or of the article again."""
    screen.whole_result = not screen.whole_result
    if not screen.query_one("#side").display:
        screen.show_sidebar_pane()


def _walk(screen: ReadingScreen, step: int, *, same: bool) -> None:
    reader = screen.reader
    if reader.column is None:
        raise NewsreaderError("No article is open; choose one and press enter.")
    if same and reader.walk.entity is None:
        raise NewsreaderError("No entity is chosen; ] goes to the next mention.")
    if not reader.walk_mentions(step, same=same):
        raise NewsreaderError("There is no further mention in this direction.")
    screen.follow_mention()  # now, and not with the reader's message, so that one picture has it all
    mention = screen.current_mention
    if mention is not None:
        screen.say_mention(mention)


@handles("mention.next", need=Need.ARTICLE)
def next_mention(screen: ReadingScreen, _argument: str) -> None:
    """Go to the next mention of anything."""
    _walk(screen, 1, same=False)


@handles("mention.previous", need=Need.ARTICLE)
def previous_mention(screen: ReadingScreen, _argument: str) -> None:
    """Go to the previous mention of anything."""
    _walk(screen, -1, same=False)


@handles("entity.next", need=Need.ARTICLE)
def next_of_entity(screen: ReadingScreen, _argument: str) -> None:
    """Go to the next mention of the chosen entity."""
    _walk(screen, 1, same=True)


@handles("entity.previous", need=Need.ARTICLE)
def previous_of_entity(screen: ReadingScreen, _argument: str) -> None:
    """Go to the previous mention of the chosen entity."""
    _walk(screen, -1, same=True)


def _refine(screen: ReadingScreen, *, excluded: bool) -> None:
    if screen.pane is Pane.SIDEBAR:
        screen.sidebar.activate(excluded=excluded)
        return
    if screen.session.readable is None and not excluded:
        run(screen, "article.open")
        return
    mention = screen.current_mention
    if mention is None:
        raise NewsreaderError("No mention is chosen; ] goes to the next one.")
    refinement = refinement_of(mention, excluded=excluded)
    if refinement is None:
        raise NewsreaderError("“{text}” stands for no entity to filter by.", text=mention.text)
    screen.ask(screen.session.query & refinement)


@handles("entity.filter", need=Need.ARTICLE)
def filter_by_entity(screen: ReadingScreen, _argument: str) -> None:
    """Keep the articles with the chosen entity."""
    _refine(screen, excluded=False)


@handles("entity.exclude", need=Need.ARTICLE)
def exclude_entity(screen: ReadingScreen, _argument: str) -> None:
    """Keep the articles without the chosen entity."""
    _refine(screen, excluded=True)
