"""Titles of works: in quotation marks after the word for what they are, or written without marks after it."""

from __future__ import annotations

import re

from newsreader.annotate.claims import Claims
from newsreader.annotate.lexicon import lexicon
from newsreader.model import Label, Origin

_QUOTED = re.compile(
    r"(?<!\w)(\w{3,15}) (?:\w{1,12} ){0,1}([\"“‘'])( ?)([A-Z0-9][^\"“”‘’\n]{1,60}?)( ?)([\"”’'])(?!\w)"
)
_PAIRS = {'"': '"”', "“": '”"', "‘": "’'", "'": "'’"}


def works(body: str, claims: Claims) -> None:
    """Claim what stands in marks after `film`, `lagu`, `berjudul` and the like."""
    types = lexicon().words("work_types")
    for match in _QUOTED.finditer(body):
        first, opening, _, title, _, closing = match.groups()
        second = body[match.end(1) : match.start(2)].strip()
        if closing not in _PAIRS[opening] or not ({first.lower(), second.lower()} & types):
            continue
        if title[-1] in ",.":
            continue
        claims.add_span(match.start(4), match.end(4), Label.WORK, Origin.RULE, 0.75)
