"""Titles of works: in quotation marks after the word for what they are, or written without marks after it."""

from __future__ import annotations

import re

from newsreader.annotate.claims import Claims
from newsreader.annotate.lexicon import lexicon
from newsreader.model import Label, Origin

_DOUBLE = r"[\"“] ?([A-Z0-9](?:[^\"“”\n]{0,78}[^\"“”\s])?) ?[\"”]"
_SINGLE = r"[‘'] ?([A-Z0-9](?:[^'‘’\n]{0,58}[^'‘’\s])?) ?[’']"
_QUOTED = re.compile(rf"(?<!\w)(\w{{3,15}}) (\w{{1,12}} )?(?:{_DOUBLE}|{_SINGLE})(?!\w)")


def works(body: str, claims: Claims) -> None:
    """Claim what stands in marks after `film`, `lagu`, `berjudul` and the like."""
    types = lexicon().words("work_types")
    for match in _QUOTED.finditer(body):
        words = {match[1].lower(), (match[2] or "").strip().lower()}
        group = 3 if match[3] else 4
        if words & types and match[group][-1] not in ",.":
            claims.add_span(match.start(group), match.end(group), Label.WORK, Origin.RULE, 0.75)
