"""Marks, and taking them back."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsreader.archive import Archive, Event
from newsreader.model import Marks, NewsreaderError
from tests.unit.archive.samples import NOTHING, article

TAGS = ("penting", "nanti")


def fill(archive: Archive, count: int) -> list[int]:
    """The numbers of `count` new articles."""
    with archive.transaction():
        return [archive.add(article(f"Isi {n}."), NOTHING).id or 0 for n in range(count)]


def state(archive: Archive) -> dict[int, Marks]:
    """The marks of all articles."""
    return {row.id: row.marks for row in archive.summaries(archive.all_ids())}


def test_many_articles_are_one_event(archive: Archive) -> None:
    ids = fill(archive, 5)
    archive.set_read(ids[:2])
    event = archive.set_read(ids)
    assert event is not None
    assert (event.kind, event.count) == ("read", 3)
    assert str(event.sentence) == "Marked 3 articles as read"
    assert archive.counts().unread == 0
    assert archive.undo() == event
    assert set(archive.marked_ids("read")) == set(ids[:2]), "those read before stay read"


@pytest.mark.parametrize(
    ("kind", "one", "many"),
    [
        ("read", "Marked 1 article as read", "Marked 2 articles as read"),
        ("unread", "Marked 1 article as unread", "Marked 2 articles as unread"),
        ("starred", "Starred 1 article", "Starred 2 articles"),
        ("unstarred", "Took the star off 1 article", "Took the star off 2 articles"),
        ("tagged", "Tagged 1 article “x”", "Tagged 2 articles “x”"),
        ("untagged", "Took the tag “x” off 1 article", "Took the tag “x” off 2 articles"),
    ],
)
def test_an_event_tells_itself(kind: str, one: str, many: str) -> None:
    assert str(Event(1, "", kind, "x", 1).sentence) == one
    assert str(Event(1, "", kind, "x", 2).sentence) == many


def test_what_changes_nothing_is_no_event_and_keeps_redo(archive: Archive) -> None:
    ids = fill(archive, 2)
    archive.set_starred(ids)
    archive.undo()
    assert archive.set_starred(ids, False) is None
    assert archive.set_read([]) is None
    assert archive.set_read([4711]) is None
    assert archive.remove_tag(ids, "tak ada") is None
    assert archive.redo() is not None
    assert set(archive.marked_ids("starred")) == set(ids)


def test_a_new_event_clears_what_could_be_redone(archive: Archive) -> None:
    ids = fill(archive, 1)
    archive.set_read(ids)
    archive.undo()
    archive.add_tag(ids, "penting")
    assert archive.redo() is None
    assert archive.undo() is not None
    assert archive.undo() is None


def test_tags_are_one_whatever_their_case(archive: Archive) -> None:
    ids = fill(archive, 3)
    archive.add_tag(ids[:1], "  Sangat \n penting ")
    archive.add_tag(ids, "sangat PENTING")
    archive.add_tag(ids[:1], "lain")
    assert archive.tags() == [("Sangat penting", 3), ("lain", 1)]
    assert set(archive.marked_ids("tag", "SANGAT penting")) == set(ids)
    archive.remove_tag(ids, "sangat penting")
    assert archive.tags() == [("lain", 1)]
    with pytest.raises(NewsreaderError, match="needs at least one letter"):
        archive.add_tag(ids, " \n ")


def test_marked_ids(archive: Archive) -> None:
    first, second = fill(archive, 2)
    archive.set_read([first])
    archive.set_starred([second])
    assert set(archive.marked_ids("read")) == {first}
    assert set(archive.marked_ids("unread")) == {second}
    assert set(archive.marked_ids("starred")) == {second}
    assert set(archive.marked_ids("unstarred")) == {first}
    assert set(archive.marked_ids("tag", "tak ada")) == set()
    with pytest.raises(NewsreaderError, match="marked “gone”"):
        archive.marked_ids("gone")


def test_the_place_last_read_is_kept(archive: Archive) -> None:
    (number,) = fill(archive, 1)
    archive.remember_position(number, 3)
    archive.remember_position(number, 4)
    archive.remember_position(4711, 4)
    readable = archive.article(number)
    assert readable is not None
    assert readable.position == 4
    assert archive.undo() is None, "scrolling is nothing to undo"


def test_undo_follows_an_article_to_its_successor(archive: Archive) -> None:
    first = archive.add(article("Satu.", origin="a.txt"), NOTHING).id or 0
    archive.set_read([first])
    second = archive.add(article("Dua.", origin="a.txt"), NOTHING).id or 0
    third = archive.add(article("Tiga.", origin="a.txt"), NOTHING).id or 0
    archive.add_tag([first, second], "penting")
    assert state(archive)[third] == Marks(read=True, tags=frozenset({"penting"}))
    archive.undo()
    archive.undo()
    assert state(archive) == {third: Marks()}
    assert [row.marks for row in archive.summaries([first, second])] == [Marks(), Marks()]
    archive.redo()
    assert set(archive.marked_ids("read")) == {third}


def test_opening_reads_without_an_event(archive: Archive) -> None:
    ids = fill(archive, 2)
    archive.mark_opened(ids[0])
    archive.mark_opened(4711)
    assert set(archive.marked_ids("read")) == {ids[0]}
    assert archive.undo() is None
    archive.set_starred(ids)
    archive.undo()
    archive.mark_opened(ids[0])
    assert archive.redo() is not None, "opening is no new event"


def test_undo_leaves_what_was_opened_before_a_redo(archive: Archive) -> None:
    ids = fill(archive, 2)
    archive.set_read(ids)
    archive.undo()
    archive.mark_opened(ids[0])
    before = state(archive)
    archive.redo()
    assert set(archive.marked_ids("read")) == set(ids)
    archive.undo()
    assert state(archive) == before


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["read", "unread", "star", "unstar", "tag", "untag", "reopen"]),
        st.sets(st.integers(0, 3)),
        st.sampled_from(TAGS),
    ),
    max_size=14,
)


def act(archive: Archive, kind: str, ids: list[int], tag: str) -> Event | None:
    """One change by a person."""
    if kind in ("read", "unread"):
        return archive.set_read(ids, kind == "read")
    if kind in ("star", "unstar"):
        return archive.set_starred(ids, kind == "star")
    return archive.add_tag(ids, tag) if kind == "tag" else archive.remove_tag(ids, tag)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_undo_retraces_every_state_across_sessions(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, set[int], str]]
) -> None:
    path: Path = tmp_path_factory.mktemp("undo") / "library.sqlite"
    archive = Archive.open(path)
    ids = fill(archive, 4)
    states = [state(archive)]
    for kind, chosen, tag in steps:
        if kind == "reopen":
            archive.close()
            archive = Archive.open(path)
        elif act(archive, kind, [ids[n] for n in chosen], tag):
            states.append(state(archive))
    archive.close()
    archive = Archive.open(path)
    for expected in reversed(states[:-1]):
        assert archive.undo() is not None
        assert state(archive) == expected
    assert archive.undo() is None
    for expected in states[1:]:
        assert archive.redo() is not None
        assert state(archive) == expected
    assert archive.redo() is None
    archive.close()
