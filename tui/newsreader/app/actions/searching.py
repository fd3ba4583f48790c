"""Searching, ordering, filters and history."""

from __future__ import annotations

from dataclasses import replace

from newsreader.app.actions.registry import handles
from newsreader.app.arrangement import Pane
from newsreader.app.pending import Need
from newsreader.app.screens.reading import ReadingScreen
from newsreader.model import NewsreaderError, Order, Query


@handles("search.focus", need=Need.NOTHING)
def focus_search(screen: ReadingScreen, argument: str) -> None:
    """Go to the search bar, with the argument typed in it if there is one."""
    screen.zen = False
    if argument:
        screen.ask(replace(screen.session.query, text=argument))
    screen.fit_panes()
    screen.set_focus(screen.search_bar.field)


@handles("search.accept", need=Need.NOTHING)
def accept_search(screen: ReadingScreen, _argument: str) -> None:
    """Keep what is typed and go to the list."""
    screen.settle_typing()
    screen.focus_pane(Pane.LIST)


@handles("search.leave", need=Need.NOTHING)
def leave_search(screen: ReadingScreen, _argument: str) -> None:
    """Go to the list."""
    accept_search(screen, "")


@handles("search.order")
def change_order(screen: ReadingScreen, argument: str) -> None:
    """Take the other order, or the one that is named."""
    other = Order.RELEVANCE if screen.session.order is Order.DATE else Order.DATE
    if argument and argument not in [order.value for order in Order]:
        raise NewsreaderError("The order is date or relevance, not “{order}”.", order=argument)
    order = Order(argument) if argument else other
    screen.ask(screen.session.query, order)
    if order is Order.RELEVANCE and not screen.session.query:
        screen.say("Best match first, as soon as something is searched.")
    else:
        screen.say("Newest first." if order is Order.DATE else "Best match first.")


def _walk_matches(screen: ReadingScreen, step: int) -> None:
    found = screen.reader.walk_matches(step)
    if found is None:
        raise NewsreaderError("No word of the search stands in this article.")
    screen.say("Match {number} of {count}.", number=found[0], count=found[1])


@handles("match.next", need=Need.ARTICLE)
def next_match(screen: ReadingScreen, _argument: str) -> None:
    """Go to the next match in the article."""
    _walk_matches(screen, 1)


@handles("match.previous", need=Need.ARTICLE)
def previous_match(screen: ReadingScreen, _argument: str) -> None:
    """Go to the previous match in the article."""
    _walk_matches(screen, -1)


@handles("filter.clear")
def clear_filters(screen: ReadingScreen, _argument: str) -> None:
    """Take every filter off; with none on, clear the typed words."""
    query = screen.session.query
    screen.ask(Query(query.text) if query.refinements else Query())


def _step(screen: ReadingScreen, steps: int) -> None:
    place = screen.session.step(steps)
    if place is None:
        raise NewsreaderError("There is no further search in this direction.")
    screen.show_query()
    if place.article_id is not None and place.article_id != screen.session.wanted_id:
        screen.session.open(place.article_id)


@handles("history.back")
def back(screen: ReadingScreen, _argument: str) -> None:
    """Go back to the search before this one."""
    _step(screen, -1)


@handles("history.forward")
def forward(screen: ReadingScreen, _argument: str) -> None:
    """Go forward to the search after this one."""
    _step(screen, 1)
