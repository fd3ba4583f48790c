"""The feeds that pages name."""

from __future__ import annotations

import pytest

from newsreader.ingest.fetch import discover, usual_addresses
from newsreader.model import FeedLink

PAGE = "https://berita.id/nasional/hari-ini"
RSS = '<link rel="alternate" type="application/rss+xml" '
LIKELY = "/feed /feed/ /rss /a.rss a.xml /news/rss2 /index.rdf atom /atom.xml /?feed=rss2 /News.RSS?x=1 "
LIKELY += "https://feeds.feedburner.com/berita-feed /export?format=rss"
UNLIKELY = "/ /feedback /harness /rss/tentang /sitemap.xml mailto:a@b.id/rss javascript:rss #rss ?q=rss "
UNLIKELY += "http://[/rss file:///a.rss https://feedly.com/i/subscription/feed/https://berita.id/rss"


def urls(page: str, charset: str | None = None) -> list[str]:
    return [link.url for link in discover(page.encode(), PAGE, charset)]


def test_what_the_head_names() -> None:
    page = f"""<!doctype html><html><head><title>Berita</title>
    {RSS} title="Berita  &raquo; Umpan" href="/feed/">
    <link rel="alternate" type="application/atom+xml; charset=utf-8" href="atom.xml">
    <LINK REL="ALTERNATE Home" TYPE="Application/Feed+JSON" HREF="https://cdn.id/feed.json">
    <link rel="feed" href="//umpan.id/semua">
    {RSS} href="/feed/#again">
    <link rel="alternate" hreflang="en" href="/en/"><link rel="stylesheet" href="/feed.xml">
    <link rel="alternate" type="application/json" href="/wp-json/1">
    <link rel="alternate" type="text/xml+oembed" href="/oembed"></head>"""
    assert discover(page.encode(), PAGE) == (
        FeedLink("https://berita.id/feed/", PAGE, "Berita » Umpan"),
        FeedLink("https://berita.id/nasional/atom.xml", PAGE),
        FeedLink("https://cdn.id/feed.json", PAGE),
        FeedLink("https://umpan.id/semua", PAGE),
    )


def test_comments_come_last() -> None:
    page = f'{RSS} href="/a/comments/feed"> {RSS} href="/b" title="Komentar: Berita"> {RSS} href="/feed">'
    assert urls(page) == [
        "https://berita.id/feed",
        "https://berita.id/a/comments/feed",
        "https://berita.id/b",
    ]


def test_the_base_of_a_page() -> None:
    page = f'{RSS} href="a.xml"><base href="/umpan/x"><base href="/lain/"><a href="b.rss">B</a>'
    assert urls(page) == ["https://berita.id/umpan/a.xml", "https://berita.id/umpan/b.rss"]
    assert urls(f'<base href="javascript:0">{RSS} href="/a.xml">') == ["https://berita.id/a.xml"]


@pytest.mark.parametrize("href", LIKELY.split())
def test_links_that_look_like_feeds(href: str) -> None:
    (link,) = discover(f'<p><a href="{href}"> Umpan <b>kami</b></a> lain</p>'.encode(), PAGE)
    assert link.title == "Umpan kami"


@pytest.mark.parametrize("href", UNLIKELY.split())
def test_links_that_do_not(href: str) -> None:
    assert discover(f'<a href="{href}">x</a>'.encode(), PAGE) == ()


def test_likely_ones_come_after_named_ones_and_once() -> None:
    page = f'<a href="/rss">R</a><a href="/feed">F</a><a href="/rss">S</a>{RSS} href="/feed">'
    assert urls(page) == ["https://berita.id/feed", "https://berita.id/rss"]


def test_titles_in_their_encoding() -> None:
    page = f'<html><head>{RSS} href="/a" title="Café"></head>'
    assert discover(page.encode(), PAGE)[0].title == "Café"
    assert discover(page.encode("utf-16"), PAGE)[0].title == "Café"
    assert discover(page.encode("latin-1"), PAGE, "iso-8859-1")[0].title == "Café"
    meta = page.replace("<head>", '<head><meta charset="windows-1252">')
    assert discover(meta.encode("latin-1"), PAGE)[0].title == "Café"
    for odd in ("x-unknown", "", "\0", "é"):
        assert discover(page.encode(), PAGE, odd)[0].title == "Café"


def test_titles_are_safe_to_show() -> None:
    page = f'{RSS} href="/a" title="a\x1b[31m&#27;[0m&#8238;b\n{"c" * 9000}">'
    (link,) = discover(page.encode(), PAGE)
    assert link.title is not None and link.title.isprintable() and len(link.title) <= 301


@pytest.mark.parametrize(
    "page",
    [
        b"",
        b"\x00" * 1000,
        b"{}",
        b"%PDF-1.7",
        bytes(range(256)) * 40,
        b"<" * 100_000,
        b"&" * 100_000,
        b"<!--" + b"-" * 100_000,
        b"<a " + b"x=1 " * 100_000,
    ],
    ids=["empty", "zero", "json", "pdf", "bytes", "lt", "amp", "comment", "attributes"],
)
def test_what_is_no_page_names_nothing(page: bytes) -> None:
    assert discover(page, PAGE) == ()


@pytest.mark.parametrize("tag", ["<div>", "<b>", "<table><tr><td>", "<svg>", "<a href=x.rss>"])
def test_deep_pages(tag: str) -> None:
    page = f'{RSS} href="/a">{tag * 100_000}<a href="/b.rss">'
    assert urls(page)[0] == "https://berita.id/a"


def test_a_page_of_nothing_but_feeds_ends() -> None:
    page = "".join(f'{RSS} href="/{number}"><a href="/{number}.rss">' for number in range(5000))
    assert len(urls(page)) == 400


def test_usual_addresses() -> None:
    found = usual_addresses("https://budi:rahasia@berita.id:8443/a/b?c#d")
    paths = ["feed", "rss", "rss.xml", "feed.xml", "atom.xml", "index.xml"]
    assert found == tuple(f"https://berita.id:8443/{path}" for path in paths)
    for odd in ("", "berita.id", "file:///a", "http://[", "http://"):
        assert usual_addresses(odd) == ()
