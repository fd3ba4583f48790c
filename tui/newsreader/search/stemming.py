"""Stems of Indonesian and English words.

Sastrawi (Nazief & Adriani with the confix stripping of Asian) stems Indonesian; what it neither changes nor
knows as a root word is taken for English or a name, and goes through the Porter 2 rules that Whoosh carries.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache

_CACHED_WORDS = 1 << 17
"""A hundred thousand articles hold about 157,000 word forms; most repeat within a few thousand articles."""

_SHORTEST = 4
"""No Indonesian word with an affix is shorter, and abbreviations (`AS`, `PAN`) must stay what they are."""

_AFFIXED = re.compile(
    r"(?:me|pe|be|te|di|ke|se|ku|kau)\w+|\w+(?:lah|kah|tah|pun|ku|mu|nya|an|i|is|isme|isasi)"
)
"""Words with a prefix or suffix of Indonesian; Sastrawi is asked about no others.

All it would still do is take out infixes, and of the 33 words of 3,463 articles it does that to, one is right
(`kinerja`) and the others are names and English (`yemen` → yen, `minister` → mister). Besides, asking it
about everything takes twice as long.
"""


_SUFFIXES = r"(?:is|isme|isasi|i|kan|an)?(?:ku|mu|nya)?(?:lah|kah|tah|pun)?"
"""All that Sastrawi takes off the end of a word, each once."""

_NEVER = "(?!)"


@cache
def _stemmers() -> tuple[Callable[[str], str], Callable[[str], str], Callable[[str], bool]]:
    """The Indonesian stemmer, the English one, and whether a word is a root word of Indonesian."""
    from Sastrawi.Dictionary.ArrayDictionary import ArrayDictionary
    from Sastrawi.Stemmer.StemmerFactory import StemmerFactory
    from whoosh.lang.porter2 import stem as english

    from newsreader.search.affixes import stemmer

    roots = ArrayDictionary(StemmerFactory().get_words())
    return stemmer(roots).stem_singular_word, english, roots.contains


@lru_cache(_CACHED_WORDS)
def stem(word: str) -> str:
    """The stem of one folded word; tokens that are not all ASCII letters are their own stem."""
    if len(word) < _SHORTEST or not (word.isascii() and word.isalpha()):
        return word
    indonesian, english, is_root = _stemmers()
    if is_root(word):
        return word
    found = indonesian(word) if _AFFIXED.fullmatch(word) else word
    return found if found != word else english(word)


def traces(wanted: str) -> tuple[str, str]:
    """A beginning and a regular expression for an end: words with the stem `wanted` have one of both.

    So most words are told from these without being stemmed, which takes a tenth of a millisecond the first
    time. Sastrawi only finds roots, and leaves all but the first letter of a root as it stands, with suffixes
    at most behind it. The English rules change no more than the last two letters of what they leave.
    """
    if not (wanted.isascii() and wanted.isalpha()):
        return wanted, _NEVER  # its own stem, and no other's
    beginning = wanted if len(wanted) == 2 else wanted[: max(len(wanted) - 2, 1)]
    return beginning, wanted[1:] + _SUFFIXES if _stemmers()[2](wanted) else _NEVER
