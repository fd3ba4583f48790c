"""Imports in any order, undone and brought back: all is as if only those that stand had been."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsreader.archive import Archive
from newsreader.model import (
    Article,
)
from tests.unit.archive.bringing import bring, held, news, redo, standing_at, undo

TITLES = ("Judul", "Judul baru")

STEPS = st.lists(
    st.one_of(
        st.lists(st.tuples(st.sampled_from("abcd"), st.integers(0, 3)), min_size=1, max_size=3),
        st.integers(0, 6),
    ),
    max_size=9,
)


def play(archive: Archive, steps: list[list[tuple[str, int]] | int]) -> list[bool]:
    """Do imports, and undo or redo those that numbers name; which stand."""
    standing: list[bool] = []
    for step in steps:
        if isinstance(step, list):
            bring(archive, *(placed(*one) for one in step))
            standing.append(True)
        elif standing:
            index = step % len(standing)
            (undo if standing[index] else redo)(archive, index + 1)
            standing[index] = not standing[index]
    return standing


def placed(place: str, number: int) -> Article:
    """One of two texts with one of two titles; the last places are files without an address."""
    read = news(place, number % 2, TITLES[number // 2])
    return read if place in "ab" else replace(read, url=None)


def texts(archive: Archive) -> set[str]:
    return {body for _, _, body in archive.bodies(archive.all_ids())}


@settings(deadline=None, max_examples=40)
@given(steps=STEPS)
@example(steps=[[("a", 1)], [("a", 0)], 1, [("a", 1)], 1])
@example(steps=[[("a", 0)], [("b", 0)], [("a", 1)], 1])
@example(steps=[[("c", 0)], [("d", 0)], [("c", 1)], 1, 1])
@example(steps=[[("c", 0)], [("d", 0)], [("d", 1)], 0, 2])
def test_all_is_as_if_only_the_imports_that_stand_had_been(
    tmp_path_factory: pytest.TempPathFactory, steps: list[list[tuple[str, int]] | int]
) -> None:
    folder = tmp_path_factory.mktemp("archives")
    with Archive.open(folder / "a.sqlite3") as archive, Archive.open(folder / "b.sqlite3") as other:
        standing = play(archive, steps)
        imports = [step for step in steps if isinstance(step, list)]
        play(other, [one for one, stands in zip(imports, standing, strict=True) if stands])
        assert standing_at(archive) == standing_at(other)
        assert archive.check() == []


@settings(deadline=None, max_examples=40)
@given(steps=STEPS)
@example(steps=[[("b", 1)], 0, [("a", 1)], 0, 1, [("a", 0)], 1])
def test_nothing_is_lost_when_all_is_undone_and_brought_back(
    tmp_path_factory: pytest.TempPathFactory, steps: list[list[tuple[str, int]] | int]
) -> None:
    with Archive.open(tmp_path_factory.mktemp("archives") / "a.sqlite3") as archive:
        standing = [number for number, stands in enumerate(play(archive, steps), 1) if stands]
        before = held(archive)
        for number in standing:
            undo(archive, number)
        assert held(archive) == []
        for number in reversed(standing):
            redo(archive, number)
        assert texts(archive) >= {body for _, _, body in archive.bodies([id for id, *_ in before])}
        assert archive.check() == []
