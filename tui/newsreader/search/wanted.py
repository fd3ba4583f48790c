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

_FOLDED = re.compile(r"[^\x00-\x7f“”„–—…«»•]")
_JOINED = (re.compile(r"'"), re.compile(r"\.[a-z]"))
"""Where a word may not be the letters it is made of: accents; Jum'at; U.S."""

_WORD_END = "(?![a-z0-9])"

MOST_REMEMBERED = 1 << 16
"""Pieces of text, after which they are forgotten: words that never repeat must not fill memory."""

_InPiece = tuple[int, int, int, tuple[int, ...]]
"""The how manieth word of a piece of text, where it starts and ends there, and the slots that want it."""


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
        self._pieces: dict[str, list[_InPiece]] = {}
        self.reach = 1

    def reaching(self, count: int) -> None:
        """Remember in `reach` how many words the furthest matches span: at more no distance need be told."""
        self.reach = max(self.reach, count)

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
        """The slot of all words at most one edit away: that leaves one half as it was, or swaps its end.

        `surface` has two letters or more.
        """
        half = len(surface) // 2
        first, second = surface[:half], surface[half:]
        swapped = first[:-1] + second[:1] + first[-1:] + second[1:]
        return self._slot(
            "spelt",
            surface,
            lambda word: within_one_edit(surface, word),
            _begin(first),
            re.escape(second) + ("" if second[-1:].isdigit() else _WORD_END),  # 3.4GHz is two words
            _begin(swapped),
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
            for number, first, last, slots in self._in_piece(body[start:end]):
                yield Hit(start, number, start + first, start + last, slots)

    def _in_piece(self, piece: str) -> list[_InPiece]:
        found = self._pieces.get(piece)
        if found is None:
            if len(self._pieces) > MOST_REMEMBERED:
                self._pieces.clear()
            found = [
                (number, word.start, word.end, slots)
                for number, word in enumerate(words(piece))
                if (slots := self._wanting(word.surface))
            ]
            self._pieces[piece] = found
        return found

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
