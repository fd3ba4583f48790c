"""Imports that go on, have ended or were broken off."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from newsreader.archive import Archive, migrations
from newsreader.archive.schema import _ENDED, STEPS
from newsreader.model import ImportKind, ImportResult, ImportStatus

_CHILD = """
import sys, time
from pathlib import Path
from newsreader.archive import Archive
from newsreader.model import ImportKind
archive = Archive.open(Path(sys.argv[1]))
print(archive.begin_import(ImportKind.FILES, ["/berita"]), flush=True)
time.sleep(60)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "archive.db"


def states(path: Path) -> list[str]:
    with Archive.open(path) as archive:
        return [str(run.state) for run in archive.imports()]


def test_an_import_goes_on_until_it_ends(path: Path) -> None:
    with Archive.open(path) as archive:
        number = archive.begin_import(ImportKind.FILES, ["/berita"])
        assert states(path) == ["under way"] and archive.import_run(number).running
        archive.end_import(number)
        assert states(path) == ["kept"] and not archive.import_run(number).running
        archive.leave_import(number)
    assert states(path) == ["kept"]
    assert list(path.with_name("importing").iterdir()) == []


def test_an_import_that_is_left_was_broken_off(path: Path) -> None:
    with Archive.open(path) as archive:
        number = archive.begin_import(ImportKind.FILES, ["/berita"])
        archive.count_import(number, [ImportResult("a", ImportStatus.ADDED, 1)])
        archive.leave_import(number)
        run = archive.import_run(number)
        assert (str(run.state), run.ended, run.running, run.added) == ("broken off", False, False, 1)
        for place, state in (("/lain", "broken off"), ("/berita", "completed by import 3")):
            again = archive.begin_import(ImportKind.FILES, [place])
            assert str(archive.import_run(number).state) == "broken off"
            archive.end_import(again)
            archive.leave_import(again)
            assert str(archive.import_run(number).state) == state
        archive.set_import_undone(again)
        assert str(archive.import_run(number).state) == "broken off"
        archive.set_import_undone(number)
        assert archive.import_run(number).undone


def test_an_import_of_a_process_that_was_killed_was_broken_off(path: Path) -> None:
    Archive.open(path).close()
    command = [sys.executable, "-c", _CHILD, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None and child.stdout.readline() == "1\n"
        assert states(path) == ["under way"], "in another process"
        child.kill()
    assert states(path) == ["broken off"]
    assert list(path.with_name("importing").iterdir()) == [], "nothing is left behind"


def test_an_import_ends_where_no_lock_can_be_had(path: Path) -> None:
    with Archive.open(path) as archive:
        path.with_name("importing").touch()
        number = archive.begin_import(ImportKind.FILES, ["/berita"])
        archive.end_import(number)
    assert states(path) == ["kept"]


def test_imports_of_earlier_versions_have_ended(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as earlier:
        earlier.setattr(migrations, "STEPS", STEPS[: STEPS.index(_ENDED)])
        migrations.prepare(path, read_only=False)
    with closing(sqlite3.connect(path)) as connection, connection:
        row = ("files", "[]", "2026-02-06T10:00:00")
        connection.execute("INSERT INTO import (kind, places, began_at) VALUES (?, ?, ?)", row)
    assert states(path) == ["kept"]
