"""What a person asks for."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

_BARE = re.compile(r"[\w.]+(?:-[\w.]+)*")


class Order(StrEnum):
    """How results are ordered. Newest first is the default; undated articles come last."""

    DATE = "date"
    RELEVANCE = "relevance"


@dataclass(frozen=True, slots=True)
class Refinement:
    """One removable filter: `field`:`value` of the query language, shown to people as `shown`.

    An entity is filtered by its key: ``Refinement("entity", "person:vladimir-putin", "Vladimir Putin")``.
    """

    field: str
    value: str
    shown: str
    excluded: bool = False

    def __str__(self) -> str:
        quoted = self.value if _BARE.fullmatch(self.value) else '"' + self.value.replace('"', "") + '"'
        return f"{'-' if self.excluded else ''}{self.field}:{quoted}"


@dataclass(frozen=True, slots=True)
class Query:
    """Typed words and removable filters, in the query language once made a string.

    The same string means the same in the search bar, on the command line and in a saved search.
    """

    text: str = ""
    refinements: tuple[Refinement, ...] = ()

    def __and__(self, refinement: Refinement) -> Query:
        """This query narrowed by one filter; a filter on the same value replaces the earlier one."""
        kept = tuple(
            r for r in self.refinements if (r.field, r.value) != (refinement.field, refinement.value)
        )
        return replace(self, refinements=(*kept, refinement))

    def without(self, refinement: Refinement) -> Query:
        """This query with one filter taken off."""
        return replace(self, refinements=tuple(r for r in self.refinements if r != refinement))

    def __str__(self) -> str:
        text = self.text.strip()
        if text and self.refinements and re.search(r"\bOR\b", text):
            text = f"({text})"
        return " ".join([*([text] if text else []), *map(str, self.refinements)])

    def __bool__(self) -> bool:
        return bool(self.text.strip() or self.refinements)
