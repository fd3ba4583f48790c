"""Sentences about what is wrong in a file of settings."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from newsreader.config.document import Value
from newsreader.model import Sentence

SECTIONS = ("columns", "feeds", "keys")
ALLOWED = {
    "language": "auto, id, en",
    "order": "date, relevance",
    "columns.list": "20–80",
    "columns.sidebar": "16–60",
    "columns.text": "66–80",
    "feeds.every": "0–10080",
    "keys.preset": "default, vim, newsboat",
}
"""What a bad value's sentence offers, in words that are the same in every language."""


def harmless(text: str) -> str:
    """`text` without what a terminal would obey: the way to write the path of a file, which is never cut."""
    return "".join(c if c.isprintable() else "�" for c in text)


def printable(text: str) -> str:
    """At most 40 characters of what stands in a file, and nothing that a terminal would obey."""
    shown = harmless(text[:41])
    return shown if len(shown) <= 40 else shown[:39] + "…"


def unknown(file: str, line: int, key: str, known: Iterable[str]) -> Sentence:
    """The sentence for a name that means nothing here, with the nearest that does."""
    where = {"file": file, "line": line, "key": printable(key)}
    near = difflib.get_close_matches(key[:80], list(known), n=1)
    if not near:
        return Sentence.of("{file}, line {line}: unknown key “{key}”; it was left out.", **where)
    return Sentence.of(
        "{file}, line {line}: unknown key “{key}”; did you mean “{near}”?", **where, near=near[0]
    )


def bad_value(file: str, key: str, value: Value) -> Sentence:
    """The sentence for a value which its setting cannot take."""
    where = {"file": file, "line": value.line, "key": printable(key), "value": printable(str(value.plain()))}
    if key in ALLOWED:
        return Sentence.of(
            "{file}, line {line}: “{key}” cannot be “{value}”; it takes {allowed}.",
            **where,
            allowed=ALLOWED[key],
        )
    if key in SECTIONS:
        return Sentence.of(
            "{file}, line {line}: “{key}” needs indented lines below it instead of “{value}”.", **where
        )
    if key.startswith("feeds."):
        return Sentence.of(
            "{file}, line {line}: “{key}” cannot be “{value}”; it takes a list of hosts or addresses in [ ].",
            **where,
        )
    if key.startswith("keys."):
        return Sentence.of(
            "{file}, line {line}: “{key}” cannot be “{value}”; it takes a key or a list of keys.", **where
        )
    return Sentence.of(
        "{file}, line {line}: “{key}” cannot be “{value}”; it takes a name or a path.", **where
    )
