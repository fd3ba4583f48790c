"""What stands above and below an article's body."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from newsreader.app.widgets.cells import harmless
from newsreader.model import Article, Elsewhere, Marks, ReadableArticle
from newsreader.translation import format_date, plural, translate

_WORDS_A_MINUTE = 200
_CHARACTERS_A_WORD = 7
_NAMED = 3
"""Other places that the header names."""


def reading_minutes(body: str) -> int:
    """How long a body takes to read, in whole minutes, at 200 words a minute."""
    return max(1, round(len(body) / _CHARACTERS_A_WORD / _WORDS_A_MINUTE))


def column_texts(readable: ReadableArticle, key: str = "") -> tuple[str, str, str, str]:
    """Title, details, body and closing note; `key` shows the other places and versions."""
    article = readable.article
    meta = " · ".join(part for part in (meta_line(article, readable.marks), *_about(readable, key)) if part)
    return article.title, meta, article.body, closing_note(article)


def _about(readable: ReadableArticle, key: str) -> Iterator[str]:
    """Where else the text stands, and which version it is if there are several."""
    hint = f" ({key})" if key else ""
    if readable.elsewhere:
        names = list(dict.fromkeys(place_name(one, readable.article.source) for one in readable.elsewhere))
        shown, more = names[:_NAMED], len(names) - _NAMED
        also = ", ".join(shown) + (f" +{more}" if more > 0 else "")
        yield translate("also in {places}", places=also) + hint
    if len(readable.versions) > 1:
        number = next((n for n, one in enumerate(readable.versions, 1) if one.id == readable.article.id), 0)
        count = len(readable.versions)
        if readable.current_id == readable.article.id:
            yield translate("version {number} of {count}", number=number, count=count) + hint
        else:
            yield translate("⚠ an earlier version, {number} of {count}", number=number, count=count) + hint


def place_name(place: Elsewhere, outlet: str | None) -> str:
    """The outlet of a place, or else the host of its address, or the file's name.

    `outlet` is that of the article, which does not tell a file from another.
    """
    host = urlsplit(place.url or "").hostname if _is_address(place.url) else None
    file = place.origin.rstrip("/").rpartition("/")[2] or place.origin
    source = None if place.url is None and place.source == outlet else place.source
    return harmless(source or host or file)


def _is_address(url: str | None) -> bool:
    try:
        return url is not None and urlsplit(url).hostname is not None
    except ValueError:  # what an article calls its address may be anything
        return False


def meta_line(article: Article, marks: Marks) -> str:
    """Date, source, byline, length, tags and, where it applies, that the article is a sample or made up."""
    minutes = reading_minutes(article.body)
    parts = [
        format_date(article.published) if article.published else translate("no date"),
        article.source,
        article.byline,
        plural("{n} minute to read", "{n} minutes to read", minutes),
        translate("sample") if article.sample else None,
        translate("fiction") if article.fiction else None,
        "★" if marks.starred else None,
        *(f"#{tag}" for tag in sorted(marks.tags)),
    ]
    return " · ".join(part for part in parts if part)


def closing_note(article: Article) -> str:
    """What was set aside from the text, and where a sample's facts come from."""
    parts = []
    if article.removed:
        whys = dict.fromkeys(translate(removed.why) for removed in article.removed)
        parts.append(
            plural(
                "{n} piece set aside: {whys}",
                "{n} pieces set aside: {whys}",
                len(article.removed),
                whys=", ".join(whys),
            )
        )
    if article.facts:
        parts.append(translate("Facts: {facts}", facts=article.facts))
    return " — ".join(parts)
