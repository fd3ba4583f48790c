"""The fast tier's network, with small random weights."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from newsreader.annotate.document import Document
from newsreader.annotate.gazetteer import Gazetteer
from newsreader.annotate.tagger import convolution as module
from newsreader.annotate.tagger.context import CONTEXT
from newsreader.annotate.tagger.convolution import Convolution
from newsreader.annotate.tagger.features import FLAGS, SHAPES
from newsreader.annotate.tagger.weights import Array, Weights, written

_TAGS = ["O", "B-PERSON", "I-PERSON"]
_WORD, _GRAM, _FORM, _WIDTH = 6, 5, 4, 8
_DILATIONS = (1, 2)


def _network() -> Convolution:
    chance = np.random.default_rng(5)

    def values(*shape: int) -> Array:
        return chance.normal(scale=0.4, size=shape).astype(np.float32)

    shapes = {
        "word": (3, _WORD),
        "ngram": (64, _GRAM),
        "shape": (SHAPES, _FORM),
        "project.w": (_WIDTH, _WORD + _GRAM + _FORM + FLAGS),
        "project.b": (_WIDTH,),
        "context.w": (_WIDTH, CONTEXT),
        "pool_norm.w": (_WIDTH,),
        "pool.w": (_WIDTH, 2 * _WIDTH),
        "pool.b": (_WIDTH,),
        "last_norm.w": (_WIDTH,),
        "head.w": (len(_TAGS), _WIDTH),
        "head.b": (len(_TAGS),),
    }
    for i in range(len(_DILATIONS)):
        shapes |= {f"{i}.norm.w": (_WIDTH,), f"{i}.mix.w": (_WIDTH, 3 * _WIDTH), f"{i}.mix.b": (_WIDTH,)}
    meta = {"tags": _TAGS, "words": ["kata", "di"], "dilations": _DILATIONS}
    return Convolution(
        Weights(written(meta, {name: (values(*shape), "f4") for name, shape in shapes.items()})), Gazetteer()
    )


def _document(body: str) -> Document:
    return Document(body, Gazetteer())


@pytest.mark.parametrize("body", ["", "Kata", "Rina pergi", "Rina pergi. Rina pulang ke Rina. " * 9])
def test_every_word_is_answered_for(body: str) -> None:
    document = _document(body)
    scores = _network().scores(document)
    assert scores.shape == (document.n, len(_TAGS))
    assert np.allclose(np.exp(scores).sum(axis=1), 1, atol=1e-5)


def test_no_word_looks_further_than_the_convolutions_reach() -> None:
    words = ["di", "kata", "itu", "ada", "yang", "pergi", "ke", "sana", "lalu", "pulang"]
    near = _network().scores(_document(" ".join(words)))
    far = _network().scores(_document(" ".join([*words[:-1], "datang"])))
    reach = sum(_DILATIONS)
    assert np.allclose(near[: -reach - 1], far[: -reach - 1], atol=1e-5)
    assert not np.allclose(near[-1 - reach :], far[-1 - reach :], atol=1e-5)


def test_but_a_name_looks_at_itself_wherever_else_it_stands() -> None:
    between = " ".join(["kata itu di sana"] * 9)
    once = _network().scores(_document(f"Rina {between} Wati"))
    twice = _network().scores(_document(f"Rina {between} Rina"))
    assert not np.allclose(once[0], twice[0], atol=1e-5)
    lower = _network().scores(_document(f"rina {between} rina"))
    alone = _network().scores(_document(f"rina {between} wati"))
    assert np.allclose(lower[0], alone[0], atol=1e-5)


def test_words_met_before_make_no_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_CACHED_WORDS", 12)
    used, body = _network(), "Rina pergi ke Bandung"
    for other in ("Kota lain di sana", "Satu dua tiga empat lima enam tujuh", "Bandung Rina " * 3):
        used.scores(_document(other))
        assert np.allclose(used.scores(_document(body)), _network().scores(_document(body)), atol=1e-5)


def test_two_articles_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_CACHED_WORDS", 20)
    bodies = [f"Kata {'abc'[i % 3]}{i} pergi ke {i}x dan Rina{i}" for i in range(400)]
    used = _network()
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(4) as pool:
            together = list(pool.map(lambda body: used.scores(_document(body)), bodies))
    finally:
        sys.setswitchinterval(before)
    fresh = _network()
    for body, scores in zip(bodies, together, strict=True):
        assert np.allclose(scores, fresh.scores(_document(body)), atol=1e-5)
