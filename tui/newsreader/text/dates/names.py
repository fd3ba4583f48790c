"""Names of months and weekdays, and small numbers, in Indonesian and English."""

from __future__ import annotations

import re
from collections.abc import Iterable

_INDONESIAN = (
    "januari", "februari", "maret", "april", "mei", "juni",
    "juli", "agustus", "september", "oktober", "november", "desember",
)  # fmt: skip
_ENGLISH = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip

_FULL: dict[str, int] = {
    **{name: number for number, name in enumerate(_INDONESIAN, 1)},
    **{name: number for number, name in enumerate(_ENGLISH, 1)},
    "pebruari": 2,
    "nopember": 11,
}
_SHORT: dict[str, int] = {
    **{name[:3]: number for number, name in enumerate(_ENGLISH, 1)},
    **{name[:3]: number for number, name in enumerate(_INDONESIAN, 1)},
    "agt": 8,
    "ags": 8,
    "sept": 9,
    "nop": 11,
}
MONTHS: dict[str, int] = {**_SHORT, **_FULL}
"""Month name in lower case (full or short, either language) → 1..12."""

ENGLISH_MONTHS = frozenset(_ENGLISH) | {name[:3] for name in _ENGLISH}

WEEKDAYS: dict[str, int] = {
    "senin": 0, "selasa": 1, "rabu": 2, "kamis": 3, "jumat": 4, "jum'at": 4, "jum’at": 4, "sabtu": 5,
    "minggu": 6, "ahad": 6,
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
}  # fmt: skip
"""Weekday name in lower case → 0 (Monday) .. 6."""

SHORT_WEEKDAYS: dict[str, int] = {
    "sen": 0, "sel": 1, "rab": 2, "kam": 3, "jum": 4, "sab": 5, "min": 6,
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip

NUMBERS: dict[str, int] = {
    "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8,
    "sembilan": 9, "sepuluh": 10, "sebelas": 11, "dua belas": 12, "belasan": 15, "puluhan": 30,
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
"""Number word in lower case → its value."""

ORDINALS: dict[str, int] = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4,
    "pertama": 1, "kedua": 2, "ketiga": 3, "keempat": 4,
    "first": 1, "second": 2, "third": 3, "fourth": 4,
}  # fmt: skip

ISLAMIC_MONTHS = (
    "Muharram", "Safar", "Rabiul Awal", "Rabiul Akhir", "Jumadil Awal", "Jumadil Akhir", "Rajab", "Syaban",
    "Ramadan", "Ramadhan", "Syawal", "Zulkaidah", "Dzulqa'dah", "Zulhijjah", "Dzulhijjah",
)  # fmt: skip
"""Months of the Islamic calendar: recognised, but not turned into ours."""


def alternatives(names: Iterable[str]) -> str:
    """A regular expression matching any of these names, the longest first."""
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


def cased(names: Iterable[str]) -> list[str]:
    """Each name in small letters and with a capital."""
    return [form for name in names for form in (name, name.capitalize())]


FULL_MONTH = alternatives(_FULL)
SHORT_MONTH = alternatives(_SHORT)


def capitalised(names: str) -> str:
    """The alternatives of `names` as a proper noun: `Juni` and `JUNI`, never `juni`."""
    return "|".join(form for name in names.split("|") for form in (name.capitalize(), name.upper()))
