"""In a library that may only be read, reading and searching work, and changing is refused in one sentence."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.program import PUTIN, environment, run, still_there

NOBODY = 65534


@pytest.fixture
def home() -> Iterator[Path]:
    """A folder that everybody may enter, with a library of one article and a scratch one."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "a.md").write_text(PUTIN, "utf-8")
        (folder / "b.md").write_text(PUTIN.replace("utusan", "surat"), "utf-8")
        for library in ("library", "scratch"):
            assert run(library, "import", "a.md", cwd=folder).status == 0
        yield folder


def give(folder: Path, owner: int, folders: int, files: int) -> None:
    """Change whose a folder is, and who may do what with all that lies in it; only root gives things away."""
    for path in (folder, *folder.rglob("*")):
        path.chmod(folders if path.is_dir() else files)
        if os.geteuid() == 0:
            os.chown(path, owner, owner)


def state(folder: Path) -> dict[Path, tuple[int, int]]:
    """When each file was last changed, and its rights."""
    return {path: (path.stat().st_mtime_ns, path.stat().st_mode) for path in folder.rglob("*")}


def asked(home: Path, *commands: tuple[str, ...]) -> list[tuple[int, list[str], list[str]]]:
    """Status, output and messages of each command, asked by a process without the right to write."""
    child = [
        sys.executable,
        "-m",
        "tests.faults.unprivileged_child",
        "scratch",
        "library",
        json.dumps(commands),
    ]
    done = subprocess.run(child, cwd=home, env=environment(home), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return [(status, out.splitlines(), said.splitlines()) for status, out, said in json.loads(done.stdout)]


def test_reading_works_and_changing_is_refused(home: Path) -> None:
    give(home / "library", NOBODY, 0o555, 0o444)
    before = state(home / "library")
    search, everything, show, imported, rebuilt = asked(
        home, ("search", "Putin"), ("search", ""), ("show", "1"), ("import", "b.md"), ("rebuild",)
    )
    assert (search[0], len(search[1]), search[2]) == (0, 1, [])
    assert (everything[0], len(everything[1])) == (0, 1)
    assert (show[0], show[2]) == (0, [])
    assert any("Vladimir Putin mengirim utusan" in line for line in show[1])
    refusal = (
        "library/archive.sqlite3 can only be read, so nothing was changed; "
        "check the permissions of the file and its folder."
    )
    assert imported == rebuilt == (3, [], [refusal])
    assert state(home / "library") == before
    give(home / "library", os.geteuid(), 0o755, 0o644)
    still_there("library", cwd=home)
