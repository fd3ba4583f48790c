"""Two threads for one article."""

from __future__ import annotations

import threading

import pytest

from newsreader.annotate.tagger.two import two_at_a_time


@pytest.mark.parametrize("count", range(6))
def test_answers_come_in_order(count: int) -> None:
    assert two_at_a_time(lambda x: x * 10, range(count)) == [x * 10 for x in range(count)]


def test_two_run_at_the_same_time() -> None:
    meeting = threading.Barrier(2, timeout=5)
    assert len(two_at_a_time(lambda _: meeting.wait(), range(2))) == 2


@pytest.mark.parametrize("wrong", [0, 1])
def test_a_failure_on_either_side_is_raised(wrong: int) -> None:
    with pytest.raises(ZeroDivisionError):
        two_at_a_time(lambda x: 1 // (x - wrong), range(4))
