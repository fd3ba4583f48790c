"""From a value that a person points at to the filter it stands for."""

from __future__ import annotations

from newsreader.model import FacetValue, Mention, Query, Refinement

_ENTITY_FIELDS = frozenset({"person", "org", "place", "event", "law", "work", "date"})
_PLAIN_FIELDS = {"source": "source", "month": "date", "tag": "tag"}


def refinement_for(field: str, value: FacetValue, *, excluded: bool = False) -> Refinement | None:
    """The filter for a value of a facet; None for roles and amounts, which stand for no entity."""
    if field in _ENTITY_FIELDS:
        return Refinement("entity", value.value, value.shown, excluded)
    if field in _PLAIN_FIELDS:
        return Refinement(_PLAIN_FIELDS[field], value.value, value.shown, excluded)
    return None


def refinement_of(mention: Mention, *, excluded: bool = False) -> Refinement | None:
    """The filter for what a mention stands for; None if it stands for no entity."""
    if mention.entity is None:
        return None
    return Refinement("entity", mention.entity, mention.canonical or mention.text, excluded)


def filtered_entity(query: Query) -> str | None:
    """The key of the entity that was filtered by last, whose mentions an opened article should show."""
    keys = [r.value for r in query.refinements if r.field == "entity" and not r.excluded]
    return keys[-1] if keys else None
