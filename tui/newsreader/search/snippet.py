"""One line of a text around a query's words."""

from __future__ import annotations

from newsreader.model import Span
from newsreader.search.highlight import Highlighter

_CUT = "…"


def snippet(query: Highlighter, body: str, width: int = 160) -> str:
    """One line of at most `width` characters from where `body` holds most of a query's words.

    Words stay whole, `…` marks where text was left off, white space is single spaces. Without a match it is
    the beginning of the body.
    """
    room = max(width - 2 * len(_CUT) - 2, 1)
    if len(body) <= width:
        return " ".join(body.split())
    first, last = _densest(query.spans(body), room)
    spare = max(room - (last - first), 0)
    start = max(0, min(first - spare // 2, len(body) - room))
    end = min(len(body), max(start + room, min(last, start + room)))
    start, end = _whole_words(body, start, end, first, last)
    line = " ".join(body[start:end].split())
    pieces = (_CUT if body[:start].strip() else "", line, _CUT if body[end:].strip() else "")
    return " ".join(piece for piece in pieces if piece)


def _densest(found: list[Span], room: int) -> tuple[int, int]:
    """The stretch of at most `room` characters with the most matches; the first of several."""
    best, most, left = (0, 0), 0, 0
    for right, span in enumerate(found):
        while span.end - found[left].start > room and left < right:
            left += 1
        if right - left + 1 > most:
            most = right - left + 1
            best = (found[left].start, span.end)
    return best


def _whole_words(body: str, start: int, end: int, first: int, last: int) -> tuple[int, int]:
    """The range without the halves of words at its ends, as long as the matches stay inside."""
    if start and not body[start - 1].isspace():
        at = start
        while at < end and not body[at].isspace():
            at += 1
        start = at + 1 if at + 1 <= first else start
    if end < len(body) and not body[end].isspace():
        at = end
        while at > start and not body[at - 1].isspace():
            at -= 1
        end = at if at >= last and at > start else end
    return start, end
