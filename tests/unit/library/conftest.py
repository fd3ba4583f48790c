"""A library of a few articles, annotated by an extractor that knows two names."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsreader.library import Library
from newsreader.model import Article
from tests.site import Site, serving
from tests.unit.library.extractors import Listed

FAST = Listed("fast-1", "Ali", "Budi")


def article(number: int, body: str | None = None) -> Article:
    """An article in which Ali, Budi and Citra meet."""
    body = body or f"Ali bertemu Budi, {number} kali. Citra diam; Ali pulang."
    sha256 = hashlib.sha256(body.encode()).hexdigest()
    day = f"2026-01-{number % 28 + 1:02}"
    return Article(0, f"Judul {number}", body, sha256, f"{number}.txt", sha256, published=day, lang="id")


@pytest.fixture
def met(tmp_path: Path) -> Iterator[Library]:
    """Articles 1 to 5, the last the newest."""
    with Library.open(tmp_path / "met") as opened:
        for number in range(5):
            one = article(number)
            opened.archive.add(one, FAST.annotate(one.body))
        yield opened


@pytest.fixture
def site() -> Iterator[Site]:
    """An empty web site on this machine."""
    with serving() as started:
        yield started
