"""Days and months named outright: `Jumat, 6 Februari 2026`, `Senin (2/2/2026)`, `Januari-Maret 2007`."""

from __future__ import annotations

import re

from newsreader.model import Precision
from newsreader.text.dates.found import Found, Moment
from newsreader.text.dates.names import (
    ENGLISH_MONTHS,
    FULL_MONTH,
    MONTHS,
    NUMBERS,
    SHORT_MONTH,
    SHORT_WEEKDAYS,
    WEEKDAYS,
    alternatives,
    capitalised,
)

_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)"
_YEAR = r"(?:1\d|20)\d\d(?!\d)"
_MONTH = rf"(?:(?i:{FULL_MONTH})|(?i:{SHORT_MONTH})\b\.?)(?!\w)"
_PROPER_MONTH = rf"(?:{capitalised(FULL_MONTH)})(?!\w)"
_DASH = r" ?[-–—] ?"
_TO = rf"(?:{_DASH}| (?:hingga|sampai dengan|sampai|s/d|to|until|through) )"
_TH = r"(?:st|nd|rd|th)?"

_DAY_MONTH = re.compile(
    rf"(?:(?P<day>{_DAY}){_TH}(?: (?P<month>{_MONTH})(?: (?P<year>{_YEAR}))?{_DASH}|{_TO}| (?:dan|and|&) ))?"
    rf"(?P<day2>{_DAY}){_TH}(?: of)?[ -](?P<month2>{_MONTH})"
    rf"(?:,? (?:tahun )?(?P<year2>{_YEAR})|-(?P<year2s>\d\d(?:\d\d)?)(?![\w-]))?"
)
_DAY_WORD = re.compile(rf"(?i:\b({alternatives(n for n in NUMBERS if len(n) > 2)})) \Z")
_MONTH_DAY = re.compile(
    rf"(?P<month>{_MONTH}) (?P<day>{_DAY}){_TH}(?:{_TO}(?P<day2>{_DAY}){_TH})?(?:,? (?P<year>{_YEAR}))?"
    r"(?![%\d])(?![.,:]\d)"
)
_MONTHS = re.compile(
    rf"(?P<month>{_PROPER_MONTH})(?: (?P<year>{_YEAR})(?={_DASH}(?:{_PROPER_MONTH})))?"
    rf"(?:{_TO}(?P<month2>{_PROPER_MONTH}))?"
    rf"(?:,? (?:tahun )?(?P<year2>{_YEAR}))?"
)
_SHORT_MONTH_YEAR = re.compile(
    rf"(?P<month>{capitalised(SHORT_MONTH)})(?:-(?P<short>\d\d)|[. ] ?(?P<year>{_YEAR}))(?!\w)"
)
_NUMERIC = re.compile(
    rf"(?P<a>\d\d?)(?:{_DASH}(?P<a2>\d\d?))? ?(?P<mark>[/.-]) ?(?P<b>\d\d?) ?(?P=mark) ?"
    r"(?P<year>\d{4}|\d\d)(?![\w/])(?![.,-]\d)"
)
_ISO = re.compile(r"(?P<year>[12]\d{3})-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?!\d)")
_SHORT_NUMERIC = re.compile(rf"(?P<a>\d\d?)(?:{_DASH}(?P<a2>\d\d?))? ?/ ?(?P<b>\d\d?)(?![\w/])")
_WEEKDAY = re.compile(
    rf"(?P<name>{capitalised(alternatives(WEEKDAYS))})(?!\w)(?:[-–/](?:{capitalised(alternatives(WEEKDAYS))})(?!\w))?"
)
_SHORT_WEEKDAY = re.compile(
    rf"(?P<name>{capitalised(alternatives(SHORT_WEEKDAYS))}),? (?=\d|[A-Z][a-z]{{2,8}}\.? \d)"
)
_AFTER_WEEKDAY = re.compile(
    r"(?: (?:pagi|siang|sore|petang|malam|dini hari|morning|afternoon|evening|night"
    r"|pukul [\d.]{4,5}(?: WIB)?))?"
    r"(?P<open>,? ?\( ?|,? (?:tanggal |the )?)"
)
_CLOSE = re.compile(r" ?\)")
# English months that are words too count as months only where a sentence cannot mean the word.
_DOUBTFUL = frozenset({"may", "march", "mei", "april", "juni", "juli", "june", "july", "august", "agustus"})
_MONTH_CONTEXT = re.compile(
    r"(?i:\b(?:in|of|since|until|till|by|last|next|this|early|late|mid|from|to|and|through|during|before|after|on"
    r"|end|per|each|every|for|between|as of"
    r"|bulan|pada|sejak|hingga|sampai|akhir|awal|pertengahan|di|dari|ke|per|selama|mulai|dan|atau|antara|periode"
    r"|dalam|untuk|setiap|tiap|kondisi|dibanding|dibandingkan|besar|medio|jelang|menjelang|terakhir|ini)"
    r"[ -]|[(,/] ?)\Z"
)
_MONTH_TIME = re.compile(r" (?:lalu|silam|ini|mendatang|nanti|depan|kemarin|tahun|this|last|next)(?!\w)")
# `Salat Jumat`, `Palm Sunday`, `Jumat Agung`, `Universitas Sebelas Maret`: names, not days or months.
_NAME_BEFORE = re.compile(
    r"(?:(?i:\b(?:salat|shalat|sholat|solat|palm|good|easter|black|super|bloody|cyber|giving))"
    r"|\b(?:Sebelas|Sepuluh|Tujuh|Dua|Empat)) \Z"
)
_NAME_AFTER = re.compile(r" (?:Agung|Palem|Paskah|Berkah|Bersih|Kelabu|Putih)(?!\w)")

