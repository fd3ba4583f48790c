"""Files that are copied and moved are one article, until one of them says something else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from newsreader.archive import Archive
from newsreader.corrections import anchor_at
from newsreader.library.corrections import apply
from newsreader.model import (
    Correction,
    CorrectionKind,
    Label,
    Scope,
)
from tests.unit.archive.bringing import bring, copy, held, redo, standing_at, undo


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "a.sqlite3", correct=apply) as opened:
        yield opened
        assert opened.check() == []
        assert opened.unsettled_imports() == []


def test_other_places_of_an_article_go_with_the_import_that_met_them(archive: Archive) -> None:
    bring(archive, copy("a", 0))
    number = bring(archive, copy("b", 0))
    assert [one.origin for one in archive.elsewhere(1)] == ["/b.txt"]
    undo(archive, number)
    assert archive.elsewhere(1) == []
    bring(archive, copy("b", 0))
    assert [one.origin for one in archive.elsewhere(1)] == ["/b.txt"]


def test_a_place_stays_as_long_as_one_import_met_the_article_there(archive: Archive) -> None:
    bring(archive, copy("a", 0))
    second, third = bring(archive, copy("b", 0)), bring(archive, copy("b", 0))
    undo(archive, second)
    assert [one.origin for one in archive.elsewhere(1)] == ["/b.txt"]
    undo(archive, third)
    assert archive.elsewhere(1) == []


def test_a_file_that_was_moved_is_the_same_article_also_after_it_went(archive: Archive) -> None:
    first = bring(archive, copy("a", 0))
    archive.set_starred([1])
    body = copy("a", 0).body
    anchor = anchor_at(body, 0, 4, sha256=copy("a", 0).sha256)
    archive.correct(Correction(CorrectionKind.REJECT, Scope.ARTICLE, "Budi", Label.PERSON, anchor=anchor), 1)
    undo(archive, first)
    second = bring(archive, copy("b", 0))
    for change in (None, redo, undo):
        if change is not None:
            change(archive, first)
        readable = archive.article(1)
        assert readable is not None and readable.annotations.mentions == ()
        assert held(archive) == [(1, "Judul", "Budi")] and list(archive.marked_ids("starred")) == [1]
    undo(archive, second)
    assert held(archive) == []


def test_a_file_that_was_moved_after_its_import_was_undone_changes_where_it_is_now(archive: Archive) -> None:
    undo(archive, bring(archive, copy("a", 0)))
    bring(archive, copy("b", 0))
    bring(archive, copy("b", 1))
    assert held(archive) == [(2, "Judul", "Siti")]


def test_one_of_two_copies_that_changed_is_what_it_was_once_that_is_undone(archive: Archive) -> None:
    bring(archive, copy("a", 0), copy("b", 0))
    archive.set_starred([1])
    body = copy("a", 0).body
    anchor = anchor_at(body, 0, 4, sha256=copy("a", 0).sha256)
    archive.correct(Correction(CorrectionKind.REJECT, Scope.ARTICLE, "Budi", Label.PERSON, anchor=anchor), 1)
    second = bring(archive, copy("a", 1))
    assert standing_at(archive) == [("/a.txt", "Judul", "Siti"), ("/b.txt", "Judul", "Budi")]
    assert [one.id for one in archive.versions(2)] == [1, 2]
    assert list(archive.marked_ids("starred")) == [2, 3]
    other = archive.article(3)
    assert other is not None and other.annotations.mentions == ()
    undo(archive, second)
    assert standing_at(archive) == [("/a.txt", "Judul", "Budi"), ("/b.txt", "Judul", "Budi")]
    undo(archive, 1)
    redo(archive, second)
    assert standing_at(archive) == [("/a.txt", "Judul", "Siti")]


def test_the_second_of_two_copies_is_what_it_was_once_its_change_is_undone(archive: Archive) -> None:
    bring(archive, copy("a", 0))
    bring(archive, copy("b", 0))
    third = bring(archive, copy("b", 1))
    changed = [("/a.txt", "Judul", "Budi"), ("/b.txt", "Judul", "Siti")]
    assert standing_at(archive) == changed
    undo(archive, third)
    assert standing_at(archive) == [("/a.txt", "Judul", "Budi"), ("/b.txt", "Judul", "Budi")]
    redo(archive, third)
    assert standing_at(archive) == changed
    undo(archive, third)
    undo(archive, 2)
    assert standing_at(archive) == changed[:1]


def test_a_file_that_was_moved_stands_where_it_is_once_the_first_import_is_undone(archive: Archive) -> None:
    first = bring(archive, copy("a", 0))
    bring(archive, copy("b", 0))
    undo(archive, first)
    assert standing_at(archive) == [("/b.txt", "Judul", "Budi")]
    bring(archive, copy("b", 1))
    assert standing_at(archive) == [("/b.txt", "Judul", "Siti")]
    redo(archive, first)
    assert standing_at(archive) == [("/a.txt", "Judul", "Budi"), ("/b.txt", "Judul", "Siti")]


def test_a_text_goes_with_the_import_that_found_it_in_the_copy_that_did_not_change(archive: Archive) -> None:
    bring(archive, copy("a", 0))
    second = bring(archive, copy("b", 0))
    bring(archive, copy("a", 1))
    undo(archive, second)
    assert standing_at(archive) == [("/a.txt", "Judul", "Siti")]


def test_a_copy_stays_when_a_change_of_the_other_file_is_brought_back(archive: Archive) -> None:
    bring(archive, copy("a", 0))
    second = bring(archive, copy("a", 1))
    undo(archive, second)
    bring(archive, copy("b", 0))
    redo(archive, second)
    assert standing_at(archive) == [("/a.txt", "Judul", "Siti"), ("/b.txt", "Judul", "Budi")]


def test_a_file_that_was_moved_while_its_import_was_undone_comes_back_where_it_was(archive: Archive) -> None:
    undo(archive, bring(archive, copy("a", 0)))
    bring(archive, copy("b", 0), copy("b", 1))
    redo(archive, 1)
    assert standing_at(archive) == [("/a.txt", "Judul", "Budi"), ("/b.txt", "Judul", "Siti")]
