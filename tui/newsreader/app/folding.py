"""Long groups of the sidebar cut to their first values until somebody asks for more."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from newsreader.model import Facet, FacetValue

SHOWN = 12
MORE = ""
"""The value of the line that stands for the rest of a group."""


def fold(facets: Sequence[Facet], unfolded: Collection[str], more: str) -> list[Facet]:
    """Each group with its first values and a line `more` (with ``{count}``) for the rest.

    Groups of the fields in `unfolded` are left whole, as are those that are hardly longer than the cut.
    """
    folded = []
    for facet in facets:
        rest = len(facet.values) - SHOWN
        if facet.field in unfolded or rest < 2:
            folded.append(facet)
        else:
            line = FacetValue(MORE, more.format(count=rest), 0)
            folded.append(replace(facet, values=(*facet.values[:SHOWN], line)))
    return folded


def by_articles(facets: Sequence[Facet]) -> tuple[Facet, ...]:
    """Facets whose numbers are those of articles, as a filter on the value would find them."""
    return tuple(
        replace(facet, values=tuple(replace(value, mentions=0) for value in facet.values)) for facet in facets
    )
