"""The title as the page prints it, and the element that it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from newsreader.ingest.page import names
from newsreader.ingest.page.blocks import HEADINGS
from newsreader.ingest.page.head import Head
from newsreader.ingest.page.linked_data import LinkedArticle
from newsreader.ingest.page.measures import Measures
from newsreader.ingest.page.tree import ancestors, name_of, text_in
from newsreader.text.wordlists import words

if TYPE_CHECKING:
    from lxml.etree import _Element

_SEPARATOR = re.compile(r"\s+(?:[-–—·»•~:]|::|--)\s+|\s*[|｜]\s*")
_LONGEST = 300
_SHORTEST = 6
_FEWEST_WORDS = 3
_MOST_WORDS_OF_OUTLET = 4
_RUBRIC = re.compile(r"[^:.!?]{2,24}: ?")
_ALIKE = 0.5
_SUFFIXES = words("com net org co id go or ac web my www m tv news online")


@dataclass(frozen=True, slots=True)
class Headline:
    """The title without the outlet's name; `element` is None where the page prints it nowhere."""

    title: str | None
    element: _Element | None


def find_headline(
    root: _Element, measures: Measures, head: Head, linked: LinkedArticle, outlets: tuple[str, ...]
) -> Headline:
    """The headline of the page. `outlets` are names that the outlet is known by."""
    titles = [
        " ".join(given.split())
        for given in (
            linked.headline,
            head.first("og:title"),
            head.first("twitter:title", "title"),
            head.title,
        )
        if given and len(given) <= _LONGEST * 2
    ]
    bare = [without_outlet(title, outlets) for title in titles]
    printed = list(_headings(root, measures))
    said = frozenset(map(fold, [*bare, *titles]))
    for text, element in printed:
        own = name_of(element) == "h1" and fold(text) not in map(fold, outlets)
        fewest = 1 if own and not measures.links.get(element) else _FEWEST_WORDS
        if fold(text) in said or any(_opens(title, text, fewest) for title in titles):
            return Headline(text, element)
    folded = frozenset(filter(None, map(fold, bare)))
    for whole in (True, False):
        for run in measures.runs:
            if not run.links and _says(run.text, folded, whole=whole):
                return Headline(run.text, run.block)
    alike = [(text, element) for text, element in printed if any(_alike(text, title) for title in bare)]
    if not alike:
        alike = _only(printed, measures)
    if alike:
        return Headline(*alike[0])
    return Headline(next(filter(None, bare), None), None)


def _only(printed: list[tuple[str, _Element]], measures: Measures) -> list[tuple[str, _Element]]:
    """The one headline of the first order, where what the head says is another one or nothing."""
    first = [one for one in printed if name_of(one[1]) == "h1" and not measures.links.get(one[1])]
    first = [one for one in first if len(one[0].split()) >= _FEWEST_WORDS and not _is_aside(one[1])]
    return first if len(first) == 1 else []


def _is_aside(element: _Element) -> bool:
    return any(names.surely(around) or names.is_hidden(around) for around in ancestors(element))


def without_outlet(title: str, outlets: tuple[str, ...]) -> str:
    """`title` without the outlet's name, and its section, before or after it."""
    known = [name for name in map(fold, outlets) if len(name) > 2]
    for _ in range(3):
        marks = list(_SEPARATOR.finditer(title))
        if not marks:
            break
        before, after = title[: marks[-1].start()], title[marks[-1].end() :]
        bar = any(sign in marks[-1][0] for sign in "|｜")
        if before.strip() and _is_outlet(after, known, bar=bar and len(before.split()) >= _FEWEST_WORDS):
            title = before.strip()
            continue
        first, rest = title[: marks[0].start()], title[marks[0].end() :]
        if rest.strip() and any(fold(first) == name for name in known):
            title = rest.strip()
            continue
        break
    return title.strip()


def host_names(url: str | None) -> tuple[str, ...]:
    """The parts of a host that may be an outlet's name."""
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return ()
    return tuple(part for part in host.split(".") if len(part) > 3 and part not in _SUFFIXES)


def fold(text: str) -> str:
    """Letters and digits alone, in lower case."""
    return "".join(char for char in text.casefold() if char.isalnum())


def _is_outlet(segment: str, known: list[str], *, bar: bool) -> bool:
    few = len(segment.split()) <= _MOST_WORDS_OF_OUTLET
    folded = fold(segment)
    named = bool(folded) and any(name in folded or folded in name for name in known)
    return (named and few) or (bar and few)


def _headings(root: _Element, measures: Measures) -> Iterator[tuple[str, _Element]]:
    """What may be the headline by its tag: first order first, marked ones before all."""
    found: list[tuple[int, str, _Element]] = []
    for element in root.iter():
        name = name_of(element)
        marked = "headline" in (element.get("itemprop") or "").split() and name != "meta"
        if not marked and name not in HEADINGS:
            continue
        if not 0 < measures.text.get(element, _LONGEST if marked else 0) <= _LONGEST or (
            measures.linked(element) > _ALIKE and name != "h1"
        ):
            continue
        text = text_in(element)
        if _SHORTEST <= len(text) <= _LONGEST:
            found.append((0 if marked else int(name[1]), text, element))
    for _, text, element in sorted(found, key=lambda one: one[0]):
        yield text, element


def _opens(title: str, text: str, fewest: int) -> bool:
    """Whether `title` is the text with something after a separator."""
    if not title.casefold().startswith(text.casefold()) or len(text.split()) < fewest:
        return False
    return _SEPARATOR.match(title, len(text)) is not None


def _says(text: str, folded: frozenset[str], *, whole: bool) -> bool:
    """Whether a run is a title: wholly, or after the name of a rubric and a colon."""
    if len(text) > _LONGEST:
        return False
    if whole:
        return fold(text) in folded
    rubric = _RUBRIC.match(text)
    return rubric is not None and fold(text[rubric.end() :]) in folded


def _alike(text: str, title: str) -> bool:
    mine, its = set(text.casefold().split()), set(title.casefold().split())
    return len(mine) >= _FEWEST_WORDS and len(mine & its) >= _ALIKE * max(len(mine), len(its))
