"""The first bytes of a document, and what can be told from them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from newsreader.ingest.decode import to_text

HEAD_BYTES = 65_536
"""As much of a document as is looked at to recognise it."""

# Each step takes one piece for good, so that no text makes it slow.
_PROLOG = re.compile(
    r"(?:[\s\ufeff]++|<\?[^>]*+>|<!--.*?-->|<!(?!DOCTYPE|--)[^>]*+>|(?P<doctype><!DOCTYPE\s++[^\[>]*+(?:\[[^\]]*+\]\s*+)?>))",
    re.IGNORECASE | re.DOTALL,
)
_ELEMENT = re.compile(r"<([A-Za-z][\w.-]*+(?::[\w.-]++)?)[\s/>]")
_HTML_DOCTYPE = re.compile(r"<!DOCTYPE\s++html", re.IGNORECASE)


@dataclass(frozen=True)
class Head:
    """The first HEAD_BYTES of a document; fewer where it is shorter."""

    data: bytes

    @cached_property
    def text(self) -> str:
        """The same as text, whatever it is."""
        return to_text(self.data)

    @cached_property
    def root(self) -> str | None:
        """The first element's name in lower case, if the text is markup; ``html`` for an HTML doctype."""
        text = self.text
        position, is_html = 0, False
        while match := _PROLOG.match(text, position):
            position = match.end()
            is_html = is_html or _HTML_DOCTYPE.match(match["doctype"] or "") is not None
        element = _ELEMENT.match(text, position)
        if element is None:
            return "html" if is_html else None
        return "html" if is_html else element[1].lower()

    @property
    def is_markup(self) -> bool:
        """Whether it begins as XML or HTML do."""
        return self.root is not None or self.text.lstrip("\ufeff \t\r\n").startswith("<?xml")
