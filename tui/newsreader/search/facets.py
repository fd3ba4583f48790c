"""Counts over a set of documents: entities of each label, sources, months."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from typing import Any

import numpy as np
from numpy.typing import NDArray

from newsreader.model import ENTITY_LABELS, Label
from newsreader.search.cancelling import Check, never
from newsreader.search.codec.builder import LABEL_BITS
from newsreader.search.codec.postings import joined_ranges
from newsreader.search.damage import reading
from newsreader.search.snapshot import Mask, Snapshot

COUNTED = (*ENTITY_LABELS, Label.DATE)
"""The labels whose entities are counted, in the order in which a reader meets them."""

_EXACT_BITS = 52
"""Whole numbers of so many bits are exact as float64."""

_LABELS = tuple(Label)
_SOME, _FEW = 4, 16
"""Of fewer documents, or entities, than this share of all, single places are looked up."""

_AT_ONCE = 1 << 17
"""What is worked on then stays in the processor's cache, which is twice as fast."""

_MONTHS = 12 * 10_000

_SPREAD, _FEW_NUMBERS = 16, 1 << 16
"""Numbers up to so many times as many as there are entities, and a few, are used as indexes."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """The most frequent entities of one label as (articles, mentions, the archive's number), best first.

    `total` is how many different ones there are.
    """

    best: tuple[tuple[int, int, int], ...]
    total: int


@dataclass(frozen=True, slots=True)
class Values:
    """The most frequent values of a field as (value, articles), best first, and how many there are."""

    best: tuple[tuple[str, int], ...]
    total: int


@dataclass(frozen=True, slots=True)
class Counts:
    """What a set of articles is about; months are written ``2026-02``."""

    entities: dict[Label, Ranking]
    sources: Values
    months: Values


def counts(snapshot: Snapshot, found: Mask, limit: int, check: Check = never) -> Counts:
    """Counts over the documents of `found` that are not deleted, at most `limit` of each kind.

    Entities stand in order of (articles, mentions), most first, then by number; values by articles, then by
    value. The first call for a snapshot also counts all of it, and 9 bytes an entity are kept of that.
    """
    wanted = found & snapshot.live
    with reading():
        return Counts(
            _entities(snapshot, wanted, limit, check),
            _sources(snapshot, wanted, limit),
            _months(snapshot, wanted, limit),
        )


@dataclass(frozen=True, slots=True, eq=False)
class _Tally:
    """How often each entity occurs: articles · unit + mentions, which orders by both; shape (entities,).

    Entity i has the number i, or ``numbers[i]`` where numbers lie so far apart that they are held.
    """

    sums: NDArray[np.float64]
    labels: NDArray[np.uint8]
    numbers: NDArray[np.int64] | None
    unit: int

    def indexes(self, codes: NDArray[Any]) -> NDArray[np.intp]:
        """The entities of some codes."""
        numbers = codes >> LABEL_BITS
        if self.numbers is None:
            return numbers.astype(np.intp)
        return np.searchsorted(self.numbers, numbers.astype(np.int64))


def _entities(snapshot: Snapshot, wanted: Mask, limit: int, check: Check) -> dict[Label, Ranking]:
    everything = _tally_of_all(snapshot, check)
    check()
    held, sums = _sums_of(snapshot, wanted, everything)
    labels = everything.labels[held]
    found = {}
    for label in COUNTED:
        check()
        of_label = labels == _LABELS.index(label)
        numbers = held if everything.numbers is None else everything.numbers[held]
        found[label] = _ranking(numbers[of_label], sums[of_label].astype(np.int64), everything.unit, limit)
    return found


def _sums_of(
    snapshot: Snapshot, wanted: Mask, everything: _Tally
) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
    """The entities, rising, of some documents, and their sums; see `_Tally`."""
    others = snapshot.live & ~wanted
    if np.count_nonzero(wanted) <= np.count_nonzero(others):
        rows = list(_rows(snapshot, wanted, everything))
        if rows and sum(len(entities) for entities, _ in rows) * _FEW < len(everything.sums):
            entities, weights = map(np.concatenate, zip(*rows, strict=True))
            held, places = np.unique(entities, return_inverse=True)
            sums: NDArray[Any] = np.bincount(places, weights, len(held))
            return held, sums
        sums = _added(rows, everything)
    else:
        sums = everything.sums - _added(_rows(snapshot, others, everything), everything)
    held = np.flatnonzero(sums)
    return held, sums[held]


def _ranking(numbers: NDArray[np.intp], sums: NDArray[np.int64], unit: int, limit: int) -> Ranking:
    total = len(numbers)
    if limit < total:
        kept = sums >= np.partition(sums, total - limit)[total - limit] if limit else sums < 0
        numbers, sums = numbers[kept], sums[kept]
    best = np.argsort(-sums, kind="stable")[:limit]
    rows = zip(
        (sums[best] // unit).tolist(), (sums[best] % unit).tolist(), numbers[best].tolist(), strict=True
    )
    return Ranking(tuple(rows), total)


def _tally_of_all(snapshot: Snapshot, check: Check) -> _Tally:
    kept: _Tally | None = snapshot.kept.get("tally")
    if kept is not None:
        return kept
    tally = _empty_tally([part.segment.entities.codes for part in snapshot.parts], snapshot.size)
    for part in snapshot.parts:
        check()
        rows = part.segment.entities
        live = np.repeat(part.live, np.diff(rows.starts))
        step = max(_AT_ONCE, len(tally.sums))
        for first in range(0, len(live), step):
            some = slice(first, first + step)
            entities = tally.indexes(rows.codes[some])
            tally.labels[entities] = rows.codes[some] & (1 << LABEL_BITS) - 1
            weights = (rows.mentions[some] + np.float64(tally.unit)) * live[some]
            tally.sums[:] += np.bincount(entities, weights, len(tally.sums))
    snapshot.kept.put("tally", tally, tally.sums.nbytes + tally.labels.nbytes)
    return tally


def _empty_tally(rows: Sequence[NDArray[Any]], articles: int) -> _Tally:
    highest = max((int(codes.max(initial=0)) >> LABEL_BITS for codes in rows), default=0)
    numbers, size = None, highest + 1
    if highest > _SPREAD * sum(map(len, rows)) + _FEW_NUMBERS:
        numbers = np.unique(np.concatenate([(codes >> LABEL_BITS).astype(np.int64) for codes in rows]))
        size = len(numbers)
    unit = 1 << _EXACT_BITS - articles.bit_length()
    return _Tally(np.zeros(size), np.zeros(size, np.uint8), numbers, unit)


_Rows = tuple[NDArray[np.intp], NDArray[np.float64]]
"""The entities of some documents, again for each document, and what each adds to its sum."""


def _rows(snapshot: Snapshot, wanted: Mask, tally: _Tally) -> Iterator[_Rows]:
    for part in snapshot.parts:
        starts, codes, mentions = part.segment.entities
        here = wanted[part.rows]
        chosen = np.flatnonzero(here)
        counts = np.diff(starts)
        if len(chosen) * _SOME < len(here):
            places: NDArray[Any] = joined_ranges(starts[chosen], counts[chosen])
        else:
            places = np.repeat(here, counts)
        yield tally.indexes(codes[places]), mentions[places] + np.float64(tally.unit)


def _added(rows: Iterable[_Rows], tally: _Tally) -> NDArray[np.float64]:
    """Like ``tally.sums``, of some documents: one sum for both counts, since adding up is what takes time."""
    sums = np.zeros(len(tally.sums))
    for entities, weights in rows:
        if len(entities) * _FEW < len(sums):
            np.add.at(sums, entities, weights)
        else:
            sums += np.bincount(entities, weights, len(sums))
    return sums


def _sources(snapshot: Snapshot, wanted: Mask, limit: int) -> Values:
    found: Counter[str] = Counter()
    for part in snapshot.parts:
        codes = part.segment.source_codes[wanted[part.rows]]
        of_code = np.bincount(codes[codes >= 0])
        for code in np.flatnonzero(of_code).tolist():
            found[part.segment.sources[code]] += int(of_code[code])
    return _values(found, limit)


def _months(snapshot: Snapshot, wanted: Mask, limit: int) -> Values:
    of_parts = [part.segment.months[wanted[part.rows]] for part in snapshot.parts]
    months = np.concatenate([np.zeros(0, np.int64), *of_parts])
    months = months[(months >= 0) & (months < _MONTHS)]
    first = months.min(initial=_MONTHS)
    articles = np.bincount(months - first)
    found = np.flatnonzero(articles)
    months_found = zip((found + first).tolist(), articles[found].tolist(), strict=True)
    return _values({f"{month // 12:04}-{month % 12 + 1:02}": count for month, count in months_found}, limit)


def _values(found: Mapping[str, int], limit: int) -> Values:
    best = nsmallest(limit, found.items(), key=lambda pair: (-pair[1], pair[0]))
    return Values(tuple(best), len(found))
