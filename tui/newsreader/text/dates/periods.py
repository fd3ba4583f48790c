"""Years, decades, quarters and Islamic months: `2004-2007`, `1960-an`, `kuartal I 2007`."""

from __future__ import annotations

import re

from newsreader.model import Precision
from newsreader.text.dates.found import Found, Moment
from newsreader.text.dates.names import ISLAMIC_MONTHS, ORDINALS, alternatives

_YEAR = r"(?:1\d|20)\d\d"
_DASH = r" ?[-–—] ?"
_TO = rf"(?:{_DASH}| (?:hingga|sampai dengan|sampai|s/d|to|until|through) )"
_ERA = r"(?: ?(?P<era>SM|BCE|BC|B\.C\.E|B\.C|Masehi|M|AD|CE|H)(?!\w))"

_DECADE = re.compile(r"(?P<year>(?:(?:1\d|20)\d|\d)0)(?: ?[-–]? ?an|['’]?s)(?!\w)")
_YEARS = re.compile(
    rf"(?P<year>{_YEAR})(?:{_TO}(?P<year2>{_YEAR}|\d\d)(?!\d)|/(?P<year3>{_YEAR}|\d\d)(?!\d))?(?![\w%])"
    r"(?![.,:/-]\d)(?! ?[-–] ?an\b)"
)
_ANCIENT = re.compile(rf"(?P<year>\d{{1,4}})(?:{_DASH}(?P<year2>\d{{1,4}}))?{_ERA}")
_SMALL_YEAR = re.compile(r"(?P<year>\d{3})(?![%.,/-]\d)(?!\w)(?P<end>[,.])?")
_ORDINAL = alternatives(ORDINALS)
_QUARTER = re.compile(
    rf"(?i:(?:(?P<unit>kuartal|triwulan|semester|paruh) (?:ke-?)?(?P<order>{_ORDINAL})|[KQ](?P<short>[1-4])"
    rf"|(?P<order2>first|second|third|fourth) (?P<unit2>quarter|semester|half)))(?!\w)"
    rf"(?:(?: ?/ ?| (?:tahun |of )?)(?P<year>{_YEAR})(?!\d))"
)
_ISLAMIC = re.compile(
    rf"(?:{alternatives(ISLAMIC_MONTHS)})(?!\w)(?: (?P<year>1[34]\d\d)(?: ?H(?!\w))?| (?P<common>20\d\d)(?!\d))?"
)

