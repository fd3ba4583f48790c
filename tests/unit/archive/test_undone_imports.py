"""Imports undone as a whole, and brought back: articles are those of the imports that stand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from newsreader.archive import Archive
from newsreader.library.corrections import apply
from newsreader.model import (
    Correction,
    CorrectionKind,
    FeedLink,
    ImportKind,
    ImportResult,
    ImportStatus,
    Label,
    NewsreaderError,
    Scope,
    Sentence,
)
from tests.unit.archive.bringing import bring, follow, held, news, redo, undo
from tests.unit.archive.samples import annotations, mention


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "a.sqlite3", correct=apply) as opened:
        yield opened
        assert opened.check() == []
        assert opened.unsettled_imports() == []


def test_what_an_import_added_goes_and_comes_back_as_it_was(archive: Archive) -> None:
    number = bring(archive, news("a", 0), news("b", 1))
    archive.set_read([1])
    archive.set_starred([1])
    archive.add_tag([1, 2], "penting")
    for change in archive.pending():
        archive.settle([change])
    undo(archive, number)
    assert held(archive) == []
    assert archive.counts().articles == archive.counts().unread == 0
    assert not archive.marked_ids("read") and not archive.marked_ids("tag", "penting")
    assert not archive.marked_ids("collection", "/berita")
    assert archive.entity_counts() == []
    assert [(one.article_id, one.deleted) for one in archive.pending()] == [(1, True), (2, True)]
    redo(archive, number)
    assert held(archive) == [(1, "Judul", "Budi"), (2, "Judul", "Siti")]
    assert list(archive.marked_ids("read")) == list(archive.marked_ids("starred")) == [1]
    assert list(archive.marked_ids("tag", "penting")) == list(archive.marked_ids("collection", "/berita"))
    assert [one.entity.canonical for one in archive.entity_counts()] == ["Budi", "Siti"]
    assert [(one.article_id, one.deleted) for one in archive.pending()] == [(1, False), (2, False)]


def test_what_another_import_has_brought_too_stays(archive: Archive) -> None:
    first = bring(archive, news("a", 0), news("b", 1))
    second = bring(archive, news("a", 0))
    undo(archive, first)
    assert held(archive) == [(1, "Judul", "Budi")]
    undo(archive, second)
    assert held(archive) == []
    redo(archive, first)
    assert [number for number, *_ in held(archive)] == [1, 2]


def test_what_was_held_before_imports_were_noted_stays(archive: Archive) -> None:
    one = news("a", 0)
    archive.add(one, annotations(mention(one.body, "Budi", Label.PERSON)))
    number = bring(archive, one)
    undo(archive, number)
    assert held(archive) == [(1, "Judul", "Budi")]


def test_a_changed_text_is_again_what_it_was(archive: Archive) -> None:
    bring(archive, news("a", 0))
    archive.set_starred([1])
    second = bring(archive, news("a", 1))
    assert held(archive) == [(2, "Judul", "Siti")]
    third = bring(archive, news("a", 2))
    undo(archive, second)
    assert held(archive) == [(3, "Judul", "Rudi")]
    assert [one.id for one in archive.versions(3)] == [1, 3]
    undo(archive, third)
    assert held(archive) == [(1, "Judul", "Budi")]
    assert list(archive.marked_ids("starred")) == [1] and len(archive.versions(1)) == 1
    redo(archive, second)
    assert held(archive) == [(2, "Judul", "Siti")]
    assert list(archive.marked_ids("starred")) == [2]


def test_what_was_said_about_a_text_is_again_what_it_was(archive: Archive) -> None:
    first = bring(archive, news("a", 0, "Satu"))
    second = bring(archive, news("a", 0, "Dua"))
    third = bring(archive, news("a", 0, "Tiga"))
    assert held(archive) == [(1, "Tiga", "Budi")]
    undo(archive, second)
    assert held(archive) == [(1, "Tiga", "Budi")]
    undo(archive, third)
    assert held(archive) == [(1, "Satu", "Budi")]
    redo(archive, second)
    assert held(archive) == [(1, "Dua", "Budi")]
    undo(archive, first)
    assert held(archive) == [(1, "Dua", "Budi")]


def test_a_text_imported_again_after_it_went_has_its_number_and_marks(archive: Archive) -> None:
    number = bring(archive, news("a", 0))
    archive.set_starred([1])
    undo(archive, number)
    again = bring(archive, news("a", 0, "Judul baru"))
    assert held(archive) == [(1, "Judul baru", "Budi")]
    assert archive.imports()[0].added == 1
    assert list(archive.marked_ids("starred")) == [1]
    undo(archive, again)
    assert held(archive) == []


def test_a_place_that_has_another_text_by_now_keeps_it(archive: Archive) -> None:
    first = bring(archive, news("a", 0))
    archive.set_starred([1])
    undo(archive, first)
    second = bring(archive, news("a", 1))
    redo(archive, first)
    assert held(archive) == [(2, "Judul", "Siti")]
    assert list(archive.marked_ids("starred")) == [2]
    undo(archive, second)
    assert held(archive) == [(1, "Judul", "Budi")]


def test_corrections_are_in_force_again(archive: Archive) -> None:
    number = bring(archive, news("a", 0))
    undo(archive, number)
    archive.correct(Correction(CorrectionKind.REJECT, Scope.ARCHIVE, "Budi", Label.PERSON))
    redo(archive, number)
    readable = archive.article(1)
    assert readable is not None and readable.annotations.mentions == ()


def test_who_says_the_same_later_is_asked_too(archive: Archive) -> None:
    bring(archive, news("a", 0, "Satu"))
    second, third = (bring(archive, news("a", 0, "Dua")) for _ in range(2))
    undo(archive, second)
    assert held(archive) == [(1, "Dua", "Budi")]
    undo(archive, third)
    assert held(archive) == [(1, "Satu", "Budi")]


def test_what_only_an_undone_import_said_is_said_no_more(archive: Archive) -> None:
    first, _ = (bring(archive, news("a", 0, "Satu")) for _ in range(2))
    undo(archive, first)
    third = bring(archive, news("a", 0, "Dua"))
    undo(archive, third)
    assert held(archive) == [(1, "Satu", "Budi")]


def test_the_same_text_of_two_outlets_goes_with_the_import_of_each(archive: Archive) -> None:
    first = bring(archive, news("a", 0, "Satu"))
    second = bring(archive, news("b", 0, "Dua"))
    archive.set_starred([1])
    assert held(archive) == [(1, "Satu", "Budi"), (2, "Dua", "Budi")]
    undo(archive, first)
    assert held(archive) == [(2, "Dua", "Budi")] and archive.leaders() == {}
    redo(archive, first)
    assert held(archive) == [(1, "Satu", "Budi"), (2, "Dua", "Budi")]
    assert archive.leaders() == {1: 2} and list(archive.marked_ids("starred")) == [1]
    undo(archive, second)
    assert held(archive) == [(1, "Satu", "Budi")]


def test_every_version_that_was_read_has_its_place(archive: Archive) -> None:
    bring(archive, news("a", 0))
    second = bring(archive, news("a", 1))
    archive.remember_position(2, 30)
    archive.remember_position(1, 10)
    undo(archive, second)
    assert held(archive) == [(1, "Judul", "Budi")]
    readable = archive.article(1)
    assert readable is not None and readable.position == 30


def test_the_place_last_read_is_kept_while_an_article_is_away(archive: Archive) -> None:
    first = bring(archive, news("a", 0))
    second = bring(archive, news("a", 1))
    archive.remember_position(2, 40)
    undo(archive, first)
    undo(archive, second)
    redo(archive, first)
    readable = archive.article(1)
    assert readable is not None and readable.position == 40


def test_who_begins_anew_is_not_overtaken(archive: Archive) -> None:
    number = bring(archive, *(news(place, 0 + 4 * at) for at, place in enumerate("abcdefgh")))
    archive.set_import_undone(number)
    earlier = archive.import_turn(number)
    after = archive.settle_import(number, earlier, limit=4)
    assert after == 4
    archive.set_import_undone(number, False)
    archive.settle_import(number, archive.import_turn(number), limit=2)
    assert archive.settle_import(number, earlier, after, limit=9) is None
    assert archive.unsettled_imports() == [number]
    follow(archive, number)
    assert archive.counts().articles == 8


def test_articles_of_an_import_are_found_by_its_number_also_as_they_are_now(archive: Archive) -> None:
    first, second = bring(archive, news("a", 0), news("b", 2)), bring(archive, news("a", 1))
    assert list(archive.marked_ids("import", str(first))) == [2, 3]
    assert list(archive.marked_ids("import", str(second))) == [3]
    undo(archive, second)
    assert list(archive.marked_ids("import", str(first))) == [1, 2]
    assert not archive.marked_ids("import", str(second))


def test_a_feed_stays_as_long_as_one_list_names_it(archive: Archive) -> None:
    link = FeedLink("https://a.id/rss", "x")
    numbers = [archive.begin_import(ImportKind.FILES, ["umpan.opml"]) for _ in range(2)]
    archive.add_feed(link, number=numbers[0])
    undo(archive, numbers[0])
    assert archive.add_feed(link, number=numbers[1])[1]
    redo(archive, numbers[0])
    undo(archive, numbers[1])
    assert len(archive.feeds()) == 1
    undo(archive, numbers[0])
    assert archive.feeds() == []


def test_feeds_go_with_the_list_that_named_them(archive: Archive) -> None:
    number = archive.begin_import(ImportKind.FILES, ["umpan.opml"])
    one, two = FeedLink("https://a.id/rss", "x"), FeedLink("https://b.id/rss", "x")
    assert archive.add_feed(one, number=number)[1] and archive.add_feed(two, number=number)[1]
    assert not archive.add_feed(two)[1], "followed by hand too"
    undo(archive, number)
    assert [feed.url for feed in archive.feeds()] == ["https://b.id/rss"]
    assert archive.feed_at("https://a.id/rss") is None and archive.feed(1) is None
    redo(archive, number)
    assert len(archive.feeds()) == 2
    undo(archive, number)
    assert archive.add_feed(one)[1]
    assert len(archive.feeds()) == 2


def test_marks_of_articles_that_are_away_are_left_alone(archive: Archive) -> None:
    number = bring(archive, news("a", 0))
    archive.set_starred([1])
    undo(archive, number)
    archive.undo()
    archive.mark_opened(1)
    archive.set_read([1])
    assert archive.counts().unread == 0


def test_changes_taken_back_while_an_article_is_away_hold_when_it_is_back(archive: Archive) -> None:
    number = bring(archive, news("a", 0))
    archive.set_starred([1])
    archive.add_tag([1], "Penting")
    undo(archive, number)
    archive.undo()
    archive.undo()
    redo(archive, number)
    assert not archive.marked_ids("starred") and not archive.marked_ids("tag", "penting")
    undo(archive, number)
    archive.redo()
    archive.redo()
    redo(archive, number)
    assert list(archive.marked_ids("starred")) == list(archive.marked_ids("tag", "penting")) == [1]


def test_what_failed_is_told_later(archive: Archive) -> None:
    number = archive.begin_import(ImportKind.FILES, ["/berita", "/lain"])
    why = Sentence.of("The file {path} is empty.", path="/berita/x.txt")
    failed = ImportResult("/berita/\udce9.txt", ImportStatus.FAILED, why=why)
    archive.count_import(number, [failed] * 3)
    (run,) = archive.imports()
    assert (run.failed, run.places, run.kind) == (3, ("/berita", "/lain"), ImportKind.FILES)
    assert [(one.origin, one.why) for one in archive.import_failures(number, 2)] == [
        ("/berita/\\udce9.txt", why)
    ] * 2


def test_an_import_is_undone_once(archive: Archive) -> None:
    number = bring(archive, news("a", 0))
    undo(archive, number)
    with pytest.raises(NewsreaderError, match="undone already"):
        archive.set_import_undone(number)
    with pytest.raises(NewsreaderError, match="There is no import number 7"):
        archive.set_import_undone(7)
    assert archive.import_run(number).undone
