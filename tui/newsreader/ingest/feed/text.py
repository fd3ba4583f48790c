"""Plain text out of what feeds hold: text, HTML that was escaped once or twice, and markup in the open."""

from __future__ import annotations

import base64
import binascii
import html
import re

from newsreader.ingest.decode import to_text
from newsreader.ingest.feed.markup import Element, after_hidden, unescape

_NAMES = (
    "a|abbr|acronym|address|area|article|aside|audio|b|base|bdi|bdo|big|blockquote|body|br|button|canvas|caption|center"
    "|cite|code|col|colgroup|data|dd|del|details|dfn|div|dl|dt|em|embed|fieldset|figcaption|figure|font|footer|form"
    "|frame|h[1-6]|head|header|hgroup|hr|html|i|iframe|img|input|ins|kbd|label|legend|li|link|main|map|mark|math|meta"
    "|nav|nobr|noscript|object|ol|optgroup|option|p|param|picture|pre|q|ruby|rp|rt|s|samp|script|section|select|small"
    "|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|textarea|tfoot|th|thead|time|tr|tt|u|ul|var"
    "|video|wbr"
)
_HTML_TAG = re.compile(rf"</?(?:{_NAMES})(?:\s[^<>]*+|/)?>|<!--", re.IGNORECASE)
_TITLE_TAG = re.compile(rf"</?({_NAMES})(?:\s[^<>]*+|/)?>", re.IGNORECASE)
_BREAKING = frozenset({"br", "p", "div", "li", "td", "th", "tr", "hr", "h1", "h2", "h3", "h4", "h5", "h6"})
_PREFIX = re.compile(r"(</?)[\w.\-]++:(?=\w)")
_EMPTY_TAG = re.compile(r"<([A-Za-z][\w.\-]*+)((?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*?)/>")
_HIDDEN = re.compile(r"<!\[CDATA\[|<!--|<\?")
_CDATA = "<![CDATA["
_SPACES = re.compile(r"\s+")


def characters(inner: str) -> str | None:
    """The text of an element's inside; None where there are elements in it."""
    pieces = []
    for piece, is_cdata in _pieces(inner):
        if not is_cdata and "<" in piece:
            return None
        pieces.append(piece if is_cdata else unescape(piece))
    return "".join(pieces)


def as_html(inner: str) -> str:
    """An element's inside that holds elements, such as XHTML, in a form that readers of HTML understand."""
    markup = "".join(html.escape(piece) if is_cdata else piece for piece, is_cdata in _pieces(inner))
    # HTML knows no empty tags: <script/> or <title/> would hide all that follows.
    return _EMPTY_TAG.sub(r"<\1\2></\1>", _PREFIX.sub(r"\1", markup)).replace("></br>", ">")


def _pieces(inner: str) -> list[tuple[str, bool]]:
    """Runs of markup, and of CDATA (True); comments and instructions are left out."""
    found, position = [], 0
    while match := _HIDDEN.search(inner, position):
        found.append((inner[position : match.start()], False))
        position = after_hidden(inner, match.start())
        if match[0] == _CDATA:
            found.append((inner[match.end() : position].removesuffix("]]>"), True))
    found.append((inner[position:], False))
    return found


def simple_text(element: Element) -> str:
    """The text of an element that holds a word, a date or an address; tags in it are dropped."""
    text = characters(element.inner)
    return (unescape(_without_tags(as_html(element.inner))) if text is None else text).strip()


def line(element: Element, *, literal: bool = False) -> str:
    """Title, name or category on one line. It may be HTML, unless it is `literal` text."""
    text = characters(element.inner)
    if text is None:
        text = html.unescape(_without_tags(as_html(element.inner)))
    elif not literal:
        text = html.unescape(_without_tags(text))
    return _SPACES.sub(" ", text).strip()


def line_of_html(text: str) -> str:
    """One line out of text that may be HTML."""
    return _SPACES.sub(" ", html.unescape(_without_tags(text))).strip()


def _without_tags(text: str) -> str:
    """Only what surely is HTML goes: "1 < 2" and "<Judul>" are words of a title."""
    return _TITLE_TAG.sub(lambda match: " " if match[1].lower() in _BREAKING else "", text)


def body(element: Element) -> str:
    """The text of a description or summary of RSS, which is HTML or looks like plain text."""
    text = characters(element.inner)
    return text_of_html(as_html(element.inner)) if text is None else of_either(text)


def of_either(text: str) -> str:
    """Text that may be HTML: without any tag in it, its lines are kept as they stand."""
    return text_of_html(text) if _HTML_TAG.search(text) else html.unescape(text).strip()


def text_of_html(markup: str) -> str:
    """The plain text of HTML."""
    from newsreader.ingest.page import text_of

    return text_of(markup).strip()


def atom_is_literal(element: Element) -> bool:
    """Whether an Atom text says that it is no markup."""
    return element.attributes.get("type", "text").lower() in ("text", "text/plain")


def atom_body(element: Element) -> str:
    """The text of an Atom content or summary, 0.3 or 1.0; empty for what is no text, such as a picture."""
    kind = element.attributes.get("type", "text").lower().partition(";")[0].strip() or "text"
    text = characters(element.inner)
    if element.attributes.get("mode", "").lower() == "base64":
        text = _from_base64(text or "")
    if text is None:
        return text_of_html(as_html(element.inner)) if "base64" not in element.attributes.values() else ""
    if "html" in kind or "xml" in kind:
        return of_either(text)
    return text.strip() if kind == "text" or kind.startswith("text/") else ""


def _from_base64(text: str) -> str:
    try:
        return to_text(base64.b64decode("".join(text.split()), validate=True))
    except (ValueError, binascii.Error):
        return ""
