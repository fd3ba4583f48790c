"""What a newly read article is to the archive."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsreader.archive import Archive
from newsreader.model import Article, ImportStatus, Label, Marks
from tests.unit.archive.samples import NOTHING, annotations, article, mention

ADDED, UNCHANGED, UPDATED, DUPLICATE = (
    ImportStatus.ADDED,
    ImportStatus.UNCHANGED,
    ImportStatus.UPDATED,
    ImportStatus.DUPLICATE,
)


def statuses(archive: Archive, *articles: Article) -> list[ImportStatus]:
    """What becomes of each, added one after the other."""
    return [archive.add(one, NOTHING).status for one in articles]


def current(archive: Archive) -> list[str]:
    """The bodies that are listed."""
    return sorted(body for _, _, body in archive.bodies(archive.all_ids()))


def test_the_same_again_is_unchanged(archive: Archive) -> None:
    one = article("Satu.", origin="a.txt")
    first = archive.add(one, NOTHING)
    archive.settle(archive.pending())
    again = archive.add(one, NOTHING)
    assert (again.status, again.id) == (UNCHANGED, first.id)
    assert archive.held(one) == again
    assert archive.pending_count() == 0, "nothing to index anew"


@pytest.mark.parametrize(
    ("held", "read"),
    [
        ({"origin": "a.txt"}, {"origin": "a.txt"}),
        ({"origin": "a.txt", "url": "https://x.id/1"}, {"origin": "b.txt", "url": "https://x.id/1"}),
        (
            {"origin": "a.jsonl#1", "outside_id": "7", "source": "W"},
            {"origin": "b.jsonl#9", "outside_id": "7", "source": "W"},
        ),
    ],
)
def test_same_text_at_the_same_place_by_any_sign(
    archive: Archive, held: dict[str, str], read: dict[str, str]
) -> None:
    assert statuses(archive, article("Satu.", **held), article("Satu.", **read)) == [ADDED, UNCHANGED]


def test_the_same_article_elsewhere_is_a_duplicate_and_remembered(archive: Archive) -> None:
    first = archive.add(article("Satu. " * 60, origin="a.txt"), NOTHING)
    other = archive.add(article("Satu. " * 60, origin="b.txt"), NOTHING)
    assert (other.status, other.id) == (DUPLICATE, first.id)
    assert str(other.why) == "The same text is held from a.txt."
    with archive._reading() as connection:
        assert connection.execute("SELECT article, origin FROM sighting").fetchall() == [(first.id, "b.txt")]


def test_one_of_two_copies_of_a_file_that_changes_leaves_the_other_as_it_was(archive: Archive) -> None:
    first, _ = (archive.add(article("Satu. " * 60, origin=name), NOTHING).id or 0 for name in ("a", "b"))
    archive.set_starred([first])
    archive.add_tag([first], "penting")
    changed = archive.add(article("Dua. " * 60, origin="a"), NOTHING)
    assert changed.status is UPDATED and current(archive) == ["Dua. " * 60, "Satu. " * 60]
    for mark in (("starred", ""), ("tag", "penting")):
        assert set(archive.marked_ids(*mark)) == {changed.id, 3}
    assert [(one.id, one.current) for one in archive.versions(first)] == [(first, False), (changed.id, True)]
    assert [(one.id, one.current) for one in archive.versions(3)] == [(3, True)]
    assert archive.elsewhere(first) == archive.elsewhere(3) == []
    again = archive.add(article("Satu. " * 60, origin="b"), NOTHING)
    assert (again.status, again.id) == (UNCHANGED, 3)
    assert archive.add(article("Tiga. " * 60, origin="b"), NOTHING).status is UPDATED
    assert current(archive) == ["Dua. " * 60, "Tiga. " * 60]
    assert archive.check() == []


def test_two_copies_of_a_file_that_change_alike_have_both_changed(archive: Archive) -> None:
    one, two = "Satu. " * 60, "Dua. " * 60
    for text, status in ((one, DUPLICATE), (two, UPDATED), (one, UPDATED)):
        statuses(archive, article(text, origin="a"))
        assert statuses(archive, *(article(text, origin=name) for name in "ba")) == [status, UNCHANGED]
        assert set(current(archive)) == {text}
    assert archive.check() == []


def test_one_of_two_copies_of_a_file_that_changes_back_is_what_it_was(archive: Archive) -> None:
    one, two = "Satu. " * 60, "Dua. " * 60
    for text, name in ((one, "a"), (one, "b"), (two, "a"), (one, "a")):
        archive.add(article(text, origin=name), NOTHING)
    assert set(current(archive)) == {one}


def test_the_second_of_two_copies_of_a_file_that_changes_has_an_earlier_version(archive: Archive) -> None:
    for name in "abc":
        archive.add(article("Satu. " * 60, origin=name), NOTHING)
    archive.set_starred([1])
    archive.remember_position(1, 20)
    changed = article("Dua. " * 60, origin="b")
    assert archive.foreseen(changed).status is UPDATED
    number = archive.add(changed, NOTHING).id or 0
    assert set(current(archive)) == {"Satu. " * 60, "Dua. " * 60}
    assert [one.title for one in archive.versions(number)] == ["Judul", "Judul"]
    assert list(archive.marked_ids("starred")) == [1, number]
    assert [one.origin for one in archive.elsewhere(1)] == ["c"]
    readable = archive.article(number)
    assert readable is not None and readable.position == 20
    assert archive.check() == []


def test_a_line_that_moved_is_the_same_line(archive: Archive) -> None:
    one, two = (article(f"{name}. " * 60, title=name) for name in ("Satu", "Dua"))
    corrected = article("Ralat. " * 60, title="Dua")
    for lines in ([two], [one, two], [one, corrected]):
        for number, line in enumerate(lines, 1):
            archive.add(replace(line, origin=f"a.jsonl#{number}"), NOTHING)
    assert current(archive) == ["Ralat. " * 60, "Satu. " * 60]
    assert [one.id for one in archive.versions(1)] == [1, 3]
    assert archive.elsewhere(2) == archive.elsewhere(3) == [] and archive.check() == []


def test_an_article_with_an_id_has_one_place_in_all_files_of_its_source(archive: Archive) -> None:
    known = {"outside_id": "7", "source": "Kabar", "title": "Judul"}
    for name in ("senin", "selasa"):
        archive.add(article("Satu. " * 60, origin=f"{name}.jsonl#1", **known), NOTHING)
    for number, name in enumerate(("rabu", "kamis"), 2):
        text = f"Ralat {number}. " * 60
        assert archive.add(article(text, origin=f"{name}.jsonl#1", **known), NOTHING).status is UPDATED
        assert current(archive) == [text]
    assert archive.elsewhere(3) == []


def test_held_notes_what_add_would_note(archive: Archive) -> None:
    archive.add(article("Satu.", origin="a.txt"), NOTHING)
    collection = archive.new_collection("Impor")
    elsewhere = article("Satu.", origin="b.txt")
    met = archive.held(elsewhere, collection=collection)
    assert met is not None and met.status is DUPLICATE
    again = archive.held(elsewhere, collection=collection)
    assert again == archive.add(elsewhere, NOTHING) and again is not None
    assert again.status is UNCHANGED, "the file is known as a copy"
    with archive._reading() as connection:
        assert connection.execute("SELECT origin FROM sighting").fetchall() == [("b.txt",)]
    assert len(archive.marked_ids("collection", "Impor")) == 1
    assert archive.held(article("Baru.")) is None


def test_who_only_looks_hears_the_same_and_notes_nothing(archive: Archive) -> None:
    one = article("Sama.", origin="/a.txt")
    assert archive.known(one) is None
    archive.add(one, NOTHING)
    elsewhere = replace(one, origin="/b.txt")
    assert archive.known(replace(one, title="Lain")) is None
    with Archive.open(archive.path, read_only=True) as looking:
        answers = [looking.known(one), looking.known(elsewhere)]
    with archive._reading() as connection:
        assert connection.execute("SELECT count(*) FROM sighting").fetchone() == (0,)
    assert answers == [archive.held(one), archive.held(elsewhere)]
    assert [answer and answer.status for answer in answers] == [
        ImportStatus.UNCHANGED,
        ImportStatus.DUPLICATE,
    ]


def test_another_text_at_the_same_place_supersedes(archive: Archive) -> None:
    first = archive.add(article("Satu.", origin="a.txt"), NOTHING).id or 0
    archive.set_read([first])
    archive.set_starred([first])
    archive.add_tag([first], "penting")
    archive.remember_position(first, 5)
    result = archive.add(article("Sat", origin="a.txt", title="Lain"), NOTHING)
    second = result.id or 0
    assert result.status is UPDATED
    assert archive.newest_ids().tolist() == [second]
    new, old = archive.article(second), archive.article(first)
    assert new is not None
    assert old is not None
    assert new.marks == Marks(True, True, frozenset({"penting"}))
    assert new.position == 3, "never beyond the end of the new text"
    assert old.article.body == "Satu."
    assert old.marks == Marks()
    assert archive.counts().unread == 0


def test_a_text_that_returns_is_an_update_too(archive: Archive) -> None:
    one, two = article("Satu.", origin="a.txt"), article("Dua.", origin="a.txt")
    assert statuses(archive, one, two, one, two, two) == [ADDED, UPDATED, UPDATED, UPDATED, UNCHANGED]
    assert current(archive) == ["Dua."]
    assert archive.check() == []


def test_a_superseded_text_from_elsewhere_is_new(archive: Archive) -> None:
    added = statuses(
        archive,
        article("Satu.", origin="a.txt"),
        article("Dua.", origin="a.txt"),
        article("Satu.", origin="b.txt"),
    )
    assert added == [ADDED, UPDATED, ADDED]
    assert current(archive) == ["Dua.", "Satu."]


def test_only_what_is_said_about_it_changed(archive: Archive) -> None:
    body = "Putin di Istanbul."
    one = article(body, origin="a.txt", tags=("satu",))
    number = archive.add(one, annotations(mention(body, "Putin", Label.PERSON))).id or 0
    archive.set_read([number])
    changed = replace(one, title="Judul baru", published="2026-02-06", tags=("dua",))
    assert archive.held(changed) is None, "its annotations may depend on title and date"
    result = archive.add(changed, annotations(mention(body, "Istanbul", Label.PLACE)))
    assert (result.status, result.id) == (UPDATED, number)
    readable = archive.article(number)
    assert readable is not None
    assert readable.article == replace(changed, id=number)
    assert [found.text for found in readable.annotations.mentions] == ["Istanbul"]
    assert readable.marks == Marks(read=True, tags=frozenset({"satu"})), "marks are the reader's"
    assert archive.check() == []


def test_an_outside_id_outweighs_the_line(archive: Archive) -> None:
    def line(number: int, outside: str, body: str) -> Article:
        return article(body, origin=f"a.jsonl#{number}", outside_id=outside, source="W")

    assert statuses(archive, line(1, "b", "Isi b."), line(2, "c", "Isi c.")) == [ADDED, ADDED]
    shifted = [line(1, "a", "Isi a."), line(2, "b", "Isi b, diperbaiki."), line(3, "c", "Isi c.")]
    assert statuses(archive, *shifted) == [ADDED, UPDATED, UNCHANGED]
    assert current(archive) == ["Isi a.", "Isi b, diperbaiki.", "Isi c."]


def test_an_outside_id_counts_within_its_source_or_file(archive: Archive) -> None:
    assert statuses(
        archive,
        article("Satu.", origin="a.jsonl#1", outside_id="1", source="Warta"),
        article("Dua.", origin="b.jsonl#1", outside_id="1", source="Kabar"),
        article("Tiga.", origin="c.jsonl#1", outside_id="1"),
        article("Empat.", origin="d.jsonl#1", outside_id="1"),
        article("Tiga, lagi.", origin="c.jsonl#5", outside_id="1"),
    ) == [ADDED, ADDED, ADDED, ADDED, UPDATED]


def test_an_address_outweighs_the_origin(archive: Archive) -> None:
    assert statuses(
        archive,
        article("Satu.", origin="a.txt", url="https://x.id/1"),
        article("Dua.", origin="a.txt", url="https://x.id/2"),
        article("Satu, diperbaiki.", origin="b.txt", url="https://x.id/1"),
    ) == [ADDED, ADDED, UPDATED]
    assert current(archive) == ["Dua.", "Satu, diperbaiki."]


def test_a_moved_line_supersedes_nothing(archive: Archive) -> None:
    def line(number: int, title: str, body: str) -> Article:
        return article(body, origin=f"a.jsonl#{number}", title=title)

    statuses(archive, line(1, "Gempa", "Isi gempa."), line(2, "Banjir", "Isi banjir."))
    moved = [
        line(1, "Pemilu", "Isi pemilu."),
        line(2, "Gempa", "Isi gempa."),
        line(3, "Banjir", "Isi banjir."),
    ]
    assert statuses(archive, *moved) == [ADDED, DUPLICATE, DUPLICATE]
    assert current(archive) == ["Isi banjir.", "Isi gempa.", "Isi pemilu."]
    assert statuses(archive, line(1, "Pemilu", "Isi pemilu, diperbaiki.")) == [UPDATED]


def test_collections_gather_what_was_imported_together(archive: Archive) -> None:
    one, two = archive.new_collection("Pagi"), archive.new_collection("Sore")
    first = archive.add(article("Satu.", origin="a.txt"), NOTHING, collection=one).id
    assert archive.add(article("Satu.", origin="a.txt"), NOTHING, collection=two).status is UNCHANGED
    second = archive.add(article("Dua.", origin="b.txt"), NOTHING, collection=two).id
    assert [(c.id, c.name, c.articles) for c in archive.collections()] == [(two, "Sore", 2), (one, "Pagi", 1)]
    assert set(archive.marked_ids("collection", "Sore")) == {first, second}
    assert archive.ids_where(collection=one).tolist() == [first]
    later = archive.add(article("Satu, baru.", origin="a.txt"), NOTHING).id
    assert archive.ids_where(collection=one).tolist() == [later]


def test_ids_where(archive: Archive) -> None:
    first = archive.add(article("Satu.", source="W", lang="id", published="2026-01-01"), NOTHING).id
    second = archive.add(article("Dua.", source="W", lang="en"), annotations(extractor="test-2")).id
    assert archive.ids_where(source="W").tolist() == [first, second]
    assert archive.ids_where(source="W", lang="en").tolist() == [second]
    assert archive.ids_where(not_by="test-2").tolist() == [first]
    assert archive.ids_where().tolist() == [first, second]
