"""JSON Feed."""

from __future__ import annotations

import json

import pytest

from newsreader.ingest.feed import limits
from newsreader.model import NewsreaderError
from tests.unit.ingest.feed.conftest import one, parsed

VERSION = "https://jsonfeed.org/version/1.1"


def feed_of(*items: object, **said: object) -> str:
    return json.dumps({"version": VERSION, "title": "Warta", **said, "items": items})


def test_all_fields() -> None:
    item = {
        "id": 7, "url": "/satu", "title": "Judul", "content_html": "<p>Isi &amp; lain.</p>", "summary": "Isi",
        "date_published": "2026-08-12T10:00:00+07:00", "authors": [{"name": "Ani"}, {"name": "Budi"}],
        "tags": ["politik", "  ", 3], "language": "id",
    }  # fmt: skip
    text = feed_of(item, home_page_url="https://a.id/", feed_url="https://a.id/umpan.json")
    draft = one(text)
    assert (draft.title, draft.body, draft.url) == ("Judul", "Isi & lain.", "https://a.id/satu")
    assert (draft.outside_id, draft.published, draft.byline) == (
        "7",
        "2026-08-12T10:00:00+07:00",
        "Ani, Budi",
    )
    assert (draft.tags, draft.lang, draft.source) == (("politik", "3"), "id", "Warta")
    feed = parsed(text)
    assert (feed.title, feed.site, feed.self_url) == ("Warta", "https://a.id/", "https://a.id/umpan.json")


def test_version_1_and_what_the_feed_says_for_all() -> None:
    draft = one(feed_of({"id": "x", "content_text": "A < B\nC"}, author={"name": "Redaksi"}, language="id"))
    assert (draft.body, draft.title, draft.byline, draft.lang) == ("A < B\nC", None, "Redaksi", "id")


def test_wrong_types_are_as_good_as_missing() -> None:
    feed = parsed(
        feed_of(
            {"title": "J", "tags": "x", "authors": [None, {"name": []}], "url": {}, "id": True}, None, [], {},
            title=["x"],
        )
    )  # fmt: skip
    (draft,) = feed.drafts
    assert (draft.tags, draft.byline, draft.url, draft.outside_id, feed.title) == ((), None, None, None, None)
    assert len(feed.problems) == 3


def test_half_a_character_is_replaced() -> None:
    assert one('{"items": [{"title": "a\\ud800b"}]}').title == "a?b"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('{"items": [\n{]}', "umpan is not valid JSON at line 2."),
        ("[1, 2]", "umpan is JSON without a list of items: it is no JSON Feed."),
        ('{"items": 7}', "umpan is JSON without a list of items: it is no JSON Feed."),
        ('{"items": ' + "[" * 200_000, "umpan is JSON that cannot be read."),
        ('{"items": [' + "9" * 5_000 + "]}", "umpan is JSON that cannot be read."),
    ],
)
def test_no_feed(text: str, why: str) -> None:
    with pytest.raises(NewsreaderError) as caught:
        parsed(text)
    assert str(caught.value) == why


def test_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsreader.ingest.feed.json_feed.MAX_JSON_BYTES", 1 << 20)
    with pytest.raises(NewsreaderError, match="JSON Feed of more than 1 MB"):
        parsed('{"items": []' + " " * (1 << 20) + "}")
    assert limits.MAX_JSON_BYTES < limits.MAX_FEED_BYTES


def test_served_as_json_without_a_sign() -> None:
    assert one('\n\n {"items": [{"title": "J"}]}', media_type="application/feed+json").title == "J"
