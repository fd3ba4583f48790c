"""What a page says about its article in JSON-LD, which outlets write for search engines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsreader.ingest.page.limits import MAX_JSON_BYTES, MAX_LINKED_OBJECTS

if TYPE_CHECKING:
    from lxml.etree import _Element

_ARTICLE = re.compile(r"(?:[A-Za-z]*Article|BlogPosting|Report|LiveBlogPosting)\Z")
_WRAPPED = re.compile(r"\A\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*\Z|;\s*\Z")
_MOST_NAMES = 20


@dataclass(frozen=True, slots=True)
class LinkedArticle:
    """The article's own object, field by field, as text; what is missing is None or empty."""

    headline: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    url: str | None = None
    section: str | None = None
    keywords: tuple[str, ...] = ()
    lang: str | None = None
    body: str | None = None
    description: str | None = None


def linked_article(root: _Element) -> LinkedArticle:
    """The first object of an article's type with a headline, else the first; all empty if there is none."""
    articles = [one for one in _objects(root) if _is_article(one)]
    if not articles:
        return LinkedArticle()
    said = next((one for one in articles if _text(one.get("headline"))), articles[0])
    return LinkedArticle(
        _text(said.get("headline")) or _text(said.get("name")),
        _text(said.get("datePublished")) or _text(said.get("dateCreated")),
        _names(said.get("author")) or _names(said.get("creator")),
        next(iter(_names(said.get("publisher"))), None),
        _text(said.get("url")) or _address(said.get("mainEntityOfPage")),
        next(iter(_strings(said.get("articleSection"))), None),
        tuple(_strings(said.get("keywords"))),
        next(iter(_names(said.get("inLanguage"))), None),
        _text(said.get("articleBody")),
        _text(said.get("description")),
    )


def _objects(root: _Element) -> Iterator[dict[str, object]]:
    """Every JSON object of the page's linked data, outer before inner."""
    count = 0
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        waiting: list[object] = [_loaded(script.text or "")]
        while waiting and count < MAX_LINKED_OBJECTS:
            value = waiting.pop()
            if isinstance(value, dict):
                count += 1
                yield value
                waiting += [
                    inner for inner in reversed(list(value.values())) if isinstance(inner, dict | list)
                ]
            elif isinstance(value, list):
                waiting += reversed(value)


def _loaded(text: str) -> object:
    if len(text) > MAX_JSON_BYTES:
        return None
    try:
        # Line ends inside strings are common there, and no JSON.
        return json.loads(_WRAPPED.sub("", text).strip(), strict=False)
    except (ValueError, RecursionError):
        return None


def _is_article(value: dict[str, object]) -> bool:
    return any(_ARTICLE.search(kind) for kind in _strings(value.get("@type")))


def _text(value: object) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    return value.strip() or None if isinstance(value, str) else None


def _strings(value: object) -> list[str]:
    """The texts of a value: itself, its items, or those between its commas."""
    if isinstance(value, str):
        return [part.strip() for part in value.split(",") if part.strip()]
    if isinstance(value, list):
        return [item.strip() for item in value[:100] if isinstance(item, str) and item.strip()]
    return []


def _names(value: object) -> tuple[str, ...]:
    """The names of a person or an organisation, or of a list of them."""
    values = value if isinstance(value, list) else [value]
    found = []
    for item in values[:_MOST_NAMES]:
        name = _text(item.get("name")) if isinstance(item, dict) else _text(item)
        if name:
            found.append(name)
    return tuple(found)


def _address(value: object) -> str | None:
    return _text(value.get("@id")) if isinstance(value, dict) else _text(value)
