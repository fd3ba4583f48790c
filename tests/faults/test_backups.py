"""The archive is copied before its index is made anew, and never is a sound copy lost to a damaged one."""

from __future__ import annotations

import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from newsreader.archive import Archive
from tests.faults.program import BANJIR, PUTIN, Done, run, still_there


def begun(folder: Path) -> Path:
    (folder / "a.md").write_text(PUTIN, "utf-8")
    (folder / "b.md").write_text(BANJIR, "utf-8")
    assert run("library", "import", "a.md", cwd=folder).status == 0
    assert run("library", "rebuild", cwd=folder).status == 0
    return folder / "library"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library of one article with a backup, and the article that is not in it yet beside it."""
    return begun(tmp_path)


def copies(library: Path) -> list[Path]:
    """The backups, the oldest first."""
    return sorted((library / "backups").iterdir())


def found_again(library: Path) -> None:
    """After the archive was put back: the index, which was made of it later, is made anew."""
    again = run("library", "search", "Istanbul", cwd=library.parent)
    assert (again.status, len(again.lines)) == (0, 1)
    assert again.said == ["The search index is made anew: it was made of another state of the archive."]
    still_there("library", cwd=library.parent)


def test_a_rebuild_copies_the_archive_and_says_where(library: Path) -> None:
    (first,) = copies(library)
    again = run("library", "rebuild", cwd=library.parent)
    assert copies(library) == [first], "the same again is not worth an older copy"
    assert (
        again.said[0] == f"The archive has not changed since it was copied to library/backups/{first.name}."
    )
    run("library", "import", "b.md", cwd=library.parent)
    third = run("library", "rebuild", cwd=library.parent)
    _, second = copies(library)
    assert third.said[0] == f"The archive was copied to library/backups/{second.name} first."
    shutil.copy(second, library / "archive.sqlite3")
    found_again(library)


def test_without_room_for_a_copy_the_index_is_made_anew_all_the_same(library: Path) -> None:
    shutil.rmtree(library / "backups")
    (library / "backups").write_text("di tempatnya")
    done = run("library", "rebuild", cwd=library.parent)
    assert done.said == [
        "No backup of library/archive.sqlite3 could be made: it is there already.",
        "1 article indexed",
    ]
    assert done.status == 1
    still_there("library", cwd=library.parent)


def damaged(library: Path, at: int) -> bytes:
    """The archive with pages of it overwritten."""
    path = library / "archive.sqlite3"
    data = bytearray(path.read_bytes())
    data[at : at + 6000] = b"\xff" * 6000
    path.write_bytes(data)
    return bytes(data)


@pytest.mark.parametrize("at", [0, 4096])
def test_a_damaged_archive_is_refused_names_its_backup_and_stays_as_it_is(library: Path, at: int) -> None:
    (backup,) = copies(library)
    before = damaged(library, at)

    def refused(*arguments: str) -> Done:
        done = run("library", *arguments, cwd=library.parent)
        assert (done.status, done.lines, len(done.said)) == (3, [], 1), arguments
        assert done.said[0].endswith(
            "is damaged or not a library; move it away, library/archive.sqlite3-wal as well if it is there, "
            f"and copy its newest backup library/backups/{backup.name} to library/archive.sqlite3."
        )
        return done

    for arguments in (("search", "Putin"), ("import", "b.md"), ("show", "1"), ("verify",), ("rebuild",)):
        refused(*arguments)
    assert (library / "archive.sqlite3").read_bytes() == before
    assert copies(library) == [backup]
    go_back(library, backup)
    found_again(library)


def go_back(library: Path, backup: Path) -> None:
    """What the program advises."""
    (library / "archive.sqlite3").rename(library / "damaged")
    if (library / "archive.sqlite3-wal").exists():
        (library / "archive.sqlite3-wal").rename(library / "damaged-wal")
    shutil.copy(backup, library / "archive.sqlite3")


def test_after_going_back_a_search_finds_what_is_there_again(library: Path) -> None:
    def search(word: str) -> Done:
        return run("library", "search", word, cwd=library.parent)

    (backup,) = copies(library)
    (library.parent / "a.md").write_text(PUTIN.replace("Istanbul", "Ankara"), "utf-8")
    assert run("library", "import", "a.md", "b.md", cwd=library.parent).status == 0
    assert (len(search("Ankara").lines), len(search("Jakarta").lines)) == (1, 1)
    assert "Nothing matches" in search("Istanbul").said[0]
    damaged(library, 0)
    assert search("Ankara").status == 3
    go_back(library, backup)
    found_again(library)
    for word in ("Ankara", "Jakarta"):
        assert (search(word).lines, search(word).said[0][:15]) == ([], "Nothing matches")
    still_there("library", cwd=library.parent)
    assert run("library", "import", "a.md", "b.md", cwd=library.parent).status == 0
    assert (len(search("Ankara").lines), len(search("Jakarta").lines)) == (1, 1)


def blank_first_page(archive: Path, table: str) -> None:
    """Zeros for the page at which a table begins."""
    with closing(sqlite3.connect(archive)) as connection:
        where = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        (number,) = connection.execute(where, (table,)).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    with archive.open("r+b") as file:
        file.seek((number - 1) * size)
        file.write(bytes(size))


def test_an_import_whose_articles_cannot_be_read_is_not_half_undone(library: Path) -> None:
    blank_first_page(library / "archive.sqlite3", "body")
    done = run("library", "imports", "undo", "1", cwd=library.parent)
    assert (done.status, len(done.said)) == (3, 1) and "is damaged" in done.said[0]
    listed = run("library", "imports", "list", "--json", cwd=library.parent)
    assert listed.status == 0 and '"undone": false' in listed.lines[0]


@pytest.mark.parametrize("empty", [False, True])
def test_an_archive_that_is_gone_is_not_begun_anew_beside_its_backups(library: Path, empty: bool) -> None:
    (backup,) = copies(library)
    (library / "archive.sqlite3").unlink()
    if empty:
        (library / "archive.sqlite3").touch()
    for arguments in (("search", "Putin"), ("import", "b.md"), ("rebuild",), ("verify",)):
        done = run("library", *arguments, cwd=library.parent)
        assert (done.status, done.lines) == (3, [])
        assert done.said == [
            "library/archive.sqlite3 is gone or empty, but backups of it exist; copy the newest, "
            f"library/backups/{backup.name}, to library/archive.sqlite3, or move library/backups away to "
            "begin anew."
        ]
    assert copies(library) == [backup] and (library / "archive.sqlite3").exists() is empty
    shutil.copy(backup, library / "archive.sqlite3")
    found_again(library)


def test_going_back_after_a_kill_takes_the_side_file_along(library: Path) -> None:
    """What SQLite has yet to write into the damaged archive is not to come into the backup."""
    (backup,) = copies(library)
    with Archive.open(library / "archive.sqlite3") as killed:
        killed.add_tag([1], "setelahnya")
        for path in list(library.glob("archive.sqlite3*")):
            shutil.copy(path, library / f"then-{path.name}")
    for path in library.glob("then-*"):
        path.rename(library / path.name.removeprefix("then-"))
    assert (library / "archive.sqlite3-wal").stat().st_size
    damaged(library, 0)
    go_back(library, backup)
    found_again(library)
    with Archive.open(library / "archive.sqlite3") as archive:
        assert archive.counts().articles == 1 and not archive.marked_ids("tag", "setelahnya")


def test_a_damaged_page_is_not_copied_over_the_sound_backups(library: Path) -> None:
    run("library", "import", "b.md", cwd=library.parent)
    (backup,) = copies(library)
    damaged(library, 20_480)
    for _ in range(3):
        done = run("library", "rebuild", cwd=library.parent)
        assert (done.status, len(done.said)) == (3, 1)
        assert f"its newest backup library/backups/{backup.name}" in done.said[0]
    assert copies(library) == [backup]
    assert list((library / "index").glob("*.seg")), "the index is still the one from before"
    checked = run("library", "verify", cwd=library.parent)
    assert (checked.status, len(checked.said)) == (1, 1)
    assert f"its newest backup library/backups/{backup.name}" in checked.said[0]


def spoiled(library: Path, page: int) -> None:
    """The archive with cells of four pages overwritten, the index as it was."""
    path = library / "archive.sqlite3"
    data = bytearray(path.read_bytes())
    for at in range(page * 4096, (page + 8) * 4096, 8192):
        data[at + 200 : at + 900] = b"A" * 700
    path.write_bytes(data)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a library of two hundred articles more; never opened by a test itself."""
    folder = tmp_path_factory.mktemp("filled")
    begun(folder)
    (folder / "more").mkdir()
    for number in range(200):
        (folder / "more" / f"{number}.md").write_text(
            BANJIR.replace("Bogor", f"Bogor {number}. " * 40), "utf-8"
        )
    assert run("library", "import", "more", cwd=folder).status == 0
    return folder


