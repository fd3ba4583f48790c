"""The questions that are asked, and how their times are told."""

from __future__ import annotations

import json
from math import inf

import pytest
from bench.asking import percentile
from bench.peers.spelling import edited
from bench.questions import Question, Survey, kinds
from bench.report import pair, table

from newsreader.model import IndexDocument, IndexEntity, Label


def _survey() -> Survey:
    words = [f"kata{chr(97 + a)}{chr(97 + b)}" for a in range(20) for b in range(20)]
    survey = Survey(200)
    for number in range(200):
        some = [word for at, word in enumerate(words) if number % (at % 120 + 2) == 0]
        entity = IndexEntity(f"person:{number % 7}", Label.PERSON, ("Nama",))
        survey.add(IndexDocument(number + 1, "judul", " ".join(some), "id", entities=(entity,)))
    return survey


def test_the_same_articles_give_the_same_questions() -> None:
    questions = _survey().questions(5)
    assert questions == _survey().questions(5)
    assert len({question.kind for question in questions}) == 12
    assert all(len(some) == 5 for _, some in kinds(questions))


def test_questions_outlive_being_written_down() -> None:
    questions = _survey().questions(5)
    again = [Question.from_json(json.loads(json.dumps(one.as_json()))) for one in questions]
    assert again == questions


def test_spellings_one_edit_away() -> None:
    assert {"kata", "kta", "katta", "kaxa", "akta"} <= set(edited("kata"))
    assert not {"ta", "katanya", "atak"} & set(edited("kata"))


@pytest.mark.parametrize(("share", "expected"), [(0.5, 3), (0.95, 5), (1, 5)])
def test_percentiles(share: float, expected: float) -> None:
    assert percentile([5, 1, 4, 2, 3], share) == expected


def test_what_took_too_long_says_so() -> None:
    assert pair([1.25, 2, inf], 10) == "2.0/> 10 s"
    assert pair([]) == "–"


def test_a_table_is_markdown() -> None:
    assert table(["a", "b"], [["long", "1"]]).splitlines() == [
        "| a    | b |",
        "|------|--:|",
        "| long | 1 |",
    ]
