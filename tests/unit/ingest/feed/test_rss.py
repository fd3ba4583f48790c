"""RSS: which elements say what."""

from __future__ import annotations

import pytest

from newsreader.ingest.published import parse_published
from tests.unit.ingest.feed.conftest import Rss, one, parsed

NAMES = (
    ' xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:media="http://search.yahoo.com/mrss/" xmlns:a10="http://www.w3.org/2005/Atom"'
    ' xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
)


def test_all_fields(rss: Rss) -> None:
    draft = rss(
        """<title>Judul &amp; lain</title><link> https://contoh.id/1 </link>
        <guid isPermaLink="false">g-1</guid>
        <pubDate>Rab, 12 Agu 2026 10:00:00 +0700</pubDate><author>ani@contoh.id (Ani Yudhoyono)</author>
        <category>Politik</category><category domain="x">Jakarta &amp;amp; sekitarnya</category>
        <description>Isi berita.</description>""",
        "<title>Warta Utara</title><link>https://contoh.id/</link><language>id-ID</language>",
    )
    assert (draft.title, draft.body, draft.url) == ("Judul & lain", "Isi berita.", "https://contoh.id/1")
    assert (draft.outside_id, draft.source, draft.lang) == ("g-1", "Warta Utara", "id-ID")
    assert (draft.byline, draft.tags) == ("Ani Yudhoyono", ("Politik", "Jakarta & sekitarnya"))
    assert parse_published(draft.published or "") == "2026-08-12T10:00:00+07:00"
    assert draft.origin == "umpan#1"
    assert len(draft.original_sha256) == 64


def test_feed_says() -> None:
    feed = parsed(
        f"""<rss{NAMES}><channel><title>Warta</title><link>/muka</link><ttl>30</ttl><language>id</language>
        <a10:link rel="self" href="umpan.xml"/>
        <image><title>Logo</title><link>x</link></image></channel></rss>""",
        url="https://contoh.id/rss/",
    )
    assert (feed.title, feed.site, feed.lang) == ("Warta", "https://contoh.id/muka", "id")
    assert (feed.self_url, feed.ttl_minutes) == ("https://contoh.id/rss/umpan.xml", 30)
    assert (feed.drafts, feed.problems) == ((), ())


@pytest.mark.parametrize(
    ("said", "minutes"),
    [
        ("<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>", 30),
        ("<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>", 1_440),
        ("<ttl>0</ttl>", None),
        ("<ttl>-5</ttl>", None),
        ("<ttl>99999999999999999999</ttl>", None),
        ("<ttl>999999999</ttl>", 525_600),
        ("<ttl>sering</ttl>", None),
    ],
)
def test_time_to_live(said: str, minutes: int | None) -> None:
    assert parsed(f"<rss><channel>{said}</channel></rss>").ttl_minutes == minutes


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("AT&amp;amp;T &lt;b&gt;x&lt;/b&gt;", "AT&T x"),
        ("<![CDATA[AT&amp;T <b>x</b>]]>", "AT&T x"),
        ("AT&amp;T", "AT&T"),
        ("1 &lt; 2 &gt; 0", "1 < 2 > 0"),
        ("<![CDATA[if a<b then]]>", "if a<b then"),
        ("Lo&amp;#239;c", "Loïc"),
        ("Kata <i>miring</i> di sini", "Kata miring di sini"),
        ("Satu&lt;br/&gt;dua", "Satu dua"),
        ("Dua\n   baris", "Dua baris"),
        ("&nbsp;&eacute;&tidakada;&", "é&tidakada;&"),
        ("<![CDATA[A]]> dan <![CDATA[B]]>", "A dan B"),
        ("<!-- x -->Judul", "Judul"),
    ],
)
def test_titles_are_plain_text(rss: Rss, written: str, title: str) -> None:
    assert rss(f"<title>{written}</title><description>x</description>").title == title


def test_fullest_text_is_taken(rss: Rss) -> None:
    draft = rss(
        "<title>J</title><description>Pendek.</description>"
        "<content:encoded><![CDATA[<p>Isi <b>yang</b> panjang &amp; lengkap.</p>]]></content:encoded>",
        root=NAMES,
    )
    assert draft.body == "Isi yang panjang & lengkap."
    longer = rss(
        "<description>Uraian yang lebih panjang.</description><content:encoded>P</content:encoded>",
        root=NAMES,
    )
    assert longer.body == "Uraian yang lebih panjang."


def test_lines_of_plain_text_are_kept(rss: Rss) -> None:
    assert rss("<description>Satu &amp;amp; dua.\n\nTiga.</description>").body == "Satu & dua.\n\nTiga."


def test_markup_in_the_open(rss: Rss) -> None:
    draft = rss(
        "<description><p>Satu<br>dua</p><script/><p>tiga <![CDATA[<x>]]></p></description><guid>1</guid>"
    )
    assert "".join(draft.body.split()) == "Satuduatiga<x>"
    assert draft.outside_id == "1"


def test_title_alone_is_the_text(rss: Rss) -> None:
    assert rss("<title>Hanya judul</title>").body == "Hanya judul"


def test_item_without_words_fails() -> None:
    feed = parsed(
        "<rss><channel><item><title>A</title></item><item><link>http://a.id</link></item><item/></channel></rss>"
    )
    assert [(draft.origin, draft.body) for draft in feed.drafts] == [
        ("umpan#1", "A"),
        ("umpan#2", "http://a.id"),
    ]
    assert [str(problem.why) for problem in feed.problems] == [
        "umpan#3 is an item without title, text and link."
    ]


