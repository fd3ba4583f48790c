"""The row that holds nothing but the day of publication, told from the subheading of a chronology."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from newsreader.text.dates import find_dates
from newsreader.text.published import is_to_come

_FIRST_ROWS = 8
_LONGEST = 70
_LONGEST_HEADING = 160
_FEWEST_WORDS_OF_SENTENCE = 5
_ROW = re.compile(
    r"(?i:(?P<label>(?:diterbitkan|dipublikasikan|diperbarui|published|updated|posted|terbit|tayang)"
    r"(?: on| pada)?)|tanggal)?"
    r"[ :]*(?P<date>.*?)"
    r"(?:[ ,|·•@–-]*(?i:pukul )?(?P<clock>\d{1,2}[.:]\d{2})(?::\d\d)?(?: ?(?i:wib|wita|wit|am|pm|gmt))?)?\W*"
)
_ENDS_SENTENCE = re.compile(r"[.!?…:][\"'”’)]*\Z")
_AFTER_DATE = re.compile(r"\W*\Z| ?[:–—-] ?\S")


@dataclass(frozen=True, slots=True)
class _Row:
    day: date | None
    clock: str | None
    labelled: bool


def find_date_row(lines: Sequence[tuple[int, str]], title: str) -> tuple[int, date] | None:
    """Number and day of the date row among `lines` (numbered, none blank); None if there is none.

    `title` is the title of the text where it is known: it may still stand there.
    """
    below_text = False
    for number, line in lines[:_FIRST_ROWS]:
        text = line.strip()
        row = _read(text)
        if row is not None and row.day is not None:
            others = [other for place, other in lines if place != number]
            if is_to_come(row.day):
                return None
            return (number, row.day) if _is_of_publication(row, others, below_text=below_text) else None
        below_text = below_text or (text != title and _is_text(text))
    return None


def _is_of_publication(row: _Row, others: Sequence[str], *, below_text: bool) -> bool:
    """A bare day is the subheading of a chronology where paragraphs stand above it, or other days below."""
    if row.labelled:
        return True
    if below_text and row.clock is None:
        return False
    return not any(_rivals(row, line.strip()) for line in others)


def _rivals(row: _Row, line: str) -> bool:
    """Whether a line opens another part of the chronology that `row` would open."""
    other = _read(line) if len(line) <= _LONGEST else None
    if other is not None and other.labelled:
        return False
    if row.clock is not None:
        return other is not None and other.clock is not None and other != row
    return other.day != row.day if other is not None else _opens_with_another_day(row, line)


def _opens_with_another_day(row: _Row, line: str) -> bool:
    """`13 Mei 1998: Kerusuhan pecah.`, `14 Mei`."""
    head = line[:_LONGEST]
    found = next(iter(find_dates(head)), None)
    if found is None or found.start > 0 or not _AFTER_DATE.match(head, found.end):
        return False
    return row.day is None or found.iso != row.day.isoformat()


def _read(line: str) -> _Row | None:
    """A line that says a date and nothing else; its day is None where it is not said whole."""
    match = _ROW.fullmatch(line) if len(line) <= _LONGEST else None
    said = match["date"].strip(" ,") if match else ""
    found = next((one for one in find_dates(said) if one.text == said), None)
    if match is None or found is None:
        return None
    whole = found.iso is not None and len(found.iso) == len("2026-02-06") and "+" not in found.rule
    day = date.fromisoformat(found.iso) if whole and found.iso else None
    return _Row(day, match["clock"], bool(match["label"]))


def _is_text(line: str) -> bool:
    sentence = _ENDS_SENTENCE.search(line) and len(line.split()) >= _FEWEST_WORDS_OF_SENTENCE
    return bool(sentence) or len(line) > _LONGEST_HEADING
