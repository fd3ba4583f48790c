"""How lists of feeds begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsreader.ingest.feed.signs import is_friends

if TYPE_CHECKING:
    from newsreader.ingest.formats.head import Head


def looks_like_opml(head: Head) -> bool:
    """OPML by its root element, or RDF that lists persons and their feeds (FOAF)."""
    root = (head.root or "").rpartition(":")[2]
    return root == "opml" or (root == "rdf" and is_friends(head))
