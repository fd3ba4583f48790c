"""Markdown into plain text: what a person would read aloud, without the marks."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.token import Token

_TAG = re.compile(r"<[^<>]*>")
_HIDDEN = re.compile(r"<(script|style|template|head)\b.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_BREAKS = frozenset({"softbreak", "hardbreak"})
_BREAK_TAG = re.compile(r"<br\b", re.IGNORECASE)
_MAX_GAP = 2
_NESTING = 60


def reduce_markdown(source: str, *, take_heading: bool = False) -> tuple[str | None, str]:
    """The first heading, if taken, and the plain text of the rest.

    Headings and paragraphs become lines with the source's blank lines between them, list items start with
    "• " (numbered ones with their number), links keep their text, images and HTML tags go, code stays as
    it is. A heading is taken only where it is the first block. CommonMark, and ``~~struck out~~``.
    """
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": _NESTING}).enable("strikethrough")
    writer = _Writer()
    heading = None
    tokens = parser.parse(source.replace("\0", ""))  # CommonMark would make a NUL visible
    if take_heading and tokens and tokens[0].type == "heading_open":
        heading = _inline(tokens[1].children or ())
        tokens = tokens[3:]
    for token in tokens:
        writer.block(token)
    return heading, writer.text()


class _Writer:
    """Collects blocks and puts as many blank lines between them as the source had."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._line = 0
        self._after_heading = 0
        self._lists: list[int | None] = []
        self._bullet = ""

    def block(self, token: Token) -> None:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            start = int(token.attrs.get("start", 1)) if token.type.startswith("ordered") else None
            self._lists.append(start)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            self._lists.pop()
        elif token.type == "list_item_open":
            self._start_item()
        elif token.type == "heading_open":
            self._after_heading = token.map[1] if token.map else self._line
        elif token.type == "heading_close":
            # An underline belongs to the heading and is no line of the text; nor is a rule.
            self._line = self._after_heading
        elif token.type == "hr":
            self._add("", token)
        elif token.type == "inline":
            self._add(_inline(token.children or ()), token)
        elif token.type in ("fence", "code_block"):
            self._add(token.content.rstrip("\n"), token)
        elif token.type == "html_block":
            self._add(_without_tags(token.content), token)

    def text(self) -> str:
        return "".join(self._parts)

    def _start_item(self) -> None:
        number = self._lists[-1]
        if number is None:
            self._bullet = "• "
        else:
            self._bullet = f"{number}. "
            self._lists[-1] = number + 1

    def _add(self, text: str, token: Token) -> None:
        start, end = token.map or (self._line, self._line)
        if text.strip():
            if self._parts:
                self._parts.append("\n" * (1 + min(max(start - self._line, 0), _MAX_GAP)))
            self._parts.append(self._bullet + text)
            self._bullet = ""
        self._line = end


def _inline(children: Sequence[Token]) -> str:
    parts = []
    for token in children:
        if token.type in ("text", "text_special", "code_inline"):
            parts.append(token.content)
        elif token.type in _BREAKS or (token.type == "html_inline" and _BREAK_TAG.match(token.content)):
            parts.append("\n")
    return "".join(parts)


def _without_tags(source: str) -> str:
    """The text of a block of HTML; comments, scripts and styles go with their contents."""
    kept = []
    position = 0
    while position < len(source):
        comment = source.find("<!--", position)
        kept.append(source[position : comment if comment >= 0 else len(source)])
        end = source.find("-->", comment)
        position = end + len("-->") if comment >= 0 <= end else len(source)
    return html.unescape(_TAG.sub("", _HIDDEN.sub("", "".join(kept)))).strip("\n")
