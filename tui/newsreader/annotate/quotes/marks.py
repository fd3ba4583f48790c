"""Pairs of quotation marks, matched or mixed, in text where some are missing."""

from __future__ import annotations

import re
from typing import NamedTuple

_MARK = re.compile(r"[\"“”„«»]|\n\s*\n")
_OPENING = "“„«"
_CLOSING = "”»"
_LONGEST = 3000
_INCHES = re.compile(r"\d ?\Z")
_FEWEST = 3
_INDENT = 8
_AGENCY = re.compile(r"\s*\n\([^()\n]{1,40}\)\s*\Z")
_LAST_CUE = re.compile(
    r", (?:kata|ujar|ucap|tutur|ungkap|jelas|tegas|imbuh|tambah|papar|terang|said)(?:nya)?\b[^,\n]{0,80}[.,]?"
)


class Marked(NamedTuple):
    """The text between two marks: characters [start, end), marks and outer spaces excluded."""

    start: int
    end: int


def marked_spans(body: str) -> list[Marked]:
    """What stands between marks, in order and without overlap.

    A mark left open is given up at the end of its paragraph, unless the next paragraph opens with a mark
    again (a quote of several paragraphs) or the mark opened the paragraph: then it ends with the paragraph.
    """
    found: list[Marked] = []
    if not any(mark in body for mark in _OPENING + '"'):
        return found
    opened: int | None = None
    for match in _MARK.finditer(f"{body}\n\n"):
        mark, at = match[0], match.start()
        if opened is not None and at - opened > _LONGEST:
            opened = None
        if mark.isspace():
            if opened is not None and body[match.end() : match.end() + 1] in ('"', "“"):
                _keep(found, body, opened, at)
            elif opened is not None:
                _keep_open(found, body, opened, at)
            opened = None
        elif mark in _OPENING:
            if opened is not None and body[at - 1 : at] == "\n":
                _keep_open(found, body, opened, at)
            opened = at + 1
        elif opened is None:
            opened = at + 1 if mark == '"' and not _closes(body, at) else None
        elif not (mark == '"' and _opens(body, at)):
            _keep(found, body, opened, at)
            opened = None
        else:
            opened = at + 1
    return found


def _closes(body: str, at: int) -> bool:
    """A straight mark that can only close (or means inches): glued to the word before, a space after."""
    before, after = body[at - 1 : at], body[at + 1 : at + 2]
    return (
        bool(before) and not before.isspace() and before not in "(-–—[" and (not after or after in " \n,.)")
    )


def _opens(body: str, at: int) -> bool:
    """A straight mark that can only open: after white space, glued to the word behind it."""
    before, after = body[at - 1 : at], body[at + 1 : at + 2]
    return (not before or before == "\n") and bool(after) and after.isalnum()


def opens_line(body: str, at: int) -> bool:
    """Whether nothing but spaces stands before offset `at` on its line."""
    before = body[max(0, at - _INDENT) : at].rstrip(" ")
    return not before or before[-1] == "\n"


def _keep_open(found: list[Marked], body: str, start: int, end: int) -> None:
    """Keep what a mark opens that is never closed, if it opens a line and what it opens ends like a sentence.

    An attribution at its end stays outside, and so does the agency in brackets below.
    """
    if not opens_line(body, start - 1):
        return
    text = _AGENCY.sub("", body[start:end]).rstrip()
    cue = _LAST_CUE.search(text)
    if cue:
        text = text[: cue.start() + 1]
    if len(text.split()) > _FEWEST and text[-1] in ".!?,":
        _keep(found, body, start, start + len(text))


def _keep(found: list[Marked], body: str, start: int, end: int) -> None:
    while start < end and body[start].isspace():
        start += 1
    while end > start and body[end - 1].isspace():
        end -= 1
    if end > start:
        found.append(Marked(start, end))
