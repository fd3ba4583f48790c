"""Dates that are counted from another day: `kemarin`, `pekan lalu`, `enam hari kemudian`, `two years ago`."""

from __future__ import annotations

import re
from dataclasses import replace

from newsreader.model import Precision
from newsreader.text.dates.counts import COUNT, ENGLISH_FIRST_WORDS, FIRST_WORDS, HALVES, number
from newsreader.text.dates.found import Found
from newsreader.text.dates.names import alternatives
from newsreader.text.dates.relative_words import (
    ALONE,
    FROM_TEXT,
    HALF,
    PRECISION,
    SECOND,
    SINGLE,
    UNITS,
)

_UNIT_ID = r"hari|pekan|minggu|bulan|tahun|dekade|abad"
_UNIT_EN = r"(?:days?|weeks?|fortnights?|months?|years?|decades?|century|centuries)"
_NEARLY = r"(?P<exact>(?:hampir|nyaris|tepat|genap|nearly|almost|exactly) )?"

_INDONESIAN = re.compile(
    rf"(?i:(?P<night>malam sebelum \w+)"
    rf"|(?P<part>akhir )?(?P<unit>{_UNIT_ID}|kuartal|triwulan|semester)"
    r" (?P<which>ini|lalu|yang lalu|kemarin|depan|mendatang)"
    r"|(?P<other_unit>pekan|minggu|bulan|tahun) (?P<other>berikutnya|sebelumnya)"
    rf"|(?P<last_unit>pekan|bulan|tahun|dekade) terakhir"
    rf"|{_NEARLY}(?:(?P<count>{COUNT}) (?P<counted>{_UNIT_ID})|se(?P<one>{_UNIT_ID})) "
    r"(?P<way>yang lalu|lalu|silam|kemudian|sebelumnya|sesudahnya|setelahnya|setelah itu|lagi|mendatang"
    r"|ke depan|terakhir)"
    rf"|(?P<text>{alternatives(k for k in FROM_TEXT if not k.startswith('the '))})"
    rf"|(?P<single>{alternatives(k for k in SINGLE if k.split()[-1] in SINGLE or 'th' not in k)}))(?!\w)"
)
_ENGLISH = re.compile(
    r"(?i:(?P<night>the (?:night|evening) before the \w+)"
    r"|(?P<which>this|last|next) (?P<part>week(?=end))?(?P<unit>week|month|quarter|year|decade|end)"
    r"|the (?P<other>following|previous) (?P<other_unit>week|month|year)"
    r"|(?:the |over the |in the )?(?:past|last) "
    rf"(?:(?P<last_count>{COUNT}) (?P<last_counted>{_UNIT_EN})|(?P<last_unit>decade))"
    r"|(?:over |in )?the past (?P<past_unit>week|month|year|century)"
    rf"|(?:over |in |within )?the (?:next|coming) (?P<next_count>{COUNT}) (?P<next_counted>{_UNIT_EN})"
    rf"|{_NEARLY}(?P<count>{COUNT}) (?P<counted>{_UNIT_EN}) (?P<way>ago|later|earlier|before|from now)"
    rf"|(?P<single>{alternatives(SINGLE)})"
    rf"|(?P<text>{alternatives(k for k in FROM_TEXT if k.startswith('the '))}))(?!\w)"
)
_ENGLISH_ONLY = ENGLISH_FIRST_WORDS | frozenset(
    {"the", "this", "last", "past", "next", "over", "in", "within", "nearly", "almost", "exactly"}
)
_ENGLISH_DAYS = frozenset({"today", "tonight", "yesterday", "tomorrow"})
_EITHER = (
    (frozenset(name.split()[0] for name in [*SINGLE, *FROM_TEXT]) | FIRST_WORDS)
    - _ENGLISH_ONLY
    - _ENGLISH_DAYS
)
_INDONESIAN_ONLY = frozenset(
    {
        "hampir",
        "nyaris",
        "tepat",
        "genap",
        "akhir",
        *_UNIT_ID.split("|"),
        *("kuartal", "triwulan", "semester"),
        *(f"se{unit}" for unit in _UNIT_ID.split("|")),
    }
)
_LOOK = 40
_SOME_BEFORE = re.compile(
    r"\b(?i:beberapa|sejumlah|sekian|sepersekian|berapa|satu|seribu|ratusan|ribuan|several|few|some|many|each|every)"
    r" \Z"
)
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


