"""The feeds that are followed: their list, and what they have that is new."""

from __future__ import annotations

from newsreader.app.actions.registry import handles
from newsreader.app.pending import Need
from newsreader.app.screens.reading import ReadingScreen
from newsreader.model import NewsreaderError, Query, Refinement


@handles("feeds.list", need=Need.NOTHING)
def list_feeds(screen: ReadingScreen, argument: str) -> None:
    """List the feeds, follow the one at an address, or read or write a file with a list of them."""
    word, _, name = argument.partition(" ")
    name = name.strip()
    feeds = screen.session.feeds
    if not argument:
        _show_list(screen)
    elif word == "add" and name:
        _show_list(screen, name)
    elif word == "import" and name:
        feeds.import_from(name)
        _show_list(screen)
    elif word == "export" and name:
        feeds.export_to(name)
    else:
        raise NewsreaderError("It is :feeds, :feeds add ADDRESS, :feeds import FILE or :feeds export FILE.")


def _show_list(screen: ReadingScreen, address: str = "") -> None:
    from newsreader.app.screens.feeds import FeedsScreen

    def go(source: str | None) -> None:
        if source is not None:
            screen.ask(Query(refinements=(Refinement("source", source, source),)))

    screen.app.push_screen(FeedsScreen(screen.session.feeds, address), go)


@handles("feeds.refresh", need=Need.NOTHING)
def refresh(screen: ReadingScreen, argument: str) -> None:
    """Ask the feeds that are due, or end that."""
    rounds = screen.session.feeds.rounds
    if argument == "stop":
        if not rounds.cancel():
            raise NewsreaderError("No feed is being asked.")
    elif argument:
        raise NewsreaderError("It is :refresh or :refresh stop.")
    else:
        rounds.ask_due()
