"""How much text, linked text and prose there is in each element of a page."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from newsreader.ingest.page.blocks import BLOCKS
from newsreader.ingest.page.tree import events, name_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_FEWEST_WORDS = 5
_SHORTEST = 25
_LONG = 80
_SENTENCE = re.compile(r"[.!?…:;,”\"'’)]\s*\Z|[.!?…][\"”’)]* |, ")
_DOUBTFUL = 0.3
_MOST_LINKED = 0.5


@dataclass(slots=True)
class Run:
    """Text between two boundaries of blocks or line breaks; `links` of its characters are in links."""

    text: str
    links: int
    block: _Element

    @property
    def prose(self) -> float:
        """How many characters of running text it holds: none where it is a label, a headline or a link."""
        plain = len(self.text) - self.links
        if len(self.text) < _SHORTEST or self.links > _MOST_LINKED * len(self.text):
            return 0.0
        if self.text.count(" ") < _FEWEST_WORDS - 1:
            return 0.0
        return plain * (1.0 if len(self.text) >= _LONG or _SENTENCE.search(self.text) else _DOUBTFUL)


@dataclass(slots=True)
class Measures:
    """Sums over each element and all in it; an element that is not listed has nothing."""

    runs: list[Run] = field(default_factory=list)
    text: dict[_Element, int] = field(default_factory=dict)
    links: dict[_Element, int] = field(default_factory=dict)
    prose: dict[_Element, float] = field(default_factory=dict)

    def linked(self, element: _Element) -> float:
        """The share of an element's text that stands in links."""
        return self.links.get(element, 0) / max(self.text.get(element, 0), 1)


def measure(root: _Element, skipped: Callable[[_Element], bool]) -> Measures:
    """The runs of a tree in their order and the sums, without the elements that `skipped` names."""
    found = Measures()
    reader = _Reader(found)
    order: list[_Element] = []
    unseen = 0
    for starts, element in events(root):
        if unseen or (starts and element is not root and skipped(element)):
            unseen += 1 if starts else -1
        elif starts:
            order.append(element)
            reader.start(element)
        else:
            reader.end(element)
        if not starts and not unseen and element is not root:
            reader.text(element.tail)
    reader.close()
    _add_up(found, order)
    return found


class _Reader:
    def __init__(self, found: Measures) -> None:
        self._found = found
        self._blocks: list[_Element] = []
        self._parts: list[tuple[str, bool]] = []
        self._anchors = 0

    def start(self, element: _Element) -> None:
        name = name_of(element)
        if name in BLOCKS or not self._blocks:
            self.close()
            self._blocks.append(element)
        elif name == "br":
            self.close()
        elif name == "a":
            self._anchors += 1
        self.text(element.text)

    def end(self, element: _Element) -> None:
        if self._blocks and self._blocks[-1] is element:
            self.close()
            self._blocks.pop()
        elif name_of(element) == "a":
            self._anchors -= 1

    def text(self, text: str | None) -> None:
        if text:
            self._parts.append((text, self._anchors > 0))

    def close(self) -> None:
        """The run ends here."""
        text = " ".join("".join(part for part, _ in self._parts).split())
        if text and self._blocks:
            linked = " ".join("".join(part for part, linked in self._parts if linked).split())
            self._found.runs.append(Run(text, min(len(linked), len(text)), self._blocks[-1]))
        self._parts.clear()


def _add_up(found: Measures, order: list[_Element]) -> None:
    for run in found.runs:
        block = run.block
        found.text[block] = found.text.get(block, 0) + len(run.text)
        found.links[block] = found.links.get(block, 0) + run.links
        found.prose[block] = found.prose.get(block, 0.0) + run.prose
    for element in reversed(order):
        parent = element.getparent()
        if parent is not None and element in found.text:
            found.text[parent] = found.text.get(parent, 0) + found.text[element]
            found.links[parent] = found.links.get(parent, 0) + found.links[element]
            found.prose[parent] = found.prose.get(parent, 0.0) + found.prose[element]
