"""The articles that figures are measured on."""

from __future__ import annotations

import re

from bench import corpus

_WORD = re.compile(r"\w+")


def test_an_article_is_the_same_at_every_size() -> None:
    assert list(corpus.articles(30)) == list(corpus.articles(50))[:30]


def test_no_two_bodies_are_alike_though_texts_repeat() -> None:
    texts = len(corpus.texts()[1])
    size = 3 * min(texts, 300)
    bodies = [one["body"] for one in corpus.articles(size)]
    assert len(set(bodies)) == size


def test_the_vocabulary_keeps_growing() -> None:
    closings = [one["body"].rsplit("\n", 1)[1] for one in corpus.articles(2000)]
    half = {word for closing in closings[:1000] for word in _WORD.findall(closing)}
    whole = {word for closing in closings for word in _WORD.findall(closing)}
    assert len(whole) > 1.3 * len(half)


def test_one_in_a_thousand_is_long() -> None:
    lengths = [len(one["body"]) for one in corpus.articles(1000)]
    assert max(lengths) == lengths[999] > 5 * sorted(lengths)[500]
