"""The feeds from the test suites of other readers, where they lie beside the checkout."""

from __future__ import annotations

import pytest
from lxml import etree

from newsreader.ingest import prepare
from newsreader.ingest.feed import looks_like_feed, parse_feed
from newsreader.ingest.formats.head import HEAD_BYTES, Head
from newsreader.model import NewsreaderError
from tests.shared import SHARED

FEEDS = sorted(path for path in (SHARED / "data/feeds").rglob("*") if path.is_file()) if SHARED else []


@pytest.mark.skipif(not FEEDS, reason="needs the folder of larger test data")
def test_no_exception_and_every_item() -> None:
    for path in FEEDS:
        data = path.read_bytes()
        try:
            feed = parse_feed(data, origin=path.name)
        except NewsreaderError as error:
            assert path.name in str(error)
            assert not looks_like_feed(Head(data[:HEAD_BYTES]))
            continue
        for draft in feed.drafts:
            assert prepare(draft).body
        assert len(feed.drafts) + len(feed.problems) == _count(data, len(feed.drafts) + len(feed.problems))


def _count(data: bytes, otherwise: int) -> int:
    """Items of a well-formed feed."""
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False))
    except (etree.XMLSyntaxError, ValueError):
        return otherwise
    names = (etree.QName(element).localname for element in root.iter("{*}*"))
    return sum(name in ("item", "entry") for name in names)
