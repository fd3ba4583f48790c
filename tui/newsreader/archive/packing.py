"""Annotations as JSON and back."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from newsreader.model import (
    Annotations,
    Label,
    Mention,
    Origin,
    Precision,
    Quote,
    QuoteKind,
    Removed,
    ResolvedDate,
)


def pack(annotations: Annotations) -> tuple[str, str, str]:
    """Mentions, quotes and dates: arrays of arrays, in the order of the fields."""
    return (
        _dump(
            [
                [m.start, m.end, m.text, m.label, m.entity, m.canonical, m.by, m.score]
                for m in annotations.mentions
            ]
        ),
        _dump([[q.start, q.end, q.speaker, q.entity, q.cue, q.kind] for q in annotations.quotes]),
        _dump([[d.start, d.end, d.text, d.iso, d.precision, d.rule] for d in annotations.dates]),
    )


def unpack(extractor: str, mentions: str, quotes: str, dates: str) -> Annotations:
    """The reverse of `pack`."""
    return Annotations(
        extractor,
        unpack_mentions(mentions),
        tuple(
            Quote(start, end, speaker, entity, cue, QuoteKind(kind))
            for start, end, speaker, entity, cue, kind in json.loads(quotes)
        ),
        tuple(
            ResolvedDate(start, end, text, iso, Precision(precision), rule)
            for start, end, text, iso, precision, rule in json.loads(dates)
        ),
    )


def unpack_mentions(packed: str) -> tuple[Mention, ...]:
    """The mentions alone."""
    return tuple(
        Mention(start, end, text, Label(label), entity, canonical, Origin(by), score)
        for start, end, text, label, entity, canonical, by, score in json.loads(packed)
    )


def pack_removed(removed: Iterable[Removed]) -> str:
    """What was taken out of a text."""
    return _dump([[r.text, r.why] for r in removed])


def unpack_removed(packed: str) -> tuple[Removed, ...]:
    """The reverse of `pack_removed`."""
    return tuple(Removed(text, why) for text, why in json.loads(packed))


@dataclass(slots=True)
class Found:
    """One entity in one article: where first, how often, and under which names.

    `canonicals` and `forms` count mentions.
    """

    key: str
    label: Label
    first: int
    mentions: int = 0
    canonicals: Counter[str] = field(default_factory=Counter)
    forms: Counter[str] = field(default_factory=Counter)

    @property
    def canonical(self) -> str:
        """The name that most mentions in this article stand for."""
        return self.canonicals.most_common(1)[0][0]


def entities_of(mentions: Iterable[Mention]) -> list[Found]:
    """The entities that `mentions` stand for, in text order; mentions of none are left out."""
    found: dict[str, Found] = {}
    for mention in mentions:
        if mention.entity is None:
            continue
        one = found.get(mention.entity)
        if one is None:
            one = found[mention.entity] = Found(mention.entity, mention.label, mention.start)
        one.mentions += 1
        one.canonicals[mention.canonical or mention.text] += 1
        one.forms[mention.text] += 1
    return list(found.values())


def _dump(rows: list[list[object]]) -> str:
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
