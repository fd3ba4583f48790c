"""UTF-8 that was once taken for Windows-1252 (`â€œBaikâ€` for `“Baik”`), put right where that is certain."""

from __future__ import annotations

import re

# How the lead bytes of UTF-8's longer characters look in Windows-1252, and what may come after them.
_FURTHER = "\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122"
_SIGN = re.compile(f"[\u00c2-\u00f4][\u0080-\u00bf{_FURTHER}]")
_EXPECTED = frozenset("“”‘’‚„–—―…•·°«»€£™©®×½¼¾§ª\u00a0\u00ad\u200b\u200c\u200d\u200e\u200f\ufeff")


def mended(text: str) -> str:
    """`text` with lines of mixed-up encoding put right; every other line is as it was.

    Certain is what becomes letters and the signs of ordinary print, and leaves no such mixture behind.
    """
    if not _SIGN.search(text):
        return text
    return "\n".join(_line(line) if _SIGN.search(line) else line for line in text.split("\n"))


def mixed_up(text: str) -> list[str]:
    """The words of a text with signs of mixed-up encoding in them, as they stand there."""
    return [word for word in text.split() if _SIGN.search(word)]


def _line(line: str) -> str:
    from ftfy import fix_encoding

    fixed = fix_encoding(line)
    new = set(fixed) - set(line)
    if fixed == line or "\ufffd" in new or not all(char.isalpha() or char in _EXPECTED for char in new):
        return line
    return fixed
