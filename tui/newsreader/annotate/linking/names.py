"""Names as linking compares them: cleaned, cut into folded words, spelled alike."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from newsreader.model import Label, entity_key

_WORD = re.compile(r"[^\W_]+(?:['’`-][^\W_]+)*")
_SPACED_HYPHEN = re.compile(r"(?<=\w) ?([-–]) (?=\w)|(?<=\w) ([-–])(?=\w)")
# `Suharto` and `Suharti`, `Nurul Hidayat` and `Nurul Hidayah` are two people; `Podolski` may end in either.
_ONE_SOUND = frozenset(map(frozenset, ("iy", "dt", "sz", "ck", "kq", "bp")))
_STRAIGHT = str.maketrans("’‘`", "'''")
SMALL_WORDS = frozenset(
    [
        "dan",
        "di",
        "untuk",
        "of",
        "and",
        "the",
        "for",
        "&",
        "bagi",
        "dari",
        "ke",
        "in",
        "on",
        "de",
        "la",
        "yang",
    ]
)


@lru_cache(maxsize=1 << 14)
def key_of(label: Label, name: str) -> str:
    """`entity_key`, remembered: names come back in many articles."""
    return entity_key(label, name)


def clean(text: str) -> str:
    """A name as printed, on one line, without the spaces that stand around its hyphens."""
    if text.isalpha():
        return text
    shown = " ".join(text.split())
    if "-" in shown or "–" in shown:
        shown = _SPACED_HYPHEN.sub(lambda match: match[1] or match[2], shown)
    return shown


@lru_cache(maxsize=1 << 15)
def fold(word: str) -> str:
    """A word without case and accents, apostrophes straight."""
    folded = word.translate(_STRAIGHT).casefold()
    if folded.isascii():
        return folded
    parts = unicodedata.normalize("NFKD", folded)
    return "".join(part for part in parts if not unicodedata.combining(part))


@lru_cache(maxsize=1 << 14)
def words_of(name: str) -> tuple[str, ...]:
    """The folded words of a name, initials among them; hyphens and apostrophes inside a word stay."""
    return tuple(fold(word) for word in _WORD.findall(name))


def _ends(a: str, b: str) -> tuple[str, str]:
    """Both words without what they begin and end with alike."""
    shorter = min(len(a), len(b))
    start = 0
    while start < shorter and a[start] == b[start]:
        start += 1
    end = 0
    while end < shorter - start and a[-1 - end] == b[-1 - end]:
        end += 1
    return a[start : len(a) - end], b[start : len(b) - end]


def spelled_alike(a: str, b: str, *, loose: bool = False) -> bool:
    """Whether two folded words may be one word spelled differently, or with a slip.

    One letter more, less or other, or up to three letters in another order; with `loose`, where other words
    of the name agree, two letters. Short words and numbers must be equal.
    """
    if a == b:
        return True
    if min(len(a), len(b)) < (4 if loose else 5) or abs(len(a) - len(b)) > 2 or a[0] != b[0]:
        return False
    if not (a.replace("-", "").isalpha() and b.replace("-", "").isalpha()):
        return False
    left, right = _ends(a, b)
    longest = max(len(left), len(right))
    if longest <= 1:
        last = len(a) == len(b) and a[:-1] == b[:-1]
        return not last or frozenset((left, right)) in _ONE_SOUND
    if longest <= 3 and len(left) == len(right) and sorted(left) == sorted(right):
        return True
    return loose and longest <= 2 and min(len(a), len(b)) >= 6
