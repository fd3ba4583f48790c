"""The same annotated text in other layouts: as newspapers print it, and as scraping leaves it.

IndoSum is detokenised (`( 23 / 12 )`, `" kata`). A tagger trained on that alone does not travel, so its texts
are also shown with these spaces undone, and now and then with what scraping does to a page.
"""

from __future__ import annotations

import random
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

Mark = tuple[int, int, str]
Edit = tuple[int, int, str]

_SPACED_SLASH = re.compile(r"(?<=\w)( / )(?=\w)")
_SPACED_HYPHEN = re.compile(r"(?<=\w)( - )(?=\w)")
_DOUBLE_HYPHEN = re.compile(r"- -(?= )")
_CURRENCY = re.compile(r"\b(?:Rp|US \$)( )(?=\d)")
_DOLLAR = re.compile(r"\bUS( )(?=\$)")
_QUOTE = re.compile(r' ?" ?')
_DATELINE = 70
_BOILERPLATE = (
    "ADVERTISEMENT",
    "SCROLL TO CONTINUE WITH CONTENT",
    "ADVERTISEMENT SCROLL TO CONTINUE WITH CONTENT",
    "Baca juga:",
    "[Gambas:Video 20detik]",
)


def apply(text: str, marks: Iterable[Mark], edits: Iterable[Edit]) -> tuple[str, list[Mark]]:
    """The text after all edits, which must not overlap, with the marks moved along.

    A mark that an edit cuts into at its edge keeps the characters of its own that are left.
    """
    ordered = sorted(edits)
    parts: list[str] = []
    olds, news = [0], [0]
    at = length = 0
    for start, end, new in ordered:
        if start < at:
            continue
        parts += [text[at:start], new]
        length += start - at
        olds.append(start)
        news.append(length)
        length += len(new)
        olds.append(end)
        news.append(length)
        at = end
    parts.append(text[at:])
    changed = "".join(parts)

    def moved(offset: int, *, last: bool) -> int:
        i = (bisect_left(olds, offset) if last else bisect_right(olds, offset)) - 1
        return news[max(i, 0)] + offset - olds[max(i, 0)]

    out = []
    for start, end, label in marks:
        a, b = moved(start, last=False), moved(end, last=True)
        if a < b and changed[a:b].strip():
            out.append((a, b, label))
    return changed, out


def printed(text: str, marks: list[Mark]) -> tuple[str, list[Mark]]:
    """A detokenised text as it was printed."""
    edits: list[Edit] = [(*m.span(1), "/") for m in _SPACED_SLASH.finditer(text)]
    edits += [(*m.span(), "--") for m in _DOUBLE_HYPHEN.finditer(text)]
    edits += [(*m.span(1), "") for pattern in (_CURRENCY, _DOLLAR) for m in pattern.finditer(text)]
    for m in _SPACED_HYPHEN.finditer(text):
        line_start = text.rfind("\n", 0, m.start()) + 1
        dateline = m.start() - line_start < _DATELINE and text[line_start].isupper() and line_start < 200
        before, after = text[m.start() - 1], text[m.end()]
        if not (dateline and after.isupper()) and (before.isdigit() == after.isdigit()):
            edits.append((*m.span(1), "-"))
    edits += _closed_quotes(text)
    return apply(text, marks, edits)


def _closed_quotes(text: str) -> list[Edit]:
    edits: list[Edit] = []
    inside = False
    for m in _QUOTE.finditer(text):
        at_line_start = m.start() == 0 or text[m.start() - 1 : m.start()] == "\n"
        if at_line_start:
            inside = False
        ends_line = m.end() == len(text) or text[m.end()] == "\n"
        if inside:
            edits.append((m.start(), m.end(), '"' if ends_line or text[m.end()] in ".,)" else '" '))
        else:
            edits.append((m.start(), m.end(), '"' if at_line_start else ' "'))
        inside = not inside
    return edits


def scraped(text: str, marks: list[Mark], generator: random.Random) -> tuple[str, list[Mark]]:
    """Some of what happens on the way from a page: lost breaks and spaces, other marks, foreign lines."""
    edits: list[Edit] = []
    if generator.random() < 0.35:
        edits += [(m.start(), m.end(), " ") for m in re.finditer(r"\n+", text)]
    elif generator.random() < 0.3:
        breaks = [m for m in re.finditer(r"\n+", text) if generator.random() < 0.2]
        edits += [(m.start(), m.end(), f"\n{generator.choice(_BOILERPLATE)}\n") for m in breaks]
    if generator.random() < 0.4:
        for i, m in enumerate(re.finditer('"', text)):
            edits.append((m.start(), m.end(), "“”"[i % 2]))
    if generator.random() < 0.25:
        for start, end, _ in marks:
            if generator.random() < 0.06 and start and text[start - 1] == " " and text[start - 2].islower():
                edits.append((start - 1, start, ""))
            elif generator.random() < 0.03 and text[end : end + 1] == " " and text[end - 1].islower():
                edits.append((end, end + 1, ""))
    if generator.random() < 0.04:
        for line in re.finditer(r"[^\n]+", text):
            if generator.random() < 0.3:
                edits = [e for e in edits if e[1] <= line.start() or e[0] >= line.end()]
                upper = line.group().upper()
                if len(upper) == len(line.group()):
                    edits.append((line.start(), line.end(), upper))
        return _same_length_safe(text, marks, edits)
    return apply(text, marks, edits)


def _same_length_safe(text: str, marks: list[Mark], edits: list[Edit]) -> tuple[str, list[Mark]]:
    """Apply edits where a replacement of the same length leaves the offsets inside it as they are."""
    letters = list(text)
    rest = []
    for start, end, new in edits:
        if end - start == len(new) > 1:
            letters[start:end] = new
        else:
            rest.append((start, end, new))
    return apply("".join(letters), marks, rest)
