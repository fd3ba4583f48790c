"""How the wanted words of a text must stand together for a leaf of a query to match."""

from __future__ import annotations

import string
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

from newsreader.model import Label
from newsreader.search.analyzer import STOP_WORDS, Word, surfaces, words
from newsreader.search.compiler import doubled
from newsreader.search.nodes import Fuzzy, Keyed, Leaf, Named, Phrase, Prefix, Said, SaidBy
from newsreader.search.nodes import Word as WordNode
from newsreader.search.wanted import MOST_REMEMBERED, Hit, Slots

Run = tuple[int, int]
"""The first and the last hit of a place that matches, by their index."""

Runs = Callable[["Places"], Iterable[Run]]

_AT_A_TIME = 32
"""Pieces of text that are counted before asking whether that is far enough."""

_EDGES = string.punctuation + "“”„‘’–—…«»•"
"""What is no part of a word at its ends, neither letter, digit, mark nor space."""


class Places:
    """The wanted words of one text: in order, by slot, and by the how manieth word of the text each is.

    Where more than `reach` words lie between two that is only known to be so, as no match spans them.
    """

    def __init__(self, body: str, hits: list[Hit], counted: WordCounts, reach: int) -> None:
        self.body = body
        self.hits = hits
        self._counted = counted
        self._reach = reach

    @cached_property
    def of_slot(self) -> dict[int, list[int]]:
        """The indexes, rising, of the hits of each slot that has any."""
        found: dict[int, list[int]] = {}
        for index, hit in enumerate(self.hits):
            for slot in hit.slots:
                found.setdefault(slot, []).append(index)
        return found

    @cached_property
    def index(self) -> dict[int, int]:
        """The hits' indexes by position."""
        found = {}
        begin = before = number = 0
        for index, hit in enumerate(self.hits):
            # From the beginning of a piece, in which the hit before was the `number`-th word.
            before += self._counted.within(self.body[begin : hit.piece], self._reach + number)
            begin, number = hit.piece, hit.number
            found[before + number] = index
        return found

    @cached_property
    def _positions(self) -> list[int]:
        return list(self.index)

    def positions(self, slots: Iterable[int]) -> list[list[int]] | None:
        """The positions, rising, of the hits of each slot; None where a slot has none."""
        if not all(slot in self.of_slot for slot in slots):
            return None
        return [[self._positions[index] for index in self.of_slot[slot]] for slot in slots]


class WordCounts(dict[str, int]):
    """How many words each piece of text without spaces has, of those that were met."""

    def __missing__(self, piece: str) -> int:
        if len(self) > MOST_REMEMBERED:
            self.clear()
        plain = piece.strip(_EDGES)
        count = 1 if plain.isalnum() and plain.isascii() else sum(1 for _ in words(piece))
        self[piece] = count
        return count

    def within(self, text: str, enough: int) -> int:
        """The number of words of a text that begins and ends with whole ones, or `enough` and more."""
        count, pieces = 0, text.split(" ", _AT_A_TIME)
        while len(pieces) > _AT_A_TIME and count < enough:
            rest = pieces.pop()
            count += sum(map(self.__getitem__, pieces))
            pieces = rest.split(" ", _AT_A_TIME)
        return count if count >= enough else count + sum(map(self.__getitem__, pieces))


def runs(leaf: Leaf, slots: Slots) -> Runs:
    """What finds every place that a leaf of a query matches."""
    match leaf:
        case WordNode(text):
            tokens = list(words(text))
            return _sequence(_offsets(tokens[:1] if doubled(tokens) else tokens, slots), slots)
        case Phrase(text, None, partial):
            return _sequence(_offsets(list(words(text)), slots, begun=partial), slots)
        case Phrase(text, within, _):
            return _near([slot for _, slot in _offsets(list(words(text)), slots)], within or 0, slots)
        case Prefix(text):
            return _sequence(_offsets(list(words(text)), slots, begun=True), slots)
        case Fuzzy(text):
            return _alone([slots.spelt_like(surfaces(text)[0])])
        case Named(_, text) | Said(text):
            return _name(text, slots)
        case Keyed(key) | SaidBy(key):
            return _entity(key, slots)
        case _:
            return _alone([])


