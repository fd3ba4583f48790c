"""Places are found again, or not at all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsreader.corrections import anchor_at, find
from newsreader.model import Anchor
from tests.unit.corrections.samples import sha256

BODY = "Presiden Putin tiba di Istanbul. Sesudah itu Putin bertemu Erdogan di istana, dan Putin pulang."


def anchor(nth: int, body: str = BODY) -> Anchor:
    start = -1
    for _ in range(nth + 1):
        start = body.index("Putin", start + 1)
    return anchor_at(body, start, start + 5, sha256=sha256(body))


def found(nth: int, body: str) -> int | None:
    return find(anchor(nth), body, sha256(body))


def test_in_the_same_body_the_offset_counts() -> None:
    repeated = "Putin. " * 30
    for nth in (0, 7, 29):
        assert find(anchor(nth, repeated), repeated, sha256(repeated)) == nth * 7


@pytest.mark.parametrize("start", [-5, 1, 10_000])
def test_an_offset_that_does_not_fit_is_no_place(start: int) -> None:
    assert find(replace(anchor(0), start=start), BODY, sha256(BODY)) is None


def test_text_put_before_moves_the_place() -> None:
    assert found(1, "Diperbarui. " + BODY) == BODY.index("Putin", 20) + 12


def test_one_side_is_enough_where_the_other_changed() -> None:
    assert found(1, BODY.replace("bertemu Erdogan di istana, dan", "menelepon Ankara;")) == 45
    assert found(1, BODY.replace("tiba di Istanbul. Sesudah", "di Istanbul; kemudian")) == BODY.replace(
        "tiba di Istanbul. Sesudah", "di Istanbul; kemudian"
    ).index("Putin", 20)


def test_twice_the_same_surroundings_are_no_place() -> None:
    assert found(1, BODY + " " + BODY) is None


def test_sides_that_lead_to_two_places_are_none() -> None:
    one = anchor(1)
    assert find(one, f"{one.before}Putin lalu. Ada pula Putin{one.after}", "") is None


def test_both_sides_together_come_before_one() -> None:
    one = anchor(1)
    body = f"{one.before}Putin lalu. {one.before}Putin{one.after}"
    assert find(one, body, "") == len(one.before) * 2 + 12


def test_the_text_alone_is_no_place() -> None:
    assert found(0, "Tentang hal lain, Putin diam.") is None
    start = anchor_at("Putin pergi.", 0, 5, sha256="x")
    assert start.before == ""
    assert find(start, "Kata Putin begini.", "") is None


def test_gone_is_gone() -> None:
    assert found(0, "Berita lain.") is None
    assert found(0, "") is None
