"""Dates that are counted from another day: `kemarin`, `pekan lalu`, `enam hari kemudian`, `two years ago`."""

from __future__ import annotations

import re
from dataclasses import replace

from newsreader.model import Precision
from newsreader.text.dates.found import Found
from newsreader.text.dates.names import NUMBERS, alternatives

_UNITS = {
    "hari": "day", "pekan": "week", "minggu": "week", "bulan": "month", "tahun": "year", "dekade": "decade",
    "day": "day", "week": "week", "month": "month", "year": "year", "decade": "decade",
}  # fmt: skip
_PRECISION = {
    "day": Precision.DAY, "weekend": Precision.DAY, "week": Precision.WEEK, "month": Precision.MONTH,
    "year": Precision.YEAR, "decade": Precision.DECADE,
}  # fmt: skip
# What is said → the rule's name, how many units on, of what.
_SINGLE: dict[str, tuple[str, int, str]] = {
    "hari ini": ("today", 0, "day"), "malam ini": ("today", 0, "day"), "pagi ini": ("today", 0, "day"),
    "siang ini": ("today", 0, "day"), "sore ini": ("today", 0, "day"), "petang ini": ("today", 0, "day"),
    "pagi tadi": ("today", 0, "day"), "siang tadi": ("today", 0, "day"), "sore tadi": ("today", 0, "day"),
    "dini hari tadi": ("today", 0, "day"), "tadi pagi": ("today", 0, "day"),
    "tadi siang": ("today", 0, "day"),
    "kemarin lusa": ("day-before-yesterday", -2, "day"), "kemarin": ("yesterday", -1, "day"),
    "tadi malam": ("last-night", -1, "day"), "semalam": ("last-night", -1, "day"),
    "malam tadi": ("last-night", -1, "day"),
    "besok": ("tomorrow", 1, "day"), "esok hari": ("tomorrow", 1, "day"), "esok": ("tomorrow", 1, "day"),
    "lusa": ("day-after-tomorrow", 2, "day"),
    "today": ("today", 0, "day"), "tonight": ("today", 0, "day"), "this morning": ("today", 0, "day"),
    "this afternoon": ("today", 0, "day"), "this evening": ("today", 0, "day"),
    "yesterday": ("yesterday", -1, "day"), "last night": ("last-night", -1, "day"),
    "the day before yesterday": ("day-before-yesterday", -2, "day"), "tomorrow": ("tomorrow", 1, "day"),
    "the day after tomorrow": ("day-after-tomorrow", 2, "day"),
}  # fmt: skip
_FROM_TEXT: dict[str, tuple[str, int]] = {
    "keesokan harinya": ("next-day", 1), "keesokan hari": ("next-day", 1), "esok harinya": ("next-day", 1),
    "hari berikutnya": ("next-day", 1), "hari sebelumnya": ("day-before", -1),
    "hari yang sama": ("same-day", 0),
    "malam sebelumnya": ("night-before", -1), "hari itu juga": ("same-day", 0),
    "the next day": ("next-day", 1), "the following day": ("next-day", 1),
    "the previous day": ("day-before", -1),
    "the day before": ("day-before", -1), "the same day": ("same-day", 0),
    "the night before": ("night-before", -1),
}  # fmt: skip

_COUNT = rf"(?:\d{{1,3}}|{alternatives(n for n in NUMBERS if len(n) > 2)}|an?(?= ))"
_UNIT_ID = r"hari|pekan|minggu|bulan|tahun|dekade"
_UNIT_EN = r"(?:days?|weeks?|months?|years?|decades?)"
_NEARLY = r"(?P<exact>(?:hampir|nyaris|tepat|genap|nearly|almost|exactly) )?"