def _may_start(text: str, at: int) -> bool:
    first, _, rest = text[at : at + _LOOK].partition(" ")
    if first.rstrip(".,;:!?)\"”’'").lower() in ALONE or "\n" in first:
        return True
    second = rest.partition(" ")[0].rstrip('.,;:!?)"”').lower()
    return second in SECOND or second.isdecimal() or not second.isalpha()


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
        if match and (found := _read(match)) and not _is_sunday(text, match) and not _is_vague(text, match):
            return found
    return None


def _is_vague(text: str, match: re.Match[str]) -> bool:
    """`beberapa bulan lalu` is not last month."""
    counted = match.groupdict().get("which") or match.groupdict().get("other")
    return (
        counted is not None
        and _SOME_BEFORE.search(text, max(0, match.start() - _LOOK), match.start()) is not None
    )


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
        name, amount, unit = SINGLE[groups["single"]]
        return replace(base, rule=f"relative:{name}", amount=amount, unit=unit)
    if "text" in groups:
        name, amount = FROM_TEXT[groups["text"]]
        return replace(base, rule=f"relative:{name}", amount=amount, from_text=True)
    if "which" in groups:
        return _which(base, groups)
    if "other" in groups:
        return _other(base, groups)
    for way, sign in (("last", -1), ("past", -1), ("next", 1)):
        if f"{way}_unit" in groups:
            return _stretch(base, 1, groups[f"{way}_unit"], sign)
        if f"{way}_count" in groups:
            said = groups[f"{way}_count"]
            return None if said in HALVES else _stretch(base, number(said), groups[f"{way}_counted"], sign)
    return _counted(base, groups)


def _unit(said: str) -> str:
    return UNITS[said.removesuffix("s")]


def _several(unit: str) -> str:
    return "centuries" if unit == "century" else f"{unit}s"


def _other(base: Found, groups: dict[str, str]) -> Found:
    """`pekan berikutnya`, `the previous year`: counted from the date before."""
    amount = 1 if groups["other"] in ("berikutnya", "following") else -1
    unit = _unit(groups["other_unit"])
    rule = f"relative:{unit}-{'after' if amount > 0 else 'before'}"
    return replace(base, rule=rule, amount=amount, unit=unit, precision=PRECISION[unit], from_text=True)


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
        precision=PRECISION[unit],
    )


def _stretch(base: Found, count: int, said: str, way: int) -> Found:
    unit = _unit(said)
    name = "last" if way < 0 else "next"
    return replace(
        base,
        rule=f"relative:{name}-{_several(unit)}",
        amount=way * count,
        unit=unit,
        stretch=True,
        precision=PRECISION[unit],
    )


def _amount(groups: dict[str, str]) -> tuple[int, str] | None:
    """(how many, of what unit): half a year is six months, a fortnight two weeks."""
    unit = _unit(groups.get("counted") or groups["one"])
    said = groups.get("count", "1")
    if said in HALVES:
        return HALF.get(unit)
    return (2 * number(said), "week") if unit == "fortnight" else (number(said), unit)


def _counted(base: Found, groups: dict[str, str]) -> Found | None:
    counted = _amount(groups)
    if counted is None:
        return None
    (count, unit), way = counted, groups["way"]
    said = unit
    if way in ("terakhir", "ke depan"):
        return _stretch(base, count, said, -1 if way == "terakhir" else 1)
    exact = "exact" in groups and unit == "year"
    found = replace(base, unit=unit, precision=Precision.MONTH if exact else PRECISION[unit], exact=exact)
    if way in _BACK:
        return replace(found, rule=f"relative:{_several(unit)}-ago", amount=-count)
    if way in _AFTER_TEXT:
        return replace(found, rule=f"relative:{_several(unit)}-later", amount=count, from_text=True)
    if way in _BEFORE_TEXT:
        return replace(found, rule=f"relative:{_several(unit)}-before", amount=-count, from_text=True)
    return replace(found, rule=f"relative:in-{_several(unit)}", amount=count)