def test_items_without_ids_that_lead_to_one_page_are_told_apart() -> None:
    items = "".join(
        f"<item><title>{title}</title><link>{link}</link></item>"
        for title, link in (("A", "http://a.id"), ("B", "http://a.id"), ("C", "http://a.id/c"))
    )
    feed = parsed(f"<rss><channel>{items}</channel></rss>")
    assert [draft.outside_id for draft in feed.drafts] == ["http://a.id A", "http://a.id B", None]


@pytest.mark.parametrize(
    ("written", "byline"),
    [
        ("<author>a@b.id (Ani)</author>", "Ani"),
        ("<author>Ani &lt;a@b.id&gt;</author>", "Ani"),
        ("<author>a@b.id</author>", "a@b.id"),
        ("<author>a@b.id</author><dc:creator>Ani</dc:creator>", "Ani"),
        (
            "<dc:creator>Ani</dc:creator><dc:creator>Budi</dc:creator><dc:creator>Ani</dc:creator>",
            "Ani, Budi",
        ),
        ("<dc:creator><![CDATA[Ani & Budi]]></dc:creator>", "Ani & Budi"),
        ("<a10:author><a10:name>Ani</a10:name><a10:uri>http://b.id</a10:uri></a10:author>", "Ani"),
        ("<itunes:author>Ani</itunes:author>", "Ani"),
        ("<author></author>", None),
        ("<author><uri>http://a.id</uri></author>", None),
    ],
)
def test_bylines(rss: Rss, written: str, byline: str | None) -> None:
    assert rss(f"<title>J</title>{written}", root=NAMES).byline == byline


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("<link>/a b</link>", "https://contoh.id/a%20b"),
        ("<link>\n https://lain.id/\n\tx </link>", "https://lain.id/ x".replace(" ", "")),
        ("<guid>https://contoh.id/g</guid>", "https://contoh.id/g"),
        ('<guid isPermaLink="false">https://contoh.id/g</guid>', None),
        ("<guid>bukan-alamat</guid>", None),
        ('<link href="https://contoh.id/h"/>', "https://contoh.id/h"),
        ('<a10:link href="x"/>', "https://contoh.id/x"),
        ('<link>y</link><a10:link rel="self" href="x"/>', "https://contoh.id/y"),
        ('<link xml:base="https://dasar.id/d/">z</link>', "https://dasar.id/d/z"),
        ("<link>http://[rusak</link>", "http://[rusak"),
        (
            '<link>http://hitung/1</link><fb:origLink xmlns:fb="http://rssnamespace.org/feedburner/ext/1.0">'
            "http://asli.id/1</fb:origLink>",
            "http://asli.id/1",
        ),
    ],
)
def test_links(rss: Rss, written: str, url: str | None) -> None:
    assert rss(f"<title>J</title>{written}", "<link>https://contoh.id/</link>", NAMES).url == url


def test_feed_address_is_the_base_of_last_resort() -> None:
    draft = one(
        "<rss><channel><item><title>J</title><link>a</link></item></channel></rss>", url="http://b.id/c/d"
    )
    assert draft.url == "http://b.id/c/a"


def test_item_of_another_source(rss: Rss) -> None:
    draft = rss(
        '<title>J</title><source url="http://a.id">Kantor A &amp;amp; B</source>', "<title>Kumpulan</title>"
    )
    assert draft.source == "Kantor A & B"


def test_video_feed(rss: Rss) -> None:
    draft = rss(
        "<media:group><media:content><media:title>Judul</media:title><media:description>Uraian video"
        '</media:description><media:player url="http://a.id/v"/></media:content></media:group>',
        root=NAMES,
    )
    assert (draft.title, draft.body, draft.url) == ("Judul", "Uraian video", "http://a.id/v")


def test_rdf_with_items_outside_the_channel() -> None:
    feed = parsed(
        """<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
        xmlns:d="http://purl.org/dc/elements/1.1/">
        <channel r:about="http://a.id/"><title>Warta</title><link>http://a.id/</link><d:language>id</d:language>
        <items><r:Seq><r:li resource="http://a.id/1"/></r:Seq></items></channel>
        <item r:about="http://a.id/1"><title>Satu</title><d:date>2026-08-12T10:00:00Z</d:date></item>
        <item r:about="http://a.id/2"><title>Dua</title><d:subject>Ekonomi</d:subject>
        <d:creator>Ani</d:creator></item>
        </r:RDF>"""
    )
    first, second = feed.drafts
    assert (feed.title, feed.site, first.lang, first.source) == ("Warta", "http://a.id/", "id", "Warta")
    assert (first.url, first.outside_id, first.published) == (
        "http://a.id/1", "http://a.id/1", "2026-08-12T10:00:00Z",
    )  # fmt: skip
    assert (second.tags, second.byline) == (("Ekonomi",), "Ani")


@pytest.mark.parametrize(
    "text",
    [
        "<rss:rdf xmlns:rss='http://purl.org/rss/1.0/'><rss:item><rss:title>J</rss:title></rss:item></rss:rdf>",
        "<rss xmlns='http://backend.userland.com/rss2'><channel><item><title>J</title></item></channel></rss>",
        "<rss xmlns='http://tidak.dikenal/'><channel><item><title>J</title></item></channel></rss>",
        "<channel><item><title>J</title></item></channel>",
        "<RSS><CHANNEL><ITEM><TITLE>J</TITLE></ITEM></CHANNEL></RSS>",
        "<rss><channel></channel><item><title>J</title></item></rss>",
        "<rss><channel><item><dc:title>J</dc:title></item></channel></rss>",
    ],
)
def test_shapes_of_rss(text: str) -> None:
    assert one(text).title == "J"
