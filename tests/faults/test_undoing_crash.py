"""Killed while it undoes an import, a library has all of it undone or brought back in the end."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

from newsreader.library import Library
from tests.faults.test_archive_crash import ENVIRONMENT, ROOT
from tests.faults.test_corrections_crash import kill
from tests.faults.undoing_child import ARTICLES, IMPORTS, fill

KILLS = 6


def start(folder: Path, seed: int) -> subprocess.Popen[bytes]:
    """Undoing in a process of its own."""
    command = [sys.executable, "-m", "tests.faults.undoing_child", str(folder), str(seed)]
    return subprocess.Popen(command, cwd=ROOT, env=ENVIRONMENT, stdout=subprocess.PIPE)


def numbers(library: Library) -> set[int]:
    """The stories that the imports which stand have brought, by article number."""
    found: set[int] = set()
    for run in library.archive.imports():
        if not run.undone:
            first = (run.id - 1) * ARTICLES // 2
            found.update(range(first + 1, first + ARTICLES + 1))
    return found


def test_killed_while_it_undoes(tmp_path: Path) -> None:
    rnd = random.Random(20261123)
    folder = tmp_path / "library"
    fill(folder)
    interrupted = 0
    for seed in range(KILLS):
        with start(folder, seed) as child:
            assert child.stdout is not None and child.stdout.readline()
            time.sleep(rnd.uniform(0, 0.15))
            kill(child)
        with Library.open(folder) as library:
            interrupted += bool(library.archive.unsettled_imports())
            assert library.archive.check() == []
            list(library.settle_imports())
            assert library.archive.unsettled_imports() == []
            assert set(library.archive.all_ids()) == numbers(library)
            list(library.refresh_index())
            assert library.verify() == []
    assert interrupted, "it was killed between two articles at least once"
    with Library.open(folder) as library:
        for run in library.archive.imports():
            if run.undone:
                list(library.undo_import(run.id, False))
        assert library.archive.counts().articles == ARTICLES * (IMPORTS + 1) // 2
        assert len(library.archive.marked_ids("starred")) == 20, "no mark is lost"
        assert library.archive.check() == []
