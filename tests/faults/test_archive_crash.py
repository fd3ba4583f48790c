"""Killed at any point, or run twice at once, an import leaves a whole library."""

from __future__ import annotations

import hashlib
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from newsreader.archive import Archive
from tests.faults.program import environment

ROOT = Path(__file__).parents[2]
ENVIRONMENT = environment(Path.home())
KILLS = 8
SECONDS = 12.0


def start(library: Path, log: Path, seed: int, count: int) -> subprocess.Popen[bytes]:
    """An import in a process of its own."""
    command = [
        sys.executable,
        "-m",
        "tests.faults.archive_child",
        str(library),
        str(log),
        str(seed),
        str(count),
    ]
    return subprocess.Popen(command, cwd=ROOT, env=ENVIRONMENT, stdout=subprocess.PIPE)


def indexed(log: Path) -> set[int]:
    """What the file that plays the index holds."""
    held: set[int] = set()
    for line in log.read_text().splitlines() if log.exists() else ():
        number, present = line.split()
        held.add(int(number)) if present == "1" else held.discard(int(number))
    return held


def assert_whole(archive: Archive, log: Path) -> None:
    """Integrity, whole articles, and an outbox that makes up for what the index lacks."""
    assert archive.check() == []
    ids = archive.all_ids()
    for number in ids:
        readable = archive.article(number)
        assert readable is not None
        assert hashlib.sha256(readable.article.body.encode()).hexdigest() == readable.article.sha256
        assert readable.annotations.mentions
    held = indexed(log)
    for change in archive.pending(1_000_000):
        held.discard(change.article_id) if change.deleted else held.add(change.article_id)
    assert held == set(ids)


def test_killed_at_random_points(tmp_path: Path) -> None:
    library, log = tmp_path / "library.sqlite", tmp_path / "index.log"
    rnd = random.Random(20260206)
    began = time.monotonic()
    sizes = []
    for seed in range(KILLS):
        with start(library, log, seed, 1_000_000) as child:
            assert child.stdout is not None
            if seed:
                assert child.stdout.readline(), "the import begins"
            # The first one may be killed while the library is being made.
            time.sleep(rnd.uniform(0, 0.25))
            child.send_signal(signal.SIGKILL)
            child.wait()
            assert child.returncode == -signal.SIGKILL
        if log.exists():  # a line that was cut off was never committed
            whole, _, _ = log.read_text().rpartition("\n")
            log.write_text(f"{whole}\n" if whole else "")
        with Archive.open(library) as archive:
            assert_whole(archive, log)
            sizes.append(len(archive.all_ids()))
        if time.monotonic() - began > SECONDS:
            break
    assert sizes == sorted(sizes), "nothing committed is lost"
    assert sizes[-1] > 20


def test_two_processes_import_at_once(tmp_path: Path) -> None:
    library = tmp_path / "library.sqlite"
    children = [start(library, tmp_path / f"{n}.log", 7, 300) for n in range(2)]
    for child in children:
        child.communicate(timeout=60)
        assert child.returncode == 0
    with Archive.open(library) as archive:
        assert archive.check() == []
        bodies = [body for _, _, body in archive.bodies(archive.all_ids())]
        assert len(set(bodies)) == len(bodies) > 50
        origins = [one.article.origin for n in archive.all_ids() if (one := archive.article(n))]
        assert len(set(origins)) == len(origins), "one current article a place"
