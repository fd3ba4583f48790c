"""Choosing a stretch of text word by word, and finding names that nothing marks."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.app.correcting.spans import (
    grown_left,
    grown_right,
    run_beside,
    shrunk_left,
    shrunk_right,
    whole_words,
    word_beside,
)
from newsreader.model import Label, Mention, Origin, Span

BODY = (
    "Menurut juru bicara PT Astra (Persero) Tbk., rapat AS–Rusia batal.\n"
    "Rapat itu, kata Sri Mulyani Indrawati, digelar di Bukittinggi menurut Reuters. Menurut Ani, tidak."
)


def span(text: str) -> Span:
    start = BODY.index(text)
    return Span(start, start + len(text))


def mention(text: str) -> Mention:
    found = span(text)
    return Mention(found.start, found.end, text, Label.PERSON, None, None, Origin.MODEL, 0.5)


@pytest.mark.parametrize(
    ("change", "before", "after"),
    [
        (grown_right, "PT Astra", "PT Astra (Persero"),
        (grown_right, "PT Astra (Persero", "PT Astra (Persero)"),
        (grown_right, "AS", "AS–Rusia"),
        (grown_right, "batal", "batal."),
        (grown_right, "batal.", "batal."),
        (shrunk_right, "Sri Mulyani Indrawati", "Sri Mulyani"),
        (shrunk_right, "AS–Rusia", "AS"),
        (shrunk_right, "Sri", "Sri"),
        (grown_left, "Mulyani", "Sri Mulyani"),
        (grown_left, "Persero", "(Persero"),
        (grown_left, "Menurut", "Menurut"),
        (grown_left, "Rapat", "Rapat"),
        (shrunk_left, "Sri Mulyani", "Mulyani"),
        (shrunk_left, "Rusia", "Rusia"),
    ],
)
def test_a_span_moves_word_by_word_within_its_line(change: object, before: str, after: str) -> None:
    assert change(BODY, span(before)).text(BODY) == after  # type: ignore[operator]


@pytest.mark.parametrize(
    ("touched", "chosen"),
    [
        ("ulyani Indra", "Mulyani Indrawati"),
        (" Sri Mulyani Indrawati,", "Sri Mulyani Indrawati"),
        ("PT Astra (Persero)", "PT Astra (Persero)"),
        ("batal.\nRapat", "batal"),
        (", ", None),
    ],
)
def test_a_selection_is_rounded_to_whole_words_of_one_line(touched: str, chosen: str | None) -> None:
    selected = span(touched)
    found = whole_words(BODY, selected.start, selected.end)
    assert (found.text(BODY) if found else None) == chosen


def test_unmarked_names_are_walked_around_the_end() -> None:
    marked = [mention("Sri Mulyani Indrawati")]
    seen, offset = [], -1
    for _ in range(6):
        run = run_beside(BODY, marked, offset, 1)
        assert run is not None
        seen.append(run.text(BODY))
        offset = run.start
    assert seen == ["PT Astra", "Persero", "Tbk", "AS", "Rusia", "Bukittinggi"]
    last = run_beside(BODY, marked, 0, -1)
    assert last is not None and last.text(BODY) == "Ani"
    assert run_beside(BODY.lower(), marked, 0, 1) is None
    assert run_beside("", [], 0, 1) is None


def test_a_mark_parts_a_run() -> None:
    body = "kata Sri Mulyani Indrawati"
    marked = [Mention(9, 16, "Mulyani", Label.PERSON, None, None, Origin.MODEL, 0.5)]
    first = run_beside(body, marked, 0, 1)
    assert first is not None and first.text(body) == "Sri"
    second = run_beside(body, marked, first.start, 1)
    assert second is not None and second.text(body) == "Indrawati"


def test_words_are_walked() -> None:
    here = span("kata")
    after, before = word_beside(BODY, here.start, 1), word_beside(BODY, here.start, -1)
    assert after is not None and after.text(BODY) == "Sri"
    assert before is not None and before.text(BODY) == "itu"
    assert word_beside(BODY, len(BODY), 1) is None


@given(st.text(max_size=300), st.integers(0, 300), st.integers(0, 300))
def test_no_text_breaks_a_span(body: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(body)), min(other, len(body))))
    for change in (grown_left, grown_right, shrunk_left, shrunk_right):
        found = change(body, Span(start, end))
        assert 0 <= found.start <= found.end <= len(body)
    for found_or_none in (whole_words(body, start, end), run_beside(body, [], start, 1)):
        assert found_or_none is None or 0 <= found_or_none.start < found_or_none.end <= len(body)


def test_a_huge_line_takes_no_longer() -> None:
    body = "Abc" * 2_000_000
    began = time.perf_counter()
    grown_right(body, Span(3_000_000, 3_000_003))
    run_beside(body, [], 3_000_000, 1)
    run_beside("Abc def " * 500_000, [], 2_000_000, 1)
    assert time.perf_counter() - began < 2
