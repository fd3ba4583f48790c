"""Drafts into articles."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest

from newsreader.ingest.limits import MAX_BODY_CHARACTERS
from newsreader.ingest.prepare import prepare
from newsreader.model import Article, Draft, NewsreaderError, Removed

BODY = (
    "Presiden Rusia Vladimir Putin menerima utusan Amerika Serikat di Kremlin pada hari itu.\n\n"
    "Pertemuan itu membicarakan perundingan yang akan dibuka kembali di Istanbul bulan depan."
)
DRAFT = Draft(body=BODY, origin="a.txt", original_sha256="0" * 64, title="Putin Terima Utusan AS")


def made(**changed: object) -> Article:
    return prepare(replace(DRAFT, **changed))  # type: ignore[arg-type]


def test_a_plain_article() -> None:
    article = made(source=" Warta  Utara ", outside_id="7", sample=True, facts="kabar", byline="Ani")
    assert article == Article(
        id=0,
        title="Putin Terima Utusan AS",
        body=BODY,
        sha256=hashlib.sha256(BODY.encode()).hexdigest(),
        origin="a.txt",
        original_sha256="0" * 64,
        source="Warta Utara",
        byline="Ani",
        outside_id="7",
        lang="id",
        sample=True,
        facts="kabar",
    )


@pytest.mark.parametrize(
    ("given", "lang"),
    [
        ("id", "id"), ("ID", "id"), ("id-ID", "id"), ("in", "id"), ("en", "en"), ("en_GB", "en"),
        ("ms", "other"), ("zh-Hans", "other"), ("other", "other"),
        (None, "id"), ("", "id"), ("??", "id"), ("bahasa indonesia", "id"),
    ],
)  # fmt: skip
def test_language_given_or_found(given: str | None, lang: str) -> None:
    assert made(lang=given).lang == lang


def test_published_is_parsed() -> None:
    assert made(published="Rab, 12 Agu 2026 10:00:00 +0700").published == "2026-08-12T10:00:00+07:00"


def test_a_date_nobody_understands_is_kept_aside() -> None:
    article = made(published="sesudah hujan")
    assert article.published is None
    assert article.removed == (Removed("sesudah hujan", "date not understood"),)


@pytest.mark.parametrize(
    "url", ["http://example.org", "https://example.org/a?b=c#d", "HTTPS://Example.org/é"]
)
def test_web_addresses_are_kept(url: str) -> None:
    article = made(url=url)
    assert (article.url, article.removed) == (url, ())


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "ftp://example.org",
        "example.org",
        "http://",
        "http://[x",
        "https://a b",
        "https://example.org/\x1b[31m",
        "data:text/html,x",
        "https://" + "x" * 3_000,
    ],
)
def test_other_addresses_are_dropped_and_said(url: str) -> None:
    article = made(url=url)
    assert article.url is None
    (removed,) = article.removed
    assert removed.why == "address not http or https"
    assert "\x1b" not in removed.text


@pytest.mark.parametrize("url", ["none", "None", "-", "", None])
def test_no_address_is_nothing_dropped(url: str | None) -> None:
    article = made(url=url)
    assert (article.url, article.removed) == (None, ())


def test_tags_are_folded() -> None:
    tags = (" Diplomasi ", "diplomasi", "Perang\n Dingin", "", "x" * 100, "\u200b", "a\u202eb")
    assert made(tags=tags).tags == ("diplomasi", "perang dingin", "x" * 64, "ab")


def test_too_many_tags_are_cut() -> None:
    assert len(made(tags=tuple(map(str, range(1_000)))).tags) == 100


def test_everything_said_is_normalised() -> None:
    hostile = "a\x1b[31mb\u202ec\ud800\nd"
    article = made(title=hostile, source=hostile, byline=hostile, outside_id=hostile, facts=hostile)
    for text in (article.title, article.source, article.byline, article.outside_id):
        assert text == "abc\ufffd d"
    assert article.facts == "abc\ufffd\nd"


def test_a_title_without_end_is_cut_and_kept_aside() -> None:
    title = "kata " * 10_000
    article = made(title=title)
    assert len(article.title) <= 301
    assert article.title.endswith("…")
    assert article.removed == (Removed(title.strip(), "title too long"),)


@pytest.mark.parametrize("body", ["", " \n\t", "\u200b\u200e", "\x1b[31m\x1b[0m"])
def test_nothing_left_is_said(body: str) -> None:
    with pytest.raises(NewsreaderError, match=r"^a\.txt holds no article"):
        made(body=body)


def test_a_body_too_long_is_refused() -> None:
    with pytest.raises(
        NewsreaderError, match=r"a\.txt holds 2000001 characters and an article may hold 2000000"
    ):
        made(body="x" * (MAX_BODY_CHARACTERS + 1))


def test_preparing_what_was_prepared_changes_nothing() -> None:
    first = made()
    again = prepare(replace(DRAFT, title=first.title, body=first.body))
    assert again == first
