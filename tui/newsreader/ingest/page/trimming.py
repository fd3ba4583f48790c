"""Rows above and below an article's text that slip into its container: dates, names, counts, links."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsreader.ingest.page.headline import fold
from newsreader.model import Removed
from newsreader.text import boilerplate
from newsreader.text.dates import find_dates

if TYPE_CHECKING:
    from collections.abc import Iterable

COUNTER = boilerplate.COUNTER

_FIRST_ROWS = 12
_LAST_ROWS = 30
_LONGEST = 120
_COUNTER = re.compile(
    r"(?i:[\d.,]+ ?[kjm]?(?:rb|jt)? ?(?:views?|shares?|komentar|comments?|dibaca"
    r"|kali dibaca|x dibaca|likes?|pembaca)?"
    r"|(?:dibaca|views?|shares?|hits?)\b ?:? ?[\d.,]+(?: kali| x)?|[|/·•»>-]+)"
)
_CREDIT = re.compile(
    r"(?i:(?:editor|penyunting|redaktur|red|rep|reporter|pewarta|penulis|fotografer|photographer"
    r"|uploader|publisher|penerbit)\b ?[:/] ?.{1,80}|copyright\b.{0,80}|hak cipta\b.{0,80}|©.{0,80})"
)
_ROLE = re.compile(r"(?:Penulis|Peranan|Author|Role), [A-Z][^.!?]{1,80}")
_READING_TIME = re.compile(r"(?i:(?:waktu baca|lama membaca) ?:? ?\d+ menit|\d+ min(?:ute)?s? read)")
_OTHERS = re.compile(
    r"(?i:(?:more|other|latest|popular|foto|video|berita|artikel|galeri) "
    r"(?:photos?|videos?|news|stories|articles|lain(?:nya)?|terkait(?: lainnya)?"
    r"|terbaru|terkini|populer|pilihan)|rate artikel ini) ?:?"
)
_OUTLET = 30
_AFTER_NAME = re.compile(r"\s*[|–—,/-]\s*|\Z")
_CLOCK = re.compile(r"(?i:\d{1,2}[:.]\d{2}(?: ?(?:wib|wita|wit|am|pm))?)")


@dataclass(frozen=True, slots=True)
class Known:
    """What a page says elsewhere of its article, so that rows which say it again are told from the text."""

    title: str | None
    byline: str | None
    outlets: tuple[str, ...]


def trim(body: str, known: Known) -> tuple[str, tuple[Removed, ...]]:
    """`body` without the rows at its two ends that are no sentences; gives them with their reasons."""
    lines = body.split("\n")
    top: list[Removed] = []
    start = _take(lines, range(min(len(lines), _FIRST_ROWS * 2)), top, known)
    bottom: list[Removed] = []
    last = range(len(lines) - 1, max(start - 1, len(lines) - _LAST_ROWS), -1)
    end = _take_last(lines, last, bottom, known)
    if start >= end:
        return body, ()
    return "\n".join(lines[start:end]).strip("\n"), (*top, *reversed(bottom))


def _take(lines: list[str], numbers: Iterable[int], removed: list[Removed], known: Known) -> int:
    """The number of the first line that is text."""
    for number in numbers:
        line = lines[number].strip()
        why = _row_at_start(line, known)
        if line and why is None:
            return number
        if line and why:
            removed.append(Removed(line, why))
    return 0 if not lines else _first_text(lines)


def _first_text(lines: list[str]) -> int:
    return next((number for number, line in enumerate(lines) if len(line) > _LONGEST), 0)


def _row_at_start(line: str, known: Known) -> str | None:
    if len(line) > _LONGEST:
        return None
    if known.title and line.casefold() == known.title.casefold():
        return ""
    if _COUNTER.fullmatch(line) or _READING_TIME.fullmatch(line):
        return COUNTER
    line = line.removeprefix("• ")
    if known.byline and _is_byline(line.casefold().strip(" .-"), known.byline.casefold()):
        return boilerplate.BYLINE_ROW
    if _CREDIT.fullmatch(line) or _ROLE.fullmatch(line) or _is_outlet(line, known.outlets):
        return boilerplate.BYLINE_ROW
    return boilerplate.DATE_ROW if is_date_row(line) else None


def _is_byline(line: str, byline: str) -> bool:
    """Whether a line is the byline, or one name of it, or it with the outlet's name after it."""
    if line in {name.strip() for name in byline.split(",")}:
        return True
    return (
        line.startswith(byline)
        and len(line) <= len(byline) + _OUTLET
        and _AFTER_NAME.match(line, len(byline)) is not None
    )


def _is_outlet(line: str, outlets: tuple[str, ...]) -> bool:
    """Whether a line is an outlet's name, or that with the name of a rubric joined to it (`kabarBISNIS`)."""
    joined = fold(line)
    for outlet in outlets:
        if joined and joined in (fold(outlet), fold(outlet.partition(".")[0])):
            return True
        rest = line[len(outlet) :] if line.startswith(outlet) else ""
        if rest.isupper() and rest.isalpha() and len(rest) <= _OUTLET:
            return True
    return False


def is_date_row(line: str) -> bool:
    """Whether a line is a date, with or without a clock and a word or two."""
    found = [one for one in find_dates(line) if one.iso and len(one.iso) == 10]
    if len(found) != 1:
        return False
    left = line[: found[0].start] + line[found[0].end :]
    left = _READING_TIME.sub("", _CLOCK.sub("", left))
    return sum(map(str.isalpha, left)) <= 12 and "." not in line.rstrip(".")[-1:]


def _take_last(lines: list[str], numbers: Iterable[int], removed: list[Removed], known: Known) -> int:
    """One more than the number of the last line that is text."""
    for number in numbers:
        line = lines[number].strip()
        if not line:
            continue
        why = _row_at_end(line, known)
        if why is None:
            return number + 1
        removed.append(Removed(line, why))
    return len(lines)


def _row_at_end(line: str, known: Known) -> str | None:
    if len(line) > _LONGEST:
        return None
    if _COUNTER.fullmatch(line):
        return COUNTER
    if _CREDIT.fullmatch(line):
        return boilerplate.CREDITS
    if line[0] == "(" and known.byline and line.strip("() ").casefold() == known.byline.casefold():
        return boilerplate.BYLINE_ROW
    if boilerplate.opens_related_links(line) or _OTHERS.fullmatch(line):
        return boilerplate.RELATED
    return boilerplate.row_reason(line) if not line.startswith(("(", "[")) else None
