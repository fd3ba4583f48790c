"""Real pages, where the folder of larger test data stands beside the checkout."""

from __future__ import annotations

import json
import re
from collections import Counter

import pytest

from newsreader.ingest.page import read_page
from newsreader.ingest.prepare import prepare
from tests.shared import SHARED


def _grams(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return Counter(tuple(words[n : n + 4]) for n in range(max(1, len(words) - 3)))


def _f1(found: str, right: str) -> float:
    mine, its = _grams(found), _grams(right)
    return 2 * (mine & its).total() / (mine.total() + its.total())


@pytest.mark.skipif(SHARED is None, reason="the folder of larger test data is not there")
def test_titles_days_and_texts_of_saved_pages() -> None:
    assert SHARED is not None
    folder = SHARED / "data" / "pages"
    gold = json.loads((folder / "gold.json").read_text())
    scores = []
    for name, right in gold.items():
        draft = read_page((folder / name).read_bytes(), origin=name).draft
        assert draft.title == right["title"], name
        assert (draft.published or "")[:10] == right["date"], name
        scores.append(_f1(prepare(draft).body, right["content"]))
    assert sum(scores) / len(scores) >= 0.95
