"""Parts of a page that are no article: navigation, comments, what else there is to read, advertisements."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from newsreader.ingest.page import names
from newsreader.ingest.page.measures import Measures
from newsreader.ingest.page.tree import UNSHOWN, ancestors, name_of
from newsreader.text import boilerplate

if TYPE_CHECKING:
    from lxml.etree import _Element

_WHOLE = frozenset({"html", "body"})
_NAVIGATION = frozenset({"nav", "footer", "menu"})
_PASSED_OVER = UNSHOWN | {"figcaption"}
_LARGE = 0.5
_LONGEST_CAPTION = 700


class Regions:
    """Says of an element whether it is left out, and why.

    What holds one of `anchors` (the headline, a text that the page marks as the article's) is never left
    out, nor is most of the page's prose for a name that promises text as well.
    """

    def __init__(self, root: _Element, every: Measures, anchors: Iterable[_Element]) -> None:
        self._every = every
        self._prose = max(every.prose.get(root, 0.0), 1.0)
        self._kept: set[_Element] = set()
        for anchor in anchors:
            self._kept.add(anchor)
            for around in ancestors(anchor):
                if around in self._kept:
                    break
                self._kept.add(around)

    def reason(self, element: _Element) -> str | None:
        """Why the element and all in it are left out, or None."""
        name = name_of(element)
        if element in self._kept or name in _WHOLE:
            return None
        if name in _NAVIGATION:
            why: str | None = names.NAVIGATION
        elif name == "aside":
            why = boilerplate.RELATED
        else:
            why = (
                names.HIDDEN
                if names.is_hidden(element) or names.is_spoken(element)
                else names.surely(element)
            )
        if why is None or why == boilerplate.COMMENT_FORM:
            return why
        return None if self._every.prose.get(element, 0.0) >= _LARGE * self._prose else why

    def skips(self, element: _Element) -> bool:
        """Whether the element tells nothing about where the article's text is."""
        if name_of(element) in _PASSED_OVER or self.reason(element) is not None:
            return True
        return self.is_caption(element)

    def is_caption(self, element: _Element) -> bool:
        """Whether the element is a picture's caption by its name, and not where the text itself stands."""
        if element in self._kept or names.perhaps(element) != names.CAPTION:
            return False
        large = self._every.prose.get(element, 0.0) >= _LARGE * self._prose
        return not large and self._every.text.get(element, 0) <= _LONGEST_CAPTION


def unshown(element: _Element) -> bool:
    """Whether nothing in the element is text to be read."""
    return name_of(element) in UNSHOWN or names.is_spoken(element)
