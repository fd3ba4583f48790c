"""RSS 0.9x, 1.0 and 2.0, and Atom 0.3 and 1.0: the items of a feed and what it says about itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from newsreader.ingest.feed.channel import channel_of
from newsreader.ingest.feed.items import Parts, entry_of, in_atom, parts_of
from newsreader.ingest.feed.limits import MAX_ELEMENTS, MAX_ITEMS
from newsreader.ingest.feed.markup import (
    Element,
    Scope,
    Tag,
    after_hidden,
    element_of,
    elements,
    start_tag,
    tags,
)
from newsreader.ingest.feed.parsed import Entry, Found
from newsreader.model import NewsreaderError

ROOTS = frozenset({"rss", "rdf", "feed", "channel", "entry"})
_ATOM_ROOTS = frozenset({"feed", "entry"})
_CONTAINERS = frozenset({"channel", "rss", "rdf:rdf", "feed", "atom:feed"})
_ITEMS = frozenset({"item", "entry", "atom:entry"})
_MOST_OF_A_NAME = 20

_ITEM = re.compile(r"<((?:[\w.\-]++:)?(?:item|entry))(?=[\s/>])|<!\[CDATA\[|<!--", re.IGNORECASE)
_ITEM_END = re.compile(
    r"<(/?)((?:[\w.\-]++:)?(?:item|entry|channel|rss|rdf|feed))(?=[\s/>])|<!\[CDATA\[|<!--", re.IGNORECASE
)
_DOCTYPE = re.compile(r"<!DOCTYPE\s", re.IGNORECASE)
_DOCTYPE_REST = re.compile(r"[^\[>]*+(?:\[[^\]]*+\]\s*+)?>")
_PROLOG_CHARACTERS = 65_536


def local(name: str) -> str:
    """A name without its prefix, in lower case."""
    return name.rpartition(":")[2].lower()


def root_tag(text: str) -> Tag | None:
    """The first element's start tag; what stands before the XML declaration is passed over."""
    start = max(text.find("<?xml", 0, _PROLOG_CHARACTERS), 0)
    opened = _DOCTYPE.search(text, start, start + _PROLOG_CHARACTERS)
    doctype = _DOCTYPE_REST.match(text, opened.end()) if opened else None
    first = next(tags(text, start), None)
    # Names in a document type may look like tags.
    if opened and doctype and (first is None or first.start > opened.start()):
        first = next(tags(text, doctype.end()), None)
    return None if first is None or first.closes else first


def parse_xml_feed(text: str, root: Tag, origin: str) -> Found:
    """All items after `root`, at most MAX_ITEMS.

    Raises NewsreaderError where the feed is made of more elements than any real one.
    """
    return _Reader(text, root, origin).read()


class _Reader:
    """One pass over the text: items, and between them what the feed says about itself."""

    def __init__(self, text: str, root: Tag, origin: str) -> None:
        self._text = text
        self._root = root
        self._origin = origin
        self._is_atom = local(root.name) in _ATOM_ROOTS
        self._scope = element_of(root, "", Scope({"xml": "xml"})).scope
        self._facts: Parts = {}
        self._entries: list[Entry] = []
        self._count = 0
        self._cut = False

    def read(self) -> Found:
        """The feed."""
        position = self._root.start if local(self._root.name) == "entry" else self._root.end
        more = False
        for tag in self._item_tags(position):
            if len(self._entries) == MAX_ITEMS:
                more = True
                break
            self._note(self._text[position : tag.start])
            position = self._item(tag)
        if not more:
            rest = self._text[position:]
            self._note(rest)
            self._cut = self._cut or not self._ends(rest)
        channel = channel_of(self._facts, self._scope, is_atom=self._is_atom)
        return Found(channel, self._entries, self._cut, more)

    def _item_tags(self, position: int) -> Iterator[Tag]:
        """Start tags of items, each looked for where the one before it ended."""
        self._position = position
        while match := _ITEM.search(self._text, self._position):
            if match[1] is None:
                self._position = after_hidden(self._text, match.start())
                continue
            tag = start_tag(self._text, match.start())
            if tag is None:
                return
            self._position = tag.end
            self._spend(1)
            if tag.start == match.start() and element_of(tag, "", self._scope).name in _ITEMS:
                yield tag

    def _item(self, tag: Tag) -> int:
        """Take the item that `tag` opens, and say where to read on."""
        end, after = (tag.end, tag.end) if tag.is_empty else self._end_of(tag)
        self._position = after
        if end is None:
            self._cut = True
            return after
        element = element_of(tag, self._text[tag.end : end], self._scope)
        parts, count = parts_of(element, is_atom=self._is_atom)
        self._spend(count)
        self._entries.append(entry_of(element, parts, self._text[tag.start : end]))
        return after

    def _end_of(self, tag: Tag) -> tuple[int | None, int]:
        """Where an item ends, None where the text ends first, and where to read on.

        One that is not closed ends where the next begins, or the feed ends.
        """
        text, position = self._text, tag.end
        while match := _ITEM_END.search(text, position):
            position = match.end()
            if match[2] is None:
                position = after_hidden(text, match.start())
            elif match[2] == tag.name:
                after = text.find(">", position) + 1 if match[1] else match.start()
                return match.start(), after or len(text)
            elif match[1] and local(match[2]) not in ("item", "entry"):
                return match.start(), match.start()
        return None, len(text)

    def _note(self, gap: str) -> None:
        """Keep what the feed says about itself between two items."""
        room = MAX_ELEMENTS - self._count
        for element in islice(elements(gap, self._scope, _CONTAINERS), room + 1):
            self._spend(1)
            self._keep(element)

    def _keep(self, element: Element) -> None:
        if self._is_atom:
            element = in_atom(element)
        held = self._facts.setdefault(element.name, [])
        if len(held) < _MOST_OF_A_NAME:
            held.append(element)

    def _spend(self, count: int) -> None:
        self._count += count
        if self._count > MAX_ELEMENTS:
            raise NewsreaderError(
                "{origin} is made of more than {limit} elements; no feed is so large.",
                origin=self._origin,
                limit=MAX_ELEMENTS,
            )

    def _ends(self, rest: str) -> bool:
        root = self._root
        return root.is_empty or local(root.name) == "entry" or f"</{root.name}" in rest
