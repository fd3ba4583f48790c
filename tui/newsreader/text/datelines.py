"""What stands before the first sentence of an article: `Jakarta, CNN Indonesia --`, `TEMPO.CO, Jakarta -`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from newsreader.model import ResolvedDate
from newsreader.text.dates import find_dates
from newsreader.text.outlets import AGENCIES, is_own_name, is_site, tells_outlet
from newsreader.text.published import is_to_come

_BRACKETS = re.compile(r"\((?P<inside>[^()]{2,40})\)\s*\Z")
_BETWEEN_NAMES = re.compile(r", | \(")

_OUTLET = r"[A-Za-z0-9][\w.]*\.(?:com|co|id|net|org|news|co\.id|CO|COM)"
# A hyphen within a word is part of it, as in `Harian-A`, wherever a dash still follows.
_WORD = r"[A-Z][\w.'’]*(?:-[A-Z0-9][\w.'’]*)*"
_PLACE = rf"{_WORD}(?: {_WORD}){{0,3}}"
_DASH = r" ?(?:- ?-|[–—-]) ?[A-Z“\"'‘(\d]"
_UNDATED = re.compile(
    rf"(?:{_OUTLET}(?:, {_PLACE})?|{_PLACE}, (?:{_OUTLET}|{_PLACE})|{_PLACE} ?\({_PLACE}\)"
    rf"|{_PLACE}(?= ?(?:–|—|- ?-)))"
    rf"(?={_DASH})"
)
_BEHIND_DASH = re.compile(r" ?(?:- ?-|[–—-])(?P<spaced> ?)(?P<word>[A-Z“\"'‘(\d][\w.-]*)")
_NAMES = rf"(?:{_OUTLET}|{_PLACE})(?:, (?:{_OUTLET}|{_PLACE})| \({_PLACE}\)){{0,2}}"
_BEFORE_DATE = re.compile(rf"(?P<names>{_NAMES})(?:, ?|(?P<bracket> ?\()| ?[|–—] ?| -{{1,2}} )")
_CLOCK = r"(?:,? (?:pukul )?\d\d?[.:]\d\d(?: WI(?:B|TA|T))?)?"
_AFTER_DATE = re.compile(rf"{_CLOCK}\)?{_CLOCK}{_DASH}")
_AGENCY = "|".join(map(re.escape, AGENCIES))
_BY_AGENCY = re.compile(
    rf"(?P<names>{_PLACE}(?:, {_PLACE})?)(?:, (?P<day>[A-Z\d][^()]{{1,40}}[^() ]))?"
    rf" ?\((?P<agency>{_AGENCY})\)(?={_DASH})"
)
_DAY_ALONE = re.compile(r"\d\d?/\d\d?")
# `Pada, Jumat (6/2/2026) – …`: what begins a sentence and is no place.
_NO_PLACE = re.compile(
    r"(?i:pada|hari|sejak|hingga|sampai|mulai|tanggal|per|dari|sebelum|setelah|selama|menjelang|on|since|until|by"
    r"|from|as|before|after|during|today)\b"
)
_LONGEST = 160
_LONGEST_SHORT_FORM = 4
_EARLIEST = 1990


class Names(Protocol):
    """What is known of a name in a dateline that no list of words decides on."""

    def is_place(self, name: str) -> bool:
        """Whether there is such a place."""
        ...

    def is_outlet(self, name: str, place: str | None) -> bool:
        """Whether it is an outlet's, where `place` stands before it, or nothing does."""
        ...


class _NothingKnown:
    def is_place(self, _name: str) -> bool:
        return False

    def is_outlet(self, _name: str, _place: str | None) -> bool:
        return False


