"""The JSON that scripts rely on."""

from __future__ import annotations

import json

from newsreader.export import annotations_json, as_json
from tests.unit.export.articles import ANNOTATIONS, BODY, readable


def test_an_article_has_exactly_the_promised_keys() -> None:
    shown = as_json(readable())
    assert list(shown) == [
        "id", "title", "byline", "source", "url", "published", "lang", "body", "sha256",
        "entities", "quotes", "dates", "roles", "removed",
    ]  # fmt: skip
    assert shown["entities"][1] == {
        "start": 9,
        "end": 23,
        "text": "Vladimir Putin",
        "label": "PERSON",
        "entity": "person:vladimir-putin",
        "canonical": "Vladimir Putin",
        "by": "rule",
        "score": 0.1235,
        "why": "",
    }
    assert shown["entities"][0]["entity"] is None
    assert shown["quotes"] == [
        {
            "start": 52,
            "end": 62,
            "speaker": "Vladimir Putin",
            "entity": "person:vladimir-putin",
            "cue": "kata",
            "kind": "direct",
        }
    ]
    assert shown["dates"] == [
        {
            "start": 34,
            "end": 49,
            "text": "6 Februari 2026",
            "iso": "2026-02-06",
            "precision": "day",
            "rule": "absolute",
        }
    ]
    assert shown["removed"] == [{"text": "Baca juga: lainnya", "why": "link"}]


def test_everything_is_plain_json() -> None:
    assert json.loads(json.dumps(as_json(readable()))) == as_json(readable())


def test_annotations_alone_have_the_same_lists() -> None:
    found = annotations_json(ANNOTATIONS, BODY)
    assert list(found) == ["entities", "quotes", "dates", "roles", "removed"]
    assert found["entities"] == as_json(readable())["entities"]
    assert found["removed"] == []
    assert all(BODY[one["start"] : one["end"]] == one["text"] for one in found["entities"] + found["dates"])