_SHORTEST_CENTURY = 70
_LONGEST_WORD = 12


def full_year(digits: str) -> int:
    """`07` → 2007, `98` → 1998, `2007` → 2007."""
    year = int(digits)
    return year if len(digits) > 2 else year + (2000 if year < _SHORTEST_CENTURY else 1900)


def _month(name: str | None) -> int | None:
    return MONTHS[name.rstrip(".").lower()] if name else None


def _day_month(text: str, match: re.Match[str]) -> Found:
    day2, month2 = int(match["day2"]), _month(match["month2"])
    digits = match["year2"] or match["year2s"]
    year2 = full_year(digits) if digits else None
    last = Moment(year2, month2, day2)
    end = match.end() - (text[match.end() - 1] == ".")
    if not match["day"]:
        return Found(match.start(), end, "absolute", Precision.DAY, last)
    year = int(match["year"]) if match["year"] else year2
    first = Moment(year, _month(match["month"]) or month2, int(match["day"]))
    return Found(match.start(), end, "range", Precision.DAY, first, last)


def _numeric(match: re.Match[str], year: int | None) -> Found | None:
    day, month = int(match["a"]), int(match["b"])
    if month > 12 >= day and not match["a2"]:
        day, month = month, day
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    first = Moment(year, month, day)
    if match["a2"] is None:
        return Found(*match.span(), "numeric", Precision.DAY, first)
    last = int(match["a2"])
    if not 1 <= last <= 31:
        return None
    return Found(*match.span(), "range", Precision.DAY, first, Moment(year, month, last))


def _full_numeric(text: str, at: int) -> Found | None:
    if match := _ISO.match(text, at):
        moment = Moment(int(match["year"]), int(match["month"]), int(match["day"]))
        possible = 1 <= (moment.month or 0) <= 12 and 1 <= (moment.day or 0) <= 31
        return Found(*match.span(), "numeric", Precision.DAY, moment) if possible else None
    match = _NUMERIC.match(text, at)
    if match is None or (match["mark"] != "/" and len(match["year"]) == 2):
        return None
    return _numeric(match, full_year(match["year"]))


def day_at(text: str, at: int, *, short: bool = False) -> Found | None:
    """The date that starts with a number at `at`; `short` lets `27/2` count."""
    if match := _DAY_MONTH.match(text, at):
        return _day_month(text, match)
    found = _full_numeric(text, at)
    if found is None and short and (match := _SHORT_NUMERIC.match(text, at)):
        found = _numeric(match, None)
    return found


