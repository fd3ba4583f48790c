"""Texts and annotations as they are stored, and back.

A text is stored as it is, or deflated where that is shorter. Annotations are JSON, deflated, after a byte
that names its form. Form 1 leaves out what the body says (the text of a mention) and what a name says (its
key), since both together are most of it:

    [reasons, names, mentions, quotes, dates, roles]

    reasons   [origin, why] of a mention, each pair once
    names     [label code, canonical name, key] of what mentions stand for, each once
    mentions  five arrays: starts, each counted from the one before; lengths; the name; the reason; the score
    quotes    [start, length, speaker, key, cue, kind]
    dates     [start, length, value, precision, rule]
    roles     [start, length, key of the person, its name, key of what the role belongs to, its name]

A canonical name is 0 where the first mention under it is printed so. A key is the label's code where it is
the one that the name gives, see `_given`.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Any

from newsreader.archive.failures import intact
from newsreader.archive.schema import LABEL_CODES, LABELS_BY_CODE
from newsreader.model import (
    Annotations,
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
_CODES = {str(label): code for label, code in LABEL_CODES.items()}
_PREFIXES = {code: label.lower() for label, code in LABEL_CODES.items()}
_CODES_BY_PREFIX = {prefix: code for code, prefix in _PREFIXES.items()}
_ORIGINS = {str(origin): origin for origin in Origin}
_KINDS = {str(kind): kind for kind in QuoteKind}

_FORM = b"\x01"
_HASH = re.compile(r"(?:[0-9a-f]{2})+")

_Key = int | str | None

Named = tuple[str, int, str | None, str | None]
"""Text, code of the label, key and canonical name of a mention."""


def pack_text(text: str) -> str | bytes:
    """A text as it is stored."""
    plain = text.encode()
    deflated = zlib.compress(plain)
    return deflated if len(deflated) < len(plain) else text


@intact()
def unpack_text(packed: str | bytes) -> str:
    """The reverse of `pack_text`."""
    return packed if isinstance(packed, str) else _inflated(packed).decode()


def pack_hash(digits: str) -> str | bytes:
    """A hash as it is stored: the bytes that its digits stand for, if they are hexadecimal ones."""
    return bytes.fromhex(digits) if _HASH.fullmatch(digits) else digits


def unpack_hash(packed: str | bytes) -> str:
    """The reverse of `pack_hash`."""
    return packed if isinstance(packed, str) else packed.hex()


def pack(annotations: Annotations) -> bytes:
    """All but the extractor's version, for a body that the offsets have been checked against."""
    reasons: dict[tuple[str, str], int] = {}
    named: dict[tuple[str, str | None, str | None], int] = {}
    names: list[tuple[int, str | int | None, _Key]] = []
    starts, lengths, which, why, scores = [], [], [], [], []
    before = 0
    for m in annotations.mentions:
        name = (m.label, m.entity, m.canonical)
        if name not in named:
            named[name] = len(named)
            printed = m.canonical == m.text
            names.append((_CODES[m.label], 0 if printed else m.canonical, _shortened(m.entity, m.canonical)))
        starts.append(m.start - before)
        lengths.append(m.end - m.start)
        which.append(named[name])
        why.append(reasons.setdefault((m.by, m.why), len(reasons)))
        scores.append(m.score)
        before = m.start
    return _FORM + zlib.compress(
        dumped(
            [
                list(reasons),
                names,
                [starts, lengths, which, why, scores],
                [
                    (q.start, q.end - q.start, q.speaker, _shortened(q.entity, q.speaker), q.cue, q.kind)
                    for q in annotations.quotes
                ],
                [(d.start, d.end - d.start, d.iso, d.precision, d.rule) for d in annotations.dates],
                [
                    (r.start, r.end - r.start, *_linked(r.person, r.person_name), *_linked(r.of, r.of_name))
                    for r in annotations.roles
                ],
            ]
        ).encode()
    )


def _linked(entity: str | None, name: str | None) -> tuple[_Key, str | None]:
    return _shortened(entity, name), name


@intact()
def unpack(extractor: str, packed: bytes, body: str) -> Annotations:
    """The reverse of `pack`."""
    reasons, names, mentions, quotes, dates, roles = _loaded(packed)
    return Annotations(
        extractor,
        _mentions(reasons, names, mentions, body),
        _quotes(quotes),
        tuple(
            ResolvedDate(start, start + length, body[start : start + length], iso, Precision(precision), rule)
            for start, length, iso, precision, rule in dates
        ),
        _roles(roles, body),
    )


