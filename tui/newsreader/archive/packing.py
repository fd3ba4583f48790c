"""Annotations as JSON and back."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NamedTuple

from newsreader.archive.failures import intact
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
    RoleHeld,
)

# Enum classes look values up slowly, and this is done for every mention of every article.
_LABELS = {str(label): label for label in Label}
_ORIGINS = {str(origin): origin for origin in Origin}
_KINDS = {str(kind): kind for kind in QuoteKind}


_FIRST_FIELDS = 8
"""Mentions of libraries of the first version do not say why."""


class Packed(NamedTuple):
    """Annotations as they are stored: arrays of arrays, in the order of the fields."""

    mentions: str
    quotes: str
    dates: str
    roles: str


def pack(annotations: Annotations) -> Packed:
    """All but the extractor's version."""
    return Packed(
        _dump(
            [
                [m.start, m.end, m.text, m.label, m.entity, m.canonical, m.by, m.score, m.why]
                for m in annotations.mentions
            ]
        ),
        _dump([[q.start, q.end, q.speaker, q.entity, q.cue, q.kind] for q in annotations.quotes]),
        _dump([[d.start, d.end, d.text, d.iso, d.precision, d.rule] for d in annotations.dates]),
        _dump(
            [[r.start, r.end, r.text, r.person, r.person_name, r.of, r.of_name] for r in annotations.roles]
        ),
    )


@intact()
def unpack(extractor: str, mentions: str, quotes: str, dates: str, roles: str) -> Annotations:
    """The reverse of `pack`."""
    return Annotations(
        extractor,
        unpack_mentions(mentions),
        unpack_quotes(quotes),
        tuple(
            ResolvedDate(start, end, text, iso, Precision(precision), rule)
            for start, end, text, iso, precision, rule in json.loads(dates)
        ),
        unpack_roles(roles),
    )


@intact()
def unpack_mentions(packed: str) -> tuple[Mention, ...]:
    """The mentions alone."""
    rows = json.loads(packed)
    if rows and len(rows[0]) == _FIRST_FIELDS:
        rows = [[*row, ""] for row in rows]
    return tuple(
        Mention(start, end, text, _LABELS[label], entity, canonical, _ORIGINS[by], score, why)
        for start, end, text, label, entity, canonical, by, score, why in rows
    )


@intact()
def unpack_quotes(packed: str) -> tuple[Quote, ...]:
    """The quotes alone."""
    return tuple(
        Quote(start, end, speaker, entity, cue, _KINDS[kind])
        for start, end, speaker, entity, cue, kind in json.loads(packed)
    )


@intact()
def unpack_roles(packed: str) -> tuple[RoleHeld, ...]:
    """The roles alone."""
    return tuple(RoleHeld(*fields) for fields in json.loads(packed))


def pack_tags(tags: Iterable[str]) -> str:
    """Tags that an article brought along."""
    return json.dumps(list(tags), ensure_ascii=False)


@intact()
def unpack_tags(packed: str) -> tuple[str, ...]:
    """The reverse of `pack_tags`."""
    return tuple(json.loads(packed))


def pack_removed(removed: Iterable[Removed]) -> str:
    """What was taken out of a text."""
    return _dump([[r.text, r.why] for r in removed])


@intact()
def unpack_removed(packed: str) -> tuple[Removed, ...]:
    """The reverse of `pack_removed`."""
    return tuple(Removed(text, why) for text, why in json.loads(packed))


def _dump(rows: list[list[object]]) -> str:
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
