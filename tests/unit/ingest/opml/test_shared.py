"""The lists of feeds from the test suites of other readers, where they lie beside the checkout."""

from __future__ import annotations

import re

import pytest

from newsreader.ingest.document import Document
from newsreader.ingest.formats.head import Head
from newsreader.ingest.opml import looks_like_opml, read_opml, write_opml
from newsreader.model import FeedLink, ImportResult, NewsreaderError
from tests.shared import SHARED

LISTS = sorted(path for path in (SHARED / "data/feeds").rglob("*") if path.is_file()) if SHARED else []
_ADDRESS = re.compile(r'xmlUrl="([^"]+)"', re.IGNORECASE)


@pytest.mark.skipif(not LISTS, reason="needs the folder of larger test data")
def test_no_exception_and_every_feed() -> None:
    for path in LISTS:
        data = path.read_bytes()
        document = Document.of_bytes(data, path.name)
        if not looks_like_opml(Head(data)):
            continue
        try:
            items = list(read_opml(document))
        except NewsreaderError as error:
            assert path.name in str(error)
            assert not _ADDRESS.search(data.decode("utf-8", "replace"))
            continue
        links = [item for item in items if isinstance(item, FeedLink)]
        expected = set(_ADDRESS.findall(data.decode("utf-8", "replace")))
        refused = [item for item in items if isinstance(item, ImportResult)]
        assert len(links) + len(refused) >= len(expected)
        back = list(read_opml(Document.of_bytes(write_opml(links, "x"), "x"))) if links else []
        assert len(back) == len(links)
