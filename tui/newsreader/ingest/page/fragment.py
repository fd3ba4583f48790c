"""A piece of HTML, such as the content of a feed's item, as plain text."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from newsreader.ingest.page.limits import MAX_PAGE_BYTES, MAX_TAGS
from newsreader.ingest.page.rendering import render
from newsreader.ingest.page.tree import TooDeepError, parse

_TAG = re.compile(r"<(?:/?[A-Za-z][^\s<>/]*|!|\?)")
_NAMES = "script|style|template|noscript|svg|iframe|form|button|select|textarea"
_UNSHOWN = re.compile(rf"<(?:(?P<opened>{_NAMES})|/(?P<closed>{_NAMES}))\b", re.IGNORECASE)
_BREAK = re.compile(
    r"<(?:br|/?(?:p|div|li|tr|h[1-6]|section|article|blockquote|ul|ol|table))\b[^<>]*>?", re.IGNORECASE
)
_ANY_TAG = re.compile(r"<[A-Za-z/!?][^<>]*>?")
_SPACES = re.compile(r"[ \t\r\f\v]+")
_BLANK_LINES = re.compile(r"\n\s*\n\s*")


def text_of(markup: str) -> str:
    """The text that `markup` shows: paragraphs an empty line apart, list items with "• " or their number.

    Cells of a table's row are separated by " | "; what is no text to be read (scripts, forms, frames) is
    left out. Text without a tag comes back as it is, with entities decoded. Never raises; linear time.
    """
    if _TAG.search(markup) is None:
        return html.unescape(markup) if "&" in markup else markup
    if len(markup) > MAX_PAGE_BYTES or markup.count("<") > MAX_TAGS:
        return _bare(markup)
    try:
        root = parse(markup)
    except TooDeepError:
        return _bare(markup)
    return "" if root is None else render(root)


def _bare(markup: str) -> str:
    """The text between the tags: a plain way for what is too large or too deep to make a tree of."""
    shown = _ANY_TAG.sub("", _BREAK.sub("\n\n", "".join(_shown(markup))))
    return _BLANK_LINES.sub("\n\n", _SPACES.sub(" ", html.unescape(shown))).strip()


def _shown(markup: str) -> Iterator[str]:
    """`markup` without scripts, forms and the like."""
    unshown, start = "", 0
    for match in _UNSHOWN.finditer(markup):
        if not unshown and match["opened"]:
            yield markup[start : match.start()]
            unshown = match["opened"].lower()
        elif unshown and (match["closed"] or "").lower() == unshown:
            unshown, start = "", match.start()
    if not unshown:
        yield markup[start:]
