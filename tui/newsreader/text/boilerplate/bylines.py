"""Who wrote an article, where a line says so and nothing else."""

from __future__ import annotations

import re

from newsreader.text.boilerplate.wording import CREDITED, NAME

_BYLINE = re.compile(
    r"(?:(?i:by|oleh|penulis|reporter|pewarta|jurnalis|wartawan|kontributor) ?: ?"
    r"|(?:By|Oleh|BY|OLEH|Penulis,|Author,) )"
    r"(?P<name>[^\W\d_][^\n:;!?]{1,60})"
)
_REPORT = re.compile(
    r"(?i:laporan (?:wartawan|reporter|jurnalis|kontributor))"
    r"(?: [\w-]+(?:\.[\w-]+)+|(?: [A-Z]\w+){1,3}(?=,))?,? "
    rf"(?P<name>{NAME})"
)
_CREDITED = re.compile(rf"\bPewarta ?: ?(?P<name>[A-Z][^\n:]{{1,60}}?)[ ,;|]+{CREDITED} ?: ?")
_SMALL_WORD_OF_NAME = re.compile(r"(?:bin|binti|van|der|de|al|el|and|dan|von|di)\Z")
_TAIL = 700


def byline_of(line: str, *, marked: bool = False) -> str | None:
    """The name in a line such as `Oleh Rina Wijaya` or `Reporter: Rina Wijaya`, or None.

    With `marked` only forms count that no heading has: with a colon, or `Laporan wartawan …, Rina Wijaya`.
    """
    if report := _REPORT.fullmatch(line):
        return report["name"]
    match = _BYLINE.fullmatch(line)
    if match is None or (marked and ":" not in line):
        return None
    name = match["name"].strip(" .,")
    listed = re.split(r"[ ,/&|-]+", name)
    proper = all(word[:1].isupper() or _SMALL_WORD_OF_NAME.match(word) for word in listed if word)
    return name if proper and len(listed) <= 8 else None


def credited_reporter(line: str) -> str | None:
    """The reporter in `Pewarta: NAME Editor: …` near the end of a line, or None."""
    match = _CREDITED.search(line[-_TAIL:])
    return match["name"] if match else None
