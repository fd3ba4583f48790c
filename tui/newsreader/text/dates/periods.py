"""Quarters and Islamic months: `kuartal I 2007`, `first half of 2007`, `Ramadan 1438 H`."""

from __future__ import annotations

import re

from newsreader.model import Precision
from newsreader.text.dates.found import Found, Moment
from newsreader.text.dates.names import ISLAMIC_MONTHS, ORDINALS, alternatives

_YEAR = r"(?:1\d|20)\d\d"
_ORDINAL = alternatives(ORDINALS)
_QUARTER = re.compile(
    rf"(?i:(?:(?P<unit>kuartal|triwulan|semester|paruh) (?:ke-?)?(?P<order>{_ORDINAL})|[KQ](?P<short>[1-4])"
    rf"|(?P<order2>first|second|third|fourth) (?P<unit2>quarter|semester|half)))(?!\w)"
    rf"(?:(?: ?/ ?| (?:tahun |of )?)(?P<year>{_YEAR})(?!\d))"
)
_ISLAMIC = re.compile(
    rf"(?:{alternatives(ISLAMIC_MONTHS)})(?!\w)"
    r"(?: (?P<year>1[34]\d\d)(?: ?H(?!\w))?| (?P<common>20\d\d)(?!\d))?"
)

_LOOK = 60


def quarter_at(text: str, at: int) -> Found | None:
    """`kuartal I 2007`, `semester kedua tahun 2007`, `Q1 2007`, `first quarter of 2007`."""
    match = _QUARTER.match(text, at)
    if match is None:
        return None
    order = ORDINALS[(match["order"] or match["order2"] or match["short"]).lower()]
    months = (
        3
        if (match["unit"] or match["unit2"] or "quarter").lower() in ("kuartal", "triwulan", "quarter")
        else 6
    )
    year = int(match["year"])
    if order * months > 12:
        return Found(*match.span(), "range", Precision.MONTH)
    first = Moment(year, order * months - months + 1)
    return Found(*match.span(), "range", Precision.MONTH, first, Moment(year, order * months))


def islamic_month_at(text: str, at: int) -> Found | None:
    """`Ramadan 1438 H`: marked, not resolved; not where it is part of a person's name."""
    match = _ISLAMIC.match(text, at)
    if match is None:
        return None
    before, after = text[max(0, at - _LOOK) : at].split(" ")[-2:-1], text[match.end() : match.end() + 2]
    if not match["year"] and not match["common"]:
        named = (
            bool(before)
            and before[0][:1].isupper()
            and before[0].lower() not in ("bulan", "awal", "akhir", "jelang")
        )
        if named or (after[:1] == " " and after[1:].isupper()) or after[:1] == "-":
            return None
    literal = match["common"]
    return Found(*match.span(), "month", Precision.MONTH, literal=literal)
