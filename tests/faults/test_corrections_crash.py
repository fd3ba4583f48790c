"""Killed between a decision and the articles that it concerns, a library loses neither."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from newsreader.library import Library
from newsreader.library.corrections import apply
from tests.faults.corrections_child import ARTICLES, fill
from tests.faults.test_archive_crash import ENVIRONMENT, ROOT

KILLS = 6
SECONDS = 12.0


def start(folder: Path, seed: int, until: str) -> subprocess.Popen[bytes]:
    """Corrections in a process of their own."""
    command = [sys.executable, "-m", "tests.faults.corrections_child", str(folder), str(seed), until]
    return subprocess.Popen(command, cwd=ROOT, env=ENVIRONMENT, stdout=subprocess.PIPE)


def kill(child: subprocess.Popen[bytes]) -> None:
    """As a power cut would."""
    child.send_signal(signal.SIGKILL)
    child.wait()
    assert child.returncode == -signal.SIGKILL


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a filled library lies."""
    fill(tmp_path / "library")
    return tmp_path / "library"


def assert_derived(library: Library) -> None:
    """Every article is read as all corrections in force make it."""
    archive = library.archive
    assert archive.check() == []
    for number in archive.all_ids():
        held, one = archive.article(number), archive.uncorrected(number)
        assert held is not None
        assert held.annotations == apply(one.body, one.raw, one.corrections, one.sha256)[0]


def test_a_decision_outlives_what_it_was_about_to_do(folder: Path) -> None:
    with start(folder, 3, "decided") as child:
        assert child.stdout is not None and child.stdout.readline()
        kill(child)
    with Library.open(folder) as library:
        assert len(library.corrector.standing()) == 1
        waiting = library.corrector.waiting()
        assert waiting > ARTICLES // 5
        assert library.archive.check() == []
        assert list(library.corrector.apply_queued())[-1] == (waiting, waiting)
        assert_derived(library)
        with library.archive._reading() as connection:
            (touched,) = connection.execute("SELECT count(*) FROM correction_effect").fetchone()
        assert touched == waiting


def test_killed_at_random_points(folder: Path) -> None:
    rnd = random.Random(20260207)
    began = time.monotonic()
    events = 0
    for seed in range(KILLS):
        with start(folder, seed, "never") as child:
            assert child.stdout is not None and child.stdout.readline()
            time.sleep(rnd.uniform(0, 0.3))
            kill(child)
        with Library.open(folder) as library:
            list(library.corrector.apply_queued())
            assert_derived(library)
            with library.archive._reading() as connection:
                (held,) = connection.execute("SELECT max(id) FROM event").fetchone()
        assert held > events, "nothing decided is lost"
        events = held
        if time.monotonic() - began > SECONDS:
            break
