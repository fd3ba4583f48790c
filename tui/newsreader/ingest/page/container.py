"""Which element of a page holds the article's text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsreader.ingest.page import names
from newsreader.ingest.page.blocks import BLOCKS, PARAGRAPHS
from newsreader.ingest.page.headline import fold
from newsreader.ingest.page.measures import Measures
from newsreader.ingest.page.tree import ancestors, name_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_TO_PARENT = 0.5
_LEVELS = 3
_GROWTH = 0.12
"""A parent is taken where it adds this share of prose ..."""
_MOST_LINKS_ADDED = 0.4
"""... and fewer characters of links than this share of the prose added."""
_SHRUNK = 0.93
_BEFORE_HEADLINE = 0.1
_FEWEST_IN_MARKED = 60
_MARKED_SHARE = 0.3
_LEAD_WORDS = 6
_PARTS = frozenset({"table", "tbody", "thead", "tr", "ul", "ol", "dl", "details"})


def find_container(
    root: _Element, measures: Measures, place: int | None, lead: str | None
) -> _Element | None:
    """The element that holds the article's text and as little else as can be; None if there is no prose.

    `place` is the headline's among the runs: what stands before it counts little. `lead` is how the page
    describes the article, often by its first words.
    """
    scores = _scores(root, measures, place, lead)
    if not scores:
        return None
    core = max(scores, key=lambda element: _weight(element, scores[element], measures))
    marked = _marked(root, measures)
    if marked is not None and measures.prose[marked] >= _MARKED_SHARE * measures.prose.get(core, 0.0):
        return marked
    return _shrunk(_grown(core, measures), measures)


def is_marked(element: _Element) -> bool:
    """Whether the page itself calls the element the article's text."""
    return "articleBody" in (element.get("itemprop") or "").split()


def _scores(root: _Element, measures: Measures, place: int | None, lead: str | None) -> dict[_Element, float]:
    """The prose that lies directly in each element, and a falling share of it in those around."""
    scores: dict[_Element, float] = {}
    start = lead_start(lead)
    counts: dict[_Element, int] = {}
    for run in measures.runs:
        counts[run.block] = counts.get(run.block, 0) + bool(run.prose)
    for number, run in enumerate(measures.runs):
        value = run.prose
        if not value:
            continue
        if place is not None and number < place:
            value *= _BEFORE_HEADLINE
        if start and fold(run.text[:200]).find(start) >= 0:
            value += 2 * len(run.text)
        element = _holder(run.block, root)
        if counts[run.block] == 1 and element is run.block and element is not root:
            # A block with one piece of text may be a paragraph by another name.
            scores[element] = scores.get(element, 0.0) + value * _TO_PARENT
            element = _holder(element.getparent(), root)
        share = 1.0
        for _ in range(_LEVELS):
            scores[element] = scores.get(element, 0.0) + value * share
            share *= _TO_PARENT
            if element is root:
                break
            element = _holder(element.getparent(), root)
    return scores


def _holder(element: _Element | None, root: _Element) -> _Element:
    """The nearest element around that can hold a whole text."""
    while element is not None and element is not root:
        name = name_of(element)
        if name in BLOCKS and name not in PARAGRAPHS and name not in _PARTS:
            return element
        element = element.getparent()
    return root


def lead_start(lead: str | None) -> str:
    """The first words of the description, folded, without the place before the first dash."""
    words = re.split(r" -{1,2} | [–—] ", lead or "")[-1].split()
    return fold(" ".join(words[:_LEAD_WORDS])) if len(words) >= _LEAD_WORDS else ""


def _weight(element: _Element, score: float, measures: Measures) -> float:
    factor = 1.25 if names.promises_text(element) else 1.0
    if name_of(element) in ("article", "main"):
        factor *= 1.1
    return score * factor * (1 - min(measures.linked(element), 0.9))


def _marked(root: _Element, measures: Measures) -> _Element | None:
    """The element with most prose of those that the page calls the article's text."""
    found = [
        one for one in root.iter() if is_marked(one) and measures.prose.get(one, 0.0) >= _FEWEST_IN_MARKED
    ]
    return max(found, key=lambda one: measures.prose[one], default=None)


def _grown(core: _Element, measures: Measures) -> _Element:
    """The core, or an element around it where a text is spread over several parts."""
    for around in ancestors(core):
        name = name_of(around)
        if name in ("html", "body"):
            break
        prose = measures.prose[around] - measures.prose[core]
        links = measures.links[around] - measures.links[core]
        if prose >= _GROWTH * measures.prose[core] and links <= _MOST_LINKS_ADDED * prose:
            core = around
    return core


def _shrunk(core: _Element, measures: Measures) -> _Element:
    """The core, or a part of it that holds nearly all the prose where the rest is chiefly links."""
    while True:
        whole = measures.prose.get(core, 0.0)
        child = max(core, key=lambda one: measures.prose.get(one, 0.0), default=None)
        if child is None or name_of(child) not in BLOCKS or measures.prose.get(child, 0.0) < _SHRUNK * whole:
            return core
        links = measures.links[core] - measures.links[child]
        text = measures.text[core] - measures.text[child] - links
        if links <= text:
            return core
        core = child
