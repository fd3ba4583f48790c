"""A query made concrete against one state of the index: field, terms and positions instead of words.

The evaluation of a plan is pure: it needs neither the analyzer nor the query language.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

TEXT_FIELDS = ("title", "body")


@dataclass(frozen=True, slots=True)
class Terms:
    """Documents that have one of `terms` in one of `fields`. `exact` is the printed form, for scoring."""

    fields: tuple[str, ...]
    terms: tuple[str, ...]
    exact: str | None = None


@dataclass(frozen=True, slots=True)
class Sequence:
    """Documents that have, in one field, a term of every slot at its distance from the first.

    `slots` are (offset, alternatives), the first offset 0. With `within`, offsets do not count: a term of
    every slot must occur, the first and last at most `within` positions apart, in any order.
    """

    slots: tuple[tuple[int, tuple[str, ...]], ...]
    within: int | None = None


@dataclass(frozen=True, slots=True)
class Names:
    """Documents with one name in `field` that holds a term of every slot."""

    slots: tuple[tuple[str, ...], ...]
    field: str = "name"


@dataclass(frozen=True, slots=True)
class Ids:
    """Documents with one of these article ids; an ``array("q")`` is taken up fastest."""

    ids: Collection[int]


@dataclass(frozen=True, slots=True)
class Days:
    """Dated documents of these days, both included."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Both:
    """Documents that fit every part; all documents where there is none."""

    parts: tuple[Plan, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """Documents that fit one part; none where there is none."""

    parts: tuple[Plan, ...]


@dataclass(frozen=True, slots=True)
class Without:
    """Documents that do not fit."""

    part: Plan


Plan = Terms | Sequence | Names | Ids | Days | Both | Either | Without
