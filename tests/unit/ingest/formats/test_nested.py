"""JSON as sites, services and other programs write it: objects where a table has a cell."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsreader.ingest.prepare import prepare
from tests.unit.ingest.given import drafts, reasons

POST = {
    "id": 91,
    "date": "2026-02-06T10:15:00",
    "date_gmt": "2026-02-06T03:15:00",
    "guid": {"rendered": "https://kabar.example/?p=91"},
    "link": "https://kabar.example/banjir",
    "title": {"rendered": "Banjir &#8220;rob&#8221; di Demak"},
    "content": {"rendered": "<p>Air masuk &amp; naik.</p>\n<p>Warga mengungsi.</p>", "protected": False},
    "author": 3,
    "categories": [4, 9],
    "tags": [17],
    "yoast_head_json": {"og_site_name": "Kabar Pantura"},
    "_embedded": {
        "author": [{"id": 3, "name": "Rina Sari"}],
        "wp:term": [
            [{"id": 4, "name": "Daerah"}],
            [{"id": 17, "name": "banjir"}, {"code": "rest_forbidden"}],
        ],
    },
}


def written(folder: Path, value: object, name: str = "a.json") -> Path:
    path = folder / name
    path.write_text(json.dumps(value))
    return path


def test_a_post_of_wordpress(tmp_path: Path) -> None:
    (draft,) = drafts(written(tmp_path, [POST]))
    article = prepare(draft)
    assert article.title == "Banjir “rob” di Demak"
    assert article.body == "Air masuk & naik.\n\nWarga mengungsi."
    assert article.published == "2026-02-06T03:15:00+00:00"
    assert (article.source, article.byline) == ("Kabar Pantura", "Rina Sari")
    assert (article.url, article.outside_id) == (
        "https://kabar.example/banjir",
        "https://kabar.example/?p=91",
    )
    assert article.tags == ("daerah", "banjir")


def test_a_post_of_wordpress_without_what_was_not_asked_for(tmp_path: Path) -> None:
    bare = {key: POST[key] for key in ("title", "content", "date", "categories", "author")}
    article = prepare(drafts(written(tmp_path, [bare]))[0])
    assert (article.published, article.tags, article.byline) == ("2026-02-06", (), None)


def test_a_protected_post_is_refused_and_the_next_read(tmp_path: Path) -> None:
    hidden = {**POST, "content": {"rendered": "", "protected": True}}
    path = written(tmp_path, [hidden, POST])
    (_, draft) = drafts(path)
    assert draft.origin == f"{path}#2"


@pytest.mark.parametrize("name", ["a.json", "tanpa-akhiran"])
def test_an_answer_of_a_news_service(name: str, tmp_path: Path) -> None:
    article = {
        "source": {"id": None, "name": "Kabar"},
        "author": "Rina",
        "title": "Banjir",
        "description": None,
        "url": "https://kabar.example/1",
        "publishedAt": "2026-02-06T03:15:00Z",
        "content": "Air naik.",
    }
    path = written(tmp_path, {"status": "ok", "totalResults": 1, "articles": [article, article]}, name)
    draft, other = drafts(path)
    assert (draft.source, draft.byline, draft.published) == ("Kabar", "Rina", "2026-02-06T03:15:00Z")
    assert other.body == "Air naik."


def test_linked_data_of_an_article(tmp_path: Path) -> None:
    (draft,) = drafts(
        written(
            tmp_path,
            {
                "@type": "NewsArticle",
                "headline": "Banjir",
                "articleBody": "Air naik.",
                "datePublished": "2026-02-06",
                "author": [{"@type": "Person", "name": "Rina"}, {"@type": "Person", "name": "Budi"}],
                "publisher": {"@type": "Organization", "name": "Kabar"},
            },
        )
    )
    assert (draft.title, draft.body, draft.byline) == ("Banjir", "Air naik.", "Rina, Budi")
    assert (draft.published, draft.source) == ("2026-02-06", "Kabar")


def test_a_source_that_is_an_address(tmp_path: Path) -> None:
    extracted = {
        "title": "Banjir",
        "text": "Air naik.",
        "source": "https://kabar.example/1",
        "source-hostname": "Kabar",
        "hostname": "kabar.example",
        "tags": "banjir;cuaca",
        "date": "2026-02-06",
    }
    (draft,) = drafts(written(tmp_path, extracted))
    assert (draft.source, draft.url) == ("Kabar", "https://kabar.example/1")
    assert draft.tags == ("banjir", "cuaca")


def test_what_only_may_be_meant_is_taken_where_it_can_be(tmp_path: Path) -> None:
    crawled = {
        "title": "Banjir",
        "text": None,
        "maintext": "Air naik.",
        "media": [{"type": "photo"}],
        "source_domain": "kabar.example",
        "date_publish": "2026-02-06 10:15:00",
        "keywords": [],
        "label": None,
    }
    (draft,) = drafts(written(tmp_path, crawled))
    assert (draft.body, draft.source) == ("Air naik.", "kabar.example")
    article = prepare(draft)
    assert article.published == "2026-02-06"
    assert [(one.text, one.why) for one in article.removed] == [
        ("2026-02-06 10:15:00", "clock time without a time zone")
    ]


def test_an_object_that_says_nothing_under_our_own_name_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, {"title": {"a": 1}, "body": "Isi."})
    assert reasons(path) == [f"{path}:1: title must be text."]


@pytest.mark.parametrize("name", ["a.json", "tanpa-akhiran", "a.txt"])
def test_an_object_over_several_lines(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(json.dumps({"judul": "Banjir", "isi": "Air naik."}, indent=2))
    (draft,) = drafts(path)
    assert (draft.title, draft.body) == ("Banjir", "Air naik.")
