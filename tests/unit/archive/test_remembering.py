"""What was worked out is worked out again as soon as, and only when, it may be something else."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.archive import Archive, marks
from newsreader.model import Label, NewsreaderError
from tests.unit.archive.samples import NOTHING, annotations, article, mention, rich

ANSWERS: dict[str, Callable[[Archive], object]] = {
    "newest": lambda archive: archive.newest_ids(),
    "unread": lambda archive: archive.marked_ids("unread"),
    "read": lambda archive: archive.marked_ids("read"),
    "tag": lambda archive: archive.marked_ids("tag", "penting"),
    "collection": lambda archive: archive.marked_ids("collection", "Sore"),
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a library with two articles lies."""
    path = tmp_path / "library.sqlite"
    with Archive.open(path) as archive:
        archive.add(article("Satu.", origin="1.txt"), NOTHING)
        archive.add(*rich())
    return path


def seen(archive: Archive) -> dict[str, object]:
    """All answers."""
    return {name: ask(archive) for name, ask in ANSWERS.items()}


def test_the_same_answer_while_nothing_changes(path: Path) -> None:
    with Archive.open(path) as archive:
        before = seen(archive)
        archive.remember_position(1, 3)
        archive.set_setting("a", "b")
        archive.set_read([])
        assert all(one is before[name] for name, one in seen(archive).items())


@pytest.mark.parametrize("elsewhere", [False, True])
def test_another_answer_after_every_change(path: Path, elsewhere: bool) -> None:
    with Archive.open(path) as archive, Archive.open(path) as other:
        changer = other if elsewhere else archive
        collection = changer.new_collection("Sore")
        again = replace(rich()[0], origin="x")
        steps: list[tuple[Callable[[], object], str, list[int]]] = [
            (lambda: changer.set_read([1]), "unread", [2]),
            (lambda: changer.mark_opened(2), "read", [1, 2]),
            (changer.undo, "unread", [1]),
            (lambda: changer.add_tag([2], "Penting"), "tag", [2]),
            (lambda: changer.remove_tag([2], "penting"), "tag", []),
            (lambda: changer.add(article("Tiga.", tags=("penting",)), NOTHING), "tag", [3]),
            (lambda: changer.add(article("Empat."), NOTHING, collection=collection), "collection", [4]),
            (lambda: changer.add(article("Satu!", origin="1.txt"), NOTHING), "newest", [2, 5, 4, 3]),
            (lambda: changer.held(again, collection=collection), "collection", [2, 4]),
        ]
        seen(archive)
        for change, name, expected in steps:
            change()
            assert list(ANSWERS[name](archive)) == expected  # type: ignore[call-overload]
            with Archive.open(path) as fresh:
                assert seen(archive) == seen(fresh)


def test_what_is_taken_back_was_never_remembered(path: Path) -> None:
    with Archive.open(path) as archive:
        seen(archive)
        with pytest.raises(KeyError), archive.transaction():
            archive.set_read([1])
            archive.add(article("Tiga."), NOTHING)
            assert archive.marked_ids("unread").tolist() == [2, 3]
            archive.canonicals([1])
            raise KeyError
        archive.set_read([2])
        archive.add(article("Empat."), NOTHING)
        assert archive.marked_ids("unread").tolist() == [1, 3]
        assert [one for _, _, one in archive.bodies([3])] == ["Empat."]


def test_names_follow_the_votes(path: Path) -> None:
    with Archive.open(path) as archive, Archive.open(path) as other:
        assert archive.canonicals([1]) == {1: ("person:vladimir-putin", "Vladimir Putin")}
        for number in range(4):
            body = f"VLADIMIR PUTIN {number}"
            other.add(article(body), annotations(mention(body, "VLADIMIR PUTIN", Label.PERSON)))
        assert archive.canonicals([1]) == {1: ("person:vladimir-putin", "VLADIMIR PUTIN")}
        assert archive.summaries([2])[0].hints[0] == "VLADIMIR PUTIN"
        with pytest.raises(NewsreaderError, match="damaged"):
            archive.canonicals([99])


def test_no_more_is_remembered_than_is_bounded(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsreader.archive.remembering._NAMES", 2)
    with Archive.open(path) as archive:
        for number in range(50):
            assert archive.marked_ids("tag", f"tag {number}").tolist() == []
        assert len(archive._remembered._answers) == 12
        for some in ([1, 2, 3], [3, 4], [1, 4], [2]):
            assert set(archive.canonicals(some)) == set(some)
        assert len(archive._remembered._names) <= 4


def test_the_first_of_the_newest(path: Path) -> None:
    with Archive.open(path) as archive:
        assert archive.newest_ids(most=1).tolist() == [2]
        assert archive.newest_ids(most=5) == archive.newest_ids()
        assert archive.newest_ids([1, 2], most=1).tolist() == [2]


def test_the_state_tells_of_articles_and_of_the_index(path: Path) -> None:
    with Archive.open(path) as archive, Archive.open(path) as other:
        first = archive.state()
        archive.set_read([1])
        archive.annotate(1, NOTHING)
        assert archive.state() == first
        other.add(article("Tiga."), NOTHING)
        second = archive.state()
        assert second[0] != first[0]
        assert second[1] == first[1]
        other.settle(other.pending())
        assert archive.state()[0] == second[0]
        third = archive.state()
        assert third[1] != second[1]
        archive.mark_all_pending()
        archive.settle(archive.pending())
        assert archive.state() == third, "what was settled here is known here"


IDS = st.sets(st.integers(1, 30)).map(lambda some: array("q", sorted(some)))


@given(ids=IDS, gone=IDS)
def test_without(ids: array[int], gone: array[int]) -> None:
    assert marks._without(ids, gone).tolist() == sorted(set(ids) - set(gone))
