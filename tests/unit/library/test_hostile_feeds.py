"""What a feed calls itself and its items is kept without anything that a terminal would obey."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsreader.library import Library
from newsreader.model import FeedLink
from newsreader.translation import translate
from tests.site import Reply, Site
from tests.unit.library.conftest import FAST

HOSTILE = "\x1b]0;PWNED\x07\x1b[31m\u202eX"
TEXT = "Pemerintah daerah membuka kembali jembatan lama setelah perbaikan selama dua bulan. " * 4


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library", allow_private=("127.0.0.1",)) as opened:
        opened.__dict__["extractor"] = FAST
        yield opened


def feed(hostile: str) -> Reply:
    """Two items of one text, and one that no archive takes."""
    texts = {"a": TEXT, "b": TEXT, "c": "x" * 2_100_000}
    items = [{"id": name + hostile, "title": name, "content_text": text} for name, text in texts.items()]
    version = "https://jsonfeed.org/version/1.1"
    return Reply(json.dumps({"version": version, "title": "Kabar " + hostile, "items": items}))


def test_names_and_origins_of_a_feed_are_kept_harmless(library: Library, site: Site) -> None:
    site.pages["/f"] = feed(HOSTILE)
    library.archive.add_feed(FeedLink(site.url("/f"), site.url("/f")))
    outcomes = [one for _ in range(2) for one in library.refresher.refresh(library.archive.feeds())]
    assert [one.feed.title for one in outcomes] == ["Kabar X"] * 2
    kept = [
        *(place for run in library.archive.imports() for place in run.places),
        *(one.origin for outcome in outcomes for one in outcome.results),
        *(translate(one.why) for outcome in outcomes for one in outcome.results if one.why),
        *(one.origin for one in library.article(1).elsewhere),
        library.article(1).article.origin,
    ]
    assert len(kept) == 13 and all(one.isprintable() for one in kept), kept


def test_an_address_that_is_none_is_kept_harmless(library: Library) -> None:
    (result,) = library.importer.run([f"https://contoh.id/{HOSTILE}"])
    assert result.id is None
    (run,) = library.archive.imports()
    (failure,) = library.archive.import_failures(run.id)
    assert all(one.isprintable() for one in (*run.places, failure.origin, translate(failure.why)))
