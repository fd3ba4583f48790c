"""Title, byline and body of an article that came as bare text or as a page's text.

Everything that is taken out is kept in `Layout.removed`, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from newsreader.model import Removed
from newsreader.text import boilerplate
from newsreader.text.date_rows import find_date_row
from newsreader.text.datelines import Dateline, read_dateline
from newsreader.text.glued import glued_boundaries
from newsreader.text.normalise import normalise
from newsreader.text.sentences import sentence_spans
from newsreader.text.titles import (
    cut_title,
    find_title,
    is_headline,
    is_title_case,
    same_title,
    title_at_end,
    title_at_start,
)

TITLE_REPEATED = "title repeated"
TITLE_IN_SUBHEADING = "title repeated in a subheading"

_FIRST_ROWS = 8
_LAST_ROWS = 6
_MOST_RELATED = 12
_MOST_PASSES = 4
_MOST_LINKS = 6
_MOST_SKIPPED = 16
_FEWEST_LINK_WORDS = 5


@dataclass(frozen=True, slots=True)
class Layout:
    """An article taken apart.

    `title_found` is False where the text has no title and `title` is its first sentence behind the dateline,
    cut. `dateline` (place and outlet before the first sentence) stays in `body`. `published` comes from a row
    that holds nothing but a date. `removed` has every piece taken out of the text, in order.
    """

    title: str
    title_found: bool
    body: str
    removed: tuple[Removed, ...]
    byline: str | None
    dateline: Dateline | None
    published: date | None


class _Rows:
    """The lines of a text while rows are taken from them."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines: list[str | None] = list(lines)
        self.pieces: list[tuple[int, int, Removed]] = []

    def kept(self) -> list[tuple[int, str]]:
        """The lines that are left and not blank, with their numbers."""
        return [(number, line) for number, line in enumerate(self.lines) if line and line.strip()]

    def take(self, number: int, why: str) -> None:
        """Take a whole line out."""
        line = self.lines[number]
        assert line is not None
        self.pieces.append((number, 0, Removed(line.strip(), why)))
        self.lines[number] = None

    def cut(self, number: int, pieces: Iterable[tuple[int, int, str]]) -> None:
        """Take pieces (start, end, why; in order) out of a line, with the spaces that they leave behind."""
        line = self.lines[number]
        assert line is not None
        kept, done = "", 0
        for start, end, why in pieces:
            kept = _joined(kept, line[done:start])
            self.pieces.append((number, start, Removed(line[start:end].strip(), why)))
            done = end
        self.lines[number] = _joined(kept, line[done:])

    def text(self) -> str:
        """What is left; where a row stood between two gaps, one gap remains."""
        kept: list[str] = []
        taken = False
        for line in self.lines:
            if line is None:
                taken = True
            elif line or not (taken and kept and not kept[-1]):
                kept.append(line)
                taken = taken and not line
        return normalise("\n".join(kept))

    def removed(self) -> tuple[Removed, ...]:
        """What was taken, in the order of the text."""
        return tuple(piece for _, _, piece in sorted(self.pieces, key=lambda one: one[:2]))


def _joined(before: str, after: str) -> str:
    before, after = before.rstrip(" "), after.strip(" ")
    return f"{before} {after}" if before and after else before + after


def read_layout(text: str, *, title: str | None) -> Layout:
    """Take normalised `text` apart; without `title` one is looked for in the text.

    Linear in the length of the text. Precision first: what is not surely boilerplate stays in the body.
    """
    rows = _Rows(_split_headings(text).split("\n"))
    found = title is not None
    if title is None:
        title, found = _take_title(rows)
    byline = _take_byline(rows)
    published = _take_date_row(rows, title)
    _take_rows(rows)
    _take_tail(rows)
    if found:
        _take_repeats(rows, title)
    _take_pieces(rows)
    body = rows.text()
    if not body:
        # Nothing but boilerplate: better the whole text than an empty article.
        body, rows.pieces = text, []
    dateline = read_dateline(body)
    return Layout(
        title or cut_title(_first_sentence(body[dateline.end :] if dateline else body)),
        found,
        body,
        rows.removed(),
        byline,
        dateline,
        published,
    )


def _split_headings(text: str) -> str:
    parts, start = [], 0
    for seam in glued_boundaries(text):
        parts.append(text[start:seam])
        start = seam
    return "\n".join([*parts, text[start:]])


def _first_sentence(text: str) -> str:
    spans = sentence_spans(text[:2000])
    return spans[0].text(text) if spans else ""


