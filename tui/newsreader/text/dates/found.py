"""What scanning hands to resolving."""

from __future__ import annotations

from dataclasses import dataclass

from newsreader.model import Precision


@dataclass(frozen=True, slots=True)
class Moment:
    """A calendar value of which parts may be unsaid; `month` 1..12."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """One expression in the text, before it is resolved.

    Absolute ones have `first` (and `last` for a range), a bare weekday only `weekday` (0 is Monday).
    Relative ones count `amount` of `unit` (day, weekend, week, month, year, decade) from the day of
    publication, or from the date named before them where `from_text`; `stretch` makes it all the time
    between, `exact` one that is counted to the month. `literal` is a value known already from the words
    alone.
    """

    start: int
    end: int
    rule: str
    precision: Precision
    first: Moment | None = None
    last: Moment | None = None
    weekday: int | None = None
    amount: int = 0
    unit: str = ""
    from_text: bool = False
    stretch: bool = False
    exact: bool = False
    literal: str | None = None
