"""What an article adds to the counts over all articles: its entities, and who says and holds what in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from newsreader.archive.packing import Named
from newsreader.archive.schema import LABEL_CODES
from newsreader.model import Mention, Quote, RoleHeld

_CODES = {str(label): code for label, code in LABEL_CODES.items()}


class Counted(NamedTuple):
    """One entity in one article, or several: how often it is mentioned, and under which names.

    `label` is its code in the schema. Each of `names` says how many mentions stand for it, and how many are
    printed so.
    """

    key: str
    label: int
    mentions: int
    names: tuple[tuple[str, int, int], ...]
    articles: int = 1

    @property
    def canonical(self) -> str:
        """The name that most mentions in this article stand for."""
        return max(self.names, key=lambda name: name[1])[0]

    def same_names(self, other: Counted) -> bool:
        """Whether both count the same mentions under the same names."""
        return set(self.names) == set(other.names)


class Said(NamedTuple):
    """Who is quoted in an article, and the roles that it says persons hold, each once.

    `speakers` are (key, name); `roles` are (person, its name, text, of, its name), where `of` may be None.
    """

    speakers: tuple[tuple[str, str | None], ...]
    roles: tuple[tuple[str, str, str, str | None, str | None], ...]


def entities_of(mentions: Iterable[Mention]) -> tuple[Counted, ...]:
    """The entities that `mentions` stand for, in text order; mentions of none are left out."""
    return entities_named((m.text, _CODES[m.label], m.entity, m.canonical) for m in mentions)


def entities_named(named: Iterable[Named]) -> tuple[Counted, ...]:
    """`entities_of` what mentions stand for."""
    found: dict[str, tuple[int, dict[str, int], dict[str, int]]] = {}
    for text, label, entity, canonical in named:
        if entity is None:
            continue
        one = found.get(entity)
        if one is None:
            one = found[entity] = (label, {}, {})
        _, canonicals, forms = one
        name = canonical or text
        canonicals[name] = canonicals.get(name, 0) + 1
        forms[text] = forms.get(text, 0) + 1
    return tuple(
        Counted(key, label, sum(forms.values()), _names(canonicals, forms))
        for key, (label, canonicals, forms) in found.items()
    )


def _names(canonicals: Mapping[str, int], forms: Mapping[str, int]) -> tuple[tuple[str, int, int], ...]:
    return tuple((name, canonicals.get(name, 0), forms.get(name, 0)) for name in {**canonicals, **forms})


def together(found: Iterable[Counted]) -> list[Counted]:
    """The entities of several articles, each once."""
    by_key: dict[str, list[Counted]] = {}
    for one in found:
        by_key.setdefault(one.key, []).append(one)
    return [some[0] if len(some) == 1 else _sum(some) for some in by_key.values()]


def _sum(some: Sequence[Counted]) -> Counted:
    names: dict[str, tuple[int, int]] = {}
    for one in some:
        for name, as_canonical, as_form in one.names:
            canonicals, forms = names.get(name, (0, 0))
            names[name] = canonicals + as_canonical, forms + as_form
    return Counted(
        some[0].key,
        some[0].label,
        sum(one.mentions for one in some),
        tuple((name, *counts) for name, counts in names.items()),
        sum(one.articles for one in some),
    )


def said_in(quotes: Iterable[Quote], roles: Iterable[RoleHeld]) -> Said:
    """Who is quoted, under the last name given, and which roles are held."""
    speakers = {quote.entity: quote.speaker for quote in quotes if quote.entity is not None}
    held = {(r.person, r.text, r.of): (r.person, r.person_name, r.text, r.of, r.of_name) for r in roles}
    return Said(tuple(speakers.items()), tuple(held.values()))
