"""Articles into the arrays of one segment."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from functools import lru_cache

import numpy as np

from newsreader.model import IndexDocument, Label
from newsreader.search.analyzer import encodable, surfaces
from newsreader.search.codec.gathering import Terms, Texts, Words
from newsreader.search.codec.layout import Array, smallest
from newsreader.search.codec.postings import Ints, inverted, joined_ranges, starts_of, vocabulary
from newsreader.search.schema import (
    NAME_BLOCK,
    fold_key,
    fold_source,
    published_day,
    published_minute,
    published_month,
)

MOST_DOCUMENTS = 1 << 16
"""A segment holds no more, so that the number of a document fits into two bytes."""

LABEL_BITS = 4
_LABEL_CODES = {label: code for code, label in enumerate(Label)}

_surfaces = lru_cache(1 << 15)(lambda name: tuple(surfaces(name)[:NAME_BLOCK]))
"""Names come back in one article after another."""


class SegmentBuilder:
    """Takes articles one by one and keeps of them only what goes into the arrays.

    Of two articles with the same id the later one stays.
    """

    def __init__(self) -> None:
        self._ids = array("q")
        self._days = array("q")
        self._minutes = array("q")
        self._months = array("q")
        self._sources: dict[str, int] = {}
        self._source_codes = array("q")
        self._words = Words()
        self._texts = {"title": Texts(self._words), "body": Texts(self._words)}
        self._terms = {
            "entity": Terms(),
            "name": Terms(positions=True),
            "speaker": Terms(positions=True),
            "spoken": Terms(),
            "source": Terms(),
            "lang": Terms(),
        }
        self._entity_codes = array("q")
        self._entity_mentions = array("q")
        self._entity_counts = array("q")

    def __len__(self) -> int:
        """How many articles were taken, replaced ones included."""
        return len(self._ids)

    @property
    def tokens(self) -> int:
        """How many words the articles have, which is what a builder's memory grows with."""
        return sum(map(len, self._texts.values()))

    def add(self, document: IndexDocument) -> None:
        """Take one article."""
        number = len(self._ids)
        self._ids.append(document.id)
        self._days.append(published_day(document.published))
        self._minutes.append(published_minute(document.published))
        self._months.append(published_month(document.published) + 1)
        self._texts["title"].add(document.title)
        self._texts["body"].add(document.body)
        self._add_entities(document)
        terms = self._terms
        terms["entity"].add(number, {fold_key(one.key) for one in document.entities})
        terms["spoken"].add(number, {fold_key(one.key) for one in document.speakers if one.key})
        named = ((f"{one.label.lower()}:", one.names) for one in document.entities)
        terms["name"].add_placed(number, _placed(named))
        terms["speaker"].add_placed(number, _placed(("", one.names) for one in document.speakers))
        terms["lang"].add(number, (fold_key(document.lang),))
        if document.source:
            terms["source"].add(number, (fold_source(document.source),))
        name = encodable(document.source or "")
        source = self._sources.setdefault(name, len(self._sources) + 1) if name else 0
        self._source_codes.append(source)

    def _add_entities(self, document: IndexDocument) -> None:
        counted = [one for one in document.entities if one.number]
        self._entity_codes.extend([one.number << LABEL_BITS | _LABEL_CODES[one.label] for one in counted])
        self._entity_mentions.extend([one.mentions for one in counted])
        self._entity_counts.append(len(counted))

    def arrays(self) -> dict[str, Array]:
        """All arrays of the segment, documents in the order of their ids."""
        ids = np.array(self._ids, np.int64)
        chosen, renumbered = _in_order(ids)
        size = len(chosen)
        found: dict[str, Array] = {
            "ids": ids[chosen],
            "days": smallest(np.array(self._days, np.int64)[chosen]),
            "minutes": smallest(np.array(self._minutes, np.int64)[chosen]),
            "months": smallest(np.array(self._months, np.int64)[chosen]),
            "source_codes": smallest(np.array(self._source_codes, np.int64)[chosen]),
        }
        found |= _prefixed("sources", vocabulary([source.encode() for source in self._sources]))
        found |= _prefixed("entities", self._entities(chosen))
        for name, text in self._texts.items():
            stemmed = text.stemmed(renumbered, size)
            stemmed["lengths"] = smallest(stemmed["lengths"])
            found |= _prefixed(name, stemmed)
        for name, terms in self._terms.items():
            found |= _prefixed(name, terms.arrays(renumbered))
        for name, which in (("words", ("title", "body")), ("heading", ("title",))):
            printed = [self._texts[one].printed(renumbered) for one in which]
            codes, documents = (np.concatenate(column) for column in zip(*printed, strict=True))
            found |= _prefixed(name, inverted(list(self._words.surfaces), codes, documents, None))
        return found

    def _entities(self, chosen: Ints) -> dict[str, Array]:
        counts = np.array(self._entity_counts, np.int64)
        first = np.cumsum(counts) - counts
        wanted = joined_ranges(first[chosen], counts[chosen])
        return {
            "starts": smallest(starts_of(counts[chosen])),
            "codes": smallest(np.array(self._entity_codes, np.int64)[wanted]),
            "mentions": smallest(np.array(self._entity_mentions, np.int64)[wanted]),
        }


def _in_order(ids: Ints) -> tuple[Ints, Ints]:
    """Which of the articles stay, by rising id, and the new number of each or -1."""
    order = np.argsort(ids, kind="stable")
    last = np.append(ids[order][1:] != ids[order][:-1], True)[: len(ids)]
    chosen = order[last]
    renumbered = np.full(len(ids), -1, np.int64)
    renumbered[chosen] = np.arange(len(chosen))
    return chosen, renumbered


def _placed(named: Iterable[tuple[str, Iterable[str]]]) -> Iterator[tuple[str, int]]:
    """The words of names, each with what goes before it; a name has a block of positions of its own."""
    block = 0
    for prefix, names in named:
        for name in names:
            for offset, word in enumerate(_surfaces(name)):
                yield prefix + word, block * NAME_BLOCK + offset
            block += 1


def _prefixed(field: str, arrays: dict[str, Array]) -> dict[str, Array]:
    return {f"{field}.{name}": array for name, array in arrays.items()}
