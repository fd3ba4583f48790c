"""One body as all parts of the annotator see it: words with shapes, sentences."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache

from newsreader.annotate.gazetteer import Gazetteer
from newsreader.annotate.lexicon import lexicon
from newsreader.annotate.words import words_of
from newsreader.text.sentences import sentence_spans

LOWER, CAPITAL, UPPER, INITIAL, MIXED, NUMBER, MARK = range(7)
NAME_KINDS = frozenset({CAPITAL, UPPER, INITIAL, MIXED})

OPENING = frozenset("\"“‘«(['„")
_LINE_BREAK = re.compile(r"\n+")


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
        self.lower = list(map(str.lower, self.texts))
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
