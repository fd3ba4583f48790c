"""No invented words in real mouths: outside fiction a person has looked at all that stands in quotes."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import yaml

from tests.unit.seeds.collection import Seed, name_of, seed, seeds

LIST = Path(__file__).with_name("reviewed_quotes.yaml")
REVIEWED: dict[str, list[dict[str, str]]] = yaml.safe_load(LIST.read_text(encoding="utf-8"))
LONGEST_RECORD = 35  # words; the collection quotes shortly

true_stories = pytest.mark.parametrize("one", [one for one in seeds() if not one.fiction], ids=name_of)


@true_stories
def test_every_quotation_was_reviewed(one: Seed) -> None:
    reviewed = [entry["text"] for entry in REVIEWED.get(one.number, [])]
    new = Counter(one.quoted) - Counter(reviewed)
    assert not new, f"look these up on the public record, then add them to {LIST.name}: {list(new)}"


@true_stories
def test_no_quotation_is_left_open(one: Seed) -> None:
    assert one.body.count("“") == one.body.count("”")
    assert one.body.count('"') % 2 == 0


def test_the_list_holds_nothing_that_is_gone() -> None:
    for number, entries in REVIEWED.items():
        assert not Counter(entry["text"] for entry in entries) - Counter(seed(number).quoted), number


def test_words_on_record_are_short_and_say_where() -> None:
    for number, entries in REVIEWED.items():
        for entry in entries:
            assert set(entry) == {"text", "kind", "where"}, number
            assert entry["kind"] in {"record", "as retold", "title", "term"}, number
            assert entry["where"].strip()
            assert len(entry["text"].split()) <= LONGEST_RECORD
