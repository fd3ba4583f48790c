"""Reader of JSON documents: one article, or a list of them."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator

from newsreader.ingest.document import Document
from newsreader.ingest.formats.head import Head
from newsreader.ingest.formats.records import NamesMet, draft_of
from newsreader.model import Draft, ImportResult, ImportStatus, NewsreaderError

_KEY = r'\s*+"\w{1,40}"\s*+:\s*+'
_LIST = re.compile(
    rf'[\s\ufeff]*+(?:\{{(?:{_KEY}(?:"[^"\\]{{0,200}}"|[\w.+-]{{1,40}})\s*+,){{0,9}}{_KEY})?\[\s*+\{{'
)
_OBJECT = re.compile(r'[\s\ufeff]*+\{[ \t]*+\r?\n\s*+"[^"\\\n]{1,40}"\s*+:')
_LISTS = ("articles", "items", "data", "results", "berita", "posts", "entries", "docs")


def is_json(head: Head) -> bool:
    """A list of objects, by itself or in an object that says little before it; an object of several lines."""
    return (_LIST.match(head.text) or _OBJECT.match(head.text)) is not None


def read_json(document: Document) -> Iterator[Draft | ImportResult]:
    """An article an object, with origins ``path#1`` and so on; an object that cannot be read is told.

    The list may be the document itself, or stand in it under a usual name. Raises NewsreaderError where the
    document is no JSON, holds no article, or no object has a name that a person chose.
    """
    text, sha256 = document.decoded()
    listed = _objects(text, document)
    names = NamesMet(document.columns)
    for found in listed:
        names.meet(found if isinstance(found, dict) else {})
    names.check(document.origin)
    for number, found in enumerate(listed, start=1):
        alone = len(listed) == 1
        origin = document.origin if alone else f"{document.origin}#{number}"
        try:
            if not isinstance(found, dict):
                raise NewsreaderError("{place}: the line must be a JSON object.", place=origin)
            own = sha256 if alone else hashlib.sha256(json.dumps(found, sort_keys=True).encode()).hexdigest()
            yield draft_of(found, origin, origin, own, document.columns)
        except NewsreaderError as error:
            yield ImportResult(origin, ImportStatus.FAILED, why=error.sentence)


def _objects(text: str, document: Document) -> list[object]:
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        raise NewsreaderError(
            "{path}:{line}: this is not valid JSON at character {position} of the line.",
            path=document.origin,
            line=error.lineno,
            position=error.colno,
        ) from error
    except (ValueError, RecursionError) as error:
        raise NewsreaderError("{path} is JSON that cannot be read.", path=document.origin) from error
    if isinstance(found, dict):
        inside = next((found[name] for name in _LISTS if isinstance(found.get(name), list)), None)
        found = [found] if inside is None else inside
    if not isinstance(found, list) or not found:
        raise NewsreaderError("{path} is JSON without an article in it.", path=document.origin)
    return found
