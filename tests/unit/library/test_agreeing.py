"""Index and archive that were made of each other, and those that were not."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsreader.archive import Archive
from newsreader.library import Library
from newsreader.library.indexing import Indexer
from newsreader.model import NewsreaderError, Query
from newsreader.search import commit
from newsreader.search.damage import DamagedIndexError
from newsreader.search.index import SearchIndex

APART = "The search index is made anew: it was made of another state of the archive."


class Shelf:
    """A library folder that is opened again and again, and copies of its archive."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.copies = 0

    def bring(self, *names: str) -> None:
        """Import articles of one sentence each, indexed in one commit."""
        source = self.folder.with_name(f"in-{'-'.join(names)}")
        source.mkdir()
        for name in names:
            (source / f"{name}.txt").write_text(f"Berita {name}\n\nHari itu {name} dibuka di pasar.\n")
        with Library.open(self.folder) as library:
            list(library.importer.run([source]))
            list(library.refresh_index())

    def copy(self) -> Path:
        self.copies += 1
        with Archive.open(self.folder / "archive.sqlite3") as archive:
            return archive.back_up().rename(self.folder.with_name(f"copy-{self.copies}"))

    def go_back(self, copy: Path) -> None:
        for path in self.folder.glob("archive.sqlite3*"):
            path.unlink()
        shutil.copy(copy, self.folder / "archive.sqlite3")

    def found(self, word: str = "dibuka") -> tuple[list[str], list[str]]:
        """The titles that a search finds, and what was said about the index."""
        with Library.open(self.folder) as library:
            list(library.refresh_index())
            titles = sorted(hit.summary.title for hit in library.hits(library.search(Query(word))))
            assert library.verify() == []
            return titles, [str(one) for one in library.indexer.remarks()]


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    shelf = Shelf(tmp_path / "library")
    shelf.bring("kopi")
    return shelf


def test_an_archive_that_was_put_back_is_indexed_anew(shelf: Shelf) -> None:
    copy = shelf.copy()
    shelf.bring("teh")
    assert shelf.found() == (["Berita kopi", "Berita teh"], [])
    shelf.go_back(copy)
    assert shelf.found() == (["Berita kopi"], [APART])
    assert shelf.found() == (["Berita kopi"], [])


def test_as_many_commits_by_another_way_are_another_state(shelf: Shelf) -> None:
    copy = shelf.copy()
    shelf.bring("teh")
    (shelf.folder / "index").rename(shelf.folder / "kept")
    shelf.go_back(copy)
    shelf.bring("susu")
    shutil.rmtree(shelf.folder / "index")
    (shelf.folder / "kept").rename(shelf.folder / "index")
    assert shelf.found() == (["Berita kopi", "Berita susu"], [APART])


def test_what_comes_of_two_copies_of_a_library_is_told_apart(shelf: Shelf) -> None:
    other = Shelf(shelf.folder.with_name("salinan"))
    shutil.copytree(shelf.folder, other.folder)
    shelf.bring("teh")
    other.bring("susu")
    shelf.go_back(other.copy())
    titles, said = shelf.found()
    assert titles == ["Berita kopi", "Berita susu"] and said == [APART]


