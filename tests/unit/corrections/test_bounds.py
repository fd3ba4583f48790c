"""Long bodies and many mentions: each correction is one pass, whatever it does."""

from __future__ import annotations

import time
from typing import Any

import pytest

from newsreader.corrections import anchor_at, corrected
from newsreader.model import (
    Annotations,
    Correction,
    CorrectionKind,
    Label,
    Mention,
    Origin,
    Quote,
    QuoteKind,
    Scope,
)

COUNT = 60_000
BODY = "Al ke " * COUNT


def raw() -> Annotations:
    """A body that is nothing but mentions of one person, quoted between each two."""
    mentions = tuple(
        Mention(at, at + 2, "Al", Label.PERSON, "person:al", "Al", Origin.MODEL, 1.0)
        for at in range(0, len(BODY), 6)
    )
    quotes = tuple(
        Quote(at + 3, at + 5, "Al", "person:al", None, QuoteKind.DIRECT) for at in range(0, len(BODY), 6)
    )
    return Annotations("fast-1", mentions, quotes)


@pytest.mark.parametrize(
    ("kind", "scope", "fields", "left"),
    [
        ("reject", "archive", {}, 0),
        ("retype", "article", {"to_label": Label.ORG}, COUNT),
        ("respan", "archive", {"to_surface": "Al ke"}, COUNT),
        ("respan", "archive", {"to_surface": "Al ke Al"}, COUNT // 2),
        ("merge", "archive", {"entity": "person:al", "to_canonical": "Ali"}, COUNT),
        ("split", "mention", {"entity": "person:al", "to_canonical": "Ali"}, COUNT),
    ],
)
def test_one_pass(kind: str, scope: str, fields: dict[str, Any], left: int) -> None:
    anchor = None if scope == "archive" else anchor_at(BODY, 6, 8, sha256="")
    one = Correction(CorrectionKind(kind), Scope(scope), "Al", Label.PERSON, anchor=anchor, **fields)
    found = raw()
    began = time.process_time()
    answer = corrected(BODY, found, [one], sha256="")
    assert time.process_time() - began < 5
    assert len(answer.mentions) == left
    assert answer != found


def test_adding_everywhere_is_one_pass() -> None:
    began = time.process_time()
    one = Correction(CorrectionKind.ADD, Scope.ARCHIVE, "ke", Label.PLACE)
    assert len(corrected(BODY, raw(), [one]).mentions) == 2 * COUNT
    dates = Correction(CorrectionKind.ADD, Scope.ARCHIVE, "ke", Label.DATE)
    assert len(corrected(BODY, raw(), [dates]).mentions) == 2 * COUNT
    assert time.process_time() - began < 10
