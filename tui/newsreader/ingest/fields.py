"""What front matter and JSON objects say about an article: one table of keys and types for both."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from newsreader.model import Draft, NewsreaderError

_BETWEEN = re.compile(r"[,;|]")
_TRUE = frozenset({"true", "yes", "on", "1"})
_FALSE = frozenset({"false", "no", "off", "0", ""})


@dataclass(frozen=True, slots=True)
class Field:
    """One value as found, and the ``file:line`` that messages about it name."""

    value: object
    place: str


Fields = Mapping[str, Field]
"""Fields by key in lower case."""


def draft(fields: Fields, body: str, origin: str, original_sha256: str) -> Draft:
    """A draft of `body` with all that `fields` say about it; keys that are not known are left alone.

    Raises NewsreaderError, naming the place and the key, for a value of the wrong type.
    """
    return Draft(
        body=body,
        origin=origin,
        original_sha256=original_sha256,
        title=_text(fields, "title"),
        byline=_text(fields, "byline", "author", several=True),
        source=_text(fields, "source"),
        url=_text(fields, "url"),
        published=_text(fields, "published", "date"),
        lang=_text(fields, "lang"),
        outside_id=_text(fields, "id"),
        tags=_words(fields, "tags"),
        sample=_flag(fields, "sample"),
        fiction=_flag(fields, "fiction"),
        facts=_text(fields, "facts", several=True),
    )


def _text(fields: Fields, *keys: str, several: bool = False) -> str | None:
    """The first of `keys` that says something; a list counts as text only where `several` may be named."""
    for key in keys:
        field = fields.get(key)
        if field is None:
            continue
        value = field.value
        if several and isinstance(value, list):
            value = ", ".join(_words(fields, key))
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            value = str(value)
        if value is not None and not isinstance(value, str):
            raise NewsreaderError("{place}: {key} must be text.", place=field.place, key=key)
        if value and value.strip():
            return value.strip()
    return None


def _words(fields: Fields, key: str) -> tuple[str, ...]:
    """A list of words, or words in one text with commas, semicolons or bars between them."""
    field = fields.get(key)
    if field is None or field.value is None:
        return ()
    value = _BETWEEN.split(field.value) if isinstance(field.value, str) else field.value
    if not isinstance(value, list) or not all(isinstance(word, (str, int, float)) for word in value):
        raise NewsreaderError("{place}: {key} must be a list of words.", place=field.place, key=key)
    return tuple(word for word in (str(item).strip() for item in value) if word)


def _flag(fields: Fields, key: str) -> bool:
    field = fields.get(key)
    if field is None or field.value is None:
        return False
    word = str(field.value).strip().lower()
    if word not in _TRUE | _FALSE:
        raise NewsreaderError("{place}: {key} must be true or false.", place=field.place, key=key)
    return word in _TRUE
