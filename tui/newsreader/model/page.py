"""What a search answers."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field

from newsreader.model.article import ArticleSummary
from newsreader.model.errors import Sentence
from newsreader.model.query import Order, Query


@dataclass(frozen=True, slots=True)
class QueryProblem:
    """Where a query stopped making sense, and why.

    `position` counts code points from the start of the query string. `plain` says that what stands there was
    searched as plain words; otherwise `reason` says what became of it.
    """

    position: int
    reason: Sentence
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """One found article; `score` is 0 in date order. `snippet` has the matched words in context."""

    summary: ArticleSummary
    score: float = 0.0
    snippet: str = ""


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet: `value` is what a filter takes, `shown` what a person sees, `count` articles."""

    value: str
    shown: str
    count: int
    mentions: int = 0


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of one field over a whole result, most frequent first.

    `field` is a label in lower case (``person``), ``source``, ``month`` or ``tag``. `total` counts the
    values, listed or not.
    """

    field: str
    values: tuple[FacetValue, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Page:
    """The answer to one query: every matching article's id in order, and the first rows.

    `ids` has the shape (total,), and so has `scores` in order of relevance (empty in date order). `rows` are
    the summaries of ``ids[:len(rows)]``. `notes` are remarks on the answer, such as an expansion that was cut
    short. `seconds` is the time taken. A `partial` page is the beginning of one that is still to come: its
    ids are the newest, and how many there are in all is not known yet. `completion` is the pattern that was
    searched for in place of the last word, which no article has (`jakar*`), and stands in `query` then.
    Where texts were gathered, `others` says for how many further articles of the result one stands.
    """

    query: Query
    order: Order
    ids: array[int] = field(default_factory=lambda: array("q"))
    scores: array[float] = field(default_factory=lambda: array("d"))
    rows: tuple[ArticleSummary, ...] = ()
    problem: QueryProblem | None = None
    notes: tuple[Sentence, ...] = ()
    seconds: float = 0.0
    partial: bool = False
    completion: str = ""
    others: Mapping[int, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """How many articles match."""
        return len(self.ids)
