"""What a result is about: counted by the index, named by the archive."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from newsreader.model import ENTITY_LABELS, EntityCount, Facet, FacetValue, Label

if TYPE_CHECKING:
    from newsreader.archive import Archive
    from newsreader.search.facets import Counts, Values


def facets_of(archive: Archive, counts: Counts, ids: array[int], limit: int) -> tuple[Facet, ...]:
    """All facets of the articles `ids`, which `counts` was counted over, at most `limit` values each."""
    known = archive.canonicals([row[2] for one in counts.entities.values() for row in one.best])
    entities = (
        Facet(
            label.lower(),
            tuple(FacetValue(*known[number], articles, mentions) for articles, mentions, number in one.best),
            one.total,
        )
        for label, one in counts.entities.items()
    )
    return (
        *entities,
        _values("source", counts.sources),
        _values("month", counts.months),
        archive.tag_facet(ids, limit=limit),
    )


def _values(field: str, values: Values) -> Facet:
    return Facet(field, tuple(FacetValue(value, value, count) for value, count in values.best), values.total)


def entity_counts_of(archive: Archive, counts: Counts, label: Label | None, limit: int) -> list[EntityCount]:
    """The entities that most of the counted articles mention, all labels that name one or one of them."""
    labels = ENTITY_LABELS if label is None else (label,)
    rows = [row for label in labels for row in counts.entities[label].best]
    best = sorted(rows, key=lambda row: (-row[0], -row[1], row[2]))[:limit]
    known = archive.described([number for _, _, number in best])
    return [EntityCount(known[number], mentions, articles) for articles, mentions, number in best]
