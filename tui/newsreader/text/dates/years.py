"""Years and decades: a number is a year only where the words around it allow it."""

from __future__ import annotations

import re

from newsreader.model import Precision
from newsreader.text.dates.found import Found, Moment
from newsreader.text.wordlists import words

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
_OUR_ERA = frozenset({"M", "AD", "CE", "Masehi"})
_TELLING_ERA = frozenset({"SM", "BC", "BCE", "B.C", "B.C.E", "AD"})

_TOLD = words("tahun year era dekade decade akhir awal pertengahan late early mid mid-")
_IN_TIME = words(
    """pada sejak hingga sampai dalam menjelang sebelum setelah sekitar antara mulai per dari di untuk dan
    in by since until till from between during before after around circa ca. to of and for"""
)
_COUNTED_BEFORE = words(
    """rp usd us$ pukul jam nomor no no. kode sebanyak seluas sejumlah seharga sepanjang setinggi pasal
    ayat boeing airbus rt rw km hal halaman uud nearly almost about some over least than sedikitnya
    setidaknya nyaris level posisi kurang lebih"""
)
_COUNTED_AFTER = words(
    """orang ton unit rupiah dolar dollar dollars persen percent km kg kilometer meter m2 cc mw warga rumah
    kepala juta ribu miliar triliun hektar hektare ha buah lembar ekor personel peserta people tons
    tonne tonnes units soldiers prajurit pasukan kali hari jam liter barel barrels ruang kamar halaman
    watt mah mbps tentara buruh anak siswa members workers jobs homes houses feet miles troops kursi
    bungkus penonton pelari jiwa kk nm pixel volt"""
)
_LAW_BEFORE = re.compile(r"(?i:\b(?:nomor|number|no\.?) ?[\w./-]{1,12} (?:tahun|of) |\babad (?:ke-?)?)\Z")
# A year right after a name is part of it (`Nissan Xtrail 2014`), but not after a budget or an owner.
_BUDGET = re.compile(r"(?:R?APB[ND][\w-]*|PDB|PDRB|GDP|BUMN|Perubahan|Jakarta|K|Q|H)\Z")
_OWNERS = frozenset({"Her", "His", "Its", "Their", "The"})
_THE_EVENT_AFTER = re.compile(
    r"(?: [A-Z][\w’'-]*+){0,4}? (?i:cup|olympics?|games|awards?|championships?|universiade|treaty|convention"
    r"|summit|open|prix|festival|act|agreement|accords?|nascar"
    r"|(?:general|presidential|parliamentary|legislative|regional) elections?)(?!\w)"
)
# A named event keeps its year: `Piala Dunia 2018` is one name.
_EVENTS = words(
    """Piala Liga Pilkada Pilpres Pemilu Pileg Pilgub Pilwalkot Pilkades Olimpiade Paralimpiade Games KTT
    Euro Cup Open Championship Championships Festival Award Awards Expo Summit GP Prix MotoGP Moto2
    Moto3 Miss Puteri Putri Konferensi Kejuaraan Kongres Rakernas Mukernas Munas Muktamar PON Porprov
    Copa League Olympics Superliga Masters Show Week Pekan Race Marathon Turnamen GIIAS IIMS ISC GJAW
    CES COP Election World Superseries Terbuka Pemilihan Universiade Lebaran Idul Natal Proliga Run
    Challenge Series Tour Fair"""
)
_MOST_EVENT_WORDS = 7
_LOOK = 60


def year_at(text: str, at: int) -> Found | None:
    """The year, range of years or decade that starts with a number at `at`."""
    if match := _YEARS.match(text, at):
        era = _ancient(text, at) if text[match.end() : match.end() + 1] == " " else None
        return era or (None if _rejected(text, match) else _years(match))
    if match := _DECADE.match(text, at):
        short = len(match["year"]) == 2
        if short and _word_before(text, at).lower() not in _TOLD:
            return None
        decade = f"19{match['year'][0]}" if short else match["year"][:3]
        return Found(*match.span(), "decade", Precision.DECADE, literal=f"{decade}0s")
    return _ancient(text, at) or _small(text, at)


def _before(text: str, at: int) -> str:
    return text[max(0, at - _LOOK) : at]


def _word_before(text: str, at: int) -> str:
    before = _before(text, at)
    if before.endswith(" "):
        return before[:-1].rpartition(" ")[2].rpartition("\n")[2].lstrip("\"'“‘(")
    return before[-4:] if before.lower().endswith("mid-") else ""


def _ancient(text: str, at: int) -> Found | None:
    match = _ANCIENT.match(text, at)
    if match is None or _LAW_BEFORE.search(_before(text, at)):
        return None
    if match["era"] not in _TELLING_ERA and _word_before(text, at).lower() not in _TOLD:
        return None
    ours = match["era"] in _OUR_ERA and not match["year2"]
    return Found(*match.span(), "year", Precision.YEAR, literal=match["year"].zfill(4) if ours else None)


def _small(text: str, at: int) -> Found | None:
    match = _SMALL_YEAR.match(text, at)
    word = _word_before(text, at).lower() if match else ""
    if match and (word == "tahun" or (word in ("in", "by") and match["end"])):
        return Found(at, at + 3, "year", Precision.YEAR, literal=match["year"].zfill(4))
    return None


def _rejected(text: str, match: re.Match[str]) -> bool:
    """Whether the number is an amount, or its year belongs to a law or to a named event."""
    at, word = match.start(), _word_before(text, match.start())
    lowered = word.lower()
    if lowered in ("tahun", "of") and _LAW_BEFORE.search(_before(text, at)):
        return True
    if (word[:1] in "(" or word[:1].isupper() or lowered in ("tahun", "umum")) and _is_event(
        _before(text, at)
    ):
        return True
    if lowered == "the" and _THE_EVENT_AFTER.match(text, match.end()):
        return True
    if lowered in _TOLD:
        return False
    if lowered in _COUNTED_BEFORE or (not word and text[at - 1 : at] not in ("", "\n", " ", "(", "'", "‘")):
        return True
    after = text[match.end() : match.end() + 12].lstrip(" ").split(" ", 1)[0].rstrip('.,;:!?)"”\n').lower()
    if after in _COUNTED_AFTER:
        return True
    in_time = lowered in _IN_TIME
    if word[:1].isupper() and not (in_time or match["year2"] or _takes_year(word)):
        return True
    return not (1000 if in_time else 1900) <= int(match["year"]) <= 2060 and not match["year2"]


def _takes_year(word: str) -> bool:
    owner = word.endswith(("'s", "’s", "s'", "s’")) or word in _OWNERS or not word[-1].isalnum()
    return owner or _BUDGET.match(word.rstrip(")")) is not None


def _is_event(before: str) -> bool:
    """Whether a named event runs up to here: one of its words, then only capitalised words."""
    listed = before.split()[-_MOST_EVENT_WORDS:]
    if listed and listed[-1].lower() == "tahun":
        listed.pop()
    for word in reversed(listed):
        if word.strip("(),") in _EVENTS:
            return True
        if not (word[:1].isupper() or word[:1] == "("):
            return listed[-2:] == ["pemilihan", "umum"]
        if word[-1] in ".,;:":
            return False
    return False


def _years(match: re.Match[str]) -> Found:
    year, digits = int(match["year"]), match["year2"] or match["year3"]
    if not digits:
        return Found(*match.span(), "year", Precision.YEAR, Moment(year))
    last = int(digits) if len(digits) == 4 else year // 100 * 100 + int(digits)
    return Found(*match.span(), "range", Precision.YEAR, Moment(year), Moment(last))
