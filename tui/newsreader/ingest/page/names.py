"""Words in classes, ids and roles that say what a part of a page is, in Indonesian and English.

They are common words of the trade, each used by many outlets; none is one outlet's own.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from newsreader.text import boilerplate
from newsreader.text.wordlists import words

if TYPE_CHECKING:
    from lxml.etree import _Element

CAPTION = boilerplate.CAPTION
NAVIGATION = "navigation"
HIDDEN = "hidden"

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_LONGEST_NAME = 300

_STRONG: tuple[tuple[str, frozenset[str], tuple[str, ...]], ...] = (
    (
        boilerplate.RELATED,
        words(
            """related terkait terpopuler popular populer trending recommended recommendation recommendations
            rekomendasi bacajuga lihatjuga simakjuga sisip taboola outbrain mgid readalso lainnya sidebar"""
        ),
        ("related", "terkait", "bacajuga", "baca-juga", "baca_juga", "rekomendasi", "read-also", "sidebar"),
    ),
    (
        boilerplate.COMMENT_FORM,
        words("comment comments komentar disqus respond reply"),
        ("komentar", "disqus", "commentlist", "commentform"),
    ),
    (
        boilerplate.SHARE_ROW,
        words("share shares sharing sharer bagikan sosmed medsos socmed social addthis sharethis"),
        (
            "sharebox",
            "sharebar",
            "sharebutton",
            "addthis",
            "addtoany",
            "sosmed",
            "sharedaddy",
            "articleshare",
        ),
    ),
    (
        boilerplate.ADVERTISEMENT,
        words("ad ads adv advert advertisement advertising iklan sponsor sponsored dfp gpt"),
        ("adsbygoogle", "advert", "iklan", "googlead"),
    ),
    (
        NAVIGATION,
        words(
            """nav navbar navigation navigasi menu submenu topnav breadcrumb breadcrumbs footer masthead
            pagination paging pager login register signin cookie cookies gdpr offcanvas skip
            dialog modal popup search"""
        ),
        ("breadcrumb", "footer", "navbar", "offcanvas", "pagination"),
    ),
    (
        boilerplate.FOLLOW,
        words("newsletter subscribe subscription follow ikuti langganan"),
        ("newsletter",),
    ),
)
"""Why, the words, and parts of words that say so wherever they stand."""

_WEAK: tuple[tuple[str, frozenset[str]], ...] = (
    (CAPTION, words("caption captions credit photocredit kredit figcaption keterangan")),
    (boilerplate.TAG_ROW, words("tag tags tagging hashtag topik label labels kategori categories keywords")),
    (
        boilerplate.BYLINE_ROW,
        words(
            """author authors byline penulis reporter writer writers editor redaktur wartawan pewarta
            credits kontributor"""
        ),
    ),
    (boilerplate.DATE_ROW, words("date time tanggal waktu datetime timestamp pubdate posted")),
    (boilerplate.CREDITS, words("copyright hakcipta")),
    (boilerplate.EMBED, words("video embed player instagram tweet gallery galeri")),
    (boilerplate.SHARE_ROW, words("tools toolbar rating vote counter views print likes reaction")),
    (boilerplate.RELATED, words("widget promo promotion banner toc")),
)

_WRITERS = words("author authors byline penulis reporter wartawan pewarta jurnalis writer writers")

_SPOKEN = frozenset(
    ("sr-only", "screen-reader-text", "visually-hidden", "visuallyhidden", "screen-reader-only")
)

_GOOD = words(
    """content konten isi article artikel body detail read baca berita news entry post story
    text txt teks paragraph bodytext articlebody postbody main"""
)


@lru_cache(4096)
def _words(name: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(name))


def _names(element: _Element) -> str:
    given = (element.get(name) for name in ("class", "id", "role"))
    return " ".join(name[:_LONGEST_NAME] for name in given if name)


def surely(element: _Element) -> str | None:
    """Why a part of the page is none of the article's text, by a name that hardly leaves a doubt; or None."""
    names = _names(element)
    return _surely(names) if names else None


@lru_cache(4096)
def _surely(names: str) -> str | None:
    own, lower = _words(names), names.lower()
    return next(
        (why for why, listed, inside in _STRONG if own & listed or any(part in lower for part in inside)),
        None,
    )


def perhaps(element: _Element) -> str | None:
    """The same by a name that article texts may have too: only for what is short."""
    names = _names(element)
    return _perhaps(names) if names else None


@lru_cache(4096)
def _perhaps(names: str) -> str | None:
    own = _words(names)
    return next((why for why, listed in _WEAK if own & listed), None)


def names_writer(element: _Element) -> bool:
    """Whether its names say that the writer's name stands in it."""
    names = _names(element)
    return bool(names) and not _WRITERS.isdisjoint(_words(names))


def promises_text(element: _Element) -> bool:
    """Whether its names are such as the container of an article's text has."""
    names = _names(element)
    return bool(names) and not _GOOD.isdisjoint(_words(names))


def is_spoken(element: _Element) -> bool:
    """Whether the element is for those alone to whom the page is read aloud."""
    return not _SPOKEN.isdisjoint((element.get("class") or "")[:_LONGEST_NAME].lower().split())


def is_hidden(element: _Element) -> bool:
    """Whether the element says by itself that it is not shown."""
    style = (element.get("style") or "")[:_LONGEST_NAME].replace(" ", "").lower()
    return (
        "display:none" in style or element.get("hidden") is not None or element.get("aria-hidden") == "true"
    )
