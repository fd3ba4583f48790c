"""Atom: which elements say what, and of what type texts are."""

from __future__ import annotations

import base64

import pytest

from tests.unit.ingest.feed.conftest import Rss, one, parsed


def test_all_fields(atom: Rss) -> None:
    draft = atom(
        """<title>Judul</title><id>tag:contoh.id,2026:1</id><link rel="self" href="self"/>
        <link rel="alternate" type="application/json" href="j"/><link type="text/html" href="satu"/>
        <published>2026-08-12T10:00:00+07:00</published><updated>2026-08-13T10:00:00+07:00</updated>
        <author><name>Ani</name><email>a@b.id</email></author><author><name>Budi</name></author>
        <category term="pol" label="Politik"/><category term="ekonomi"/>
        <summary>Pendek</summary><content type="html">&lt;p&gt;Isi &amp;amp; lain.&lt;/p&gt;</content>""",
        '<title>Warta</title><link rel="self" href="http://a.id/atom"/>',
        ' xml:lang="id" xml:base="http://a.id/x/"',
    )
    assert (draft.title, draft.body, draft.url) == ("Judul", "Isi & lain.", "http://a.id/x/satu")
    assert (draft.outside_id, draft.published) == ("tag:contoh.id,2026:1", "2026-08-12T10:00:00+07:00")
    assert (draft.byline, draft.tags) == ("Ani, Budi", ("Politik", "ekonomi"))
    assert (draft.source, draft.lang) == ("Warta", "id")


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("<title>A &amp;amp; &lt;b&gt;</title>", "A &amp; <b>"),
        ('<title type="text">A &lt;b&gt;B&lt;/b&gt;</title>', "A <b>B</b>"),
        ('<title type="html">A &amp;amp; &lt;b&gt;B&lt;/b&gt;</title>', "A & B"),
        ('<title type="html"><![CDATA[A <em>B</em>]]></title>', "A B"),
        (
            '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">A &amp; <b>B</b></div></title>',
            "A & B",
        ),
        ('<title type="text/html" mode="escaped">A &lt;b&gt;B&lt;/b&gt;</title>', "A B"),
    ],
)
def test_titles(atom: Rss, written: str, title: str) -> None:
    assert atom(written).title == title


@pytest.mark.parametrize(
    ("written", "body"),
    [
        ('<content type="text">A &lt;b&gt; B</content>', "A <b> B"),
        ("<content>A &amp;amp; B</content>", "A &amp; B"),
        ('<content type="html">&lt;b&gt;A&lt;/b&gt; B</content>', "A B"),
        ('<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">A <b>B</b></div></content>', "A B"),
        (
            '<content type="xhtml" xmlns:h="http://www.w3.org/1999/xhtml">'
            "<h:div>A <h:b>B</h:b></h:div></content>",
            "A B",
        ),
        ('<content type="text/html" mode="escaped">&lt;b&gt;A&lt;/b&gt; B</content>', "A B"),
        ('<content type="application/xhtml+xml" mode="xml"><p>A <b>B</b></p></content>', "A B"),
        (
            f'<content type="text/html" mode="base64">{base64.b64encode(b"<b>A</b> B").decode()}</content>',
            "A B",
        ),
        ('<summary>A B</summary><content type="image/png">iVBORw0KGgoAAAANSUhEUg==</content>', "A B"),
        ('<summary>A B</summary><content type="text/html" mode="base64">!!!</content>', "A B"),
        ('<summary>A B</summary><content type="video/mp4" src="http://a.id/v"/>', "A B"),
        (
            '<content type="xhtml"><div><summary>A</summary> <content>B</content></div></content>',
            "A B",
        ),
    ],
)
def test_bodies(atom: Rss, written: str, body: str) -> None:
    assert " ".join(atom(written).body.split()) == body


def test_entry_taken_over_from_another_feed(atom: Rss) -> None:
    draft = atom(
        "<title>J</title><source><title>Asal</title><author><name>Ani</name></author><id>x</id></source><id>y</id>",
        "<title>Kumpulan</title><author><name>Redaksi</name></author>",
    )
    assert (draft.source, draft.byline, draft.outside_id) == ("Asal", "Ani", "y")


def test_author_of_the_feed_is_that_of_its_entries(atom: Rss) -> None:
    assert atom("<title>J</title>", "<author><name>Redaksi</name></author>").byline == "Redaksi"


def test_updated_where_published_is_missing_or_not_understood(atom: Rss) -> None:
    assert atom("<title>J</title><updated>2026-08-12</updated>").published == "2026-08-12"
    assert (
        atom("<title>J</title><published>?</published><updated>2026-08-12</updated>").published
        == "2026-08-12"
    )
    assert atom("<title>J</title><published>kelak</published>").published == "kelak"


@pytest.mark.parametrize(
    ("links", "url"),
    [
        (
            '<link rel="http://www.iana.org/assignments/relation/alternate" href="http://a.id/1"/>',
            "http://a.id/1",
        ),
        ('<link rel="enclosure" href="http://a.id/mp3"/>', None),
        ('<link rel="related" href="http://a.id/r"/><link href="http://a.id/2"/>', "http://a.id/2"),
        ('<link href="http://a.id/?a=1&amp;b=2"/>', "http://a.id/?a=1&b=2"),
        ('<link href=""/>', None),
        ('<content src="http://a.id/isi"/>', "http://a.id/isi"),
    ],
)
def test_links(atom: Rss, links: str, url: str | None) -> None:
    assert atom(f"<title>J</title>{links}").url == url


def test_bases_inside_each_other() -> None:
    draft = one(
        '<feed xml:base="http://a.id/b/"><entry xml:base="c/"><title>J</title>'
        '<link xml:base="d/" href="e"/></entry></feed>',
        url="http://lain.id/",
    )
    assert draft.url == "http://a.id/b/c/d/e"


@pytest.mark.parametrize(
    "text",
    [
        '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><title>J</title></entry></feed>',
        "<feed><entry><title>J</title></entry></feed>",
        '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:title>J</a:title></a:entry></a:feed>',
        '<entry xmlns="http://www.w3.org/2005/Atom"><title>J</title></entry>',
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><m:group xmlns:m="http://search.yahoo.com/mrss/">'
        "<m:title>J</m:title></m:group></entry></feed>",
    ],
)
def test_shapes_of_atom(text: str) -> None:
    assert one(text).title == "J"


def test_lang_of_the_entry_goes_before_the_feed() -> None:
    feed = parsed(
        '<feed xml:lang="en"><entry xml:lang="id"><title>J</title></entry>'
        "<entry><title>K</title></entry></feed>"
    )
    assert [draft.lang for draft in feed.drafts] == ["id", "en"]
