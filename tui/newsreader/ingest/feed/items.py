"""One item of RSS or entry of Atom: which of its elements say what."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from itertools import islice

from newsreader.ingest.feed import dates, people, text
from newsreader.ingest.feed.addresses import is_web
from newsreader.ingest.feed.limits import MAX_MARKUP_CHARACTERS, MAX_PARTS
from newsreader.ingest.feed.markup import Element
from newsreader.ingest.feed.parsed import Address, Entry

Parts = dict[str, list[Element]]
"""Elements by name; those of Atom are called ``atom:…`` in Atom and in RSS alike."""

_TITLES = ("title", "atom:title", "dc:title", "dcterms:title", "media:title", "itunes:title")
_TEXTS = (
    "content:encoded", "atom:content", "xhtml:body", "xhtml:div", "other:full-text", "description",
    "atom:summary", "dc:description", "dcterms:abstract", "abstract", "content", "summary",
)  # fmt: skip
_LESSER_TEXTS = ("media:description", "itunes:summary", "itunes:subtitle", "atom:subtitle")
_GROUPS = ("media:group", "media:content")
_IDS = ("guid", "atom:id", "id", "dc:identifier", "dcterms:identifier")
_DATES = (
    "pubdate", "atom:published", "atom:issued", "dcterms:issued", "dc:date", "dcterms:date", "atom:created",
    "dcterms:created", "atom:updated", "atom:modified", "dcterms:modified", "published", "date",
)  # fmt: skip
_AUTHORS = ("atom:author", "dc:creator", "dcterms:creator", "author", "itunes:author")
_TAGS = ("category", "atom:category", "dc:subject", "dcterms:subject")
_MOST_TAGS = 200
_MOST_GROUPS = 20
_ALTERNATE = frozenset({"", "alternate", "http://www.iana.org/assignments/relation/alternate"})
_PAGE = ("", "text/html", "application/xhtml+xml")


def parts_of(element: Element, *, is_atom: bool, most: int = MAX_PARTS) -> tuple[Parts, int]:
    """The elements directly in `element` by name, and how many there are; those after `most` are left out."""
    parts: Parts = defaultdict(list)
    count = 0
    for found in islice(element.parts(), most):
        part = in_atom(found) if is_atom else found
        parts[part.name].append(part)
        count += 1
    return parts, count


def in_atom(element: Element) -> Element:
    """An element of an Atom feed, whose namespace may have been forgotten."""
    return element if ":" in element.name else replace(element, name=f"atom:{element.name}")


def entry_of(element: Element, parts: Parts, source: str) -> Entry:
    """What `element`, written in the feed as `source`, says."""
    sha256 = hashlib.sha256(source.encode("utf-8", errors="replace")).hexdigest()
    if len(element.inner) > MAX_MARKUP_CHARACTERS:
        return Entry(sha256, too_long=True)
    origin, grouped = _parts_of_source(parts), _with_groups(parts)
    return Entry(
        sha256,
        title=title_of(grouped),
        body=_fullest(parts, _TEXTS) or _fullest(grouped, _LESSER_TEXTS),
        link=_link(element, grouped),
        outside_id=_first(parts, _IDS, text.simple_text) or _about(element),
        published=dates.best(text.simple_text(part) for key in _DATES for part in parts.get(key, ())[:3]),
        byline=people.byline([parts.get(key, []) for key in _AUTHORS] + [origin.get("atom:author", [])]),
        source=title_of(origin) or _first(parts, ("source",), text.line),
        lang=_lang(element, parts),
        tags=_tags(parts),
    )


def title_of(parts: Parts) -> str | None:
    """The first title that says something, as plain text."""
    return _first(parts, _TITLES, _title)


def _title(element: Element) -> str:
    return text.line(element, literal=element.name == "atom:title" and text.atom_is_literal(element))


def _first(parts: Parts, names: tuple[str, ...], read: Callable[[Element], str]) -> str | None:
    return next((found for key in names for part in parts.get(key, ()) if (found := read(part))), None)


def _fullest(parts: Parts, names: tuple[str, ...]) -> str | None:
    """The longest text; of equally long ones the one whose name comes first."""
    found = [_text(part) for key in names for part in parts.get(key, ())[:3]]
    return max(found, key=len, default="") or None


def _text(element: Element) -> str:
    if element.name in ("atom:content", "atom:summary", "atom:subtitle"):
        return text.atom_body(element)
    return text.body(element)


def _with_groups(parts: Parts) -> Parts:
    """`parts` and what stands in the groups of media that video feeds have, a group's contents after it."""
    if not any(key in parts for key in _GROUPS):
        return parts
    together: Parts = defaultdict(list, {key: list(found) for key, found in parts.items()})
    for key in _GROUPS:
        for group in together.get(key, ())[:_MOST_GROUPS]:
            for part in islice(group.parts(), _MOST_GROUPS):
                together[part.name].append(part)
    return together


