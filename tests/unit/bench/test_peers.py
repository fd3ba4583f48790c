"""Every engine answers the same page: else comparing their times would mean nothing."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from bench.peers import PEERS, engine
from bench.questions import Question

from newsreader.model import IndexDocument, IndexEntity, Label

_WORDS = ["presiden", "menteri", "gubernur", "perundingan", "pertandingan", "pelabuhan", "bandara", "sekolah"]
_DOCUMENTS = [
    IndexDocument(
        number,
        f"judul {_WORDS[number % 8]}",
        f"{_WORDS[number % 3]} {_WORDS[number % 5]} hadir. " * 3 + f"{_WORDS[number % 7]} ditutup",
        "id",
        f"Sumber {number % 4}",
        (date(2024, 1, 1) + timedelta(number)).isoformat(),
        (
            IndexEntity(f"person:{number % 9}", Label.PERSON, ("Nama",)),
            IndexEntity("place:jakarta", Label.PLACE, ("Jakarta",)),
        ),
    )
    for number in range(1, 121)
]


def _texts(document: IndexDocument) -> list[str]:
    return re.findall(r"\w+", f"{document.title} | {document.body}")


def _spelt(word: str, document: IndexDocument) -> bool:
    return word in _texts(document)


QUESTIONS = {
    Question("word", ("presiden",)): lambda one: _spelt("presiden", one),
    Question("two words", ("presiden", "bandara")): lambda one: (
        _spelt("presiden", one) and _spelt("bandara", one)
    ),
    Question("phrase", phrase=("menteri", "hadir")): lambda one: "menteri hadir" in one.body,
    Question("prefix", prefix="per"): lambda one: _spelt("perundingan", one) or _spelt("pertandingan", one),
    Question("one edit", fuzzy="presden"): lambda one: _spelt("presiden", one),
    Question("dated", ("hadir",), dates=("2024-02-01", "2024-02-29")): lambda one: (
        one.published[:7] == "2024-02"
    ),
    Question("entity", ("hadir",), entity="person:4"): lambda one: one.entities[0].key == "person:4",
    Question("without", ("hadir",), without="presiden"): lambda one: not _spelt("presiden", one),
}


@pytest.mark.parametrize("name", PEERS)
def test_a_page_is_exact(name: str, tmp_path: Path) -> None:
    if name == "tantivy":
        pytest.importorskip("tantivy")
    asked = engine(name, tmp_path)
    asked.begin()
    asked.add(_DOCUMENTS[:50])
    asked.add(_DOCUMENTS[50:])
    asked.finish()
    asked.open()
    for question, meant in QUESTIONS.items():
        found = [one for one in _DOCUMENTS if meant(one)]
        page = asked.page(question)
        assert page.total == len(found) > 0, question
        newest = sorted(found, key=lambda one: one.published or "", reverse=True)[:50]
        assert [row[0] for row in page.rows] == [one.id for one in newest], question
        assert all(row[1].startswith("judul") for row in page.rows)
        assert any("hadir" in row[2] or "ditutup" in row[2] for row in page.rows), question
        for label in ("person", "place"):
            expected = {one.entities[label == "place"].key for one in found}
            assert {key for key, _ in page.facets[label]} == expected, question
        assert sum(count for _, count in page.facets["source"]) == len(found)
        assert sum(count for _, count in page.facets["month"]) == len(found)