def _take_title(rows: _Rows) -> tuple[str, bool]:
    kept = rows.kept()[:_FIRST_ROWS]
    while kept and (boilerplate.row_reason(kept[0][1].strip()) or boilerplate.byline_of(kept[0][1].strip())):
        kept = kept[1:]
    if not kept:
        return "", False
    number, first = kept[0]
    following = kept[1][1] if len(kept) > 1 else ""
    beside = len(kept) > 1 and kept[1][0] == number + 1
    others = [line for _, line in rows.kept()[1:]]
    end = find_title(first, following, beside, others)
    if end is None:
        return "", False
    title = first[:end].strip().rstrip(".")
    if end >= len(first):
        rows.lines[number] = None
    else:
        rows.lines[number] = first[end:].lstrip(" .")
    return title.strip(), True


def _take_byline(rows: _Rows) -> str | None:
    kept = rows.kept()
    for number, line in kept[:_FIRST_ROWS]:
        name = boilerplate.byline_of(line.strip())
        if name:
            for other, text in kept[:_FIRST_ROWS]:
                if other != number and text.strip() == name:
                    rows.take(other, boilerplate.BYLINE_ROW)
            rows.take(number, boilerplate.BYLINE_ROW)
            return name
    for _, line in kept[-_LAST_ROWS:]:
        name = boilerplate.byline_of(line.strip(), marked=True)
        if name:
            return name
    return boilerplate.credited_reporter(kept[-1][1]) if kept else None


def _take_date_row(rows: _Rows, title: str) -> date | None:
    found = find_date_row(rows.kept(), title)
    if found is None:
        return None
    number, day = found
    rows.take(number, boilerplate.DATE_ROW)
    return day


def _take_rows(rows: _Rows) -> None:
    kept = rows.kept()
    for place, (number, line) in enumerate(kept):
        row = line.strip()
        if rows.lines[number] is None:
            continue
        if why := boilerplate.row_reason(row):
            rows.take(number, why)
            if boilerplate.announces_links(row):
                _take_links(rows, number + 1)
        elif boilerplate.opens_related_links(row):
            rest = kept[place + 1 :]
            if len(rest) <= _MOST_RELATED and all(_is_link(other) for _, other in rest):
                rows.take(number, boilerplate.RELATED)
                for other_number, _ in rest:
                    rows.take(other_number, boilerplate.RELATED)
                return
            if boilerplate.heads_links(row):
                rows.take(number, boilerplate.RELATED)
                _take_links(rows, number + 1)
        elif what := boilerplate.skipped(row):
            _take_skipped(rows, kept[place : place + _MOST_SKIPPED], what)


def _take_skipped(rows: _Rows, kept: list[tuple[int, str]], what: str) -> None:
    """From the first of `kept` to the one that says that it ends; the first alone where none does."""
    end = next((place for place, (_, line) in enumerate(kept) if boilerplate.ends(line.strip(), what)), 0)
    for number, _ in kept[: end + 1]:
        rows.take(number, boilerplate.RELATED)


def _take_links(rows: _Rows, start: int) -> None:
    """The headlines right below `Baca juga:`."""
    for number in range(start, min(start + _MOST_LINKS, len(rows.lines))):
        line = (rows.lines[number] or "").strip()
        if (
            not line
            or not is_headline(line)
            or not is_title_case(line)
            or len(line.split()) < _FEWEST_LINK_WORDS
        ):
            return
        rows.take(number, boilerplate.READ_MORE)


def _is_link(line: str) -> bool:
    return len(line) < 140 and line.strip()[-1] not in '.!"”:;'


def _take_tail(rows: _Rows) -> None:
    for number, line in rows.kept()[-_LAST_ROWS:]:
        if why := boilerplate.tail_reason(line.strip()):
            rows.take(number, why)


def _take_repeats(rows: _Rows, title: str) -> None:
    for place, (number, line) in enumerate(rows.kept()):
        if same_title(line, title):
            rows.take(number, TITLE_REPEATED)
        elif place < _FIRST_ROWS and (end := title_at_start(line, title)):
            rows.cut(number, [(0, end, TITLE_REPEATED)])
        elif start := title_at_end(line, title):
            rows.cut(number, [(start, len(line), TITLE_IN_SUBHEADING)])


def _take_pieces(rows: _Rows) -> None:
    for number, line in rows.kept():
        left: str | None = line
        for _ in range(_MOST_PASSES):
            # What is taken from the end of a line may uncover another piece there.
            pieces = list(boilerplate.inline_pieces(left)) if left else []
            if not pieces:
                break
            rows.cut(number, pieces)
            left = rows.lines[number]
        if left == "":
            rows.lines[number] = None
