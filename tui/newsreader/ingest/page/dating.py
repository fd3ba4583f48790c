"""When a page was published: what it tells machines first, what it prints beside the headline second."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from newsreader.ingest.page.head import Head
from newsreader.ingest.page.linked_data import LinkedArticle
from newsreader.ingest.page.measures import Run
from newsreader.ingest.page.tree import text_in
from newsreader.ingest.published import parse_published
from newsreader.text.dates import find_dates

if TYPE_CHECKING:
    from lxml.etree import _Element

_METAS = (
    "article:published_time", "og:article:published_time", "datepublished", "og:published_time", "pubdate",
    "publishdate", "publish-date", "publish_date", "published_date", "publication_date", "article.published",
    "dc.date.issued", "dc.date", "dcterms.issued", "dcterms.created", "dcterms.date", "dc.date.created",
    "sailthru.date", "parsely-pub-date", "content_publisheddate", "date", "datecreated",
)  # fmt: skip
_LOOSE = re.compile(
    r"(\d{4})[-/](\d\d)[-/](\d\d)(?:[ T,]+(\d\d:\d\d(?::\d\d)?)(?:\.\d+)?\s*(Z|[+-]\d\d:?\d\d)?)?\Z"
)
_IN_ADDRESS = re.compile(
    r"/(?P<year>(?:19|20)?\d\d)[/-](?P<month>0[1-9]|1[0-2])[/-](?P<day>0[1-9]|[12]\d|3[01])(?=/|-|\Z)"
)
_EARLIEST = "1990"
_ROWS_BEFORE = 5
_ROWS_AFTER = 12
_LONGEST_ROW = 110
_LONGEST_LINK = 40
_SHARE_OF_ROW = 0.2
_MOST_TIMES = 40


def find_published(
    root: _Element, runs: list[Run], place: int | None, head: Head, linked: LinkedArticle, url: str | None
) -> str | None:
    """The date of publication in ISO form, with time and zone where both are said; None if nobody says.

    `runs` are the page's, and `place` is that of the headline among them.
    """
    printed = _printed(runs, place)
    told = next(filter(None, map(_read, _told(root, head, linked))), None)
    if told is None:
        return printed or _in_address(url)
    return _with_zone(told, printed)


def _told(root: _Element, head: Head, linked: LinkedArticle) -> Iterator[str | None]:
    yield linked.published
    for name in _METAS:
        yield from head.all(name)
    times = [element for _, element in zip(range(_MOST_TIMES), root.iter("time"), strict=False)]
    marked = [one for one in root.iter() if "datePublished" in (one.get("itemprop") or "")]
    for element in marked[:_MOST_TIMES]:
        yield element.get("datetime") or element.get("content") or element.get("title")
        yield text_in(element)[:_LONGEST_ROW]
    for element in times:
        names = f"{element.get('class') or ''} {element.get('itemprop') or ''}".lower()
        if element.get("pubdate") is not None or "publish" in names or "entry-date" in names:
            yield element.get("datetime") or text_in(element)[:_LONGEST_ROW]
    if len({element.get("datetime") for element in times}) == 1:
        yield times[0].get("datetime")


def _read(text: str | None) -> str | None:
    if not text:
        return None
    loose = _LOOSE.match(text.strip())
    if loose:
        year, month, day, clock, zone = loose.groups()
        text = f"{year}-{month}-{day}" + (f"T{clock}{zone}" if clock and zone else "")
    read = parse_published(text)
    return read if read and read >= _EARLIEST else None


def _printed(runs: list[Run], place: int | None) -> str | None:
    """The date in a row of its own near the headline: below it, else above."""
    if place is None:
        return None
    near = [*runs[place + 1 : place + _ROWS_AFTER], *reversed(runs[max(0, place - _ROWS_BEFORE) : place])]
    rows = [run for run in near if len(run.text) <= _LONGEST_ROW]
    # A row with a link in it may be about another article, or hold the writer's name.
    return _first_day([run for run in rows if not run.links]) or _first_day(
        [run for run in rows if 0 < run.links <= _LONGEST_LINK]
    )


def _first_day(rows: list[Run]) -> str | None:
    for run in rows:
        days = [
            found
            for found in find_dates(run.text)
            if found.iso and len(found.iso) == 10 and "+" not in found.rule
        ]
        if days and _SHARE_OF_ROW * len(run.text) <= len(days[0].text) <= len(run.text) - run.links:
            read = parse_published(run.text)
            if read and read >= _EARLIEST:
                return read
    return None


def _with_zone(told: str, printed: str | None) -> str:
    """What machines are told, in the zone that the page prints beside the clock.

    Many pages tell a local time and call it UTC, or leave the zone out.
    """
    if printed is None or len(printed) <= 10:
        return told
    if len(told) <= 10:
        return printed if printed[:10] == told else told
    first, second = datetime.fromisoformat(told), datetime.fromisoformat(printed)
    if not first.utcoffset():
        as_local = first.replace(tzinfo=second.tzinfo)
        nearer = abs(as_local - second) < abs(first - second)
        return (as_local if nearer else first.astimezone(second.tzinfo)).isoformat(timespec="seconds")
    return told


def _in_address(url: str | None) -> str | None:
    match = _IN_ADDRESS.search(url or "")
    if match is None:
        return None
    year = match["year"] if len(match["year"]) == 4 else f"20{match['year']}"
    return _read(f"{year}-{match['month']}-{match['day']}")
