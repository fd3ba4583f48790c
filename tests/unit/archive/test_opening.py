"""Opening: new, older, newer, damaged, foreign, read-only; many threads; backups."""

from __future__ import annotations

import gc
import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from newsreader.archive import Archive, connections, migrations
from newsreader.archive.schema import APPLICATION_ID, STEPS
from newsreader.model import NewsreaderError
from tests.unit.archive.samples import NOTHING, article

LATER = (*STEPS, ("ALTER TABLE article ADD COLUMN mood TEXT", "UPDATE article SET mood = 'tenang'"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a library with one article lies."""
    path = tmp_path / "library.sqlite"
    with Archive.open(path) as archive:
        archive.add(article("Satu."), NOTHING)
    return path


def raw(path: Path, statement: str) -> object:
    """The answer of SQLite itself."""
    connection = sqlite3.connect(path)
    try:
        row = connection.execute(statement).fetchone()
        connection.commit()
        return None if row is None else row[0]
    finally:
        connection.close()


def test_a_new_library(tmp_path: Path) -> None:
    path = tmp_path / "not" / "yet" / "library #1 100%?.sqlite"
    with Archive.open(path) as archive:
        identity = archive.identity
        assert archive.path == path
        assert not archive.read_only
        assert archive.counts().articles == 0
        with archive._reading() as connection:
            pragmas = {
                name: connection.execute(f"PRAGMA {name}").fetchone()[0]
                for name in ("journal_mode", "foreign_keys", "synchronous", "busy_timeout")
            }
    assert pragmas == {"journal_mode": "wal", "foreign_keys": 1, "synchronous": 2, "busy_timeout": 15000}
    assert raw(path, "PRAGMA user_version") == len(STEPS)
    assert raw(path, "PRAGMA application_id") == APPLICATION_ID
    with Archive.open(path) as archive:
        assert archive.identity == identity, "an index asks for it"
    assert not (path.parent / "backups").exists()


def test_an_empty_file_becomes_a_library(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    path.touch()
    with Archive.open(path) as archive:
        assert archive.counts().articles == 0


def test_an_older_library_is_backed_up_and_brought_up_to_date(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrations, "STEPS", LATER)
    with pytest.raises(NewsreaderError, match="older newsreader"):
        Archive.open(path, read_only=True)
    with Archive.open(path) as archive, archive._reading() as connection:
        assert connection.execute("SELECT mood FROM article").fetchall() == [("tenang",)]
    assert raw(path, "PRAGMA user_version") == len(LATER)
    (copy,) = (path.parent / "backups").iterdir()
    assert raw(copy, "PRAGMA user_version") == len(STEPS)
    assert raw(copy, "SELECT title FROM article") == "Judul"


def test_a_failing_step_leaves_the_library_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = (*STEPS, ("CREATE TABLE halfway (n)", "NONSENSE"))
    monkeypatch.setattr(migrations, "STEPS", broken)
    with pytest.raises(sqlite3.OperationalError, match="NONSENSE"):
        Archive.open(path)
    assert raw(path, "PRAGMA user_version") == len(STEPS)
    assert raw(path, "SELECT count(*) FROM sqlite_master WHERE name = 'halfway'") == 0


def test_no_version_between_two_is_ever_written(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = (*LATER, ("NONSENSE",))
    monkeypatch.setattr(migrations, "STEPS", broken)
    with pytest.raises(sqlite3.OperationalError), Archive.open(path):
        pass
    assert raw(path, "PRAGMA user_version") == len(STEPS)


def test_no_migration_without_a_backup(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (path.parent / "backups").write_text("in the way")
    monkeypatch.setattr(migrations, "STEPS", LATER)
    with pytest.raises(NewsreaderError, match="No backup"):
        Archive.open(path)
    assert raw(path, "PRAGMA user_version") == len(STEPS)


def test_a_newer_library_is_refused_untouched(path: Path) -> None:
    raw(path, "PRAGMA user_version = 99")
    before = path.read_bytes()
    for read_only in (False, True):
        with pytest.raises(NewsreaderError, match=r"newer newsreader.*99.*update newsreader"):
            Archive.open(path, read_only=read_only)
    assert path.read_bytes() == before
    assert [p.name for p in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("content", [b"x", b"Berita hari ini. " * 100, b"SQLite format 3\0"])
def test_what_is_no_database_is_refused_untouched(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    with pytest.raises(NewsreaderError, match=r"notes\.txt is damaged or not a library, and no backup"):
        Archive.open(path)
    assert path.read_bytes() == content


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    raw(path, "CREATE TABLE mine (n)")
    with pytest.raises(NewsreaderError, match="database of another program"):
        Archive.open(path)
    raw(path, "PRAGMA application_id = 7")
    with pytest.raises(NewsreaderError, match="database of another program"):
        Archive.open(path)
    assert raw(path, "SELECT count(*) FROM sqlite_master") == 1


def test_a_folder_in_the_place_of_the_file(tmp_path: Path) -> None:
    with pytest.raises(NewsreaderError, match="cannot be opened"):
        Archive.open(tmp_path)


def test_a_damaged_library_names_its_newest_backup(path: Path) -> None:
    with Archive.open(path) as archive:
        archive.back_up()
        newest = archive.back_up()
    path.write_bytes(b"\0" * 5000)
    with pytest.raises(NewsreaderError) as caught:
        Archive.open(path)
    assert str(newest) in str(caught.value)
    path.unlink()
    newest.rename(path)
    with Archive.open(path) as archive:
        assert archive.check() == []


def test_the_newest_three_backups_stay(path: Path) -> None:
    other = path.parent / "backups" / "another-20200101T000000000000Z.sqlite"
    with Archive.open(path) as archive:
        made = [archive.back_up() for _ in range(5)]
        other.touch()
        made.append(archive.back_up())
    assert set(other.parent.iterdir()) == {*made[-3:], other}


def test_reading_alone(path: Path) -> None:
    with Archive.open(path, read_only=True) as archive:
        assert archive.read_only
        assert archive.newest_ids().tolist() == [1]
        assert archive.held(article("Satu.")) is not None
        assert archive.tag_facet([1])
        for change in (
            lambda: archive.add(article("Dua."), NOTHING),
            lambda: archive.set_read([1]),
            archive.undo,
            archive.mark_all_pending,
        ):
            with pytest.raises(NewsreaderError, match="can only be read, so nothing was changed"):
                change()
    with pytest.raises(NewsreaderError, match="no library at"):
        Archive.open(path.with_name("missing"), read_only=True)


def test_threads_have_connections_of_their_own(path: Path) -> None:
    with Archive.open(path) as archive:
        barrier = threading.Barrier(4)

        def work(worker: int) -> int:
            barrier.wait(60)
            for n in range(20):
                archive.add(article(f"{worker} {n}"), NOTHING)
                archive.set_read(archive.newest_ids())
                archive.facets()
            return threading.get_ident()

        with ThreadPoolExecutor(4) as pool:
            assert len(set(pool.map(work, range(4)))) == 4
        assert archive.counts().articles == 81
        assert archive.check() == []


def test_connections_of_ended_threads_are_closed(path: Path) -> None:
    with Archive.open(path) as archive:
        for _ in range(5):
            thread = threading.Thread(target=archive.counts)
            thread.start()
            thread.join()
        assert len(archive._connections._opened) <= 2


def test_closing_closes_every_threads_connection(path: Path) -> None:
    archive = Archive.open(path)
    with ThreadPoolExecutor(1) as pool:
        pool.submit(archive.counts).result()
        archive.close()
        with pytest.raises(NewsreaderError, match="was closed"):
            pool.submit(archive.counts).result()
    with pytest.raises(NewsreaderError, match="was closed"):
        archive.counts()
    archive.close()
    gc.collect()
    assert [p.name for p in path.parent.iterdir()] == [path.name], "no side files stay behind"


def test_a_reader_sees_one_state(path: Path) -> None:
    with Archive.open(path) as archive, archive._reading() as connection:
        query = "SELECT count(*) FROM article"
        assert connection.execute(query).fetchone() == (1,)
        thread = threading.Thread(target=archive.add, args=(article("Dua."), NOTHING))
        thread.start()
        thread.join()
        assert connection.execute(query).fetchone() == (1,)
    with Archive.open(path) as archive:
        assert archive.counts().articles == 2


def test_a_library_in_use_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "BUSY_SECONDS", 0.1)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Archive.open(path) as archive:
        assert archive.newest_ids().tolist() == [1], "reading goes on"
        with pytest.raises(NewsreaderError, match="in use by another newsreader"):
            archive.set_read([1])
        other.close()
        assert archive.set_read([1]) is not None


def test_check_finds_what_was_changed_behind_its_back(path: Path) -> None:
    raw(path, "UPDATE body SET text = 'Lain.'")
    with Archive.open(path) as archive:
        assert [str(one) for one in archive.check()] == ["The text of article 1 is not the one imported."]
    raw(path, "DELETE FROM body")
    with Archive.open(path) as archive:
        assert [str(one) for one in archive.check()] == ["Article 1 is not whole; import it again."]
