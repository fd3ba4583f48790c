"""The entities of one article, grouped and counted as the sidebar shows them."""

from __future__ import annotations

from newsreader.model import Annotations, Facet, FacetValue, Label


def article_facets(annotations: Annotations) -> tuple[Facet, ...]:
    """A facet a label, in the labels' order; values by number of mentions, then by first appearance.

    Mentions that stand for no entity (roles, money) are counted by their text, in lower case.
    """
    groups: dict[Label, dict[str, FacetValue]] = {}
    for mention in annotations.mentions:
        group = groups.setdefault(mention.label, {})
        value = mention.entity or mention.text.casefold()
        shown = mention.canonical or mention.text
        seen = group.get(value)
        group[value] = FacetValue(
            value, shown if seen is None else seen.shown, 1, (seen.mentions if seen else 0) + 1
        )
    facets = []
    for label in Label:
        values = groups.get(label, {})
        if values:
            ordered = sorted(values.values(), key=lambda value: -value.mentions)
            facets.append(Facet(label.lower(), tuple(ordered), len(ordered)))
    return tuple(facets)
