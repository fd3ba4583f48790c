"""What elements are called, whatever prefix their feed gives to a namespace."""

from __future__ import annotations

import re
from collections.abc import Mapping

# The years and versions in these addresses vary, and so do capitals and the slash at the end.
_NAMESPACES = (
    ("w3.org/2005/atom", "atom"),
    ("purl.org/atom/ns", "atom"),
    ("purl.org/rss/1.0/modules/content", "content"),
    ("purl.org/rss/1.0/modules/syndication", "sy"),
    ("purl.org/rss/1.0/modules/", "other"),
    ("purl.org/rss/", "rss"),
    ("purl.org/net/rss1.1", "rss"),
    ("netscape.com/rdf/simple/", "rss"),
    ("channel.netscape.com/rdf", "rss"),
    ("backend.userland.com/", "rss"),
    ("blogs.law.harvard.edu/tech/rss", "rss"),
    ("purl.org/dc/terms", "dcterms"),
    ("purl.org/dc/elements", "dc"),
    ("purl.org/metadata/dublin_core", "dc"),
    ("search.yahoo.com/mrss", "media"),
    ("itunes.com/dtds/podcast", "itunes"),
    ("rssnamespace.org/feedburner", "feedburner"),
    ("pheedo.com/namespace/pheedo", "pheedo"),
    ("w3.org/1999/xhtml", "xhtml"),
    ("w3.org/1999/02/22-rdf-syntax-ns", "rdf"),
    ("w3.org/xml/1998/namespace", "xml"),
    ("xmlns.com/foaf", "foaf"),
    ("w3.org/2000/01/rdf-schema", "rdfs"),
)
_BY_HABIT = {
    **{short: short for _, short in _NAMESPACES},
    "a10": "atom",
    "atom10": "atom",
    "atom03": "atom",
    "dct": "dcterms",
    "html": "xhtml",
}
_SCHEME = re.compile(r"https?://(?:www\.)?")


def short_namespace(address: str) -> str:
    """Our short name of a namespace; "other" for one that says nothing to us."""
    known = _SCHEME.sub("", address.strip().lower(), count=1)
    return next((short for start, short in _NAMESPACES if known.startswith(start)), "other")


def habitual(prefix: str) -> str:
    """What a prefix that was never declared stands for by habit."""
    return _BY_HABIT.get(prefix, "other")


def short_name(qualified: str, namespaces: Mapping[str, str]) -> str:
    """``local`` or ``short:local`` in lower case, for a name as it stands in the feed.

    Without a prefix remain the elements of RSS, and those that have none in a namespace we do not know.
    `namespaces` maps prefixes, "" for none, to short names.
    """
    prefix, _, local = qualified.lower().rpartition(":")
    space = namespaces.get(prefix) or (habitual(prefix) if prefix else "rss")
    if space == "rss" or (space == "other" and not prefix):
        return local
    return f"{space}:{local}"