@pytest.fixture
def larger(filled: Path, tmp_path: Path) -> Path:
    """A library of two hundred articles more."""
    shutil.copytree(filled, tmp_path, dirs_exist_ok=True)
    return tmp_path / "library"


def test_damage_in_many_places_is_one_sentence_and_the_log_says_where(larger: Path) -> None:
    spoiled(larger, 96)
    checked = run("library", "verify", cwd=larger.parent)
    assert (checked.status, checked.lines, len(checked.said)) == (1, [], 2), checked.said
    match = re.fullmatch(r"The archive is damaged in (\d+) places; the log says where.", checked.said[0])
    assert match is not None, checked.said[0][:300]
    assert checked.said[1].startswith("To go back to the newest backup")
    (log,) = larger.parent.rglob("newsreader.log")
    assert log.read_text("utf-8").count("On tree page") + 20 > int(match[1]) > 5


def test_the_way_back_is_said_once(larger: Path) -> None:
    data = bytearray((larger / "archive.sqlite3").read_bytes())
    for page in range(100, 108, 2):
        data[page * 4096 : (page + 1) * 4096] = bytes(4096)
    (larger / "archive.sqlite3").write_bytes(data)
    checked = run("library", "verify", cwd=larger.parent)
    assert (checked.status, checked.lines) == (1, [])
    assert sum("backups/archive-" in line for line in checked.said) == 1, checked.said