@intact()
def unpack_searched(packed: bytes, body: str) -> tuple[list[Named], tuple[Quote, ...]]:
    """What the mentions stand for, and the quotes."""
    _, names, (starts, lengths, which, *_), quotes, *_ = _loaded(packed)
    return list(_named(names, starts, lengths, which, body)), _quotes(quotes)


def unpack_named(packed: bytes, body: str) -> list[Named]:
    """What the mentions stand for, several times as quick as the mentions themselves."""
    return unpack_searched(packed, body)[0]


@intact()
def unpack_quotes(packed: bytes) -> tuple[Quote, ...]:
    """The quotes alone."""
    return _quotes(_loaded(packed)[3])


@intact()
def unpack_roles(packed: bytes, body: str) -> tuple[RoleHeld, ...]:
    """The roles alone."""
    return _roles(_loaded(packed)[5], body)


def pack_tags(tags: Iterable[str]) -> str:
    """Tags that an article brought along."""
    return dumped(list(tags))


@intact()
def unpack_tags(packed: str) -> tuple[str, ...]:
    """The reverse of `pack_tags`."""
    return tuple(json.loads(packed))


def pack_removed(removed: Sequence[Removed]) -> str | bytes | None:
    """What was taken out of a text; None for nothing."""
    return pack_text(dumped([[r.text, r.why] for r in removed])) if removed else None


@intact()
def unpack_removed(packed: str | bytes | None) -> tuple[Removed, ...]:
    """The reverse of `pack_removed`."""
    return () if packed is None else tuple(Removed(*pair) for pair in json.loads(unpack_text(packed)))


def _mentions(
    reasons: list[Any], names: list[Any], columns: list[list[Any]], body: str
) -> tuple[Mention, ...]:
    by_why = [(_ORIGINS[by], why) for by, why in reasons]
    starts, lengths, which, why, scores = columns
    return tuple(
        Mention(start, start + length, text, LABELS_BY_CODE[code], entity, canonical, by, score, reason)
        for start, length, (text, code, entity, canonical), (by, reason), score in zip(
            accumulate(starts),
            lengths,
            _named(names, starts, lengths, which, body),
            [by_why[one] for one in why],
            scores,
            strict=True,
        )
    )


def _named(
    names: list[Any], starts: list[int], lengths: list[int], which: list[int], body: str
) -> Iterator[Named]:
    known: list[tuple[int, str | None, str | None] | None] = [None] * len(names)
    for start, length, index in zip(accumulate(starts), lengths, which, strict=True):
        text = body[start : start + length]
        name = known[index]
        if name is None:
            code, canonical, key = names[index]
            canonical = text if canonical == 0 else canonical
            name = known[index] = code, _given(key, canonical), canonical
        yield text, *name


def _quotes(rows: list[Any]) -> tuple[Quote, ...]:
    return tuple(
        Quote(start, start + length, speaker, _given(key, speaker), cue, _KINDS[kind])
        for start, length, speaker, key, cue, kind in rows
    )


def _roles(rows: list[Any], body: str) -> tuple[RoleHeld, ...]:
    return tuple(
        RoleHeld(
            start,
            start + length,
            body[start : start + length],
            _given(person, person_name) or "",
            person_name,
            _given(of, of_name),
            of_name,
        )
        for start, length, person, person_name, of, of_name in rows
    )


def _shortened(key: str | None, name: str | None) -> _Key:
    """A key as form 1 stores it beside its name."""
    if key is None or name is None:
        return key
    code = _CODES_BY_PREFIX.get(key.partition(":")[0])
    return code if code is not None and _given(code, name) == key else key


def _given(key: _Key, name: str | None) -> str | None:
    """The reverse of `_shortened`: a code stands for the key that an ASCII name of that label gives.

    Part of form 1, whatever becomes of `entity_key`; that keys of other names are written out keeps it apart
    from what Unicode may become.
    """
    if not isinstance(key, int):
        return key
    if name is None or not name.isascii():
        return None
    return f"{_PREFIXES[key]}:{name.lower().replace(' ', '-')}"


def _loaded(packed: bytes) -> list[Any]:
    if packed[:1] != _FORM:
        raise ValueError(f"annotations of form {packed[:1]!r}")
    loaded: list[Any] = json.loads(_inflated(packed[1:]))
    return loaded


def _inflated(packed: bytes) -> bytes:
    try:
        return zlib.decompress(packed)
    except zlib.error as error:
        raise ValueError(str(error)) from error


dumped = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""JSON as all of this is stored in."""
