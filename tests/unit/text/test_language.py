"""Language by function words."""

from __future__ import annotations

import gzip
import json

import pytest
from hypothesis import given

from newsreader.text.language import detect_language
from tests.shared import SHARED
from tests.unit.text.strategies import messy_text


@given(messy_text)
def test_always_one_of_three(text: str) -> None:
    assert detect_language(text) in {"id", "en", "other"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("", "other"),
        ("12.345 678 – 90", "other"),
        ("Presiden mengatakan bahwa pertemuan itu akan digelar di Jakarta pada pekan depan.", "id"),
        ("The president said that the meeting would be held in Jakarta next week.", "en"),
        ("Le président a dit que la réunion aurait lieu dans la capitale avec des ministres.", "other"),
        ("Der Präsident sagte, dass das Treffen in der nächsten Woche mit den Ministern ist.", "other"),
        ("El presidente dijo que la reunión se celebrará en la capital con los ministros.", "other"),
        ("Presiden ngendika yen patemon kuwi arep dianakake ing kutha iki lan ora ana sing teka.", "other"),
        ("総理大臣は会談を行った", "other"),
    ],
)
def test_examples(text: str, language: str) -> None:
    assert detect_language(text) == language


@pytest.mark.skipif(SHARED is None, reason="no larger data beside the checkout")
def test_real_articles() -> None:
    assert SHARED is not None
    for name in ("indosum", "natural"):
        with gzip.open(SHARED / "data" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            bodies = [json.loads(line)["body"] for line, _ in zip(lines, range(500), strict=False)]
        assert sum(detect_language(body) == "id" for body in bodies) >= 0.98 * len(bodies)
    english = [path for path in (SHARED / "data/gold/train_en").glob("*.json") if "gold" not in path.name]
    assert all(detect_language(json.loads(path.read_text("utf-8"))["body"]) == "en" for path in english)