def _parts_of_source(parts: Parts) -> Parts:
    """What an Atom entry says about the feed from which it was taken over."""
    for source in parts.get("atom:source", ())[:1]:
        return parts_of(source, is_atom=True)[0]
    return {}


def _link(element: Element, parts: Parts) -> Address | None:
    """The page of an item. Feeds that count clicks say elsewhere where their links lead in the end."""
    found = (
        _text_link(parts, ("feedburner:origlink", "pheedo:origlink", "link"))
        or alternate(parts)
        or _permalink(parts)
    )
    if found:
        return found
    for written in (_about(element), element.attributes.get("href")):
        if written and is_web(written):
            return Address(written, element.scope.bases)
    for name, attribute in (("atom:content", "src"), ("media:player", "url")):
        for part in parts.get(name, ())[:1]:
            if part.attributes.get(attribute):
                return Address(part.attributes[attribute], part.scope.bases)
    return None


def _about(element: Element) -> str | None:
    """What RDF says that an item is about, whichever prefix RDF has here."""
    said = element.attributes
    return next((value for key, value in said.items() if key.endswith(":about") and value), None)


def _text_link(parts: Parts, names: tuple[str, ...]) -> Address | None:
    for key in names:
        for part in parts.get(key, ()):
            if "href" not in part.attributes and (found := text.simple_text(part)):
                return Address(found, part.scope.bases)
    return None


def alternate(parts: Parts) -> Address | None:
    """The link to the page that says the same as the feed or entry, one of HTML before others."""
    return linked(parts, _ALTERNATE, _PAGE) or linked(parts, _ALTERNATE) or _text_link(parts, ("atom:link",))


def linked(parts: Parts, relations: frozenset[str], types: tuple[str, ...] | None = None) -> Address | None:
    """The first link of Atom with one of `relations` (and of `types`)."""
    for part in (*parts.get("atom:link", ()), *parts.get("link", ())):
        said = part.attributes
        if not said.get("href") or said.get("rel", "").lower() not in relations:
            continue
        if types is None or said.get("type", "").lower() in types:
            return Address(said["href"], part.scope.bases)
    return None


def _permalink(parts: Parts) -> Address | None:
    for part in parts.get("guid", ())[:1]:
        found = text.simple_text(part)
        if part.attributes.get("ispermalink", "true").lower() != "false" and is_web(found):
            return Address(found)
    return None


def _lang(element: Element, parts: Parts) -> str | None:
    said = _first(parts, ("dc:language", "dcterms:language", "language"), text.simple_text)
    inner = (part.scope.lang for key in _TEXTS[:2] for part in parts.get(key, ())[:1])
    return said or next(filter(None, inner), None) or element.scope.lang


def _tags(parts: Parts) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for key in _TAGS:
        for part in parts.get(key, ())[:_MOST_TAGS]:
            label = part.attributes.get("label") or part.attributes.get("term")
            found[text.line_of_html(label) if label else text.line(part)] = None
    return tuple(tag for tag in found if tag)[:_MOST_TAGS]