def _offsets(tokens: list[Word], slots: Slots, begun: bool = False) -> list[tuple[int, int]]:
    """Slots and where they stand; stop words leave a gap that any word may fill."""
    found = []
    for offset, token in enumerate(tokens):
        if begun and offset == len(tokens) - 1 and token.surface:
            found.append((offset, slots.beginning(token.surface)))
        elif token.surface and token.surface not in STOP_WORDS:
            found.append((offset, slots.stemmed(token.surface)))
    return found


def _alone(slots: Iterable[int]) -> Runs:
    """Every hit of one of the slots by itself."""

    def find(places: Places) -> Iterator[Run]:
        return ((index, index) for slot in slots for index in places.of_slot.get(slot, ()))

    return find


def _sequence(slots: list[tuple[int, int]], asked: Slots) -> Runs:
    if len(slots) < 2:
        return _alone([slot for _, slot in slots])
    asked.reaching(slots[-1][0] - slots[0][0] + 1)

    def find(places: Places) -> Iterable[Run]:
        found = places.positions([slot for _, slot in slots])
        if found is None:
            return
        ends = set.intersection(
            *(
                {position - offset for position in positions}
                for (offset, _), positions in zip(slots, found, strict=True)
            )
        )
        first, last = slots[0][0], slots[-1][0]
        for start in ends:
            yield places.index[start + first], places.index[start + last]

    return find


def _near(slots: list[int], within: int, asked: Slots) -> Runs:
    """The words themselves, wherever all of them stand near enough."""
    if len(slots) < 2:
        return _alone(slots)
    asked.reaching(within + 1)

    def find(places: Places) -> Iterator[Run]:
        found = places.positions(slots)
        if found is None:
            return
        everywhere = sorted({position for positions in found for position in positions})
        done = -1
        for first, last in windows(found, within):
            at = bisect_left(everywhere, max(first, done + 1))
            while at < len(everywhere) and everywhere[at] <= last:
                done = everywhere[at]
                yield places.index[done], places.index[done]
                at += 1

    return find


def windows(places: list[list[int]], within: int) -> Iterator[tuple[int, int]]:
    """The (first, last) positions of stretches at most `within` long that have a word for every slot.

    No word serves two slots: slots with the same positions ask for the same word more than once.
    """
    asked = Counter(map(tuple, places))
    distinct, needed = list(asked), list(asked.values())
    events = sorted((position, slot) for slot, positions in enumerate(distinct) for position in positions)
    have = [0] * len(distinct)
    missing, left = len(distinct), 0
    for position, slot in events:
        have[slot] += 1
        missing -= have[slot] == needed[slot]
        while not missing:
            first, leftmost = events[left]
            if position - first <= within:
                yield first, position
            missing += have[leftmost] == needed[leftmost]
            have[leftmost] -= 1
            left += 1


def _name(text: str, slots: Slots) -> Runs:
    found: list[tuple[int, int]] = []
    for piece in text.split():
        for surface in surfaces(piece):
            slot = slots.beginning(surface) if piece.endswith("*") else slots.printed(surface)
            found.append((len(found), slot))
    return _sequence(found, slots)


def _entity(key: str, slots: Slots) -> Runs:
    """The whole name; of a person also each part of it that is written like a name."""
    label, _, slug = key.partition(":")
    if label == Label.DATE.lower():
        return _alone([])
    parts = slug.split("-")
    if label != Label.PERSON.lower():
        return _name(" ".join(parts), slots)
    every = _alone([slots.printed(part) for part in dict.fromkeys(parts) if part])

    def find(places: Places) -> Iterator[Run]:
        for index, _ in every(places):
            if places.body[places.hits[index].start].isupper():
                yield index, index

    return find
