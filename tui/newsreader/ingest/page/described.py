"""Outlet, language, tags and address of an article, as its page gives them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from newsreader.ingest.metadata import language, web_address
from newsreader.ingest.page.head import Head
from newsreader.ingest.page.headline import without_outlet
from newsreader.ingest.page.linked_data import LinkedArticle
from newsreader.text.language import detect_language
from newsreader.text.wordlists import words

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_TAGS = 20
_LONGEST_TAG = 60
_MARKED = re.compile(r"[^:]{1,20}:")
_LONGEST_NAME = 60
_RUBRICS = frozenset(
    (
        *words("nasional internasional ekonomi olahraga teknologi hiburan politik hukum berita news home"),
        "gaya hidup",
    )
)
"""What some outlets give as their name on the pages of a rubric."""


def described_source(head: Head, linked: LinkedArticle, title: str | None, url: str | None) -> str | None:
    """The outlet's name: as the page says it, else what follows the title in the head, else the host."""
    for said in (*head.all("og:site_name"), *head.all("application-name"), linked.publisher):
        if said and len(said) <= _LONGEST_NAME and said.casefold() not in _RUBRICS:
            return said
    whole = " ".join((head.title or "").split())
    if title and whole.startswith(title) and len(whole) <= len(title) + _LONGEST_NAME:
        rest = whole[len(title) :].strip(" -–—|·»•:")
        if rest and rest.casefold() not in _RUBRICS and without_outlet(whole, (rest,)) == title:
            return rest
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.") or None
    except ValueError:
        return None


def described_url(head: Head, linked: LinkedArticle, url: str | None) -> str | None:
    """The canonical address, http or https only; a bare front page is nobody's article."""
    for said in (head.canonical, head.first("og:url"), linked.url):
        try:
            address = web_address(urljoin(url or "", (said or "").strip())) if said else None
            path = urlsplit(address or "").path
        except ValueError:
            continue
        if address and (path.strip("/") or not url):
            return address
    return web_address(url) if url else None


def described_lang(root: _Element, head: Head, linked: LinkedArticle, body: str) -> str | None:
    """The language tag of the page; None where the text is clearly in another of the program's languages.

    Templates made abroad call every page English.
    """
    marked = next((one.text for one in root.iter() if one.get("itemprop") == "inLanguage" and one.text), None)
    said = (
        head.lang,
        linked.lang,
        head.first("og:locale", "inlanguage", "content-language", "language"),
        marked,
    )
    given = next((tag.strip() for tag in said if tag and language(tag)), None)
    found = detect_language(body)
    return None if given and found in ("id", "en") and language(given) != found else given


def described_tags(head: Head, linked: LinkedArticle) -> tuple[str, ...]:
    """Section and keywords, each once. What only leads search engines is no tag.

    So plain ``keywords`` are left aside, in which sites write what they would be found by.
    """
    section = head.first("article:section") or linked.section
    words = head.all("article:tag") or _parts(head.first("news_keywords")) or linked.keywords
    tags = dict.fromkeys([*(_parts(section)), *(part for word in words for part in _parts(word))])
    return tuple(tag for tag in tags if len(tag) <= _LONGEST_TAG and not _MARKED.match(tag))[:_MOST_TAGS]


def _parts(text: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (text or "").split(",") if part.strip())
