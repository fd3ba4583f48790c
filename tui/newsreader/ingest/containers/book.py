"""What an e-book's package file says: the book, and its chapters in order."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsreader.ingest.xml import local_name

if TYPE_CHECKING:
    from lxml.etree import _Element

_TEXTS = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")
_UNKNOWN = frozenset({"", "unknown", "und"})


@dataclass(frozen=True, slots=True)
class Book:
    """An e-book's own description. `chapters` are the names of its parts in reading order."""

    title: str | None
    creator: str | None
    publisher: str | None
    date: str | None
    language: str | None
    identifier: str | None
    subjects: tuple[str, ...]
    chapters: tuple[str, ...]


def book_of(package: _Element, folder: str) -> Book:
    """The book whose package file lies in `folder` of the archive."""
    said: dict[str, list[str]] = {}
    items: dict[str, tuple[str, str, str]] = {}
    spine: list[str] = []
    for element in package.iter():
        name = local_name(element)
        if name == "item":
            items[element.get("id") or ""] = (
                element.get("href") or "",
                element.get("media-type") or "",
                element.get("properties") or "",
            )
        elif name == "itemref" and element.get("linear") != "no":
            spine.append(element.get("idref") or "")
        elif "purl.org/dc" in str(element.tag):
            text = " ".join("".join(element.itertext()).split())
            if text.lower() not in _UNKNOWN:
                said.setdefault(name, []).append(text)
    chapters = []
    for one in spine:
        href, media_type, properties = items.get(one, ("", "", ""))
        if href and media_type in _TEXTS and "nav" not in properties.split():
            chapters.append(posixpath.normpath(posixpath.join(folder, href)))
    return Book(
        title=_first(said, "title"),
        creator=", ".join(said.get("creator", [])) or None,
        publisher=_first(said, "publisher"),
        date=_first(said, "date"),
        language=_first(said, "language"),
        identifier=_first(said, "identifier"),
        subjects=tuple(said.get("subject", ())),
        chapters=tuple(dict.fromkeys(chapters)),
    )


def _first(said: dict[str, list[str]], name: str) -> str | None:
    return next(iter(said.get(name, ())), None)
