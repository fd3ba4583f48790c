"""Feeds that were made to do harm: nothing is fetched, nothing grows, and time is bounded."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from newsreader.ingest.feed import MAX_ITEMS, limits
from newsreader.model import NewsreaderError
from tests.unit.ingest.feed.conftest import one, parsed

_FEW_SECONDS = 20
"""Far more than any of these takes, far less than anything that is not linear would."""


def test_external_entities_are_not_fetched(tmp_path: Path) -> None:
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            return

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    (tmp_path / "rahasia").write_text("RAHASIA")
    here = f"http://127.0.0.1:{server.server_port}"
    try:
        draft = one(
            f"""<?xml version="1.0"?><?xml-stylesheet href="{here}/gaya"?>
            <!DOCTYPE rss SYSTEM "{here}/dtd" [<!ENTITY berkas SYSTEM "file://{tmp_path}/rahasia">
            <!ENTITY jauh SYSTEM "{here}/entitas"><!ENTITY % p SYSTEM "{here}/parameter"> %p;]>
            <rss xmlns:xi="http://www.w3.org/2001/XInclude"><channel><item><title>J &berkas; &jauh;</title>
            <xi:include href="{here}/sisip"/><description>&berkas;</description></item></channel></rss>""",
            url=f"{here}/umpan",
        )
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
    assert asked == []
    assert (draft.title, draft.body) == ("J &berkas; &jauh;", "&berkas;")


def test_billion_laughs() -> None:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    feed = "<rss><channel><item><title>&a11;</title></item></channel></rss>"
    assert one(f'<!DOCTYPE rss [<!ENTITY a0 "ha">{entities}]>{feed}').body == "&a11;"


_MANY = 100_000
_HOSTILE = {
    "blank lines above": "\n" * 10 * _MANY + "<rss><channel>",
    "open brackets": "<rss><channel><item><description>" + "<" * 10 * _MANY,
    "open tags": "<rss><channel><item><description>" + "<a " * _MANY,
    "open quotes": "<rss><channel><item><description>" + '<a "' * _MANY,
    "one long name": "<rss><channel><item><" + "a" * 10 * _MANY + "></item>",
    "open comments": "<rss><channel><item><description>" + "<!--" * _MANY,
    "open CDATA": "<rss><channel><item><description>" + "<![CDATA[" * _MANY,
    "open instructions": "<rss><channel><item><description>" + "<?" * _MANY,
    "document types": "<!DOCTYPE rss " * _MANY + "<rss>",
    "entities": "<rss><channel><item><title>" + "&a" * _MANY + "</title></item>",
    "deep": "<rss><channel><item>" + "<a>" * _MANY + "</a>" * _MANY + "</item></channel></rss>",
    "deep and not closed": "<rss><channel><item>" + "<a>" * _MANY + "</a></item></channel></rss>",
    "deep XHTML": "<feed><entry><content type='xhtml'>" + "<q:x>" * 200 + "</content></entry></feed>",
    "items in items": "<rss>" + "<item><title>a</title><description>" * 20_000,
    "items of others": "<rss>" + "<x:item/>" * _MANY,
    "categories": "<rss><channel><item>" + "<category>a</category>" * _MANY + "</item>",
    "namespaces": "<rss>" + "".join(f"<channel xmlns:a{n}='b{n}'>" for n in range(20_000)),
    "attributes": "<rss " + "a='b' " * _MANY + ">",
    "bases": "<feed><entry><title>J</title><link href='x'/>"
    + "<a xml:base='b/'>" * _MANY
    + "</entry></feed>",
    "groups": "<rss><channel><item>" + "<media:group>" * _MANY + "</media:group>" * _MANY + "</item>",
    "mails": "<rss><channel><item><author>" + "a@b (" * _MANY + "</author></item>",
    "a long date": "<rss><channel><item><pubDate>" + "1 Jan " * _MANY + "</pubDate></item>",
    "blanks in a tag": "<rss><channel><item><title>&lt;b" + " " * 10 * _MANY + "</title></item>",
}


@pytest.mark.parametrize("name", _HOSTILE)
def test_time_grows_with_the_text_only(name: str) -> None:
    started = time.monotonic()
    try:
        parsed(_HOSTILE[name])
    except NewsreaderError as error:
        assert "umpan" in str(error)
    assert time.monotonic() - started < _FEW_SECONDS


def test_too_many_items(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsreader.ingest.feed.xml_feed.MAX_ITEMS", 3)
    feed = parsed("<rss><channel>" + "<item><title>J</title></item>" * 4 + "</channel></rss>")
    assert len(feed.drafts) == 3
    (problem,) = feed.problems
    assert (
        str(problem.why) == f"umpan holds more than {MAX_ITEMS} items; only the first {MAX_ITEMS} are read."
    )
    assert not parsed("<rss><channel>" + "<item><title>J</title></item>" * 3 + "</channel></rss>").problems


def test_too_many_items_of_json() -> None:
    feed = parsed('{"items": [' + "{}," * MAX_ITEMS + '{"title": "J"}]}')
    assert len(feed.problems) == MAX_ITEMS + 1
    assert "only the first" in str(feed.problems[-1].why)


def test_too_many_elements(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsreader.ingest.feed.xml_feed.MAX_ELEMENTS", 10)
    with pytest.raises(NewsreaderError, match="made of more than 10 elements"):
        parsed("<rss><channel>" + "<a/>" * 11 + "</channel></rss>")


def test_too_long_an_item(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsreader.ingest.feed.items.MAX_MARKUP_CHARACTERS", 100)
    feed = parsed(f"<rss><item><title>{'a' * 101}</title></item><item><title>b</title></item></rss>")
    assert [draft.origin for draft in feed.drafts] == ["umpan#2"]
    assert "#1 is an item of more than" in str(feed.problems[0].why)


def test_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsreader.ingest.feed.parse.MAX_FEED_BYTES", 1 << 20)
    with pytest.raises(NewsreaderError, match="umpan is larger than 1 MB"):
        parsed(b"<rss>" + b" " * (1 << 20))
    assert limits.MAX_FEED_BYTES == 64 << 20


def test_no_parser_of_others_is_imported() -> None:
    code = (
        "import sys, newsreader.ingest.feed, newsreader.ingest.opml;"
        "sys.exit(bool(sys.modules.keys() & {'lxml', 'feedparser', 'listparser', 'xml.sax', 'html5lib'}))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
