"""Two surnames joined by a dash are two people: `Austin-Shoigu`, where the body has both of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newsreader.annotate.tagger.tagger import Tagged
from newsreader.model import Label

_JOINED = re.compile(r"(\w+)( ?[-–—] ?)(\w+)")


def people_apart(body: str, tagged: Iterable[Tagged]) -> Iterator[Tagged]:
    """The same marks, with two in place of one that joins the surnames of two people marked elsewhere."""
    marks = list(tagged)
    names = [body[m.start : m.end].split() for m in marks if m.label is Label.PERSON]
    surnames = {words[-1] for words in names if len(words) > 1}
    for mark in marks:
        joined = _JOINED.fullmatch(body, mark.start, mark.end) if mark.label is Label.PERSON else None
        if joined and joined[1] in surnames and joined[3] in surnames:
            yield mark._replace(end=joined.end(1))
            yield mark._replace(start=joined.start(3))
        else:
            yield mark
