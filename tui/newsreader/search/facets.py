"""Counts over a set of documents: entities of each label, sources, months."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from heapq import nsmallest

import numpy as np
from numpy.typing import NDArray

from newsreader.model import ENTITY_LABELS, Label
from newsreader.search.cancelling import Check, never
from newsreader.search.codec.builder import LABEL_BITS
from newsreader.search.snapshot import Mask, Snapshot

COUNTED = (*ENTITY_LABELS, Label.DATE)
"""The labels whose entities are counted, in the order in which a reader meets them."""

_EXACT_BITS = 52
"""Whole numbers of so many bits are exact as float64."""

_LABELS = tuple(Label)
_SCATTERED = 16


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
    return Counts(
        _entities(snapshot, wanted, limit, check),
        _sources(snapshot, wanted, limit),
        _months(snapshot, wanted, limit),
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Tally:
    """How often each entity occurs, by the archive's number: articles · unit + mentions, shape (numbers,)."""

    sums: NDArray[np.float64]
    labels: NDArray[np.uint8]
    unit: int


def _entities(snapshot: Snapshot, wanted: Mask, limit: int, check: Check) -> dict[Label, Ranking]:
    everything = _tally_of_all(snapshot, check)
    check()
    others = snapshot.live & ~wanted
    if np.count_nonzero(wanted) <= np.count_nonzero(others):
        sums = _sums(snapshot, wanted, everything)
    else:
        sums = everything.sums - _sums(snapshot, others, everything)
    held = np.flatnonzero(sums)
    labels, sums = everything.labels[held], sums[held]
    found = {}
    for label in COUNTED:
        check()
        of_label = labels == _LABELS.index(label)
        found[label] = _ranking(held[of_label], sums[of_label].astype(np.int64), everything.unit, limit)
    return found


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
    rows = [part.segment.entities for part in snapshot.parts]
    size = max((int(row.codes.max(initial=0)) >> LABEL_BITS for row in rows), default=0) + 1
    tally = _Tally(np.zeros(size), np.zeros(size, np.uint8), 1 << _EXACT_BITS - snapshot.size.bit_length())
    for row in rows:
        check()
        tally.labels[row.codes >> LABEL_BITS] = row.codes & (1 << LABEL_BITS) - 1
    tally.sums[:] = _sums(snapshot, snapshot.live, tally)
    snapshot.kept.put("tally", tally, tally.sums.nbytes + tally.labels.nbytes)
    return tally


def _sums(snapshot: Snapshot, wanted: Mask, tally: _Tally) -> NDArray[np.float64]:
    """Like ``tally.sums``, of some documents: one sum for both counts, since adding up is what takes time."""
    sums = np.zeros(len(tally.sums))
    for part in snapshot.parts:
        rows = part.segment.entities
        here = np.repeat(wanted[part.rows], np.diff(rows.starts))
        numbers = (rows.codes[here] >> LABEL_BITS).astype(np.intp)
        weights = rows.mentions[here] + np.float64(tally.unit)
        if len(numbers) * _SCATTERED < len(sums):
            np.add.at(sums, numbers, weights)
        else:
            sums += np.bincount(numbers, weights, len(sums))
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
    found: Counter[int] = Counter()
    for part in snapshot.parts:
        months, articles = np.unique(part.segment.months[wanted[part.rows]], return_counts=True)
        found.update(dict(zip(months.tolist(), articles.tolist(), strict=True)))
    del found[-1]
    return _values({f"{month // 12:04}-{month % 12 + 1:02}": count for month, count in found.items()}, limit)


def _values(found: Mapping[str, int], limit: int) -> Values:
    best = nsmallest(limit, found.items(), key=lambda pair: (-pair[1], pair[0]))
    return Values(tuple(best), len(found))
