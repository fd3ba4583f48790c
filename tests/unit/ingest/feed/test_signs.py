"""How feeds are told from other things."""

from __future__ import annotations

import pytest

from newsreader.ingest.feed import looks_like_feed
from newsreader.ingest.formats.head import Head
from newsreader.ingest.opml import looks_like_opml


@pytest.mark.parametrize(
    "text",
    [
        "<rss version='2.0'>",
        "\ufeff\n<?xml version='1.0'?>\n<!-- x --><rss >",
        "<?xml version='1.0'?><!DOCTYPE rss PUBLIC '-//N//DTD RSS 0.91//EN' 'x'><rss version='0.91'>",
        "<rdf:RDF xmlns='http://purl.org/rss/1.0/'>",
        "<RDF:RDF xmlns='http://my.netscape.com/rdf/simple/0.9/'>",
        "<x:feed xmlns:x='http://www.w3.org/2005/Atom'>",
        "<feed>",
        "<channel>",
        "<entry xmlns='http://www.w3.org/2005/Atom'>",
        '{"version": "https://jsonfeed.org/version/1", "items": []}',
        '{\n "title": "x",\n "version" : "https:\\/\\/jsonfeed.org\\/version\\/1.1"}',
        "PHP Warning: mysql in x.php\n<?xml version='1.0'?>\n<rss version='2.0'>",
    ],
)
def test_feed(text: str) -> None:
    head = Head(text.encode())
    assert looks_like_feed(head)
    assert not looks_like_opml(head)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Artikel tentang <rss> dan <feed>.",
        "<html><body><rss>",
        "<kml>",
        "<tv><channel/></tv>",
        "<entry><word>kata</word></entry>",
        "<rdf:RDF xmlns:owl='http://www.w3.org/2002/07/owl#'>",
        '{"id": 1, "version": "2"}',
        '{"body": "lihat https://jsonfeed.org/version/1"}',
        "<opml version='2.0'>",
    ],
)
def test_no_feed(text: str) -> None:
    assert not looks_like_feed(Head(text.encode()))


@pytest.mark.parametrize(
    "text",
    [
        "<opml version='1.1'>",
        "<?xml version='1.0'?>\n<!-- x -->\n<OPML >",
        "<rdf:RDF xmlns:rss='http://purl.org/rss/1.0/' xmlns:foaf='http://xmlns.com/foaf/0.1/'><foaf:Agent>",
    ],
)
def test_opml(text: str) -> None:
    head = Head(text.encode())
    assert looks_like_opml(head)
    assert not looks_like_feed(head)
