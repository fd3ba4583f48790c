"""Words of a text, as the index and every query see them: one analyzer for both, so they always agree."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from newsreader.search.stemming import stem

ANALYZER_VERSION = 3
"""Raise it whenever a text would give other words than before: the index is then made anew."""

LONGEST_WORD = 60
"""Longer tokens (base64, addresses run together) are counted but never indexed."""

_MARK = "\u0300-\u036f"
_APOSTROPHES = "'’‘ʼ"
_WORD = re.compile(
    rf"""
      (?<![^\W_]) [^\W\d_] (?: \. [^\W\d_] )+ (?![^\W_]) \.?          # U.S.  a.n.
    | [^\W_]+ (?: [{_MARK}]+ [^\W_]* )*                               # a word, decomposed accents included
      (?: [{_APOSTROPHES}] [^\W_]+ (?: [{_MARK}]+ [^\W_]* )* )*       # Jum'at
      (?: [.,] \d+ )*                                                 # 2,5  1.200.000
    """,
    re.VERBOSE,
)

_POSSESSIVE = re.compile(rf"[{_APOSTROPHES}][sS]$")
_DROPPED = re.compile(rf"[{_MARK}{_APOSTROPHES}]")
_LETTERS = str.maketrans({"ı": "i", "ø": "o", "đ": "d", "ł": "l", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"})

_FUNCTION_WORDS = """
    ada adalah akan antara atau bahwa bagi bisa dalam dan dapat dari dengan di dia hal hanya harus hingga ia
    ini itu jika juga karena ke kepada kita lain lebih mereka namun oleh pada para saat saja sebagai sebuah
    secara sedang sehingga seperti serta setelah sudah telah tersebut untuk yaitu yang
    an and are at be by for from in of that the this to was were with
"""

STOP_WORDS = frozenset(_FUNCTION_WORDS.split())
"""Function words, Indonesian and English. Names too, so not here: `as`, `is`, `it`, `us`, `who`."""


_SURROGATES = re.compile("[\ud800-\udfff]")


def encodable(text: str) -> str:
    """`text` with lone surrogates replaced, one for one: they have no form on disk."""
    return _SURROGATES.sub("\ufffd", text)


class Word(NamedTuple):
    """One token of a text: its code points ``[start, end)`` and its folded form."""

    start: int
    end: int
    surface: str


tokens = _WORD.findall
"""The tokens of a text as they are printed, in order: those of `words`, without their places."""


def words(text: str) -> Iterator[Word]:
    """The tokens of `text` in order, stop words and overlong tokens included: positions count them all."""
    for match in _WORD.finditer(text):
        start, end = match.span()
        if end - start > LONGEST_WORD:
            yield Word(start, end, "")
        else:
            yield Word(start, end, fold(match[0]))


@lru_cache(1 << 16)
def fold(token: str) -> str:
    """`token` without case, width, accents, apostrophes, possessive ``'s`` and the dots of initials."""
    if token.isascii() and token.isalnum():
        return token.lower()
    token = unicodedata.normalize("NFKC", _POSSESSIVE.sub("", token)).casefold()
    token = _DROPPED.sub("", unicodedata.normalize("NFD", token)).translate(_LETTERS)
    token = unicodedata.normalize("NFC", token)
    if "." in token and not any(character.isdigit() for character in token):
        token = token.replace(".", "")
    return token[:LONGEST_WORD]


def indexed(surface: str) -> bool:
    """Whether a token is in the index: neither overlong nor a stop word."""
    return bool(surface) and surface not in STOP_WORDS


def stems(text: str) -> list[tuple[int, str]]:
    """The (position, stem) pairs of the indexed tokens of `text`."""
    return [(at, stem(word.surface)) for at, word in enumerate(words(text)) if indexed(word.surface)]


def surfaces(text: str) -> list[str]:
    """The folded tokens of a name or source, stop words included, unstemmed."""
    return [word.surface for word in words(text) if word.surface]
