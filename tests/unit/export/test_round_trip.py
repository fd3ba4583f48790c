"""Articles written and imported again are the same articles."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsreader.export import find_format
from newsreader.ingest.prepare import prepare
from newsreader.ingest.read import read
from newsreader.model import Annotations, Article, Draft, Marks, ReadableArticle
from tests.shared import SHARED

SEEDS = Path(__file__).resolve().parents[3] / "seeds"


def imported(path: Path) -> list[Article]:
    return [prepare(found) for found in read(path) if isinstance(found, Draft)]


def said(article: Article) -> tuple[object, ...]:
    """All that a person would miss."""
    about = (article.title, article.byline, article.source, article.url, article.published, article.lang)
    return (
        *about,
        article.tags,
        article.body,
        article.sha256,
        article.sample,
        article.fiction,
        article.facts,
    )


def check(articles: list[Article], path: Path) -> None:
    assert articles
    write = find_format(path.suffix[1:]).write
    with path.open("w", encoding="utf-8", newline="") as out:
        assert write((ReadableArticle(one, Annotations("0"), Marks()) for one in articles), out) == len(
            articles
        )
    assert list(map(said, imported(path))) == list(map(said, articles))


@pytest.mark.parametrize("name", ["a.md", "a.jsonl"])
def test_the_starter_collection(tmp_path: Path, name: str) -> None:
    check(imported(SEEDS), tmp_path / name)


@pytest.mark.skipif(SHARED is None, reason="the larger test data is not here")
@pytest.mark.parametrize("name", ["a.md", "a.jsonl"])
def test_pasted_text(tmp_path: Path, name: str) -> None:
    assert SHARED is not None
    check(imported(SHARED / "seeds"), tmp_path / name)
