"""Articles and annotations as plain objects: the JSON that scripts rely on."""

from __future__ import annotations

from typing import Any

from newsreader.model import Annotations, Mention, Quote, ReadableArticle, ResolvedDate, RoleHeld


def as_json(readable: ReadableArticle) -> dict[str, Any]:
    """The object that ``show ID --json`` prints; offsets are code points of its "body"."""
    article = readable.article
    return {
        "id": article.id,
        "title": article.title,
        "byline": article.byline,
        "source": article.source,
        "url": article.url,
        "published": article.published,
        "lang": article.lang,
        "body": article.body,
        "sha256": article.sha256,
        **_found(readable.annotations, article.body),
        "removed": [{"text": removed.text, "why": removed.why} for removed in article.removed],
    }


def annotations_json(annotations: Annotations, body: str) -> dict[str, Any]:
    """The object that ``annotate --json`` prints: the same keys without the article's own.

    `body` is the text as it was given, which the offsets count in; nothing was taken out of it.
    """
    return {**_found(annotations, body), "removed": []}


def all_tags(readable: ReadableArticle) -> list[str]:
    """The tags an article came with, then those a reader gave it, each once."""
    return list(dict.fromkeys((*readable.article.tags, *sorted(readable.marks.tags))))


def _found(annotations: Annotations, body: str) -> dict[str, Any]:
    return {
        "entities": [_mention(mention, body) for mention in annotations.mentions],
        "quotes": [_quote(quote) for quote in annotations.quotes],
        "dates": [_date(date, body) for date in annotations.dates],
        "roles": [_role(role, body) for role in annotations.roles],
    }


def _mention(mention: Mention, body: str) -> dict[str, Any]:
    return {
        "start": mention.start,
        "end": mention.end,
        "text": body[mention.start : mention.end],
        "label": mention.label.value,
        "entity": mention.entity,
        "canonical": mention.canonical,
        "by": mention.by.value,
        "score": round(mention.score, 4),
        "why": mention.why,
    }


def _quote(quote: Quote) -> dict[str, Any]:
    return {
        "start": quote.start,
        "end": quote.end,
        "speaker": quote.speaker,
        "entity": quote.entity,
        "cue": quote.cue,
        "kind": quote.kind.value,
    }


def _date(date: ResolvedDate, body: str) -> dict[str, Any]:
    return {
        "start": date.start,
        "end": date.end,
        "text": body[date.start : date.end],
        "iso": date.iso,
        "precision": date.precision.value,
        "rule": date.rule,
    }


def _role(role: RoleHeld, body: str) -> dict[str, Any]:
    return {
        "start": role.start,
        "end": role.end,
        "text": body[role.start : role.end],
        "person": role.person,
        "person_name": role.person_name,
        "of": role.of,
        "of_name": role.of_name,
    }
