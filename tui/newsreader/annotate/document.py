"""One body as the rules see it: tokens with shapes, sentences, headings."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property, lru_cache

from newsreader.annotate.gazetteer import Gazetteer
from newsreader.annotate.lexicon import common_words, lexicon
from newsreader.annotate.words import words_of
from newsreader.text.sentences import sentence_spans

LOWER, CAPITAL, UPPER, INITIAL, MIXED, NUMBER, MARK = range(7)
NAME_KINDS = frozenset({CAPITAL, UPPER, INITIAL, MIXED})

OPENING = frozenset("\"“‘«(['„")
_OPENERS = OPENING | frozenset("•:-–—…")
_LINE_BREAK = re.compile(r"\n+")
_CLITICS = ("nya", "lah", "kah", "pun", "kan")
_ENGLISH_ENDS = ("s", "es", "ed", "d", "ing", "ly", "er", "ers")
_PREFIXES = ("pe", "me", "ber", "ter", "di", "ke")
_SUFFIXES = ("an", "kan", "kannya", "annya", "i")
_HEADING_LIMIT = 200


@lru_cache(maxsize=1 << 16)
def kind_of(text: str) -> int:
    """The shape of one token."""
    first = text[0]
    if first.isupper():
        if len(text) == 1 or (text[1] == "." and len(text) <= 5):
            return INITIAL if len(text) == 1 else UPPER
        letters = text.replace(".", "")
        return UPPER if letters.isupper() else CAPITAL
    if first.isdigit():
        return NUMBER
    if first.isalpha():
        return MIXED if len(text) > 2 and text[0].islower() and any(c.isupper() for c in text[1:]) else LOWER
    return MARK


class Document:
    """The tokens of one body in parallel lists, all of length n.

    `breaks[i]` says that a line or sentence break stands before token i.
    """

    def __init__(self, body: str, gazetteer: Gazetteer, *, lang: str = "id") -> None:
        self.body = body
        self.lang = lang
        self.gazetteer = gazetteer
        self.sentences = sentence_spans(body)
        self.starts, self.ends, self.texts = words_of(body)
        self.lower = [text.lower() for text in self.texts]
        self.kinds = list(map(kind_of, self.texts))
        self.n = len(self.texts)
        self.breaks = self._breaks()
        self._lengths: dict[str, list[int]] = {}

    def _breaks(self) -> list[bool]:
        breaks = [False] * self.n
        offsets = {0, *(span.end for span in self.sentences)}
        offsets.update(match.start() for match in _LINE_BREAK.finditer(self.body))
        for offset in offsets:
            i = self.token_after(offset)
            if i < self.n:
                breaks[i] = True
        return breaks

    @cached_property
    def first(self) -> list[bool]:
        """Which tokens begin a sentence or follow an opening mark, where a capital means little."""
        first = self.breaks.copy()
        for i, text in enumerate(self.texts[:-1], 1):
            if text in _OPENERS and (text not in "-–—" or self.spaced(i)):
                first[i] = True
        return first

    @cached_property
    def heading(self) -> list[bool]:
        """Which tokens stand in a line set in title case or capitals, where capitals mean nothing."""
        heading = [False] * self.n
        i = 0
        while i < self.n:
            j = i + 1
            while j < self.n and not self.breaks[j]:
                j += 1
            if j - i >= 3 and self.ends[j - 1] - self.starts[i] <= _HEADING_LIMIT and self._is_heading(i, j):
                heading[i:j] = [True] * (j - i)
            i = j
        return heading

    def _is_heading(self, i: int, j: int) -> bool:
        words = capitals = strange = 0
        small, common = lexicon().words("heading_small"), common_words()
        for kind, lower in zip(self.kinds[i:j], self.lower[i:j], strict=True):
            if kind in (MARK, NUMBER, INITIAL) or lower in small:
                continue
            words += 1
            if kind != LOWER:
                capitals += 1
                strange += lower in common
            elif words - capitals > 1:
                return False
        if words < 3 or not strange:
            return False
        ends = self.texts[j - 1] == "."
        return capitals == words or (capitals == words - 1 and words >= 6 and not ends)

    def text(self, i: int, j: int) -> str:
        """The characters from token i to before token j."""
        return self.body[self.starts[i] : self.ends[j - 1]]

    def token_at(self, offset: int) -> int:
        """The first token that ends after `offset`."""
        return bisect_right(self.ends, offset)

    def token_after(self, offset: int) -> int:
        """The first token that starts at `offset` or after it."""
        return bisect_left(self.starts, offset)

    def lengths(self, section: str) -> list[int]:
        """How many tokens the longest phrase of a section of the lexicon has that starts at each token."""
        held = self._lengths.get(section)
        if held is None:
            held = self._lengths[section] = lexicon().phrases(section).lengths(self.lower)
        return held

    def spaced(self, i: int) -> bool:
        """Whether white space stands before token i."""
        return i == 0 or self.starts[i] > self.ends[i - 1]

    @cached_property
    def lower_words(self) -> frozenset[str]:
        """Words that this body writes in lower case."""
        return frozenset(word for word, kind in zip(self.lower, self.kinds, strict=True) if kind == LOWER)

    @cached_property
    def alone(self) -> dict[str, int]:
        """How often each capitalised word stands without a hyphen on either side."""
        counts: dict[str, int] = {}
        for i, text in enumerate(self.texts):
            if self.kinds[i] in (CAPITAL, UPPER):
                before = i > 0 and self.texts[i - 1] in "-–" and not self.spaced(i)
                after = i + 1 < self.n and self.texts[i + 1] in "-–" and not self.spaced(i + 1)
                if not before and not after:
                    counts[text] = counts.get(text, 0) + 1
        return counts

    def common(self, i: int) -> bool:
        """Whether token i is a word of the language rather than a name by itself."""
        word = self.lower[i]
        if word in common_words() or word in self.lower_words:
            return True
        if len(word) > 6 and word.endswith(_CLITICS) and word[:-3] in common_words():
            return True
        return self.first[i] and self._derived(word)

    def _derived(self, word: str) -> bool:
        """Whether a word at the start of a sentence is built like a derived one of its language."""
        if self.lang == "en":
            return any(word.endswith(end) and word[: -len(end)] in common_words() for end in _ENGLISH_ENDS)
        return len(word) >= 8 and word.startswith(_PREFIXES) and word.endswith(_SUFFIXES)
