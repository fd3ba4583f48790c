"""A page's bytes into a draft."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsreader.ingest.page.body import article_text, place_of
from newsreader.ingest.page.byline import find_byline
from newsreader.ingest.page.charset import page_text
from newsreader.ingest.page.dating import find_published
from newsreader.ingest.page.described import described_lang, described_source, described_tags, described_url
from newsreader.ingest.page.head import read_head
from newsreader.ingest.page.headline import find_headline, host_names
from newsreader.ingest.page.limits import MAX_PAGE_BYTES, MAX_TAGS
from newsreader.ingest.page.linked_data import linked_article
from newsreader.ingest.page.measures import measure
from newsreader.ingest.page.regions import unshown
from newsreader.ingest.page.tree import TooDeepError, parse
from newsreader.ingest.page.trimming import Known
from newsreader.model import Draft, NewsreaderError, Removed

if TYPE_CHECKING:
    from lxml.etree import _Element

_FEWEST_PARAGRAPHS = 3


@dataclass(frozen=True, slots=True)
class Page:
    """An article taken out of a page; `removed`, the draft's as well, is what was left out, in order."""

    draft: Draft
    removed: tuple[Removed, ...] = ()


def read_page(markup: bytes, *, origin: str, url: str | None = None, charset: str | None = None) -> Page:
    """The article of an HTML page.

    `url` is where the page came from and `charset` what its server said of it. Fetches nothing.
    Raises NewsreaderError where the page is larger than MAX_PAGE_BYTES, has more than MAX_TAGS tags, is
    nested beyond reason, or holds no text of an article.
    """
    root = _parsed(markup, origin, charset)
    head, linked = read_head(root), linked_article(root)
    address = described_url(head, linked, url)
    every = measure(root, unshown)
    given = (head.first("og:site_name", "application-name"), linked.publisher, *host_names(address or url))
    outlets = tuple(name for name in given if name)
    headline = find_headline(root, every, head, linked, outlets)
    place = place_of(every.runs, headline)
    published = find_published(root, every.runs, place, head, linked, address or url)
    byline = find_byline(root, every.runs, place, head, linked, outlets)
    lead = head.first("og:description", "description") or linked.description
    body, removed = article_text(
        root, every, headline, lead, linked.body, Known(headline.title, byline, outlets)
    )
    if not body.strip():
        raise NewsreaderError("{origin} holds no text of an article.", origin=origin)
    draft = Draft(
        body=body,
        origin=origin,
        original_sha256=hashlib.sha256(markup).hexdigest(),
        title=headline.title,
        byline=byline,
        source=described_source(head, linked, headline.title, address or url),
        url=address,
        published=published,
        lang=described_lang(root, head, linked, body),
        tags=described_tags(head, linked),
        removed=removed,
    )
    return Page(draft, removed)


def _parsed(markup: bytes, origin: str, charset: str | None) -> _Element:
    if len(markup) > MAX_PAGE_BYTES:
        raise NewsreaderError(
            "{origin} is a page of more than {limit} MB; save the article alone.",
            origin=origin,
            limit=MAX_PAGE_BYTES >> 20,
        )
    text = page_text(markup, charset)
    if text.count("<") > MAX_TAGS:
        raise NewsreaderError(
            "{origin} is a page of more than {limit} tags; save the article alone.",
            origin=origin,
            limit=MAX_TAGS,
        )
    try:
        root = parse(text)
    except TooDeepError:
        raise NewsreaderError(
            "{origin} is nested too deeply for a page; save its text instead.", origin=origin
        ) from None
    if root is None:
        raise NewsreaderError("{origin} holds no text of an article.", origin=origin)
    _open_forms(root)
    return root


def _open_forms(root: _Element) -> None:
    """Some servers wrap a whole page in one form: that is no form to be filled in."""
    for form in list(root.iter("form")):
        paragraphs = sum(1 for _ in zip(range(_FEWEST_PARAGRAPHS), form.iter("p", "h1"), strict=False))
        if paragraphs >= _FEWEST_PARAGRAPHS:
            form.tag = "div"
