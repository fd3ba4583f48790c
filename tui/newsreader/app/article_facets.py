"""The entities of one article, grouped and counted as the sidebar shows them."""

from __future__ import annotations

from collections import Counter

from newsreader.model import Annotations, Facet, FacetValue, Label

_latest: list[tuple[Annotations, tuple[Facet, ...]]] = []


def article_facets(annotations: Annotations) -> tuple[Facet, ...]:
    """A facet a label, in the labels' order; values by number of mentions, then by first appearance.

    Mentions that stand for no entity (roles, money) are counted by their text, in lower case. The answer
    for the annotations asked about last is kept, as the sidebar shows one article many times.
    """
    for held, facets in _latest:
        if held is annotations:
            return facets
    facets = _count(annotations)
    _latest[:] = [(annotations, facets)]
    return facets


def _count(annotations: Annotations) -> tuple[Facet, ...]:
    counts: Counter[tuple[Label, str]] = Counter()
    shown: dict[tuple[Label, str], str] = {}
    for mention in annotations.mentions:
        key = (mention.label, mention.entity or mention.text.casefold())
        counts[key] += 1
        shown.setdefault(key, mention.canonical or mention.text)
    values: dict[Label, list[FacetValue]] = {}
    for (label, value), mentions in counts.most_common():
        values.setdefault(label, []).append(FacetValue(value, shown[label, value], 1, mentions))
    return tuple(
        Facet(label.lower(), tuple(values[label]), len(values[label])) for label in Label if label in values
    )
