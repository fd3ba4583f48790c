"""OPML and FOAF: the feeds in them."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.ingest.document import Document
from newsreader.ingest.opml import read_opml
from newsreader.model import FeedLink, ImportResult, NewsreaderError


def found(body: str | bytes) -> tuple[list[FeedLink], list[str]]:
    """The feeds and the reasons for what is none."""
    data = body if isinstance(body, bytes) else f"<opml version='2.0'><body>{body}</body></opml>".encode()
    items = list(read_opml(Document.of_bytes(data, "daftar")))
    links = [item for item in items if isinstance(item, FeedLink)]
    return links, [str(item.why) for item in items if isinstance(item, ImportResult)]


def test_folders_and_categories() -> None:
    links, problems = found(
        """<outline text="Berita"><outline text="Daerah">
        <outline type="rss" text="Warta" title="x" xmlUrl="https://a.id/rss" htmlUrl="https://a.id/"
        category="pagi, /kota/Bandung,tag/tiga,Berita"/></outline>
        <outline text="B" xmlUrl="https://b.id/rss"></outline></outline>
        <outline XMLURL=" https://c.id/rss "/>"""
    )
    assert not problems
    assert links == [
        FeedLink(
            "https://a.id/rss", "daftar#1", "Warta", "https://a.id/",
            ("Berita", "Daerah", "pagi", "kota", "Bandung", "tag/tiga"),
        ),
        FeedLink("https://b.id/rss", "daftar#2", "B", None, ("Berita",)),
        FeedLink("https://c.id/rss", "daftar#3"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("feed://a.id/rss", "http://a.id/rss"),
        ("feed:https://a.id/rss", "https://a.id/rss"),
        ("feed://https://a.id/rss", "https://a.id/rss"),
        ("FEED://a.id", "http://a.id"),
        ("itpc://a.id/x", "http://a.id/x"),
        ("HTTP://A.id", "HTTP://A.id"),
        ("https://a.id/?a=1&amp;b=feed://c", "https://a.id/?a=1&b=feed://c"),
    ],
)
def test_addresses(written: str, address: str) -> None:
    ((link,), problems) = found(f'<outline xmlUrl="{written}"/>')
    assert (link.url, problems) == (address, [])


@pytest.mark.parametrize(
    "written",
    [
        "|~/unduh.py",
        "exec:~/unduh.py",
        "filter:a:http://b.id",
        "file:///etc/passwd",
        "a.id/rss",
        "javascript:x",
        "http://",
    ],
)
def test_what_is_no_address(written: str) -> None:
    links, (why,) = found(f'<outline xmlUrl="{written}"/>')
    assert links == []
    assert why == f"{written} is no address of a feed: it is not http or https."


def test_lists_elsewhere() -> None:
    _, problems = found(
        '<outline type="include" url="http://a.id/x"/><outline type="LINK" url="http://b.id/y.opml"/>'
        '<outline type="link" url="http://c.id/laman.html"/><outline type="source" xmlUrl="http://d.id/z"/>'
    )
    assert [why.partition(" ")[0] for why in problems] == [
        "http://a.id/x",
        "http://b.id/y.opml",
        "http://d.id/z",
    ]
    assert all("is a list of feeds" in why for why in problems)


def test_the_same_feed_in_two_folders_is_one() -> None:
    ((link,), _) = found(
        '<outline text="A"><outline xmlUrl="http://a.id/"/></outline>'
        '<outline text="B"><outline xmlUrl="http://a.id/" text="Judul" htmlUrl="http://a.id/muka"/></outline>'
    )
    assert link == FeedLink("http://a.id/", "daftar#1", "Judul", "http://a.id/muka", ("A", "B"))


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"<opml/>", "daftar lists no feeds."),
        (b"<opml><body><outline text='x'/></body></opml>", "daftar lists no feeds."),
        (b"<rss/>", "daftar is no OPML."),
        (b"<not-opml><outline xmlUrl='http://a.id/'/></not-opml>", "daftar is no OPML."),
        (b"", "daftar is no OPML."),
        (b"halo", "daftar is no OPML."),
    ],
)
def test_no_list(data: bytes, why: str) -> None:
    with pytest.raises(NewsreaderError) as caught:
        found(data)
    assert str(caught.value) == why


def test_careless_lists() -> None:
    links, problems = found(
        '\n<outline text="A & B &nbsp;C <outline text="x" xmlUrl="http://a.id/">'
        "<outline xmlUrl=http://b.id/ />"
        "<outline text='D' type='rss' url='http://d.id/'>"
    )
    assert [link.url for link in links] == ["http://a.id/", "http://b.id/", "http://d.id/"]
    assert not problems


def test_encodings() -> None:
    outline = '<outline text="Мир" xmlUrl="http://a.id/"/>'
    text = f'<?xml version="1.0" encoding="windows-1251"?><opml>{outline}</opml>'
    assert found(text.encode("windows-1251"))[0][0].title == "Мир"


def test_friends() -> None:
    links, _ = found(
        b"""<rdf:RDF xmlns:rdf="x" xmlns:foaf="http://xmlns.com/foaf/0.1/">
        <foaf:Agent><foaf:name> Ani &amp; B </foaf:name><foaf:weblog><foaf:Document rdf:about="http://a.id/">
        <rdfs:seeAlso><rss:channel rdf:about=" http://a.id/rss "/></rdfs:seeAlso>
        </foaf:Document></foaf:weblog></foaf:Agent>
        <foaf:Person><foaf:weblog><foaf:Document><rss:channel rdf:about="http://b.id/rss"/>
        </foaf:Document></foaf:weblog></foaf:Person></rdf:RDF>"""
    )
    assert links == [
        FeedLink("http://a.id/rss", "daftar#1", "Ani & B", "http://a.id/"),
        FeedLink("http://b.id/rss", "daftar#2"),
    ]


def test_entities_are_not_expanded() -> None:
    links, _ = found(
        b'<!DOCTYPE opml [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
        b'<opml><outline text="&b;&c;" xmlUrl="http://a.id/"/></opml>'
    )
    assert links[0].title == "&b;&c;"


_HOSTILE = {
    "deep": "<outline text='a'>" * 200_000 + "<outline xmlUrl='http://a.id/'/>",
    "deep with a feed on each level": "<outline text='a'><outline xmlUrl='http://a.id/'/>" * 20_000,
    "many categories": "<outline xmlUrl='http://a.id/' category='" + "a,/" * 10_000 + "'/>",
    "open tags": "<outline " * 200_000,
    "open quotes": "<outline xmlUrl='" * 100_000,
    "ends only": "</outline>" * 200_000,
}


@pytest.mark.parametrize("name", _HOSTILE)
def test_time_and_tags_are_bounded(name: str) -> None:
    started = time.monotonic()
    try:
        links, _ = found(_HOSTILE[name])
    except NewsreaderError as error:
        links = []
        assert "daftar" in str(error)
    assert all(len(link.tags) < 200 for link in links)
    assert time.monotonic() - started < 20


def test_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsreader.ingest.opml.read.MAX_FEEDS", 3)
    links, problems = found("".join(f"<outline xmlUrl='http://a.id/{n}'/>" for n in range(5)))
    assert len(links) == 3
    assert problems == ["daftar lists more than 3 feeds; only the first 3 are read."]


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    for start in (b"", b"<opml>", b"<opml><outline text='", b"<rdf:RDF><foaf:name>"):
        try:
            found(start + data)
        except NewsreaderError as error:
            assert "daftar" in str(error)


def test_a_list_that_breaks_off_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.opml"
    path.write_text(
        '<opml version="2.0"><body><outline text="A" xmlUrl="https://a.id/f"/><outline text="B" xm'
    )
    *links, cut = read_opml(Document.of_file(path))
    assert [one.url for one in links if isinstance(one, FeedLink)] == ["https://a.id/f"]
    assert isinstance(cut, ImportResult) and "breaks off in the middle" in str(cut.why)
    path.write_text('<opml version="2.0"><body>')
    with pytest.raises(NewsreaderError, match="breaks off in the middle"):
        list(read_opml(Document.of_file(path)))
