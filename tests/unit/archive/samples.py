"""Articles and annotations made up for the archive's tests."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from newsreader.model import (
    Annotations,
    Article,
    Label,
    Mention,
    Origin,
    Precision,
    Quote,
    QuoteKind,
    ResolvedDate,
    entity_key,
)

NOTHING = Annotations("test-1")


def article(body: str, *, origin: str | None = None, title: str = "Judul", **fields: object) -> Article:
    """An article with the right hashes; its origin is made from its body unless given."""
    sha256 = hashlib.sha256(body.encode()).hexdigest()
    return Article(
        id=0,
        title=title,
        body=body,
        sha256=sha256,
        origin=origin or f"/berita/{sha256[:8]}.txt",
        original_sha256=sha256,
        **fields,  # type: ignore[arg-type]
    )


def mention(body: str, text: str, label: Label, canonical: str | None = None, nth: int = 0) -> Mention:
    """The `nth` place where `text` stands in `body`."""
    start = -1
    for _ in range(nth + 1):
        start = body.index(text, start + 1)
    name = canonical or text
    valued = label in (Label.ROLE, Label.MONEY)
    return Mention(
        start,
        start + len(text),
        text,
        label,
        None if valued else entity_key(label, name),
        None if valued else name,
        Origin.RULE,
        0.9,
    )


def annotations(*mentions: Mention, extractor: str = "test-1", quotes: Iterable[Quote] = ()) -> Annotations:
    """Annotations with these mentions."""
    return Annotations(extractor, mentions, tuple(quotes))


BODY = (
    "Presiden Vladimir Putin berpidato di Istanbul pada 6 Februari 2026. “Kami siap,” ujar Putin. "
    "Putin lalu bertemu Menteri Lavrov; Rp 2 miliar disiapkan. Kemarin Istanbul hujan."
)


def rich() -> tuple[Article, Annotations]:
    """An article with something of every kind."""
    putin = "Vladimir Putin"
    quote = BODY.index("Kami siap,")
    day = BODY.index("6 Februari 2026")
    relative = BODY.index("Kemarin")
    found = Annotations(
        "test-1",
        (
            mention(BODY, "Presiden", Label.ROLE),
            mention(BODY, putin, Label.PERSON, putin),
            mention(BODY, "Istanbul", Label.PLACE),
            mention(BODY, "6 Februari 2026", Label.DATE, "2026-02-06"),
            mention(BODY, "Putin", Label.PERSON, putin, nth=1),
            mention(BODY, "Putin", Label.PERSON, putin, nth=2),
            mention(BODY, "Lavrov", Label.PERSON, "Sergei Lavrov"),
            mention(BODY, "Rp 2 miliar", Label.MONEY),
            mention(BODY, "Istanbul", Label.PLACE, nth=1),
        ),
        (Quote(quote, quote + 10, putin, "person:vladimir-putin", "ujar", QuoteKind.DIRECT),),
        (
            ResolvedDate(day, day + 15, "6 Februari 2026", "2026-02-06", Precision.DAY, "absolute"),
            ResolvedDate(relative, relative + 7, "Kemarin", None, Precision.DAY, "relative:yesterday"),
        ),
    )
    whole = article(
        BODY,
        title="Putin siap berdialog",
        byline="Ani",
        source="Warta Utara",
        url="https://example.org/1",
        published="2026-02-06T08:00:00+07:00",
        lang="id",
        outside_id="wu-1",
        tags=("diplomasi", "penting"),
    )
    return whole, found
