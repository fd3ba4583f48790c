"""Markup into a tree, with nothing fetched and the depth bounded, and what is asked of its elements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsreader.text.wordlists import words

if TYPE_CHECKING:
    from lxml.etree import _Element

UNSHOWN = words(
    """head script style template noscript svg iframe form button select textarea input object
    embed audio video canvas map math option datalist dialog applet frameset noframes"""
)
"""Elements of which nothing is text to be read. A page's `form` is looked at more closely."""


class TooDeepError(Exception):
    """The markup is nested so deeply that the parser gave up."""


def parse(markup: str) -> _Element | None:
    """The root of `markup`, however broken it is; None where it holds nothing.

    Comments and processing instructions are left out. Raises TooDeepError where elements are nested some
    2,000 levels deep: what follows would be missing.
    """
    from lxml import etree

    # A NUL would end the text for some versions of the parser; a lone surrogate has no UTF-8 form.
    data = markup.replace("\0", "").encode("utf-8", errors="replace")
    if not data.strip():
        return None
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        root = None
    # What is merely wrong is no fatal error for this parser: it reads on.
    if any(entry.level == etree.ErrorLevels.FATAL for entry in parser.error_log):
        raise TooDeepError
    return root


_PREFIX = re.compile(r".*[:}]")


def name_of(element: _Element) -> str:
    """The name of an element in lower case, without a prefix; empty for what is no element."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    return tag if tag.islower() and ":" not in tag and "}" not in tag else _PREFIX.sub("", tag).lower()


def events(root: _Element) -> Iterator[tuple[bool, _Element]]:
    """Every element under and with `root` twice: at its start (True) and at its end, in order of the text."""
    from lxml import etree

    for event, element in etree.iterwalk(root, events=("start", "end")):
        yield event == "start", element


def ancestors(element: _Element) -> Iterator[_Element]:
    """The elements around `element`, nearest first."""
    parent = element.getparent()
    while parent is not None:
        yield parent
        parent = parent.getparent()


def text_in(element: _Element) -> str:
    """All text in an element on one line."""
    return " ".join("".join(element.itertext()).split())


def drop(element: _Element) -> None:
    """Take an element out of its tree and leave the text after it there."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + " " + element.tail
        else:
            before.tail = (before.tail or "") + " " + element.tail
    parent.remove(element)
