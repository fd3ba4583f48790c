"""Killed at any point, an import goes on where it was: every article once, in archive and index."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from newsreader.library import Library
from newsreader.model import Query
from tests.faults.test_archive_crash import ENVIRONMENT, ROOT

ARTICLES = 1400
KILLS = 4
SECONDS = 15.0


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Articles, and more than are imported before the last kill."""
    path = tmp_path / "many.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number in range(ARTICLES):
            body = f"Presiden Joko Widodo bertemu Vladimir Putin di Jakarta untuk kali ke-{number}. " * 3
            file.write(json.dumps({"id": str(number), "title": f"Berita {number}", "body": body}) + "\n")
    return path


def start(library: Path, source: Path) -> subprocess.Popen[bytes]:
    """An import in processes of their own."""
    command = [sys.executable, "-m", "tests.faults.import_child", str(library), str(source)]
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env={**ENVIRONMENT, "HOME": str(library.parent)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def others_of(session: int) -> list[int]:
    """The processes of a session that still run."""
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        try:
            state, _, _, number = place.joinpath("stat").read_text().rsplit(") ", 1)[1].split()[:4]
        except (OSError, ValueError):
            continue  # it has ended meanwhile
        if int(number) == session and state != "Z":
            found.append(int(place.name))
    return found


def assert_whole(folder: Path, reported: set[int]) -> int:
    """What was reported is kept; each text is there once; the outbox makes up for what the index lacks."""
    with Library.open(folder) as library:
        ids = library.archive.all_ids()
        assert reported <= set(ids)
        bodies = [body for _, _, body in library.archive.bodies(ids)]
        assert len(set(bodies)) == len(bodies)
        assert library.verify() == []
        return len(ids)


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks for processes that outlive the first")
def test_killed_at_random_points(tmp_path: Path, source: Path) -> None:
    library = tmp_path / "library"
    rnd = random.Random(20260208)
    began = time.monotonic()
    reported: set[int] = set()
    held = [0]
    for kill in range(KILLS):
        with start(library, source) as first:
            assert first.stdout is not None
            lines: list[bytes] = []
            # The first one may be killed while the library is being made, the others while they keep.
            while kill and b'"added"' not in (lines or [b""])[-1]:
                lines.append(first.stdout.readline())
                assert lines[-1], "it ended before it could be killed"
            time.sleep(rnd.uniform(0, 1.0))
            # Now the whole group as a power cut would, now the first process alone.
            os.killpg(first.pid, signal.SIGKILL) if kill % 2 else first.kill()
            lines += first.stdout.read().split(b"\n")[:-1]
            first.wait()
        reported |= {line["id"] for line in map(json.loads, filter(None, lines)) if line.get("id")}
        until = time.monotonic() + 20
        while others_of(first.pid):
            assert time.monotonic() < until, "processes outlive the first"
            time.sleep(0.05)
        if library.exists():
            held.append(assert_whole(library, reported))
        # A slow machine is given no more than its time, and a fast one never comes to the end.
        if time.monotonic() - began > SECONDS or held[-1] > ARTICLES // 2:
            break
    assert held == sorted(held), "nothing that was kept is lost"
    assert 0 < held[-1] < ARTICLES
    with start(library, source) as last:
        output, _ = last.communicate(timeout=120)
    totals = json.loads(output.splitlines()[-1])
    assert (totals["added"], totals["unchanged"]) == (ARTICLES - held[-1], held[-1])
    assert assert_whole(library, reported) == ARTICLES
    with Library.open(library) as opened:
        assert opened.indexer.waiting() == 0
        assert sorted(opened.search(Query("Putin")).ids) == sorted(opened.archive.all_ids())
