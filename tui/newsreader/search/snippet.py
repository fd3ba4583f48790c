"""One line of a text around a query's words."""

from __future__ import annotations

from newsreader.search.highlight import Found, Highlighter

_CUT = "…"

_LOOKED_AT = (1_000, 4_000, 16_000, 64_000)
"""Characters of a body that are looked at first: what is asked for mostly stands near the beginning."""

_ENOUGH = 16_000
"""Characters that are looked at for all of it together; beyond them, for any of it."""


def snippet(query: Highlighter, body: str, width: int = 160) -> str:
    """One line of at most `width` characters from where `body` first holds most of a query's words.

    In a body of more than 16,000 characters that is the place among those, if any of the words stands there.
    Words stay whole, `…` marks where text was left off, white space is single spaces. Without a match it is
    the beginning of the body.
    """
    room = max(width - 2 * len(_CUT) - 2, 1)
    if len(body) <= width:
        return " ".join(body.split())
    first, last = _richest(query, body, room)
    spare = max(room - (last - first), 0)
    start = max(0, min(first - spare // 2, len(body) - room))
    end = min(len(body), max(start + room, min(last, start + room)))
    start, end = _whole_words(body, start, end, first, last)
    line = " ".join(body[start:end].split())
    pieces = (_CUT if body[:start].strip() else "", line, _CUT if body[end:].strip() else "")
    return " ".join(piece for piece in pieces if piece)


def _richest(query: Highlighter, body: str, room: int) -> tuple[int, int]:
    """The stretch of at most `room` characters with most of what the query asks for; the first of several."""
    for size in _LOOKED_AT:
        if size >= len(body):
            break
        found, asked = _stretch(query.found(body[: body.rfind(" ", 0, size) + 1]), room, query.leaves)
        if asked == query.leaves or (asked and size >= _ENOUGH):
            return found
    return _stretch(query.found(body), room, query.leaves)[0]


def _stretch(found: list[Found], room: int, most: int) -> tuple[tuple[int, int], int]:
    """See `_richest`; and how many leaves stand there, with the search over once that is `most`."""
    best, best_count, left = (0, 0), 0, 0
    inside = dict.fromkeys((leaf for one in found for leaf in one.leaves), 0)
    count = 0
    for span, leaves in found:
        for leaf in leaves:
            count += not inside[leaf]
            inside[leaf] += 1
        while found[left].span != span:
            first = found[left]
            wide = span.end - first.span.start > room
            if not wide and any(inside[leaf] == first.leaves.count(leaf) for leaf in first.leaves):
                break
            for leaf in first.leaves:
                inside[leaf] -= 1
                count -= not inside[leaf]
            left += 1
        if count > best_count:
            best, best_count = (found[left].span.start, span.end), count
            if count == most:
                break
    return best, best_count


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
