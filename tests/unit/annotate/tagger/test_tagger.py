"""From two networks' scores to marks."""

from __future__ import annotations

import numpy as np
import pytest

from newsreader.annotate.document import Document
from newsreader.annotate.gazetteer import Gazetteer
from newsreader.annotate.tagger import tagger as module
from newsreader.annotate.tagger.tagger import Blend, Tagger
from newsreader.annotate.tagger.weights import Array

_TAGS = ("O", "B-PERSON", "I-PERSON")


class Certain:
    """A network that takes the words with a capital for persons, with one probability."""

    tags = _TAGS

    def __init__(self, chance: float) -> None:
        self._chance = chance
        self.asked = 0

    def scores(self, document: Document) -> Array:
        """See Network.scores."""
        self.asked += 1
        rows = []
        for i, text in enumerate(document.texts):
            tag = 0 if text.islower() else 2 if i and document.texts[i - 1].istitle() else 1
            row = [(1 - self._chance) / 2] * 3
            row[tag] = self._chance
            rows.append(row)
        return np.log(np.array(rows, np.float32).reshape(-1, 3))


def _document(body: str) -> Document:
    return Document(body, Gazetteer())


def test_marks_have_places_and_scores() -> None:
    found = Tagger(Certain(0.8), "x-1").tag(_document("lalu Rina Wati pergi"))
    assert [(one.start, one.end, one.label) for one in found] == [(5, 14, "PERSON")]
    assert found[0].score == pytest.approx(0.8)


def test_nothing_in_nothing() -> None:
    assert Tagger(Certain(0.8), "x-1").tag(_document(" \n")) == []


def test_two_networks_give_one_probability() -> None:
    both = Blend(Certain(0.9), Certain(0.5), 0.3)
    scores = both.scores(_document("Rina pergi"))
    assert np.allclose(np.exp(scores).sum(axis=1), 1, atol=1e-6)
    assert 0.5 < np.exp(scores).max() < 0.9


def test_what_is_too_long_is_left_to_the_quick_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST_WORDS", 3)
    slow, quick = Certain(0.9), Certain(0.6)
    both = Blend(slow, quick, 0.3)
    both.scores(_document("satu dua tiga"))
    assert (slow.asked, quick.asked) == (1, 1)
    assert np.exp(both.scores(_document("satu dua tiga empat"))).max() == pytest.approx(0.6)
    assert (slow.asked, quick.asked) == (1, 2)
