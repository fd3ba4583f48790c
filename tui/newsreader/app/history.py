"""Back and forward through the queries of one sitting."""

from __future__ import annotations

from dataclasses import dataclass

from newsreader.model import Order, Query

_KEPT = 200


@dataclass(frozen=True, slots=True)
class Place:
    """A query with its order, and the article that was open."""

    query: Query
    order: Order
    article_id: int | None = None


class History:
    """A list of places with a current one; going somewhere new forgets what lay ahead."""

    def __init__(self, start: Place) -> None:
        self._places = [start]
        self._at = 0

    @property
    def current(self) -> Place:
        """Where one is."""
        return self._places[self._at]

    def update(self, place: Place) -> None:
        """Change the current place without leaving it (the same query, typed on)."""
        self._places[self._at] = place

    def visit(self, place: Place) -> None:
        """Go to a new place."""
        if place == self.current:
            return
        del self._places[self._at + 1 :]
        self._places.append(place)
        del self._places[:-_KEPT]
        self._at = len(self._places) - 1

    def step(self, steps: int) -> Place | None:
        """Go back (-1) or forward (1); None at either end."""
        if not 0 <= self._at + steps < len(self._places):
            return None
        self._at += steps
        return self.current
