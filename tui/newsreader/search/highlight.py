"""Where a query's words stand in a text, for the reader and for snippets. Linear in the text."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

from newsreader.model import Label, Span
from newsreader.search.analyzer import STOP_WORDS, Word, surfaces, words
from newsreader.search.compiler import doubled
from newsreader.search.evaluate import starts, windows
from newsreader.search.expansion import within_one_edit
from newsreader.search.nodes import Fuzzy, Keyed, Leaf, Named, Phrase, Prefix, Said, SaidBy, wanted_leaves
from newsreader.search.nodes import Word as WordNode
from newsreader.search.parser import parse
from newsreader.search.stemming import stem


def spans(query: str, body: str) -> list[Span]:
    """The places in `body` that a query's words, phrases, prefixes, spellings and names stand at.

    In order and without overlap; what the query excludes is not among them.
    """
    found: set[tuple[int, int]] = set()
    text = _Text(body)
    for leaf in wanted_leaves(parse(query).node):
        found.update(text.runs(leaf))
    return _merged(Span(text.words[first].start, text.words[last].end) for first, last in sorted(found))


def _merged(ordered: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in ordered:
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


class _Text:
    """The words of one text by printed form and by stem; positions number them."""

    def __init__(self, body: str) -> None:
        self.body = body
        self.words = list(words(body))
        self._printed: defaultdict[str, list[int]] = defaultdict(list)
        for position, word in enumerate(self.words):
            if word.surface:
                self._printed[word.surface].append(position)

    @cached_property
    def _stems(self) -> dict[str, list[int]]:
        found: defaultdict[str, list[int]] = defaultdict(list)
        for surface, positions in self._printed.items():
            if surface not in STOP_WORDS:
                found[stem(surface)].extend(positions)
        return {term: sorted(positions) for term, positions in found.items()}

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self._printed)

    def runs(self, leaf: Leaf) -> Iterator[tuple[int, int]]:
        """The (first, last) word positions of every place that a leaf of a query matches."""
        match leaf:
            case WordNode(text):
                tokens = list(words(text))
                yield from self._sequence(tokens[:1] if doubled(tokens) else tokens)
            case Phrase(text, None, partial):
                yield from self._sequence(list(words(text)), begun=partial)
            case Phrase(text, within, _):
                yield from self._near(list(words(text)), within or 0)
            case Prefix(text):
                yield from self._sequence(list(words(text)), begun=True)
            case Fuzzy(text):
                wanted = surfaces(text)[0]
                yield from _alone(
                    self._places(term for term in self._sorted if within_one_edit(wanted, term))
                )
            case Named(_, text) | Said(text):
                yield from self._name(text)
            case Keyed(key) | SaidBy(key):
                yield from self._entity(key)
            case _:
                return

    def _places(self, printed: Iterable[str]) -> list[int]:
        return [position for surface in printed for position in self._printed[surface]]

    def _beginning(self, prefix: str) -> list[int]:
        at = bisect_left(self._sorted, prefix)
        found = []
        while at < len(self._sorted) and self._sorted[at].startswith(prefix):
            found.append(self._sorted[at])
            at += 1
        return self._places(surface for surface in found if surface not in STOP_WORDS)

    def _slots(self, tokens: list[Word], begun: bool = False) -> list[tuple[int, list[int]]]:
        slots = []
        for offset, token in enumerate(tokens):
            if begun and offset == len(tokens) - 1 and token.surface:
                slots.append((offset, self._beginning(token.surface)))
            elif token.surface and token.surface not in STOP_WORDS:
                slots.append((offset, self._stems.get(stem(token.surface), [])))
        return slots

    def _sequence(self, tokens: list[Word], begun: bool = False) -> Iterator[tuple[int, int]]:
        slots = self._slots(tokens, begun)
        if not slots:
            return
        offsets = [offset - slots[0][0] for offset, _ in slots]
        for first in starts(offsets, [positions for _, positions in slots]):
            yield first, first + offsets[-1]

    def _near(self, tokens: list[Word], within: int) -> Iterator[tuple[int, int]]:
        """The words themselves, wherever all of them stand near enough."""
        places = [positions for _, positions in self._slots(tokens)]
        everywhere = sorted({position for positions in places for position in positions})
        if len(places) < 2:
            yield from _alone(everywhere)
            return
        done = -1
        for first, last in windows(places, within):
            at = bisect_left(everywhere, max(first, done + 1))
            while at < len(everywhere) and everywhere[at] <= last:
                done = everywhere[at]
                yield done, done
                at += 1

    def _name(self, text: str) -> Iterator[tuple[int, int]]:
        places = []
        for piece in text.split():
            for surface in surfaces(piece):
                places.append(self._beginning(surface) if piece.endswith("*") else self._places([surface]))
        if places:
            for first in starts(list(range(len(places))), places):
                yield first, first + len(places) - 1

    def _entity(self, key: str) -> Iterator[tuple[int, int]]:
        """The whole name; of a person also each part of it that is written like a name."""
        label, _, slug = key.partition(":")
        parts = slug.split("-")
        if label == Label.PERSON.lower():
            for position in self._places(dict.fromkeys(parts)):
                if self.body[self.words[position].start].isupper():
                    yield position, position
        elif label != Label.DATE.lower():
            yield from self._name(" ".join(parts))


def _alone(positions: Iterable[int]) -> Iterator[tuple[int, int]]:
    return ((position, position) for position in positions)
