"""The likeliest sequence of tags, and the marks that it stands for."""

from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.annotate.tagger.decoding import best_path, marks

TAGS = ("O", "B-PERSON", "I-PERSON", "B-ORG", "I-ORG")


def _obeys(path: tuple[int, ...]) -> bool:
    before = 0
    for tag in path:
        if TAGS[tag][0] == "I" and before not in (tag, tag - 1):
            return False
        before = tag
    return True


@settings(deadline=None)
@given(
    st.integers(1, 5).flatmap(
        lambda n: st.lists(
            st.lists(st.integers(-50, 0), min_size=len(TAGS), max_size=len(TAGS)), min_size=n, max_size=n
        )
    )
)
def test_no_sequence_that_obeys_is_likelier(rows: list[list[int]]) -> None:
    scores = np.array(rows, np.float32) - 1
    path = tuple(best_path(scores, TAGS).tolist())
    assert _obeys(path)
    total = scores[np.arange(len(path)), path].sum()
    every = (p for p in product(range(len(TAGS)), repeat=len(path)) if _obeys(p))
    assert total == max(scores[np.arange(len(path)), p].sum() for p in every)


def test_nothing_to_decode() -> None:
    assert best_path(np.zeros((0, 5), np.float32), TAGS).tolist() == []
    assert marks(np.zeros(0, np.intp), np.zeros((0, 5), np.float32), TAGS) == []


def test_marks_side_by_side_stay_apart() -> None:
    path = np.array([1, 2, 1, 0, 3, 1, 2])
    scores = np.full((7, 5), np.log(0.5), np.float32)
    found = [(m.first, m.last, m.label) for m in marks(path, scores, TAGS)]
    assert found == [(0, 2, "PERSON"), (2, 3, "PERSON"), (4, 5, "ORG"), (5, 7, "PERSON")]
    assert all(abs(m.score - 0.5) < 1e-6 for m in marks(path, scores, TAGS))