def bracketed_day_at(text: str, at: int) -> Found | None:
    """`27/2` just inside brackets, which no fraction would be."""
    found = day_at(text, at, short=True)
    return found if found and _CLOSE.match(text, found.end) else None


def _month_day(text: str, at: int) -> Found | None:
    match = _MONTH_DAY.match(text, at)
    if match is None:
        return None
    name = match["month"].rstrip(".").lower()
    if name not in ENGLISH_MONTHS and not match["year"] and not match["day2"]:
        return None
    year = int(match["year"]) if match["year"] else None
    first = Moment(year, _month(name), int(match["day"]))
    if match["day2"]:
        last = Moment(year, _month(name), int(match["day2"]))
        return Found(*match.span(), "range", Precision.DAY, first, last)
    return Found(*match.span(), "absolute", Precision.DAY, first)


def month_at(text: str, at: int) -> Found | None:
    """The date that starts with a month's name at `at`: with a day, with a year, a range, or bare."""
    if found := _month_day(text, at):
        return found
    match = _MONTHS.match(text, at)
    if match is None:
        match = _SHORT_MONTH_YEAR.match(text, at)
        if match is None:
            return None
        moment = Moment(full_year(match["short"] or match["year"]), _month(match["month"]))
        return Found(*match.span(), "month", Precision.MONTH, moment)
    year2 = int(match["year2"]) if match["year2"] else None
    if match["month2"]:
        year = int(match["year"]) if match["year"] else year2
        first, last = Moment(year, _month(match["month"])), Moment(year2, _month(match["month2"]))
        return Found(*match.span(), "range", Precision.MONTH, first, last)
    if year2 is None and (_is_name(text, match) or not _is_month(text, match)):
        return None
    if year2 is not None and (word := _DAY_WORD.search(text, max(0, at - _LONGEST_WORD), at)):
        moment = Moment(year2, _month(match["month"]), NUMBERS[word[1].lower()])
        return Found(word.start(), match.end(), "absolute", Precision.DAY, moment)
    return Found(*match.span(), "month", Precision.MONTH, Moment(year2, _month(match["month"])))


def _is_name(text: str, match: re.Match[str]) -> bool:
    start = match.start()
    return bool(_NAME_BEFORE.search(text, max(0, start - 12), start) or _NAME_AFTER.match(text, match.end()))


def _is_month(text: str, match: re.Match[str]) -> bool:
    """Whether a bare month's name is a month here, and not a person or a word."""
    after = text[match.end() : match.end() + 2]
    if after[:1] == " " and after[1:].isupper() and match["month"].lower() in _DOUBTFUL:
        return False
    if match["month"].lower() not in _DOUBTFUL or _MONTH_TIME.match(text, match.end()):
        return True
    return _MONTH_CONTEXT.search(text, max(0, match.start() - 16), match.start()) is not None


def weekday_at(text: str, at: int) -> Found | None:
    """The date that starts with a weekday at `at`, with all that belongs to it, or the weekday alone."""
    match = _WEEKDAY.match(text, at)
    if match is None:
        match = _SHORT_WEEKDAY.match(text, at)
        if match is None:
            return None
        found = day_at(text, match.end()) or _month_day(text, match.end())
        return _with_weekday(found, at, found.end, SHORT_WEEKDAYS[match["name"].lower()]) if found else None
    number = WEEKDAYS[match["name"].lower()]
    if after := _AFTER_WEEKDAY.match(text, match.end()):
        bracket = "(" in after["open"]
        found = day_at(text, after.end(), short=True) or _month_day(text, after.end())
        close = _CLOSE.match(text, found.end) if found and bracket else None
        if found and (close or not bracket):
            return _with_weekday(found, at, close.end() if close else found.end, number)
    if _is_name(text, match):
        return None
    return Found(*match.span(), "weekday", Precision.DAY, weekday=number)


def _with_weekday(found: Found, start: int, end: int, weekday: int) -> Found:
    return Found(start, end, found.rule, found.precision, found.first, found.last, weekday)
