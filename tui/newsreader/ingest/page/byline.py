"""Who wrote the article, where the page says so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsreader.ingest.page.head import Head
from newsreader.ingest.page.headline import fold
from newsreader.ingest.page.linked_data import LinkedArticle
from newsreader.ingest.page.measures import Run
from newsreader.ingest.page.names import names_writer
from newsreader.ingest.page.tree import name_of, text_in
from newsreader.text.boilerplate import byline_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_LONGEST = 80
_MOST = 6
_MOST_TRIES = 30
_ROWS_BEFORE = 3
_ROWS_AFTER = 10
_LABEL = re.compile(
    r"(?i:(?:ditulis )?oleh|by|penulis|reporter|pewarta|jurnalis|wartawan|kontributor|author)\s*:?\s+"
)
_OUTLET_AFTER = re.compile(r"\s*(?:[|,/]|\s[-–—]\s?).*\Z|\s*\(.*\Z")
_NO_NAME = re.compile(r"https?:|www\.|@|\d{2}|(?i:\b(?:admin|redaksi|editor|tim|desk)\b)")


def find_byline(
    root: _Element,
    runs: list[Run],
    place: int | None,
    head: Head,
    linked: LinkedArticle,
    outlets: tuple[str, ...],
) -> str | None:
    """The reporter's name or names, separated by commas; None where only the outlet is named.

    A row beside the headline that calls somebody the reporter comes first: what machines are told is often
    the editor or the outlet.
    """
    known = frozenset(map(fold, outlets))
    for names in (
        _rows(runs, place),
        _marked(root),
        linked.authors,
        _named(root),
        head.all("author") + head.all("content_author") + head.all("article:author") + head.all("dc.creator"),
    ):
        clean = dict.fromkeys(name for given in names if (name := _clean(given, known)))
        if clean:
            return ", ".join(list(clean)[:_MOST])
    return None


def _rows(runs: list[Run], place: int | None) -> tuple[str, ...]:
    if place is None:
        return ()
    near = [*runs[place + 1 : place + _ROWS_AFTER], *runs[max(0, place - _ROWS_BEFORE) : place]]
    rows = [run for run in near if len(run.text) <= _LONGEST * 2]
    said = [name for run in rows if (name := byline_of(run.text))]
    return tuple(said or [run.text for run in rows if _is_named(run.block)])[:1]


def _is_named(block: _Element) -> bool:
    parent = block.getparent()
    return names_writer(block) or (parent is not None and names_writer(parent))


def _marked(root: _Element) -> tuple[str, ...]:
    """Elements that say by an attribute that they hold the author."""
    found = []
    for element in root.iter():
        name = name_of(element)
        if name in ("meta", "link"):
            continue
        if (
            "author" in (element.get("itemprop") or "").split()
            or "author" in (element.get("rel") or "").split()
        ):
            inner = next(
                (one for one in element.iter() if "name" in (one.get("itemprop") or "").split()), element
            )
            found.append(inner.get("content") or text_in(inner))
        if len(found) >= _MOST:
            break
    return tuple(found)


def _named(root: _Element) -> tuple[str, ...]:
    """The first short element whose class says that it holds the writer."""
    tries = 0
    for element in root.iter():
        if (
            tries < _MOST_TRIES
            and names_writer(element)
            and name_of(element) not in ("html", "body", "meta", "script")
            and len(element) < 5
        ):
            tries += 1
            text = text_in(element)
            if 2 < len(text) <= _LONGEST:
                return (text,)
    return ()


def _clean(given: str, outlets: frozenset[str]) -> str | None:
    """A name without label and outlet; None where it is none, or the outlet's."""
    name = " ".join(given[: _LONGEST * 4].split())
    label = _LABEL.match(name)
    name = _OUTLET_AFTER.sub("", name[label.end() :] if label else name).strip(" .,:;-–—")
    if not 2 < len(name) <= _LONGEST or _NO_NAME.search(name) or not any(map(str.isupper, name)):
        return None
    folded = fold(name)
    return None if any(folded == one or (len(one) > 4 and one in folded) for one in outlets) else name