def lost_pages(library: Path, *names: str) -> None:
    """The archive with the first page of some tables gone."""
    path = library / "archive.sqlite3"
    with closing(sqlite3.connect(path)) as connection:
        pages = dict(connection.execute("SELECT name, rootpage FROM sqlite_master"))
    data = bytearray(path.read_bytes())
    for name in names:
        data[(pages[name] - 1) * 4096 : pages[name] * 4096] = bytes(4096)
    path.write_bytes(data)


@pytest.mark.parametrize(
    ("tables", "status"), [(("setting",), 3), (("import_unsettled", "rederive"), 1), (("tally",), 3)]
)
def test_damage_is_said_once_whoever_meets_it(larger: Path, tables: tuple[str, ...], status: int) -> None:
    lost_pages(larger, *tables)
    done = run("library", "search", "Jakarta", cwd=larger.parent)
    assert (done.status, len(done.said)) == (status, 1), done.said


def test_a_damaged_archive_is_not_said_to_be_as_it_was_copied(larger: Path) -> None:
    assert run("library", "rebuild", cwd=larger.parent).status == 0
    spoiled(larger, 96)
    done = run("library", "rebuild", cwd=larger.parent)
    assert (done.status, len(done.said)) == (3, 1), done.said
    assert f"its newest backup library/backups/{copies(larger)[-1].name}" in done.said[0]
    assert list((larger / "index").glob("*.seg")), "the index is still the one from before"