_INDONESIAN = re.compile(
    rf"(?i:(?P<night>malam sebelum \w+)"
    rf"|(?P<part>akhir )?(?P<unit>{_UNIT_ID}) (?P<which>ini|lalu|yang lalu|kemarin|depan|mendatang)"
    rf"|(?P<last_unit>pekan|bulan|tahun|dekade) terakhir"
    rf"|{_NEARLY}(?:(?P<count>{_COUNT}) (?P<counted>{_UNIT_ID})|se(?P<one>{_UNIT_ID})) "
    r"(?P<way>yang lalu|lalu|silam|kemudian|sebelumnya|sesudahnya|setelahnya|setelah itu|lagi|mendatang"
    r"|ke depan|terakhir)"
    rf"|(?P<text>{alternatives(k for k in _FROM_TEXT if not k.startswith('the '))})"
    rf"|(?P<single>{alternatives(k for k in _SINGLE if k.split()[-1] in _SINGLE or 'th' not in k)}))(?!\w)"
)
_ENGLISH = re.compile(
    r"(?i:(?P<night>the (?:night|evening) before the \w+)"
    r"|(?P<which>this|last|next) (?P<part>week(?=end))?(?P<unit>week|month|year|decade|end)"
    r"|(?:the |over the |in the )?(?:past|last) "
    rf"(?:(?P<last_count>{_COUNT}) (?P<last_counted>{_UNIT_EN})|(?P<last_unit>decade))"
    rf"|{_NEARLY}(?P<count>{_COUNT}) (?P<counted>{_UNIT_EN}) (?P<way>ago|later|earlier|before|from now)"
    rf"|(?P<text>{alternatives(k for k in _FROM_TEXT if k.startswith('the '))})"
    rf"|(?P<single>{alternatives(_SINGLE)}))(?!\w)"
)
_ENGLISH_ONLY = frozenset(
    {"the", "this", "last", "past", "next", "over", "in", "nearly", "almost", "exactly", "a", "an"}
)
_ENGLISH_DAYS = frozenset({"today", "tonight", "yesterday", "tomorrow"})
_EITHER = (
    frozenset(name.split()[0] for name in [*_SINGLE, *_FROM_TEXT, *NUMBERS]) - _ENGLISH_ONLY - _ENGLISH_DAYS
)
_INDONESIAN_ONLY = frozenset(
    {
        "hampir",
        "nyaris",
        "tepat",
        "genap",
        "akhir",
        *_UNIT_ID.split("|"),
        *(f"se{unit}" for unit in _UNIT_ID.split("|")),
    }
)
_LOOK = 40
_BACK = frozenset({"yang lalu", "lalu", "silam", "ago"})
_AFTER_TEXT = frozenset({"kemudian", "sesudahnya", "setelahnya", "setelah itu", "later"})
_BEFORE_TEXT = frozenset({"sebelumnya", "earlier", "before"})
_WHICH = {
    "ini": 0,
    "this": 0,
    "lalu": -1,
    "yang lalu": -1,
    "kemarin": -1,
    "last": -1,
    "depan": 1,
    "mendatang": 1,
    "next": 1,
}
_WHICH_NAME = {0: "this", -1: "last", 1: "next"}


# Second words without which the expression cannot go on; looked up before the whole pattern is tried.
_SECOND = frozenset(word for name in [*_SINGLE, *_FROM_TEXT] for word in name.split()[1:2]) | frozenset(
    [
        "ini",
        "lalu",
        "yang",
        "kemarin",
        "depan",
        "mendatang",
        "terakhir",
        "silam",
        "kemudian",
        "sebelumnya",
        "sesudahnya",
        "setelahnya",
        "setelah",
        "lagi",
        "ke",
        "sebelum",
        "belas",
        "past",
        "last",
        "decade",
        "the",
        "night",
        "evening",
        "week",
        "weekend",
        "month",
        "year",
        "decade",
        "end",
    ]
)
_SECOND |= {*_UNITS, *(f"{unit}s" for unit in _UNITS), *NUMBERS, "next"}
_ALONE = frozenset(name for name in _SINGLE if " " not in name)


def _may_start(text: str, at: int) -> bool:
    first, _, rest = text[at : at + _LOOK].partition(" ")
    if first.rstrip(".,;:!?)\"”’'").lower() in _ALONE or "\n" in first:
        return True
    second = rest.partition(" ")[0].rstrip('.,;:!?)"”').lower()
    return second in _SECOND or second.isdecimal() or not second.isalpha()


