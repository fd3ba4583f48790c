"""The text of a page's article, and what was left out of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsreader.ingest.page.blocks import BLOCKS
from newsreader.ingest.page.container import find_container, is_marked, lead_start
from newsreader.ingest.page.fragment import text_of
from newsreader.ingest.page.headline import Headline, fold
from newsreader.ingest.page.measures import Measures, Run, measure
from newsreader.ingest.page.pruning import prune
from newsreader.ingest.page.regions import Regions
from newsreader.ingest.page.rendering import render
from newsreader.ingest.page.tree import ancestors, drop, name_of, text_in
from newsreader.ingest.page.trimming import Known, trim
from newsreader.model import Removed

if TYPE_CHECKING:
    from lxml.etree import _Element

_FEWEST_WORDS = 8
_FEWEST_CAPTION_WORDS = 6
_MOST_CAPTIONS = 200
_MOST_CHILDREN = 50
_COVERED = 0.5
_SHINGLE = 4
_WORD = re.compile(r"\w+")


def article_text(
    root: _Element,
    every: Measures,
    headline: Headline,
    lead: str | None,
    told: str | None,
    known: Known,
) -> tuple[str, tuple[Removed, ...]]:
    """The text, empty where there is none, and the pieces that were left out of its container.

    `lead` is the page's description, `told` the text of the article in its linked data: it is taken where
    the page shows none of it. `every` are measures of all that is shown, `known` what is said elsewhere of
    the article. Changes the tree.
    """
    regions = Regions(root, every, _anchors(root, headline))
    clean = measure(root, regions.skips)
    captions = _captions(root, regions)
    container = find_container(root, clean, place_of(clean.runs, headline), lead)
    body = ""
    removed: tuple[Removed, ...] = ()
    if container is not None:
        _cut_above(container, headline, clean)
        pruned = prune(container, every, regions)
        body, trimmed = trim(render(container), known)
        removed = (*pruned, *trimmed)
    told = text_of(told).strip() if told else ""
    if _words(told) >= _FEWEST_WORDS and not _shows(body, told):
        return told, ()
    if _words(body) < _FEWEST_WORDS or _tells_pictures(captions, body, lead):
        # A story in pictures: their captions are the text.
        return captions, ()
    return body, removed


def _anchors(root: _Element, headline: Headline) -> list[_Element]:
    """What is surely inside the article: its headline, a text marked as its, the only `article` there is."""
    found = [one for one in root.iter() if is_marked(one)]
    articles = list(root.iter("article"))
    if len(articles) == 1:
        found += articles
    return found if headline.element is None else [headline.element, *found]


def place_of(runs: list[Run], headline: Headline) -> int | None:
    """The number of the run that is the headline, or None."""
    if headline.element is None:
        return None
    inside = set(headline.element.iter())
    within = next((number for number, run in enumerate(runs) if run.block in inside), None)
    if within is not None:
        return within
    title = fold(headline.title or "")
    return next(
        (number for number, run in enumerate(runs) if not run.links and fold(run.text) == title), None
    )


def _cut_above(container: _Element, headline: Headline, clean: Measures) -> None:
    """Take the headline, and what stands before it and is no prose, out of the container."""
    element = headline.element
    if element is None or container is element or container not in ancestors(element):
        return
    for around in ancestors(element):
        if around is container:
            break
        if name_of(around) == "header" and clean.prose.get(around, 0.0) <= clean.prose.get(element, 0.0):
            # The rest of it are dates, names and buttons.
            element = around
    for child in (element, *ancestors(element)):
        if child is container:
            break
        for before in list(child.itersiblings(preceding=True)):
            if name_of(before) in BLOCKS and not clean.prose.get(before):
                drop(before)
    if name_of(element) == "header" or fold(text_in(element)) == fold(headline.title or ""):
        drop(element)


def _captions(root: _Element, regions: Regions) -> str:
    """The captions of the page's pictures that are sentences, each once."""
    found: dict[str, None] = {}
    captions = (one for one in root.iter() if name_of(one) == "figcaption" or regions.is_caption(one))
    for _, caption in zip(range(_MOST_CAPTIONS), captions, strict=False):
        if len(caption) > _MOST_CHILDREN or any(map(regions.reason, ancestors(caption))):
            continue
        text = text_in(caption)
        if _words(text) >= _FEWEST_CAPTION_WORDS:
            found[text] = None
    return "\n\n".join(found)


def _tells_pictures(captions: str, body: str, lead: str | None) -> bool:
    """Whether the page's description is a caption, while the text found says nothing of it."""
    start = lead_start(lead)
    return bool(start) and len(captions) > len(body) and start in fold(captions) and start not in fold(body)


def _words(text: str) -> int:
    return len(text.split())


def _shows(body: str, told: str) -> bool:
    """Whether `body` holds at least half of what the linked data tell."""
    mine, its = _shingles(body), _shingles(told)
    return len(mine & its) >= _COVERED * len(its)


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    return {tuple(words[start : start + _SHINGLE]) for start in range(max(1, len(words) - _SHINGLE + 1))}
