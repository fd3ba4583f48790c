"""Feeds that are not well-formed, break off, or are none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.ingest.document import Document
from newsreader.ingest.feed import parse_feed, read_feed
from newsreader.model import Draft, NewsreaderError
from tests.unit.ingest.feed.conftest import one, parsed

ITEM = "<item><title>J</title><link>http://a.id/</link><description>Isi</description></item>"
START = "<rss><channel><title>Warta</title>"
END = "</channel></rss>"


@pytest.mark.parametrize(
    "text",
    [
        f"\n\n  {START}{ITEM}{END}",
        f'\ufeff\n<?xml version="1.0"?>{START}{ITEM}{END}',
        f'Warning: mysql_connect() in <b>x</b>\n<?xml version="1.0"?>{START}{ITEM}{END}',
        f"<!DOCTYPE rss [<!ENTITY a 'b'><!ELEMENT rss ANY>]>{START}{ITEM}{END}",
        f"{START}{ITEM.replace('<title>', '<title>' + chr(0) + chr(8))}{END}",
        f"{START}{ITEM.replace('</item>', '')}{END}",
        f"{START}{ITEM.replace('Isi', 'Isi <br> <p> & &nbsp; <')}{END}",
        f"{START}{ITEM.replace('<link>', '<tidak:ada><link>')}{END}",
        f"{START}{ITEM.replace('<title>', '<guid><title>')}{END}",
        f"{START}<!-- <item><title>X</title></item> -->{ITEM}{END}",
        f"{START}{ITEM.replace('Isi', '<![CDATA[</item><item>]]>')}{END}",
        f"{START}{ITEM.replace('Isi', '<!-- </item> -->Isi')}{END}",
        f"{START}{ITEM}{END}<script>x</script>",
        f"{START}{ITEM}{END} sampah <",
        f"{START}<x:item xmlns:x='http://lain/'/>{ITEM}{END}",
        f"{START}<titel>{ITEM}{END}",
        f"{START}<a b='c>{ITEM}{END}",
    ],
)
def test_one_item_comes_in_all_the_same(text: str) -> None:
    draft = one(text)
    assert (draft.title or "").strip("\0\b") == "J"
    assert draft.url == "http://a.id/"
    assert draft.source == "Warta"


def test_items_that_are_not_closed() -> None:
    feed = parsed(
        f"{START}<item><title>A</title><item><title>B</title><description>x</item><item><title>C</title>{END}"
    )
    assert [draft.title for draft in feed.drafts] == ["A", "B", "C"]
    assert not feed.problems


def test_breaks_off_after_the_first_item() -> None:
    feed = parsed(f"{START}{ITEM}<item><title>Dua</title><description>Terpot")
    assert [draft.title for draft in feed.drafts] == ["J"]
    (problem,) = feed.problems
    assert str(problem.why) == "umpan breaks off in the middle; what stands complete before that is read."


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "umpan is empty."),
        (b" \n\xef\xbb\xbf", "umpan is empty."),
        (b"\0\0\0", "umpan is empty."),
        (b"<html><head></head></html>", "umpan is a web page and no feed."),
        (b"<!DOCTYPE html><html>", "umpan is a web page and no feed."),
        (b"<kml/>", "umpan is no feed: its first element is kml."),
        (b"Halo, dunia.", "umpan is no feed: it holds no XML."),
        (b"</rss>", "umpan is no feed: it holds no XML."),
        (b"\x1f\x8b\x08", "umpan is no feed but gzip data."),
        (b"%PDF-1.7", "umpan is no feed but PDF data."),
        (
            b"<rss>\n<channel>\n<item>",
            "umpan breaks off at line 3 before its first item ends; fetch or save it again.",
        ),
        (
            b"<rss><channel><![CDATA[",
            "umpan breaks off at line 1 before its first item ends; fetch or save it again.",
        ),
    ],
)
def test_no_feed(data: bytes, why: str) -> None:
    with pytest.raises(NewsreaderError) as caught:
        parsed(data)
    assert str(caught.value) == why


@pytest.mark.parametrize("text", [f"{START}{END}", "<rss/>", "<feed></feed>", '{"items": []}'])
def test_feed_without_items_is_no_failure(text: str) -> None:
    feed = parsed(text)
    assert (feed.drafts, feed.problems) == ((), ())


def test_hash_is_that_of_the_item_alone() -> None:
    first, second = parsed(f"{START}{ITEM}{ITEM.replace('Isi', 'Lain')}{END}").drafts
    (again,) = parsed(f"<rss><channel><title>X</title><ttl>5</ttl>{ITEM}{END}").drafts
    assert first.original_sha256 == again.original_sha256 != second.original_sha256


def test_reader_of_a_document() -> None:
    document = Document.of_bytes(f"{START}{ITEM}<item/>{END}".encode(), "a.xml", url="http://b.id/")
    draft, failure = read_feed(document)
    assert isinstance(draft, Draft)
    assert (draft.origin, failure.origin) == ("a.xml#1", "a.xml#2")


_PIECES = st.sampled_from(
    [
        "<rss>", "</rss>", "<feed>", "</feed>", "<channel>", "<item>", "</item>", "<entry>", "</entry>",
        "<title>", "</title>", "<link>", "<content type='xhtml'>", "</content>", "<description>",
        "</description>", "<![CDATA[", "]]>", "<!--", "-->", "<?", "&", "&amp;", "<", ">", '"', "&#0;",
        "&#xD800;", "<author>", "<media:group>", "<!DOCTYPE [", "<a b='", "<category/>", "x", "\n", "é",
        "<guid xml:base='http://[' xmlns:a=''>",
    ]
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(_PIECES, max_size=40).map("".join), st.booleans())
def test_any_soup_of_tags_gives_plain_text_or_a_sentence(text: str, is_rss: bool) -> None:
    try:
        feed = parse_feed((("<rss>" if is_rss else "") + text).encode(), origin="umpan", url="http://a.id/")
    except NewsreaderError as error:
        assert "umpan" in str(error)
        return
    for draft in feed.drafts:
        assert draft.body.strip()
        assert draft.title is None or draft.title.strip()


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    for start in (b"", b"<rss><channel><item><title>", b"<feed><entry><content type='html'>", b'{"items":['):
        try:
            parse_feed(start + data, origin="umpan")
        except NewsreaderError as error:
            assert "umpan" in str(error)
