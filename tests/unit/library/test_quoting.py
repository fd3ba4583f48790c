"""Who said what: by query, by speaker, by kind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from newsreader.library import Library
from newsreader.model import (
    Annotations,
    Label,
    Mention,
    Origin,
    Query,
    Quote,
    QuoteKind,
    entity_key,
)
from tests.unit.library.conftest import article

NAMES = {"Jokowi": "Joko Widodo", "Lavrov": "Sergei Lavrov", "Megawati": "Megawati"}


def _found(body: str) -> Annotations:
    mentions, quotes = [], []
    for name, full in NAMES.items():
        at = body.find(name)
        if at >= 0:
            key = entity_key(Label.PERSON, full)
            mentions.append(Mention(at, at + len(name), name, Label.PERSON, key, full, Origin.MODEL, 0.9))
            opened = body.rindex("“", 0, at) + 1
            kind = QuoteKind.INDIRECT if "bahwa" in body else QuoteKind.DIRECT
            quotes.append(Quote(opened, body.index("”", opened), full, key, "kata", kind))
    at = body.find("juru bicara")
    if at >= 0:
        opened = body.rindex("“", 0, at) + 1
        quotes.append(
            Quote(opened, body.index("”", opened), "juru bicara Istana", None, None, QuoteKind.DIRECT)
        )
    return Annotations("test-1", tuple(sorted(mentions)), tuple(sorted(quotes)))


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    bodies = [
        "“Satu,” kata Jokowi. “Dua,” kata Lavrov.",
        "Soal nuklir: “Tiga,” kata juru bicara Istana.",
        "“Empat,” kata bahwa Lavrov.",
        "Tanpa kutipan.",
    ]
    with Library.open(tmp_path / "library") as opened:
        for number, body in enumerate(bodies):
            opened.archive.add(article(number, body), _found(body))
        list(opened.refresh_index())
        yield opened


def texts(library: Library, *arguments: object, **named: object) -> list[str]:
    return [line.text for line in library.quotes(*arguments, **named)]  # type: ignore[arg-type]


def test_all_newest_first(library: Library) -> None:
    assert texts(library) == ["Empat,", "Tiga,", "Satu,", "Dua,"]
    assert texts(library, Query(), 2) == ["Empat,", "Tiga,"]
    line = next(library.quotes())
    assert (line.title, line.published, line.speaker, line.entity) == (
        *("Judul 2", "2026-01-03", "Sergei Lavrov", "person:sergei-lavrov"),
    )


def test_by_query(library: Library) -> None:
    assert texts(library, Query("nuklir")) == ["Tiga,"]
    assert texts(library, Query("-nuklir"), 1) == ["Empat,"]


@pytest.mark.parametrize(
    ("speaker", "expected"),
    [
        ("lavrov", ["Empat,", "Dua,"]),
        ("Lav*", ["Empat,", "Dua,"]),
        ("sergei lavrov", ["Empat,", "Dua,"]),
        ("person:sergei-lavrov", ["Empat,", "Dua,"]),
        ("jokowi", ["Satu,"]),
        ("widodo", ["Satu,"]),
        ("juru bicara", ["Tiga,"]),
        ("juru", ["Tiga,"]),
        ("megawati", []),
        ("lavrov jokowi", []),
    ],
)
def test_by_speaker_as_the_query_language_takes_it(
    library: Library, speaker: str, expected: list[str]
) -> None:
    assert texts(library, speaker=speaker) == expected


def test_by_kind(library: Library) -> None:
    assert texts(library, kind=QuoteKind.INDIRECT) == ["Empat,"]
    assert texts(library, kind=QuoteKind.DIRECT, speaker="lavrov") == ["Dua,"]


def test_the_card_is_asked_of_the_library(library: Library) -> None:
    card = library.entity_card("person:sergei-lavrov")
    assert card is not None
    assert [line.text for line in card.quotes] == ["Empat,", "Dua,"]
    assert library.entity_card("person:nobody") is None
