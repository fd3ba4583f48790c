"""What stands inside the container of an article's text and is no part of the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsreader.ingest.page import names
from newsreader.ingest.page.blocks import BLOCKS, HEADINGS
from newsreader.ingest.page.container import is_marked
from newsreader.ingest.page.limits import MAX_REMOVED_CHARACTERS
from newsreader.ingest.page.measures import Measures
from newsreader.ingest.page.regions import Regions
from newsreader.ingest.page.tree import drop, name_of, text_in
from newsreader.model import Removed
from newsreader.text import boilerplate

if TYPE_CHECKING:
    from lxml.etree import _Element

_SHORT = 300
_SHORT_SHARE = 0.35
_SMALL = 300
_LINKED = 0.8
_FEWEST_LINK_WORDS = 4
_LINK_LIST = frozenset({"ul", "ol", "dl", "table", "div", "section", "nav"})
_PARAGRAPH = frozenset({"p", "div", "h2", "h3", "h4", "h5", "h6", "blockquote"})
_ADDRESS = re.compile(r"\S*(?:://|www\.|@)\S*")
_PICTURES = frozenset({"img", "picture", "figure"})
_CREDIT = (
    r"(?:foto|photo|dok|doc|ist|istimewa|ilustrasi|afp|reuters|getty|shutterstock|screenshot|tangkapan layar)"
)
_CREDITED = re.compile(
    rf"(?i:.*[(\[/](?:[^()\[\]]{{0,40}}\b)?{_CREDIT}\b[^()\[\]]{{0,80}}[)\]]?\.?"
    r"|(?:foto|photo|sumber|kredit|credit|ilustrasi)\b ?[:/-].{0,200})"
)
_NAMES_CREDIT = re.compile(rf"(?i:\b{_CREDIT}\b ?[.:/)\]])")
_FEWEST_CAPTION_WORDS = 4


def prune(container: _Element, measures: Measures, regions: Regions) -> tuple[Removed, ...]:
    """Take out of `container` what is none of the text; gives the pieces with the reasons, in their order.

    `measures` are those of the whole page before anything was taken out.
    """
    removed: list[Removed] = []
    doomed: list[_Element] = []
    inside: set[_Element] = set()
    before = ""
    for element in container.iter():
        parent = element.getparent()
        if element is container or not name_of(element):
            continue
        if parent in inside:
            inside.add(element)
            continue
        why = _left_out(element, regions) or _reason(element, container, measures, before)
        if why is not None:
            doomed.append(element)
            inside.add(element)
            text = text_in(element)
            if text and why not in (names.NAVIGATION, names.HIDDEN):
                removed.append(Removed(text[:MAX_REMOVED_CHARACTERS], why))
        elif name_of(element) in BLOCKS and (element.text or "").strip():
            before = text_in(element)[-80:] if measures.text.get(element, 0) <= _SHORT else ""
    for element in doomed:
        drop(element)
    return tuple(removed)


def _left_out(element: _Element, regions: Regions) -> str | None:
    why = regions.reason(element)
    return names.CAPTION if why is None and regions.is_caption(element) else why


def _reason(element: _Element, container: _Element, measures: Measures, before: str) -> str | None:
    name = name_of(element)
    text, prose = measures.text.get(element, 0), measures.prose.get(element, 0.0)
    if name not in BLOCKS and names.perhaps(element) and _is_small(element):  # what is measured are blocks
        text = len(text_in(element))
    whole = max(measures.prose.get(container, 0.0), 1.0)
    if not text:
        return None
    if name in ("figcaption", "figure"):
        return None if _holds_table(element) else names.CAPTION
    by_name = _reason_by_name(element, text, prose, whole)
    if by_name or not _is_small(element):
        return by_name
    if _is_link_list(element, name, measures, before):
        return boilerplate.RELATED
    if name in _PARAGRAPH and _is_link_paragraph(element, measures):
        return boilerplate.READ_MORE
    if text <= _SHORT and _is_caption(element, name):
        return names.CAPTION
    return None


def _reason_by_name(element: _Element, text: int, prose: float, whole: float) -> str | None:
    if is_marked(element):
        return None
    maybe = names.perhaps(element)
    if maybe is None or text > _SHORT or prose > _SHORT_SHARE * whole or _is_sentence_part(element):
        return None
    # A lead or a boxed paragraph may bear such a name; a caption is no paragraph.
    is_sentence = name_of(element) == "p" and maybe != names.CAPTION and text_in(element)[-1:] in '.!?”"'
    return None if is_sentence else maybe


def _is_small(element: _Element) -> bool:
    """Whether looking through the element costs little: a deep tree must not take quadratic time."""
    return all(count < _SMALL for count, _ in enumerate(element.iter()))


def _is_sentence_part(element: _Element) -> bool:
    """Whether text of the same paragraph stands before or after the element."""
    if name_of(element) in BLOCKS:
        return False
    before, parent = element.getprevious(), element.getparent()
    lead = before.tail if before is not None else None if parent is None else parent.text
    return bool((lead or "").strip() or (element.tail or "").strip())


def _holds_table(element: _Element) -> bool:
    return next(element.iter("table", "pre", "blockquote"), None) is not None


def _is_link_list(element: _Element, name: str, measures: Measures, before: str) -> bool:
    """Two links and more with nothing else: other articles, unless a sentence leads up to them."""
    if name not in _LINK_LIST or measures.linked(element) < _LINKED:
        return False
    if measures.prose.get(element, 0.0) > 0:
        return False
    links = [link for link in element.iter("a") if text_in(link)]
    if len(links) < 2 or any(_ADDRESS.fullmatch(text_in(link)) for link in links):
        return False
    announced = before.rstrip().endswith(":") and not boilerplate.announces_links(before.strip())
    return not announced


def _is_link_paragraph(element: _Element, measures: Measures) -> bool:
    """One link that is a headline, in a paragraph of its own."""
    if measures.linked(element) < _LINKED:
        return False
    text = text_in(element)
    if len(text.split()) < _FEWEST_LINK_WORDS or text[-1] in '.:!”"' or len(text) > _SHORT:
        return False
    return not any(_ADDRESS.fullmatch(word) for word in text.split())


def _is_caption(element: _Element, name: str) -> bool:
    """A credited line right below a picture, or a block there that is no sentence."""
    if name in HEADINGS or name not in BLOCKS or not _by_picture(element):
        return False
    text = text_in(element)
    if _CREDITED.fullmatch(text):
        return True
    if name in ("p", "li", "td", "tr") or any(name_of(child) in BLOCKS for child in element):
        return False
    if len(text.split()) < _FEWEST_CAPTION_WORDS or next(element.iter("b", "strong"), None) is not None:
        return False
    return bool(_NAMES_CREDIT.search(text)) or text[-1] not in '.!?:…"”'


def _by_picture(element: _Element) -> bool:
    """Whether a picture stands in the element or, with no text between, before it."""
    if next(element.iter(*_PICTURES), None) is not None:
        return name_of(element) != "div" or not (element.text or "").strip()
    before = element.getprevious()
    if before is None or (before.tail or "").strip():
        return False
    return name_of(before) in _PICTURES or (
        not text_in(before) and next(before.iter(*_PICTURES), None) is not None
    )
