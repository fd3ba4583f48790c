"""OPML written: read back the same, whatever is in it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from newsreader.ingest.document import Document
from newsreader.ingest.opml import read_opml, write_opml
from newsreader.model import FeedLink


def again(data: bytes) -> list[FeedLink]:
    """The feeds in it, by address."""
    links = [item for item in read_opml(Document.of_bytes(data, "daftar")) if isinstance(item, FeedLink)]
    return sorted(links, key=lambda link: link.url)


def told(link: FeedLink) -> tuple[object, ...]:
    return link.url, link.title, link.site, link.tags


def test_as_other_programs_read_it() -> None:
    feeds = [
        FeedLink(
            "https://a.id/rss?a=1&b=2", "x", "A <b> & \"c\" 'd'", "https://a.id/", ("Berita", "pagi", "kota")
        ),
        FeedLink("https://b.id/rss", "x", "B", None, ("Berita",)),
        FeedLink("https://c.id/rss", "x"),
    ]
    root = etree.fromstring(write_opml(feeds, "Umpan & <saya>"))
    assert (root.tag, root.get("version"), root.findtext("head/title")) == ("opml", "2.0", "Umpan & <saya>")
    folder, bare = root.findall("body/outline")
    assert folder.get("text") == "Berita"
    first, second = folder.findall("outline")
    assert dict(first.attrib) == {
        "type": "rss", "text": "A <b> & \"c\" 'd'", "title": "A <b> & \"c\" 'd'", "xmlUrl": "https://a.id/rss?a=1&b=2",
        "htmlUrl": "https://a.id/", "category": "pagi,kota",
    }  # fmt: skip
    assert second.get("xmlUrl") == "https://b.id/rss"
    assert bare.get("text") == "https://c.id/rss"


@pytest.mark.parametrize(
    "labels",
    [
        ("a", "b,c"),
        ("a", "/b"),
        ("a,b",),
        ("a", "b", "c/d"),
        ("/a",),
        ('"', "<", "&amp;"),
        ("]]>", "<!--"),
        (),
    ],
)
def test_tags_come_back(labels: tuple[str, ...]) -> None:
    (link,) = again(write_opml([FeedLink("http://a.id/", "x", "T", None, labels)], "U"))
    assert link.tags == labels


def test_nothing_to_write_is_still_opml() -> None:
    assert etree.fromstring(write_opml([], "U")).find("body") is not None


_WORDS = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp", "Zs", "Cn"]) | st.just(" "), max_size=20
).map(lambda text: " ".join(text.split()))
_LINKS = st.builds(
    FeedLink,
    st.text("abc&<>\"'?=/é", max_size=12).map("http://a.id/".__add__),
    st.just("x"),
    st.none() | _WORDS.filter(bool),
    st.none() | st.text("abc&<>\"'", max_size=9).map("http://a.id/".__add__),
    st.lists(_WORDS.filter(bool), max_size=5, unique=True).map(tuple),
)


@settings(deadline=None)
@given(st.lists(_LINKS, min_size=1, max_size=8, unique_by=lambda link: link.url), _WORDS)
def test_the_same_feeds_come_back(links: list[FeedLink], title: str) -> None:
    back = again(write_opml(links, title))
    assert [told(link) for link in back] == [told(link) for link in sorted(links, key=lambda link: link.url)]


_ANY = st.text(max_size=30)


@settings(deadline=None)
@given(
    st.lists(st.builds(FeedLink, _ANY, _ANY, _ANY, _ANY, st.lists(_ANY, max_size=3).map(tuple)), max_size=4),
    _ANY,
)
def test_whatever_is_written_is_well_formed(links: list[FeedLink], title: str) -> None:
    data = write_opml(links, title)
    outlines = etree.fromstring(data).iter("outline")
    assert sum("type" in outline.attrib for outline in outlines) == len(links)
