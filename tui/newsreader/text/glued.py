"""Headings that lost the line break after them: `Sinyal Serius DiplomasiMenarik membaca`."""

from __future__ import annotations

import re
from collections.abc import Iterator

_SEAM = re.compile(r"(?<=[a-z]{3})(?=[A-Z][a-z]+)")
_LINE_LIMIT = 160
_HEADING_WORD = re.compile(r"[A-Z0-9][^\s]*+|[a-z-]{1,9}\Z")
_JOINING = frozenset(
    [
        "dan",
        "atau",
        "di",
        "ke",
        "dari",
        "untuk",
        "dengan",
        "pada",
        "yang",
        "bagi",
        "dalam",
        "oleh",
        "serta",
        "para",
        "tak",
        "bukan",
        "demi",
        "soal",
        "vs",
        "tapi",
        "jadi",
        "akan",
        "the",
        "of",
        "and",
        "in",
        "to",
        "for",
        "on",
        "at",
        "a",
        "an",
        "by",
        "with",
        "from",
        "or",
        "but",
        "is",
        "as",
    ]
)
# Names that are written so; what the pattern of a heading alone cannot tell from one.
_NAME_STARTS = ("Mc", "Mac")


def _is_heading(words: list[str]) -> bool:
    """Whether these words, the last of them cut at the seam, look like a heading in title case."""
    if len(words) < 3 or any(word[-1] in '.,;!?"”)' for word in words):
        return False
    if not words[0][:1].isupper():
        return False
    return all(word[:1].isupper() or word[:1].isdigit() or word in _JOINING for word in words)


def glued_boundaries(text: str) -> Iterator[int]:
    """Offsets where a heading at the start of a line runs into the sentence after it.

    Only where it is certain: three or more words in title case from the start of the line, the last of them
    glued to a capitalised word after which the text goes on in lower case.
    """
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        seam = _seam(text, start, min(end, start + _LINE_LIMIT))
        if seam is not None:
            yield seam
        start = end + 1


def _seam(text: str, start: int, end: int) -> int | None:
    for match in _SEAM.finditer(text, start, end):
        seam = match.start()
        words = text[start:seam].split()
        if not _is_heading(words):
            continue
        if words[-1].startswith(_NAME_STARTS) and len(words[-1]) <= 3:
            continue
        rest = text[seam : seam + 80].split(maxsplit=2)
        if len(rest) > 1 and rest[0].isalpha() and rest[1][:1].islower() and rest[1] not in _JOINING:
            return seam
    return None