def test_a_commit_while_the_library_is_opened_is_no_parting(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    state, calls = SearchIndex.state, 0
    with Library.open(shelf.folder) as one:
        one.archive.mark_all_pending()
        _ = one.indexer

        def late(self: SearchIndex) -> str:
            nonlocal calls
            calls += 1
            found = state(self)
            if calls == 2:
                monkeypatch.setattr(SearchIndex, "state", state)
                list(one.refresh_index())
            return found

        monkeypatch.setattr(SearchIndex, "state", late)
        with Library.open(shelf.folder) as other:
            assert other.indexer.remarks() == []
            assert calls == 2
    assert shelf.found() == (["Berita kopi"], [])


def test_the_index_is_not_emptied_while_another_process_fills_it(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsreader.library.indexing._PATIENCE", 0.1)
    with Library.open(shelf.folder) as one, Library.open(shelf.folder) as other:
        assert one.indexer.turn.take()
        with pytest.raises(NewsreaderError, match="Another newsreader is bringing"):
            list(other.rebuild_index())
        one.indexer.turn.give_back()
        assert len(list(other.rebuild_index())) > 0
    assert shelf.found() == (["Berita kopi"], [])


def test_an_index_that_was_put_back_is_made_anew(shelf: Shelf) -> None:
    shutil.copytree(shelf.folder / "index", shelf.folder / "kept")
    shelf.bring("teh")
    shutil.rmtree(shelf.folder / "index")
    (shelf.folder / "kept").rename(shelf.folder / "index")
    assert shelf.found() == (["Berita kopi", "Berita teh"], [APART])


def test_what_is_put_back_before_anything_changed_is_the_same(shelf: Shelf) -> None:
    shelf.go_back(shelf.copy())
    assert shelf.found() == (["Berita kopi"], [])


def before_settling(shelf: Shelf, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Bring an article in, and end after the index has committed it and before the archive knows."""

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(Archive, "settle", killed)
        shelf.bring(name)


def test_a_commit_that_the_archive_has_not_heard_of_is_no_parting(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    before_settling(shelf, monkeypatch, "teh")
    before_settling(shelf, monkeypatch, "susu")
    copy = shelf.copy()
    assert shelf.found() == (["Berita kopi", "Berita susu", "Berita teh"], [])
    shelf.go_back(copy)
    assert shelf.found() == (["Berita kopi", "Berita susu", "Berita teh"], [APART])


def test_a_commit_that_did_not_happen_is_no_parting(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    entered = commit._State.commit

    def killed(state: commit._State, before: commit.BeforeCommit) -> None:
        before(state._generation, state._generation + 1)
        raise KeyboardInterrupt

    for name in ("teh", "susu"):
        with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
            patched.setattr(commit._State, "commit", killed)
            shelf.bring(name)
    assert entered is commit._State.commit
    assert shelf.found() == (["Berita kopi", "Berita susu", "Berita teh"], [])


@pytest.fixture
def earlier(shelf: Shelf) -> Iterator[Shelf]:
    """As an earlier version left it: neither has heard of the other's state."""
    label = shelf.folder / "index" / "index.json"
    named = json.loads(label.read_text())
    del named["name"]
    label.write_text(json.dumps(named))
    with Archive.open(shelf.folder / "archive.sqlite3") as archive, archive._writing() as connection:
        connection.execute("DELETE FROM setting WHERE name LIKE 'index%'")
    yield shelf


def test_an_index_of_an_earlier_version_is_believed_once(earlier: Shelf) -> None:
    copy = earlier.copy()
    assert earlier.found() == (["Berita kopi"], [])
    earlier.bring("teh")
    assert earlier.found() == (["Berita kopi", "Berita teh"], [])
    earlier.go_back(copy)
    assert earlier.found() == (["Berita kopi"], [APART])


def test_where_nothing_may_be_written_it_is_said(shelf: Shelf) -> None:
    copy = shelf.copy()
    shelf.bring("teh")
    shelf.go_back(copy)
    with Archive.open(shelf.folder / "archive.sqlite3", read_only=True) as archive:
        (remark,) = Indexer(shelf.folder / "index", archive).remarks()
    assert "cannot be made anew" in str(remark)
    assert shelf.found() == (["Berita kopi"], [APART])


def test_an_archive_put_back_under_an_open_library_is_noticed_at_the_next_commit(shelf: Shelf) -> None:
    copy = shelf.copy()
    shelf.bring("teh")
    with Library.open(shelf.folder) as library:
        assert library.indexer.count() == 2
        library.archive.expect_index("another:7")
        library.archive.mark_all_pending()
        assert list(library.refresh_index())[-1] == (2, 2)
        assert [str(one) for one in library.indexer.remarks()] == [APART]
        assert library.verify() == []
    assert copy.exists()


def test_another_process_that_commits_meanwhile_is_no_parting(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = Archive.index_states
    with Library.open(shelf.folder) as library:
        library.archive.mark_all_pending()

        def late(archive: Archive) -> frozenset[str]:
            """What held before the other's commit."""
            states = asked(archive)
            monkeypatch.setattr(Archive, "index_states", asked)
            list(library.refresh_index())
            return states

        monkeypatch.setattr(Archive, "index_states", late)
        with Library.open(shelf.folder) as other:
            assert other.indexer.remarks() == []
            assert other.indexer.count() == 1


def test_a_label_that_has_gone_is_damage(shelf: Shelf) -> None:
    with Library.open(shelf.folder) as library:
        index = library.indexer._index
        (shelf.folder / "index" / "index.json").unlink()
        with pytest.raises(DamagedIndexError):
            index.state()


def test_an_index_that_another_process_has_just_begun_is_no_parting(shelf: Shelf) -> None:
    """Two imports into a new library at once: the other has yet to tell the archive of its index."""
    with Archive.open(shelf.folder.with_name("new") / "archive.sqlite3") as archive:
        folder = archive.path.with_name("index")
        SearchIndex.open(folder, archive.identity).close()
        indexer = Indexer(folder, archive)
        assert indexer.remarks() == []
        indexer.close()
