"""How feeds and lists of feeds begin."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsreader.ingest.formats.head import Head

_ROOTS = frozenset({"rss", "feed", "channel"})
_OF_RSS = re.compile(
    r"purl\.org/(?:rss/|net/rss1)|netscape\.com/rdf/simple|<(?:[\w.\-]++:)?item[\s>]", re.IGNORECASE
)
_FRIENDS = re.compile(r"<(?:[\w.\-]++:)?(?:agent|weblog)[\s>]", re.IGNORECASE)
_ITEM = re.compile(r"<(?:[\w.\-]++:)?item[\s/>]", re.IGNORECASE)
_ATOM = re.compile(r"w3\.org/2005/Atom|purl\.org/atom/ns", re.IGNORECASE)
_JSON_FEED = re.compile(
    r'"version"\s*+:\s*+"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version', re.IGNORECASE
)
# Servers print warnings above what they serve, or leave a blank line and a stray byte there.
_LATE_ROOT = re.compile(
    r"[^<]{1,1000}+<\?xml[^?>]{0,200}+\?>\s*+(?:<!--[^->]{0,1000}+-->\s*+)?<(?:[\w.\-]++:)?(rss|rdf|feed)[\s>]",
    re.IGNORECASE,
)


def looks_like_feed(head: Head) -> bool:
    """RSS, Atom or JSON Feed, told by the root element or by the version that JSON Feed has."""
    root = (head.root or "").rpartition(":")[2]
    if root in _ROOTS:
        return True
    if root == "rdf":
        return _OF_RSS.search(head.text) is not None and not is_friends(head)
    if root == "entry":
        return _ATOM.search(head.text) is not None
    if root:
        return False
    if head.text.lstrip("\ufeff \t\r\n").startswith("{"):
        return _JSON_FEED.search(head.text) is not None
    return _LATE_ROOT.match(head.text) is not None


def is_friends(head: Head) -> bool:
    """Whether RDF is a list of persons and their feeds (FOAF) and no feed."""
    return _FRIENDS.search(head.text) is not None and _ITEM.search(head.text) is None


def looks_like_opml(head: Head) -> bool:
    """OPML by its root element, or RDF that lists persons and their feeds (FOAF)."""
    root = (head.root or "").rpartition(":")[2]
    return root == "opml" or (root == "rdf" and is_friends(head))
