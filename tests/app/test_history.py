"""Back and forward."""

from __future__ import annotations

from newsreader.app.history import History, Place
from newsreader.model import Order, Query, Refinement

START = Place(Query(), Order.DATE)


def place(text: str) -> Place:
    return Place(Query(text), Order.DATE)


def test_goes_back_and_forward_and_forgets_what_lay_ahead() -> None:
    history = History(START)
    history.visit(place("iran"))
    history.visit(place("rusia"))
    assert history.step(-1) == place("iran")
    assert history.step(-1) == START
    assert history.step(-1) is None
    assert history.step(1) == place("iran")
    history.visit(place("turki"))
    assert history.step(1) is None
    assert history.step(-1) == place("iran")


def test_typing_on_is_one_step() -> None:
    history = History(START)
    history.visit(place("i"))
    history.update(place("ir"))
    history.update(place("iran"))
    assert history.step(-1) == START
    assert history.step(1) == place("iran")


def test_a_refinement_on_the_same_value_replaces_the_earlier_one() -> None:
    putin = Refinement("entity", "person:vladimir-putin", "Vladimir Putin")
    query = (
        Query("dialog OR rapat") & putin & Refinement(putin.field, putin.value, putin.shown, excluded=True)
    )
    assert str(query) == '(dialog OR rapat) -entity:"person:vladimir-putin"'
    assert str(query.without(query.refinements[0])) == "dialog OR rapat"
