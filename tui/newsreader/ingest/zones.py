"""Time zones by the names that outlets write behind a clock time."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta, timezone

_HOURS_EAST: Mapping[str, int] = {
    "Z": 0, "UT": 0, "UTC": 0, "GMT": 0, "WET": 0, "WIB": 7, "WITA": 8, "WIT": 9,
    "BST": 1, "CET": 1, "MEZ": 1, "CEST": 2, "MESZ": 2, "EET": 2, "EEST": 3, "MSK": 3, "PKT": 5,
    "SGT": 8, "MYT": 8, "HKT": 8, "JST": 9, "KST": 9, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13,
    "AKST": -9, "HST": -10,
}  # fmt: skip

NAME = "|".join(sorted(map(re.escape, _HOURS_EAST), key=len, reverse=True))
"""An expression for any of the names, the longest first."""


def named_zone(name: str) -> timezone:
    """The zone of a name that NAME matches."""
    return timezone(timedelta(hours=_HOURS_EAST[name]))


def named_offset(name: str) -> str:
    """Its offset as RFC 822 writes it: ``+0700``."""
    return f"{_HOURS_EAST[name]:+03d}00"