def first_words(lang: str) -> frozenset[str]:
    """The words, in small letters, with which a relative expression of `lang` may start besides a number."""
    indonesian, english = _EITHER | _INDONESIAN_ONLY, _EITHER | _ENGLISH_ONLY | _ENGLISH_DAYS
    return {"id": indonesian, "en": english}.get(lang, indonesian | english)


def relative_at(text: str, at: int, lang: str) -> Found | None:
    """The relative expression that starts at `at`; `lang` is ``id``, ``en`` or anything else for both."""
    if not _may_start(text, at):
        return None
    for pattern in {"id": (_INDONESIAN,), "en": (_ENGLISH,)}.get(lang, (_INDONESIAN, _ENGLISH)):
        match = pattern.match(text, at)
        if match and (found := _read(match)) and not _is_sunday(text, match):
            return found
    return None


def _is_sunday(text: str, match: re.Match[str]) -> bool:
    """`Minggu lalu` inside a sentence is last Sunday, at its start more likely last week."""
    if not match[0].startswith("Minggu"):
        return False
    before = text[max(0, match.start() - 3) : match.start()].rstrip(' "“')
    return bool(before) and before[-1] not in ".!?\n"


def _read(match: re.Match[str]) -> Found | None:
    groups = {name: value.lower() for name, value in match.groupdict().items() if value}
    base = Found(*match.span(), "", Precision.DAY, unit="day")
    if "night" in groups:
        return replace(base, rule="relative:night-before", amount=-1, from_text=True)
    if "single" in groups:
        name, amount, unit = _SINGLE[groups["single"]]
        return replace(base, rule=f"relative:{name}", amount=amount, unit=unit)
    if "text" in groups:
        name, amount = _FROM_TEXT[groups["text"]]
        return replace(base, rule=f"relative:{name}", amount=amount, from_text=True)
    if "which" in groups:
        return _which(base, groups)
    if "last_unit" in groups:
        return _stretch(base, 1, groups["last_unit"], -1)
    if "last_count" in groups:
        return _stretch(base, _number(groups["last_count"]), groups["last_counted"], -1)
    return _counted(base, groups)


def _number(said: str) -> int:
    return int(said) if said.isdecimal() else NUMBERS[said]


def _unit(said: str) -> str:
    return _UNITS[said.removesuffix("s")]


def _which(base: Found, groups: dict[str, str]) -> Found | None:
    amount = _WHICH[groups["which"]]
    said = groups["unit"]
    if said == "end" or (groups.get("part") == "akhir " and said in ("pekan", "minggu")):
        unit = "weekend"
    elif said == "hari":
        return None if amount <= 0 else replace(base, rule="relative:days-later", amount=1)
    else:
        unit = _unit(said)
    return replace(
        base,
        rule=f"relative:{_WHICH_NAME[amount]}-{unit}",
        amount=amount,
        unit=unit,
        precision=_PRECISION[unit],
    )


def _stretch(base: Found, count: int, said: str, way: int) -> Found:
    unit = _unit(said)
    name = "last" if way < 0 else "next"
    return replace(
        base,
        rule=f"relative:{name}-{unit}s",
        amount=way * count,
        unit=unit,
        stretch=True,
        precision=_PRECISION[unit],
    )


def _counted(base: Found, groups: dict[str, str]) -> Found:
    count, said = _number(groups["count"]) if "count" in groups else 1, groups.get("counted") or groups["one"]
    unit, way = _unit(said), groups["way"]
    if way in ("terakhir", "ke depan"):
        return _stretch(base, count, said, -1 if way == "terakhir" else 1)
    exact = "exact" in groups and unit == "year"
    found = replace(base, unit=unit, precision=Precision.MONTH if exact else _PRECISION[unit], exact=exact)
    if way in _BACK:
        return replace(found, rule=f"relative:{unit}s-ago", amount=-count)
    if way in _AFTER_TEXT:
        return replace(found, rule=f"relative:{unit}s-later", amount=count, from_text=True)
    if way in _BEFORE_TEXT:
        return replace(found, rule=f"relative:{unit}s-before", amount=-count, from_text=True)
    return replace(found, rule=f"relative:in-{unit}s", amount=count)