NOTHING_KNOWN: Names = _NothingKnown()
"""Only what words alone tell is an outlet then, and nothing a place."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """The names in a dateline, place and outlet, and the day that it says whole and without contradiction."""

    names: str
    day: date | None
    dated: bool = field(default=False, compare=False)
    end: int = field(default=0, compare=False)
    """Where the sentence behind the dash begins; 0 where it is not sure that one does."""

    plain: bool = field(default=False, compare=False)
    """Whether the day stands in brackets without its weekday, as that of a retelling does."""

    def published(self, known: Names) -> date | None:
        """The day, where an outlet or a place stands before it.

        `Budi Santoso, 17 Agustus 1995 – ` and `TRAGEDI KANJURUHAN (1 Oktober 2022) – ` say when something
        happened.
        """
        if self.day is None or is_to_come(self.day):
            return None
        if self.outlet(known) is not None:
            return self.day
        place, *others = _BETWEEN_NAMES.split(self.names)
        # Before a bare day in brackets capitals are no sign of a place: only one that is known counts there.
        shouted = self.plain and not others and len(place) > _LONGEST_SHORT_FORM
        asked = place.title() if shouted else place
        return self.day if known.is_place(asked) else None

    def outlet(self, known: Names) -> str | None:
        """The outlet that is named.

        What is known is asked for where everything else speaks for an outlet:
        `ATAMBUA, Suara Timor (6/2/2026) — `, `Kabar Flores, Jumat (6/2/2026) – `.
        """
        if found := _beside_place(self.names):
            # Short forms of agencies are those of companies, too: `Angkasa Pura (AP) – `.
            place = _BETWEEN_NAMES.split(self.names)[0]
            return found if tells_outlet(found) or known.is_place(place) else None
        if named := outlet_of(self.names):
            return named if self.dated and (is_own_name(named) or known.is_outlet(named, None)) else None
        place, *others = _BETWEEN_NAMES.split(self.names.removesuffix(")"))
        if not self.dated or not others or not place.isupper():
            return None
        return others[-1] if known.is_outlet(others[-1], place) else None


def read_dateline(body: str) -> Dateline | None:
    """The dateline with which a text begins: capitalised names, perhaps a date, then a dash."""
    head = body[:_LONGEST].partition("\n")[0]
    if dated := _dated(head) or _by_agency(head):
        return dated
    match = _UNDATED.match(head[:120])
    return Dateline(match[0].strip(), None, end=_end(head, match[0])) if match else None


def _end(head: str, names: str) -> int:
    """`AS–Rusia` and `Adapun, Mercedes - Benz` look like a dateline up to what stands behind the dash."""
    match = _BEHIND_DASH.match(head, len(names))
    if match is None:
        return 0
    shouted = names.partition(",")[0].isupper() and len(names) > _LONGEST_SHORT_FORM
    sentence = match["spaced"] and not match["word"].isupper()
    return match.start("word") if _beside_place(names) or (shouted and sentence) else 0


def _dated(head: str) -> Dateline | None:
    """`ATAMBUA, Kabar Flores, Jumat (6/2/2026) — `: one date, between the names and the dash."""
    found = next(iter(find_dates(head)), None)
    after = _AFTER_DATE.match(head, found.end) if found else None
    if found is None or after is None:
        return None
    before = _BEFORE_DATE.fullmatch(head, 0, found.start)
    if before is None or _NO_PLACE.match(head):
        return None
    names = before["names"]
    day = _whole_day(found)
    bare = bool(before["bracket"]) and found.text[0].isdigit()
    if _is_history(names, day, bare=bare):
        return None
    return Dateline(names, day, dated=True, end=after.end() - 1, plain=bare)


def _by_agency(head: str) -> Dateline | None:
    """`WASHINGTON, Feb 6, 2026 (Reuters) – `, `LONDON (AP) — `: an agency in brackets before the dash."""
    match = _BY_AGENCY.match(head)
    dash = _BEHIND_DASH.match(head, match.end()) if match else None
    if match is None or dash is None:
        return None
    day, said = None, match["day"]
    if said and not _DAY_ALONE.fullmatch(said):
        found = next(iter(find_dates(said)), None)
        if found is None or found.text != said:
            return None
        day = _whole_day(found)
    names = f"{match['names']} ({match['agency']})"
    if _is_history(names, day, bare=False):
        return None
    return Dateline(names, day, dated=said is not None, end=dash.start("word"))


def _whole_day(found: ResolvedDate) -> date | None:
    """The day that is said with its year and, if at all, with the right weekday."""
    whole = found.iso is not None and len(found.iso) == len("2026-02-06") and "+" not in found.rule
    return date.fromisoformat(found.iso) if whole and found.iso else None


def _is_history(names: str, day: date | None, *, bare: bool) -> bool:
    """`Reformasi (21 Mei 1998) – …`, `Linggarjati, 15 November 1946 – …`: a retelling of what was then.

    `bare` is a day in brackets without its weekday.
    """
    if day is not None and day.year < _EARLIEST:
        return True
    return bare and outlet_of(names) is None and not names.partition(",")[0].isupper()


def outlet_of(dateline: str | None) -> str | None:
    """The outlet that a dateline names, as it is written there; None where it names a place alone."""
    if not dateline:
        return None
    if bracketed := _BRACKETS.search(dateline):
        inside = bracketed["inside"].strip()
        return inside if inside in AGENCIES or tells_outlet(inside) else None
    return next((part for part in map(str.strip, dateline.split(",")) if tells_outlet(part)), None)


def _beside_place(names: str) -> str | None:
    """The outlet beside another name; alone it has to be a site, so none in `Media Indonesia – `."""
    found = outlet_of(names)
    return found if found and (found != names or is_site(found)) else None
