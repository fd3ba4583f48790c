"""An article made ready to be kept: all the work that needs no library, so that any process can do it."""

from __future__ import annotations

from dataclasses import dataclass

from newsreader.archive import counting, packing, places
from newsreader.archive.counting import Counted, Said
from newsreader.archive.places import Place
from newsreader.model import ODD_DATE, Annotations, Article, Mention, NewsreaderError, ResolvedDate, RoleHeld
from newsreader.text.likeness import bands, shingles
from newsreader.text.published import minute_of

COLUMNS = (
    "title, byline, source, url, published, minute, month, lang, sample, fiction, facts, source_tags, "
    "sha256, origin, original_sha256, outside_id, outside_scope"
)
"""Of the table `article`: what an article says about itself."""


@dataclass(frozen=True, slots=True)
class PackedArticle:
    """An article with its annotations as `Archive.add_packed` takes them; made by `pack_article` alone.

    Pickled it is about as large as it will be on the disk. `metadata` are the values of `COLUMNS`, `length`
    is that of the body in code points, `odd_date` what was given as its date and nobody understands.
    """

    place: Place
    metadata: tuple[object, ...]
    body: str | bytes
    removed: str | bytes | None
    length: int
    tags: tuple[str, ...]
    extractor: str
    annotation: bytes
    entities: tuple[Counted, ...]
    said: Said
    bands: tuple[int, ...]
    odd_date: str | None = None

    @property
    def origin(self) -> str:
        """Where the article was read, as messages name it."""
        return self.place.origin

    def unpacked(self) -> tuple[Annotations, str]:
        """The annotations and the body."""
        body = packing.unpack_text(self.body)
        return packing.unpack(self.extractor, self.annotation, body), body


def pack_article(article: Article, annotations: Annotations) -> PackedArticle:
    """Check an article and its annotations and make them ready to be kept, in any process.

    Raises NewsreaderError for half characters and unreadable dates; ValueError for a hash or an offset that
    does not fit the body, which only a mistake in the program can cause.
    """
    _check(article, annotations)
    return PackedArticle(
        places.of(article),
        metadata(article),
        packing.pack_text(article.body),
        packing.pack_removed(article.removed),
        len(article.body),
        article.tags,
        annotations.extractor,
        packing.pack(annotations),
        counting.entities_of(annotations.mentions),
        counting.said_in(annotations.quotes, annotations.roles),
        bands(shingles(article.body)),
        odd_date(article),
    )


def odd_date(article: Article) -> str | None:
    """What was given as its date and nobody understands."""
    return next((removed.text for removed in article.removed if removed.why == ODD_DATE), None)


def metadata(article: Article) -> tuple[object, ...]:
    """The values of `COLUMNS`. Raises ValueError where the date is none."""
    published = article.published
    return (
        article.title,
        article.byline,
        article.source,
        article.url,
        published,
        minute_of(published),
        published[:7] if published else None,
        article.lang,
        int(article.sample),
        int(article.fiction),
        article.facts,
        packing.pack_tags(article.tags),
        packing.pack_hash(article.sha256),
        article.origin,
        packing.pack_hash(article.original_sha256),
        article.outside_id,
        places.outside_scope(article.outside_id, article.source, article.origin),
    )


def check_offsets(body: str, annotations: Annotations) -> None:
    """Refuse mentions, dates and roles that do not stand where they say. Raises ValueError."""
    marked: list[Mention | ResolvedDate | RoleHeld] = [
        *annotations.mentions,
        *annotations.dates,
        *annotations.roles,
    ]
    for found in marked:
        if body[found.start : found.end] != found.text:
            raise ValueError(f"{found.text!r} does not stand at {found.start}:{found.end}")
    for quote in annotations.quotes:
        if not 0 <= quote.start <= quote.end <= len(body):
            raise ValueError(f"quote {quote.start}:{quote.end} lies outside the body")


def _check(article: Article, annotations: Annotations) -> None:
    for name in ("title", "body", "byline", "source", "url", "lang", "outside_id", "facts", "origin"):
        text = getattr(article, name)
        if text is not None and not text.isascii():
            _check_text(article, name, text)
    try:
        minute_of(article.published)
    except ValueError as error:
        raise NewsreaderError(
            "{origin}: “{published}” is no date; write it as 2026-02-06 or 2026-02-06T10:00:00+07:00.",
            origin=article.origin,
            published=article.published,
        ) from error
    import hashlib

    if hashlib.sha256(article.body.encode()).hexdigest() != article.sha256:
        raise ValueError(f"{article.origin}: sha256 is not that of the body")
    check_offsets(article.body, annotations)


def _check_text(article: Article, name: str, text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise NewsreaderError(
            "{origin}: its {field} holds half a character at position {position} and cannot be kept.",
            origin=article.origin.encode(errors="backslashreplace").decode(),
            field=name,
            position=error.start,
        ) from error
