"""What steps of the schema make of rows as earlier versions stored them.

A row that cannot be read is taken along as it is: one damaged article must not keep a whole library from
being brought up to date, and says that it is damaged when it is asked for, as before.
"""

from __future__ import annotations

import json
import sqlite3

from newsreader.archive import naming, packing
from newsreader.archive.damage import Damage
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
from newsreader.text.likeness import bands, is_same_text, shingles

_FIRST_FIELDS = 8
"""Mentions of libraries of the first version do not say why."""

_UNREADABLE = b"\x00"
"""In the place of the form of annotations."""


def register(connection: sqlite3.Connection) -> None:
    """Let the steps on `connection` call these functions; texts are handed to them as BLOB."""
    connection.create_function("packed_text", 1, _text)
    connection.create_function("packed_removed", 1, _removed)
    connection.create_function("packed_annotation", 4, _annotation)
    connection.create_function("packed_names", 3, _names)
    connection.create_function("packed_hash", 1, _hash)
    connection.create_function("bands_of", 1, _bands)
    connection.create_function("same_text", 2, _same_text)


def _names(canonical: str, mentions: int, rows: str) -> str | bytes | None:
    votes = {name: (as_canonical, as_form) for name, as_canonical, as_form in json.loads(rows)}
    return naming.pack(votes, canonical, mentions)


def _text(stored: bytes) -> str | bytes:
    try:
        return packing.pack_text(stored.decode())
    except UnicodeDecodeError:
        return stored


def _hash(stored: bytes) -> str | bytes:
    return packing.pack_hash(stored.decode(errors="replace"))


def _removed(stored: bytes) -> str | bytes | None:
    try:
        return packing.pack_removed([Removed(*pair) for pair in json.loads(stored)])
    except (ValueError, TypeError):
        return stored


def _annotation(mentions: bytes, quotes: bytes, dates: bytes, roles: bytes) -> bytes:
    try:
        rows = json.loads(mentions)
        if rows and len(rows[0]) == _FIRST_FIELDS:
            rows = [[*row, ""] for row in rows]
        return packing.pack(
            Annotations(
                "",
                tuple(_mention(*row) for row in rows),
                tuple(
                    Quote(start, end, speaker, entity, cue, QuoteKind(kind))
                    for start, end, speaker, entity, cue, kind in json.loads(quotes)
                ),
                tuple(
                    ResolvedDate(start, end, text, iso, Precision(precision), rule)
                    for start, end, text, iso, precision, rule in json.loads(dates)
                ),
                tuple(RoleHeld(*row) for row in json.loads(roles)),
            )
        )
    except (ValueError, TypeError, LookupError, AttributeError):
        return _UNREADABLE + b"\n".join((mentions, quotes, dates, roles))


def _mention(
    start: int,
    end: int,
    text: str,
    label: str,
    entity: str | None,
    canonical: str | None,
    by: str,
    score: float,
    why: str,
) -> Mention:
    return Mention(start, end, text, Label(label), entity, canonical, Origin(by), score, why)


def _bands(text: str | bytes) -> str:
    try:
        return json.dumps(bands(shingles(packing.unpack_text(text))))
    except Damage:
        return "[]"


def _same_text(one: str | bytes, other: str | bytes) -> bool:
    try:
        return is_same_text(packing.unpack_text(one), packing.unpack_text(other))
    except Damage:
        return False
