"""What stands above and below an article's body."""

from __future__ import annotations

from newsreader.model import Article, Marks, ReadableArticle
from newsreader.translation import format_date, plural, translate

_WORDS_A_MINUTE = 200
_CHARACTERS_A_WORD = 7


def reading_minutes(body: str) -> int:
    """How long a body takes to read, in whole minutes, at 200 words a minute."""
    return max(1, round(len(body) / _CHARACTERS_A_WORD / _WORDS_A_MINUTE))


def column_texts(readable: ReadableArticle) -> tuple[str, str, str, str]:
    """Title, details, body and closing note."""
    article = readable.article
    return article.title, meta_line(article, readable.marks), article.body, closing_note(article)


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
