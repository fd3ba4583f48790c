"""Killed at any point of being brought up to date, a library is of the old version or of the new one."""

from __future__ import annotations

import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from newsreader.archive import Archive
from newsreader.archive.schema import STEPS
from tests.faults.archive_child import add, story
from tests.faults.test_archive_crash import ENVIRONMENT, ROOT
from tests.unit.archive.older import as_of_version

ARTICLES = 400
KILLS = 10


@pytest.fixture(scope="module")
def older(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of the second version."""
    folder = tmp_path_factory.mktemp("older")
    with Archive.open(folder / "now.sqlite") as archive, archive.transaction():
        for number in range(ARTICLES):
            add(archive, story(number, 0))
    as_of_version(2, folder / "now.sqlite", folder / "then.sqlite")
    return folder / "then.sqlite"


def start(library: Path) -> subprocess.Popen[bytes]:
    """Opens a library in a process of its own."""
    command = [sys.executable, "-m", "tests.faults.migration_child", str(library)]
    return subprocess.Popen(command, cwd=ROOT, env=ENVIRONMENT, stdout=subprocess.PIPE)


def seconds_undisturbed(older: Path, library: Path) -> float:
    """How long it takes where nobody kills it."""
    shutil.copy(older, library)
    with start(library) as child:
        assert child.stdout is not None
        child.stdout.readline()
        began = time.monotonic()
        assert child.stdout.readline() == b"done\n"
    return time.monotonic() - began


def test_killed_at_random_points(older: Path, tmp_path: Path) -> None:
    library = tmp_path / "library.sqlite"
    whole = seconds_undisturbed(older, library)
    rnd = random.Random(20261122)
    found = set()
    for _ in range(KILLS):
        for old in (*tmp_path.glob("library.sqlite*"), *tmp_path.glob("backups/*")):
            old.unlink()
        shutil.copy(older, library)
        with start(library) as child:
            assert child.stdout is not None
            child.stdout.readline()
            time.sleep(rnd.uniform(0, whole))
            child.send_signal(signal.SIGKILL)
            child.wait()
        connection = sqlite3.connect(library)
        found.add(connection.execute("PRAGMA user_version").fetchone()[0])
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        connection.close()
        with Archive.open(library) as archive:
            assert archive.check() == []
            assert archive.counts().articles == ARTICLES
    assert found <= {2, len(STEPS)}
