"""An import that fills the disk keeps what went in, says so, and goes on once there is room."""

from __future__ import annotations

import json
import random
import resource
import shutil
from pathlib import Path

import pytest

from tests.faults.program import PUTIN, begin, end, run, still_there

ARTICLES = 110
ROOM = 430_000
"""Bytes in which the first 50 articles fit, which are kept at once, and not the next 50."""


def many(path: Path) -> Path:
    """Articles that cannot be stored in much less room than they take."""
    rnd = random.Random(20261123)
    with path.open("w") as file:
        for number in range(ARTICLES):
            words = " ".join(rnd.randbytes(4).hex() for _ in range(60))
            body = f"Jembatan nomor {number} dibuka kembali. {words}."
            file.write(json.dumps({"id": str(number), "title": f"Berita {number}", "body": body}) + "\n")
    return path


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_import_onto_a_full_disk(tmp_path: Path, small_disk: Path, jobs: str) -> None:
    (tmp_path / "a.md").write_text(PUTIN, "utf-8")
    library = small_disk / "library"
    assert run(library, "import", "a.md", cwd=tmp_path).status == 0
    source = many(tmp_path / "many.jsonl")
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes(shutil.disk_usage(small_disk).free - ROOM))
    full = run(library, "import", str(source), "--jobs", jobs, "--json", cwd=tmp_path)
    assert full.status == 1, full.said
    added = json.loads(full.lines[-1])["added"]
    assert 0 < added < ARTICLES
    assert "is full" in full.said[0]
    assert full.said[1].startswith("Stopped; what came in until then is kept.")
    checked = run(library, "verify", cwd=tmp_path)
    assert (checked.status, checked.said) == (0, [])
    assert checked.lines[0].startswith(f"{added + 1} articles checked")
    ballast.unlink()
    rest = run(library, "import", str(source), "--jobs", jobs, "--json", cwd=tmp_path)
    totals = json.loads(rest.lines[-1])
    assert (rest.status, totals["added"], totals["unchanged"]) == (0, ARTICLES - added, added)
    still_there(library, cwd=tmp_path)


def test_an_import_that_may_write_no_larger_file(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(PUTIN, "utf-8")
    assert run("library", "import", "a.md", cwd=tmp_path).status == 0
    many(tmp_path / "many.jsonl")
    child = begin("library", "import", "many.jsonl", "--jobs", "1", "--json", cwd=tmp_path)
    resource.prlimit(child.pid, resource.RLIMIT_FSIZE, (ROOM, ROOM))
    done = end(child)
    assert done.status == 1, done.said
    added = json.loads(done.lines[-1])["added"]
    assert 0 < added < ARTICLES
    rest = run("library", "import", "many.jsonl", "--jobs", "1", "--json", cwd=tmp_path)
    assert (rest.status, json.loads(rest.lines[-1])["added"]) == (0, ARTICLES - added)
    still_there("library", cwd=tmp_path)
