"""Abbreviations and what they stand for, wherever in the article the expansion is."""

from __future__ import annotations

import re
from functools import lru_cache

from newsreader.annotate.linking.names import SMALL_WORDS

_BRACKET = re.compile(r"\s*\(\s*[\"“'‘]?\s*\Z")
_OR = re.compile(
    r"\s*,?\s*\(?(?:atau|or|alias|yang|biasa|kerap|sering|lebih|dikenal|selanjutnya|kemudian|dengan|sebagai|nama"
    r"|known|as|also|better|which|is|the|short|for|disingkat|disebut|singkatan|dari|abbreviated|,|\s){0,9}\s*"
    r"[\"“'‘(]?\s*\Z"
)
_TELLING = re.compile(r"\b(?:atau|or|alias|disingkat|disebut|singkatan|abbreviated|known)\b")
_LONGEST_GAP = 50
_LEGAL = frozenset(["pt", "cv", "ud", "tbk", "persero", "inc", "corp", "ltd", "the"])


def stands_beside(gap: str, after: str) -> bool:
    """Whether `gap` between two names says that one is short for the other; `after` follows the second."""
    if len(gap) > _LONGEST_GAP:
        return False
    if _BRACKET.match(gap):
        return after.lstrip(" \"”'’")[:1] == ")"
    return bool(_TELLING.search(gap)) and _OR.match(gap) is not None


@lru_cache(maxsize=1 << 13)
def initials(words: tuple[str, ...]) -> frozenset[str]:
    """The letters by which a name may be abbreviated: with and without small words and legal forms."""
    every = [part for word in words for part in word.split("-")]
    plain = [word for word in every if word not in SMALL_WORDS]
    core = [word for word in plain if word not in _LEGAL]
    return frozenset("".join([word[0] for word in each]) for each in (every, plain, core) if len(each) > 1)


def abbreviates(short: str, words: tuple[str, ...]) -> bool:
    """Whether the letters of `short` occur in order in `words`, beginning with a first letter.

    Legal forms may be left out: `LTLS` of PT Lautan Luas Tbk.
    """
    core = [word for word in words if word not in _LEGAL] or list(words)
    letters = [letter for letter in short.casefold() if letter.isalnum()]
    for listed in (words, core):
        joined = " ".join(listed)
        position = 0
        if not joined or not letters or joined[0] != letters[0]:
            continue
        for letter in letters:
            position = joined.find(letter, position) + 1
            if not position:
                break
        else:
            return True
    return False


def is_syllabic(short: str, words: tuple[str, ...]) -> bool:
    """`Gaikindo`, `Bappenas`: begins like the first word and takes letters of the last, all in order."""
    if len(words) < 2 or not 4 <= len(short) <= 12 or not short.isalpha():
        return False
    folded = short.casefold()
    if not words[0].startswith(folded[:2]) or words[0].startswith(folded):
        return False
    return words[-1][0] in folded[2:] and abbreviates(short, words)
