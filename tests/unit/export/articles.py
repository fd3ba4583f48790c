"""Readable articles for the tests of export."""

from __future__ import annotations

import hashlib
from typing import Any

from newsreader.model import (
    Annotations,
    Article,
    Label,
    Marks,
    Mention,
    Origin,
    Precision,
    Quote,
    QuoteKind,
    ReadableArticle,
    Removed,
    ResolvedDate,
)

BODY = (
    "Presiden Vladimir Putin tiba pada 6 Februari 2026.\n"
    "“Kami siap,” kata Putin di Istanbul.\n\n* bukan butir"
)


def mention(text: str, label: Label, canonical: str | None, *, after: int = 0) -> Mention:
    start = BODY.index(text, after)
    key = f"{label.lower()}:{canonical.lower().replace(' ', '-')}" if canonical else None
    return Mention(start, start + len(text), text, label, key, canonical, Origin.RULE, 0.123456)


ANNOTATIONS = Annotations(
    extractor="1",
    mentions=(
        mention("Presiden", Label.ROLE, None),
        mention("Vladimir Putin", Label.PERSON, "Vladimir Putin"),
        mention("Putin", Label.PERSON, "Vladimir Putin", after=30),
        mention("Istanbul", Label.PLACE, "Istanbul"),
    ),
    quotes=(Quote(52, 62, "Vladimir Putin", "person:vladimir-putin", "kata", QuoteKind.DIRECT),),
    dates=(ResolvedDate(34, 49, "6 Februari 2026", "2026-02-06", Precision.DAY, "absolute"),),
)


def readable(*, marks: Marks | None = None, **changed: Any) -> ReadableArticle:
    said: dict[str, Any] = {
        "id": 7,
        "title": "Putin: “Kami siap” – #1",
        "body": BODY,
        "sha256": hashlib.sha256(BODY.encode()).hexdigest(),
        "origin": "/tmp/a.txt",
        "original_sha256": "0" * 64,
        "byline": "Ani",
        "source": "Warta Utara",
        "url": "https://example.org/a?b=1&c=2",
        "published": "2026-02-06T10:15:00+07:00",
        "lang": "id",
        "tags": ("diplomasi", "turki"),
        "removed": (Removed("Baca juga: lainnya", "link"),),
    }
    return ReadableArticle(Article(**{**said, **changed}), ANNOTATIONS, marks or Marks())