_TOLD = re.compile(r"(?i:\b(?:tahun|year|era|dekade|decade|akhir|awal|pertengahan|the|late|early|mid)[ -])\Z")
_IN_TIME = re.compile(
    r"(?i:\b(?:pada|sejak|hingga|sampai|dalam|menjelang|sebelum|setelah|sekitar|antara|mulai|per|dari|di|untuk"
    r"|in|by|since|until|till|from|between|during|before|after|around|circa|ca\.|to|of|and|dan|for) )\Z"
)
_NO_YEAR_BEFORE = re.compile(
    r"(?:[\w$€£]|[.,:/+-]|\$ ?|(?i:\b(?:rp|usd|pukul|jam|nomor|no|no\.|kode|sebanyak|seluas|sejumlah|seharga|sepanjang|"
    r"setinggi|pasal|ayat|boeing|airbus|rt|rw|km|hal|halaman|uud|nearly|almost|about|some|over|least|than|"
    r"lebih dari|kurang dari|sedikitnya|setidaknya|nyaris|level|posisi) ))\Z"
)
_NO_YEAR_AFTER = re.compile(
    r" ?(?i:orang|ton|unit|rupiah|dolar|dollars?|persen|percent|km|kg|kilometer|meter|m2|cc|mw|warga|rumah|kepala"
    r"|juta|ribu|miliar|triliun|hektare?|ha|buah|lembar|ekor|personel|peserta|people|tons?|tonnes|units?|soldiers|"
    r"prajurit|pasukan|kali|hari|jam|liter|barel|barrels|ruang|kamar|halaman|watt|mah|mbps|tentara|buruh|anak|siswa"
    r"|members|workers|jobs|homes|houses|feet|miles|troops|kursi|bungkus|penonton|pelari|jiwa|kk|nm|pixel|volt)(?!\w)"
)
_BEFORE_OUR_ERA = frozenset({"SM", "BC", "BCE", "B.C", "B.C.E", "AD"})
_LAW_BEFORE = re.compile(r"(?i:\b(?:nomor|number|no\.?) ?[\w./-]{1,12} (?:tahun|of) |\babad (?:ke-?)?)\Z")
# `AMA 2017`, `Nissan Xtrail 2014`: a year right after a name is part of it, but not after a budget or a word in time.
_NAME_BEFORE = re.compile(r"(?P<word>[A-Z][\w.'’-]*\)?) \Z")
_BUDGET = re.compile(r"(?:R?APB[ND][\w-]*|PDB|PDRB|GDP|BUMN|Perubahan|Jakarta|K|Q|H)\Z")
_THE_EVENT_AFTER = re.compile(
    r"(?: [A-Z][\w’'-]*+){0,4}? (?i:cup|olympics?|games|awards?|championships?|universiade|treaty|convention|summit|open"
    r"|prix|festival|act|agreement|accords?|nascar|(?:general|presidential|parliamentary|legislative|regional) elections?)"
    r"(?!\w)"
)
# A named event keeps its year: `Piala Dunia 2018` is one name.
_EVENT_BEFORE = re.compile(
    r"\b(?:pemilihan umum|Piala|Liga|Pilkada|Pilpres|Pemilu|Pileg|Pilgub|Pilwalkot|Olimpiade|Paralimpiade|Games|KTT|Euro|Cup|Open"
    r"|Championships?|Festival|Awards?|Expo|Summit|GP|Grand Prix|MotoGP|Moto2|Moto3|Miss|Puteri|Putri|Konferensi"
    r"|Kejuaraan|Kongres|Rakernas|Munas|Muktamar|PON|Porprov|Copa|League|Olympics|Superliga|Masters|Indonesia Open"
    r"|Show|Fashion Week|Pekan|Race|Marathon|Turnamen|GIIAS|IIMS|ISC|GJAW|CES|COP|Mukernas|Pilkades|Election|World"
    r"|Superseries|Terbuka|Pemilihan|Universiade|Lebaran|Idul|Natal|Proliga|Run|Challenge|Series|Tour|Fair)(?: [A-Z(][\w.)/-]*+){0,5}+ (?:tahun )?\Z"
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


def year_at(text: str, at: int) -> Found | None:
    """The year, range of years or decade that starts with a number at `at`."""
    before = text[max(0, at - _LOOK) : at]
    told = _TOLD.search(before) is not None
    if match := _DECADE.match(text, at):
        if len(match["year"]) == 4 or told:
            digits = match["year"] if len(match["year"]) == 4 else f"19{match['year']}"
            return Found(*match.span(), "decade", Precision.DECADE, literal=f"{digits[:3]}0s")
        return None
    match = _ANCIENT.match(text, at)
    if match and (told or match["era"] in _BEFORE_OUR_ERA) and not _LAW_BEFORE.search(before):
        literal = (
            match["year"].zfill(4)
            if match["era"] in ("M", "AD", "CE", "Masehi") and not match["year2"]
            else None
        )
        return Found(*match.span(), "year", Precision.YEAR, literal=literal)
    if match := _YEARS.match(text, at):
        return _years(match) if not _rejected(text, match, before, told) else None
    if match := _SMALL_YEAR.match(text, at):
        told = before.lower().endswith("tahun ") or (
            before.lower().endswith((" in ", " by ")) and bool(match["end"])
        )
        end = match.start() + 3
        return Found(at, end, "year", Precision.YEAR, literal=match["year"].zfill(4)) if told else None
    return None


def _rejected(text: str, match: re.Match[str], before: str, told: bool) -> bool:
    if _LAW_BEFORE.search(before) or _EVENT_BEFORE.search(before):
        return True
    the = before.lower().endswith("the ")
    if the and _THE_EVENT_AFTER.match(text, match.end()):
        return True
    if told and not the:
        return False
    if _NO_YEAR_BEFORE.search(before) or _NO_YEAR_AFTER.match(text, match.end()):
        return True
    in_time = _IN_TIME.search(before) is not None
    name = _NAME_BEFORE.search(before)
    word = name["word"].rstrip(")") if name else ""
    owner = word.endswith(("'s", "’s", "s'")) or word in ("Her", "His", "Its", "Their", "The")
    if word and not (in_time or owner or match["year2"] or _BUDGET.match(word)):
        return True
    return not (1000 if in_time else 1900) <= int(match["year"]) <= 2060 and not match["year2"]


def _years(match: re.Match[str]) -> Found:
    year, digits = int(match["year"]), match["year2"] or match["year3"]
    if not digits:
        return Found(*match.span(), "year", Precision.YEAR, Moment(year))
    last = int(digits) if len(digits) == 4 else year // 100 * 100 + int(digits)
    return Found(*match.span(), "range", Precision.YEAR, Moment(year), Moment(last))
