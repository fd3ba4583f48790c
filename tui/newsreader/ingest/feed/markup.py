"""XML as feeds have it, well-formed or not: elements one after the other, in time that grows with the text.

Nothing is ever fetched, no declared entity is expanded and nothing is nested in memory, so neither a document
type nor depth can do harm. In exchange, what is not well-formed is not noticed unless it ends in the middle.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.entities import html5

from newsreader.ingest.feed.limits import MAX_ATTRIBUTES_CHARACTERS
from newsreader.ingest.feed.names import short_name, short_namespace

# A quoted value never holds "<" in XML: if it did, an unclosed quote would make each tag a search to the end.
_NAME = r"[A-Za-z_][\w:.\-]*+"
_INSIDE = rf"({_NAME})(?:((?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+)>|([^<>]*+)>)"
_HIDES = r"(!\[CDATA\[|!--|[?!])"
_MARK = re.compile(rf"<(?:(/?){_INSIDE}|{_HIDES})")
_START = re.compile(rf"<(?:(){_INSIDE}|{_HIDES})")
# Without the first condition a long name would be tried again from each of its letters.
_ATTRIBUTE = re.compile(r"(?<![\w:.\-])([\w:.\-]++)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'<>]++))")
_ENTITY = re.compile(r"&(?:#(?:[0-9]{1,7}|[xX][0-9a-fA-F]{1,6})|[A-Za-z][A-Za-z0-9]{1,31});")
_MOST_NAMESPACES = 200
_MOST_TRANSPARENT = 10
_LONGEST_TAG = 4_000
_TAG_START = re.compile(rf"<(/?)({_NAME})|<!\[CDATA\[|<!--")
_END_TAG = re.compile(rf"</({_NAME})")
_HIDDEN = (("<![CDATA[", "]]>"), ("<!--", "-->"), ("<?", "?>"), ("<!", ">"))


@dataclass(frozen=True, slots=True)
class Scope:
    """What elements inherit: namespaces by their prefixes, the base of addresses, the language."""

    namespaces: Mapping[str, str] = field(default_factory=dict)
    bases: tuple[str, ...] = ()
    lang: str | None = None

    def within(self, attributes: Mapping[str, str]) -> Scope:
        """The scope inside an element with these attributes."""
        declared = {
            key[6:].lower(): short_namespace(value) for key, value in attributes.items() if key[:5] == "xmlns"
        }
        if len(self.namespaces) > _MOST_NAMESPACES:
            declared = {}
        base, lang = attributes.get("xml:base"), attributes.get("xml:lang")
        if not (declared or base or lang):
            return self
        return Scope(
            {**self.namespaces, **declared} if declared else self.namespaces,
            (*self.bases[-7:], base) if base else self.bases,
            lang or self.lang,
        )


@dataclass(frozen=True, slots=True)
class Tag:
    """A start or end tag at `start` up to `end`; `name` is as written."""

    name: str
    start: int
    end: int
    closes: bool
    is_empty: bool
    written: str

    @property
    def attributes(self) -> dict[str, str]:
        """Values by names in lower case."""
        if "=" not in self.written or len(self.written) > MAX_ATTRIBUTES_CHARACTERS:
            return {}
        found = _ATTRIBUTE.findall(self.written)
        return {name.lower(): unescape(a or b or c).strip() for name, a, b, c in reversed(found)}


@dataclass(frozen=True, slots=True)
class Element:
    """An element that was found: its short name, attributes, the scope inside it, and its markup."""

    name: str
    attributes: Mapping[str, str]
    scope: Scope
    inner: str

    def parts(self) -> Iterator[Element]:
        """The elements directly in it."""
        return elements(self.inner, self.scope)


def unescape(text: str) -> str:
    """`text` with the entities of XML and HTML replaced; any other stays as it is written."""
    return _ENTITY.sub(_character, text) if "&" in text else text


def _character(match: re.Match[str]) -> str:
    written = match[0]
    if written[1] == "#":
        return html.unescape(written)
    return html5.get(written[1:], written)


def tags(text: str, position: int = 0) -> Iterator[Tag]:
    """All tags from `position` on, without what comments, CDATA and the like hide."""
    return _found(_MARK, text, position)


def start_tag(text: str, position: int) -> Tag | None:
    """The first start tag from `position` on."""
    return next(_found(_START, text, position), None)


def _found(pattern: re.Pattern[str], text: str, position: int) -> Iterator[Tag]:
    while match := pattern.search(text, position):
        closes, name, proper, careless, hides = match.groups()
        position = match.end()
        if hides:
            position = after_hidden(text, match.start())
            continue
        written = careless if proper is None else proper
        yield Tag(name, match.start(), position, closes == "/", written.endswith("/"), written)


def after_hidden(text: str, position: int) -> int:
    """Where to read on after a "<" at `position` that begins no tag.

    What is never closed hides the rest, so that no text is searched to its end twice.
    """
    for start, end in _HIDDEN:
        if text.startswith(start, position):
            found = text.find(end, position + len(start))
            return found + len(end) if found >= 0 else len(text)
    return position + 1


def elements(text: str, scope: Scope, transparent: frozenset[str] = frozenset()) -> Iterator[Element]:
    """The outermost elements in `text`; one that is never closed is empty but for the text right after it.

    The tags of `transparent` elements are passed over as if their contents stood there alone.
    """
    last_ends = {match[1]: match.start() for match in _END_TAG.finditer(text)}
    position = opened = 0
    while (tag := start_tag(text, position)) is not None:
        position = end = tag.end
        attributes = tag.attributes
        inner = scope.within(attributes) if attributes else scope
        name = short_name(tag.name, inner.namespaces)
        if name in transparent and opened < _MOST_TRANSPARENT:
            scope = inner
            opened += 1
            continue
        last = last_ends.get(tag.name, -1)
        if not tag.is_empty and last < tag.end:
            end = position = _next_tag(text, tag.end)
        elif not tag.is_empty:
            end, position = _closing(text, tag, last)
        yield Element(name, attributes, inner, text[tag.end : end])


def element_of(tag: Tag, inner: str, outer: Scope) -> Element:
    """The element that `tag` opens."""
    attributes = tag.attributes
    scope = outer.within(attributes) if attributes else outer
    return Element(short_name(tag.name, scope.namespaces), attributes, scope, inner)


def _closing(text: str, tag: Tag, last: int) -> tuple[int, int]:
    """Where the inside of the element that `tag` opens ends, and where to read on.

    It ends at its own end tag; where others of the same name are opened in it and not closed, at the `last`.
    """
    depth, position = 1, tag.end
    while (match := _TAG_START.search(text, position)) and match.start() < last:
        position = match.end()
        if match[2] is None:
            position = after_hidden(text, match.start())
        elif match[2] != tag.name:
            continue
        elif match[1]:
            depth -= 1
            if depth == 0:
                return match.start(), _after_tag(text, match.end())
        elif not _is_empty(text, match.end()):
            depth += 1
    return last, _after_tag(text, last)


def _is_empty(text: str, position: int) -> bool:
    # Looked for from its name on, and not far: a tag without end would be searched for in all of the text.
    end = text.find(">", position, position + _LONGEST_TAG)
    return end > 0 and text[end - 1] == "/"


def _after_tag(text: str, position: int) -> int:
    end = text.find(">", position)
    return end + 1 if end >= 0 else len(text)


def _next_tag(text: str, position: int) -> int:
    found = text.find("<", position)
    return found if found >= 0 else len(text)
