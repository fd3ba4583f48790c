from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.search.fields import read_field
from newsreader.search.nodes import Dated
from newsreader.search.periods import read_period

TODAY = date(2026, 5, 31)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2026", "2026-01-01", "2026-12-31"),
        ("2026-02", "2026-02-01", "2026-02-28"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2026-2-6", "2026-02-06", "2026-02-06"),
        ("2026-W01", "2025-12-29", "2026-01-04"),
        ("2026-01-20..2026-02-06", "2026-01-20", "2026-02-06"),
        ("2025..2026-02", "2025-01-01", "2026-02-28"),
        ("2026..2025", "2025-01-01", "2026-12-31"),
        ("2026-02-06..2026-01", "2026-01-01", "2026-02-06"),
        ("2026-02..2026", "2026-02-01", "2026-12-31"),
        ("2025..", "2025-01-01", None),
        ("..2025", None, "2025-12-31"),
        (">2025", "2026-01-01", None),
        (">=2025", "2025-01-01", None),
        ("<2026-02", None, "2026-01-31"),
        ("<=2026-02", None, "2026-02-28"),
        ("7d", "2026-05-24", "2026-05-31"),
        ("2w", "2026-05-17", "2026-05-31"),
        ("3m", "2026-02-28", "2026-05-31"),
        ("1y", "2025-05-31", "2026-05-31"),
        ("9999y", "0001-01-01", "2026-05-31"),
        ("today", "2026-05-31", "2026-05-31"),
        ("hari-ini", "2026-05-31", "2026-05-31"),
        ("kemarin", "2026-05-30", "2026-05-30"),
    ],
)
def test_periods(value: str, first: str | None, last: str | None) -> None:
    found = read_period(value, TODAY)
    assert tuple(day.isoformat() if day else None for day in found) == (first, last)


@pytest.mark.parametrize(
    "value", ["", "x", "2026-13", "2026-02-30", "0000", "7", ">", ">9999", "<0001", "2026-W60", "d"]
)
def test_what_is_no_period_is_told(value: str) -> None:
    with pytest.raises(ValueError):
        read_period(value, TODAY)


@pytest.mark.parametrize(
    ("typed", "counts_as"),
    [
        ("2026-0", "2026"),
        ("2026-13", "2026"),
        ("2026-02-3x", "2026-02"),
        ("2026-02-30", "2026-02"),
        ("2026-01-20.", "2026-01-20"),
        ("2026-01-20..20", "2026-01-20.."),
        (">2025-1x", ">2025"),
    ],
)
def test_half_typed_dates_count_as_far_as_they_go(typed: str, counts_as: str) -> None:
    node, problem = read_field("date", typed, TODAY)
    assert problem is not None
    assert node == read_field("date", counts_as, TODAY)[0]


@given(st.text(max_size=30) | st.from_regex(r"[0-9dwmy.<>=W-]{0,20}", fullmatch=True))
def test_any_text_has_an_answer(value: str) -> None:
    node, problem = read_field("date", value, TODAY)
    assert isinstance(node, Dated) or problem is not None or not value
