"""Which words of a text a query wants, told without looking at all the others.

A query wants words by a few tests, its slots. Running them over every word of fifty bodies would take several
times as long as finding, with one quick search a slot, the places where a word could be that passes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from newsreader.search.analyzer import STOP_WORDS, words
from newsreader.search.spelling import within_one_edit
from newsreader.search.stemming import stem, traces

_FOLDED = re.compile(r"[^\x00-\x7f]")
_JOINED = (re.compile(r"'"), re.compile(r"\.[a-z]"))
"""Where a word may not be the letters it is made of: accents; Jum'at; U.S."""

_WORD_END = "(?![a-z0-9])"


class Hit(NamedTuple):
    """A wanted word, code points ``[start, end)``, with the slots that want it.

    It is the `number`-th word of the piece of text without spaces that begins at `piece`.
    """

    piece: int
    number: int
    start: int
    end: int
    slots: tuple[int, ...]


class Slots:
    """The tests of one query by number; tests that are asked for twice are one."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, str], int] = {}
        self._tests: list[Callable[[str], bool]] = []
        self._searches: list[re.Pattern[str]] = []
        self._tested: dict[str, tuple[int, ...]] = {}

    def _slot(self, kind: str, text: str, test: Callable[[str], bool], *searches: str) -> int:
        """`searches` are found in the letters of every word that passes: literals first, which is quick."""
        number = self._numbers.setdefault((kind, text), len(self._tests))
        if number == len(self._tests):
            self._tests.append(test)
            self._searches += map(re.compile, searches)
        return number

    def printed(self, surface: str) -> int:
        """The slot of a word as it is printed, be it a stop word."""
        return self._slot("printed", surface, surface.__eq__, _begin(surface))

    def beginning(self, prefix: str) -> int:
        """The slot of all words that begin so and are no stop words."""

        def test(word: str) -> bool:
            return word.startswith(prefix) and word not in STOP_WORDS

        return self._slot("beginning", prefix, test, _begin(prefix))

    def stemmed(self, surface: str) -> int:
        """The slot of all words with the stem of this one that are no stop words."""
        wanted = stem(surface)
        beginning, end = traces(wanted)
        ends = re.compile(f"{end}$")

        def test(word: str) -> bool:
            possible = word.startswith(beginning) or ends.search(word) is not None
            return possible and word not in STOP_WORDS and stem(word) == wanted

        return self._slot("stemmed", wanted, test, _begin(beginning), end + _WORD_END)

    def spelt_like(self, surface: str) -> int:
        """The slot of all words at most one edit away: that leaves one of three parts as it was."""
        third = max(len(surface) // 3, 1)
        parts = surface[:third], surface[third : 2 * third], surface[2 * third :]
        return self._slot(
            "spelt",
            surface,
            lambda word: within_one_edit(surface, word),
            *map(re.escape, filter(None, parts)),
        )

    def hits(self, body: str) -> Iterator[Hit]:
        """The wanted words of a text in order.

        No word holds a space, so the piece between two spaces can be looked at on its own.
        """
        end = -1
        for at in self._candidates(body):
            if at <= end:
                continue
            start = body.rfind(" ", 0, at) + 1
            end = body.find(" ", at)
            end = len(body) if end < 0 else end
            for number, word in enumerate(words(body[start:end])):
                if slots := self._wanting(word.surface):
                    yield Hit(start, number, start + word.start, start + word.end, slots)

    def _candidates(self, body: str) -> list[int]:
        """Places, rising, in every piece that may hold a wanted word."""
        if not self._tests:
            return []
        lower = body.lower()
        if len(lower) != len(body):  # one letter does that
            lower = body.replace("İ", "\ufffd").lower()
        found = [match.start() for search in (*self._searches, *_JOINED) for match in search.finditer(lower)]
        if not lower.isascii():
            found += [match.start() for match in _FOLDED.finditer(lower)]
        return sorted(found)

    def _wanting(self, surface: str) -> tuple[int, ...]:
        found = self._tested.get(surface)
        if found is None:
            found = tuple(slot for slot, test in enumerate(self._tests) if surface and test(surface))
            self._tested[surface] = found
        return found


def _begin(letters: str) -> str:
    """An expression for `letters` at the beginning of a word; digits may go before one: ``2,5juta``."""
    literal = re.escape(letters)
    return f"{literal}(?<![a-z]{literal})"
