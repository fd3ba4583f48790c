"""Choosing a stretch of text with the keyboard: word by word, and names that nothing marks yet."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from newsreader.model import Mention, Span
from newsreader.text.tokens import Token, tokenise

_NEAR = 600
"""Code points on either side of a span that are looked at; no mark is nearly as long."""
_WIDE = 20_000
_CLOSING = frozenset(")]}”’»\"'.!?%")
_OPENING = frozenset("([{“‘«\"'")
_STOPS = frozenset(".!?:;…")
_CASED = re.compile(r"[^\W\d_]")


def grown_right(body: str, span: Span) -> Span:
    """The span with the next word, or the sign that closes something; as it was at the end of a line."""
    ends = [t.end for t in _line(body, span) if t.end > span.end and (_is_word(t) or t.text in _CLOSING)]
    return Span(span.start, min(ends, default=span.end))


def shrunk_right(body: str, span: Span) -> Span:
    """The span without its last word or closing sign; as it was if nothing else is in it."""
    ends = [
        t.end
        for t in _line(body, span)
        if span.start < t.end < span.end and t.start >= span.start and (_is_word(t) or t.text in _CLOSING)
    ]
    return Span(span.start, max(ends, default=span.end))


def grown_left(body: str, span: Span) -> Span:
    """The span with the word before it, or the sign that opens something."""
    starts = [
        t.start for t in _line(body, span) if t.start < span.start and (_is_word(t) or t.text in _OPENING)
    ]
    return Span(max(starts, default=span.start), span.end)


def shrunk_left(body: str, span: Span) -> Span:
    """The span without its first word or opening sign; as it was if nothing else is in it."""
    starts = [
        t.start
        for t in _line(body, span)
        if span.start < t.start < span.end and t.end <= span.end and (_is_word(t) or t.text in _OPENING)
    ]
    return Span(min(starts, default=span.start), span.end)


def word_beside(body: str, offset: int, step: int) -> Span | None:
    """The first word that starts after an offset (step 1), or the last one that starts before it (-1)."""
    words = [t for t in _tokens(body, offset - _NEAR, offset + _NEAR) if _is_word(t)]
    beside = [t for t in words if (t.start > offset if step > 0 else t.start < offset)]
    if not beside:
        return None
    token = beside[0] if step > 0 else beside[-1]
    return Span(token.start, token.end)


def whole_words(body: str, start: int, end: int) -> Span | None:
    """The words that ``[start, end)`` touches, from the first to the last; None where it touches none.

    A selection is rarely exact to the letter; only its first line counts.
    """
    begin = start + len(body[start:end]) - len(body[start:end].lstrip())
    newline = body.find("\n", begin, end)
    end = end if newline < 0 else newline
    tokens = [t for t in _tokens(body, begin - _NEAR, end + _NEAR) if t.start < end and begin < t.end]
    words = [t for t in tokens if _is_word(t)]
    if not words:
        return None
    whole = Span(words[0].start, words[-1].end)
    if tokens[-1].end == end and tokens[-1].text in ")]}" and whole.end <= tokens[-1].start:
        return Span(whole.start, end)
    return whole


def run_beside(body: str, mentions: Sequence[Mention], offset: int, step: int) -> Span | None:
    """The nearest run of capitalised words that nothing marks after (1) or before (-1) an offset.

    Goes around the end of the body, or of the wide stretch around the offset that is looked at. The
    first word of a sentence counts only if it is nowhere written small: it is hardly a name otherwise.
    """
    runs = _runs(_tokens(body, offset - _WIDE, offset + _WIDE), body, mentions)
    if not runs:
        return None
    starts = [run.start for run in runs]
    if step > 0:
        return runs[bisect_right(starts, offset) % len(runs)]
    earlier = [run for run in runs if run.start < offset]
    return (earlier or runs)[-1]


def _runs(tokens: list[Token], body: str, mentions: Sequence[Mention]) -> list[Span]:
    small = {t.text for t in tokens if t.text.islower()}
    runs: list[list[Token]] = []
    marked = iter(mentions)
    mark = next(marked, None)
    free_before = False
    for token in tokens:
        while mark is not None and mark.end <= token.start:
            mark = next(marked, None)
        free = mark is None or token.end <= mark.start
        named = free and token.text[0].isupper() and _is_word(token)
        if named and free_before and body[runs[-1][-1].end : token.start] == " ":
            runs[-1].append(token)
        elif named:
            runs.append([token])
        free_before = named
    before = {b.start: a for a, b in pairwise(tokens)}
    named_runs = (_without_opening(run, before.get(run[0].start), body, small) for run in runs)
    return [
        Span(run[0].start, run[-1].end)
        for run in named_runs
        if len(run) > 1 or (run and len(run[0].text) > 1)
    ]


def _without_opening(run: list[Token], previous: Token | None, body: str, small: set[str]) -> list[Token]:
    """A run without a first word that bears its capital only because a sentence starts with it."""
    first = run[0]
    opens = (
        previous is None
        or previous.text in _STOPS | _OPENING | _CLOSING
        or "\n" in body[previous.end : first.start]
    )
    return run[1:] if opens and first.text.lower() in small else run


def _is_word(token: Token) -> bool:
    return _CASED.search(token.text) is not None or token.text[0].isdigit()


def _line(body: str, span: Span) -> list[Token]:
    """The tokens around a span, but not past the ends of its line."""
    start = body.rfind("\n", max(0, span.start - _NEAR), span.start) + 1 or max(0, span.start - _NEAR)
    end = body.find("\n", span.end, span.end + _NEAR)
    return _tokens(body, start, end if end >= 0 else span.end + _NEAR)


def _tokens(body: str, start: int, end: int) -> list[Token]:
    """The tokens of ``body[start:end]``, widened to white space so that no word of usual length is cut."""
    start, end = max(0, start), min(len(body), end)
    first, last = max(0, start - _NEAR), min(len(body), end + _NEAR)
    while start > first and not body[start - 1].isspace():
        start -= 1
    while end < last and not body[end].isspace():
        end += 1
    return [Token(t.start + start, t.end + start, t.text) for t in tokenise(body[start:end])]
