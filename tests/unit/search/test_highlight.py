from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.model import Span
from newsreader.search.highlight import Highlighter
from newsreader.search.snippet import snippet as snippet_of
from tests.unit.search import corpus, plain_spans
from tests.unit.search.conftest import Filled


def spans(query: str, body: str) -> list[Span]:
    return Highlighter(query).spans(body)


def snippet(query: str, body: str, width: int = 160) -> str:
    return snippet_of(Highlighter(query), body, width)


BODY = (
    "Perundingan nuklir AS–Iran di Istanbul. Langkah-langkah itu, kata Vladimir Putin, perlu runding baru; "
    "Putin bertemu Witkoff. Dialog militer, bukan dialog para militer. AS (34) ditahan."
)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", []),
        ("xyz", []),
        ("berunding", ["Perundingan", "runding"]),
        ("as", ["AS", "AS"]),
        ("nuklir -iran", ["nuklir"]),
        ("NOT nuklir", []),
        ("(nuklir OR istanbul)", ["nuklir", "Istanbul"]),
        ('"dialog militer"', ["Dialog militer"]),
        ("AS-Iran", ["AS–Iran"]),
        ('"Iran di Istanbul"', ["Iran di Istanbul"]),
        ('"militer dialog"~2', ["Dialog", "militer", "dialog", "militer"]),
        ('"militer putin"~2', []),
        ("langkah-langkah", ["Langkah", "langkah"]),
        ("ist*", ["Istanbul"]),
        ('"dialog mil', ["Dialog militer"]),
        ("Witkof~", ["Witkoff"]),
        ("nuklri~", ["nuklir"]),
        ("person:putin", ["Putin", "Putin"]),
        ('person:"vladimir putin"', ["Vladimir Putin"]),
        ("person:vlad*", ["Vladimir"]),
        ('entity:"person:vladimir-putin"', ["Vladimir", "Putin", "Putin"]),
        ('entity:"place:istanbul"', ["Istanbul"]),
        ("entity:date:2026-02-06", []),
        ("date:2026 is:unread source:tempo lang:id tag:x", []),
        ("di", []),
        ('nuklir "nuklir as"', ["nuklir AS"]),
    ],
)
def test_what_is_marked(query: str, expected: list[str]) -> None:
    assert [span.text(BODY) for span in spans(query, BODY)] == expected


@given(corpus.queries | st.text(max_size=60), corpus.texts | st.text(st.characters(codec=None), max_size=200))
@settings(deadline=None)
def test_spans_are_in_order_and_apart(query: str, body: str) -> None:
    end = 0
    for span in spans(query, body):
        assert end <= span.start < span.end <= len(body)
        end = span.end


_hostile = st.text(
    st.sampled_from("aAsSrRiInNdDuUgG .,'’-\n\t0123“”É\u0301\u212aİſ_") | st.characters(codec=None),
    max_size=120,
)
_bodies = st.lists(corpus.texts | _hostile, max_size=6).map(" ".join)


@given(corpus.leaves | corpus.queries | _hostile, _bodies)
@settings(max_examples=400, deadline=None)
def test_spans_are_those_of_a_plain_look(query: str, body: str) -> None:
    assert [(span.start, span.end) for span in spans(query, body)] == plain_spans.covered(query, body)


@given(corpus.queries, st.lists(_bodies, max_size=4))
@settings(deadline=None)
def test_several_bodies_have_the_snippets_that_each_has(query: str, bodies: list[str]) -> None:
    highlighter = Highlighter(query)
    assert [snippet_of(highlighter, body, 60) for body in bodies] == [
        snippet(query, body, 60) for body in bodies
    ]


def test_the_index_answers_snippets_one_by_one_and_together(filled: Filled) -> None:
    index = filled()
    bodies = [BODY, "tanpa apa pun", BODY[40:]]
    assert index.snippets("putin nuklir", bodies) == [index.snippet("putin nuklir", body) for body in bodies]


@given(
    corpus.queries,
    st.lists(corpus.texts, max_size=30).map("\n\n".join) | st.text(max_size=500),
    st.integers(20, 200),
)
@settings(deadline=None)
def test_a_snippet_is_one_line_that_fits(query: str, body: str, width: int) -> None:
    line = snippet(query, body, width)
    assert len(line) <= width
    assert len(line.splitlines()) <= 1
    assert line == line.strip()
    assert "  " not in line


def test_a_snippet_shows_the_densest_place_in_whole_words() -> None:
    body = "Awal kata nuklir. " + "isi lain " * 60 + "perundingan nuklir Iran. " + "isi lain " * 60
    line = snippet("nuklir runding iran", body, 60)
    assert "perundingan nuklir Iran." in line
    assert line.startswith("… ")
    assert line.endswith(" …")
    assert set(line.strip("… ").replace(".", "").split()) <= set(body.replace(".", "").split())


@pytest.mark.parametrize("before", [5, 900])
def test_a_snippet_shows_where_first_all_stand_together(before: int) -> None:
    body = "Satu nuklir. " + "isi nuklir lain " * before + "runding nuklir Iran dulu. " + "isi " * 60
    line = snippet("nuklir runding iran", body + "runding nuklir Iran kemudian, nuklir, Iran.", 60)
    assert "runding nuklir Iran dulu." in line


def test_a_snippet_of_a_long_body_is_looked_for_at_its_beginning() -> None:
    body = "Satu nuklir. " + "isi lain " * 5_000 + "runding nuklir Iran."
    assert snippet("nuklir runding", body, 60).startswith("Satu nuklir.")
    assert "runding nuklir Iran." in snippet("iran nuklir", body.removeprefix("Satu nuklir."), 60)


def test_a_snippet_of_one_word_shows_where_it_stands_first() -> None:
    line = snippet("nuklir", "Awal kata nuklir. " + "isi lain " * 60 + "nuklir nuklir nuklir", 60)
    assert line.startswith("Awal kata nuklir.")


def test_a_snippet_without_a_match_is_the_beginning() -> None:
    body = "Satu dua tiga empat lima enam tujuh delapan"
    assert snippet("xyz", body, 20) == "Satu dua tiga …"
    assert snippet("xyz", "pendek\nsaja", 20) == "pendek saja"


def test_a_snippet_of_one_endless_word_still_fits() -> None:
    assert len(snippet("x*", "x" * 50_000, 80)) <= 80


@pytest.mark.parametrize("unit", ["perang ", "a", "a.", "“", "nuklir perang\n"])
@pytest.mark.parametrize("query", ["perang nuklir", '"perang nuklir"', '"perang nuklir"~9', "pe* prang~"])
def test_long_bodies_take_linear_time(unit: str, query: str) -> None:
    body = unit * (200_000 // len(unit))
    start = time.perf_counter()
    spans(query, body)
    snippet(query, body)
    assert time.perf_counter() - start < 10


@pytest.mark.parametrize(
    ("query", "body"),
    [
        ('"bar baz"~32', "satu\nbar " + "kata " * 200 + "baz"),
        ('"bar baz"', "foo-bar" + " -" * 31 + " satu dua tiga empat baz"),
    ],
    ids=["near", "phrase"],
)
def test_words_far_apart_are_no_phrase(query: str, body: str) -> None:
    assert [(span.start, span.end) for span in spans(query, body)] == plain_spans.covered(query, body) == []


def test_a_number_one_letter_off_stands_before_its_unit() -> None:
    body = "Prosesor 3.4GHz, rugi 18,5juta."
    for query in ("2.4~", "19,5~"):
        assert [(span.start, span.end) for span in spans(query, body)] == plain_spans.covered(query, body)
    assert spans("2.4~", body)
