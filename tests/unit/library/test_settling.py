"""Undoing that was interrupted goes on, whatever is wrong with one import."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from newsreader.archive import Archive
from newsreader.library import Library
from newsreader.model import NewsreaderError
from tests.unit.archive.bringing import bring, news


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Three imports that are undone, of which no article has followed."""
    with Library.open(tmp_path / "library") as opened:
        for number in range(3):
            bring(opened.archive, news(f"tempat{number}", number))
            opened.archive.set_import_undone(number + 1)
        yield opened


def failing(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    """Something is wrong with the second."""
    settle: Callable[..., int | None] = Archive.settle_import

    def one(self: Archive, id: int, *rest: int) -> int | None:
        if id == 2:
            raise error
        return settle(self, id, *rest)

    monkeypatch.setattr(Archive, "settle_import", one)


def test_a_mistake_of_ours_is_logged_and_the_others_follow(
    library: Library, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    failing(monkeypatch, KeyError("hilang"))
    with caplog.at_level(logging.ERROR):
        assert list(library.settle_imports())
    assert library.archive.unsettled_imports() == [2] and list(library.archive.all_ids()) == [2]
    assert "import 2" in caplog.text and "KeyError" in caplog.text


def test_what_a_person_can_do_something_about_is_said_in_the_end(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch, NewsreaderError("The disk is full."))
    with pytest.raises(NewsreaderError, match="disk is full"):
        list(library.settle_imports())
    assert library.archive.unsettled_imports() == [2]
