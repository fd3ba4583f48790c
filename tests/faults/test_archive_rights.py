"""A library that may not be written to is read, and says so when it is to be changed."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsreader.archive import Archive
from tests.unit.archive.samples import NOTHING, article

ROOT = Path(__file__).parents[2]
NOBODY = 65534

# Permissions do not bind root, so as root the child becomes somebody else, once all it imports is imported.
CHILD = f"""
import os, sys
from pathlib import Path
from newsreader.archive import Archive
from newsreader.model import NewsreaderError
import encodings.idna, tests.unit.archive.samples as samples
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid({NOBODY})
    os.setuid({NOBODY})
try:
    archive = Archive.open(Path(sys.argv[1]))
except NewsreaderError as error:
    print("refused:", error)
    raise SystemExit
with archive:
    print(archive.read_only, [body for _, _, body in archive.bodies(archive.newest_ids())])
    new = samples.article("Baru.")
    for change in (lambda: archive.set_read([1]), lambda: archive.add(new, samples.NOTHING)):
        try:
            change()
            print("changed")
        except NewsreaderError as error:
            print(error)
"""


@pytest.fixture
def library() -> Iterator[Path]:
    """A library in a folder that everybody may enter."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        path = folder / "library.sqlite"
        with Archive.open(path) as archive:
            archive.add(article("Satu."), NOTHING)
        path.chmod(0o644)
        yield path
        folder.chmod(0o755)


def ask(path: Path) -> list[str]:
    """What a process without the right to write is told."""
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'tui'}:{ROOT}"}
    command = [sys.executable, "-c", CHILD, str(path)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    return done.stdout.splitlines()


def refusal(path: Path) -> str:
    """The sentence for each change."""
    return (
        f"{path} can only be read, so nothing was changed; check the permissions of the file and its folder."
    )


def test_a_read_only_folder(library: Path) -> None:
    library.chmod(0o444)
    library.parent.chmod(0o555)
    assert ask(library) == ["True ['Satu.']", refusal(library), refusal(library)]


def test_a_read_only_file(library: Path) -> None:
    library.chmod(0o444)
    assert ask(library)[0] == "True ['Satu.']"


def test_a_read_only_folder_while_somebody_else_writes(library: Path) -> None:
    with Archive.open(library) as archive:
        archive.add(article("Dua."), NOTHING)
        for beside in library.parent.iterdir():
            beside.chmod(0o444)
        library.parent.chmod(0o555)
        assert ask(library) == ["True ['Dua.', 'Satu.']", refusal(library), refusal(library)]


def test_a_file_that_may_not_be_read(library: Path) -> None:
    library.chmod(0o000)
    if os.geteuid() == 0:
        library.parent.chmod(0o755)
    (answer,) = ask(library)
    assert answer.startswith(f"refused: {library} cannot be opened (Permission denied)")


def test_a_folder_that_cannot_be_made(library: Path) -> None:
    library.parent.chmod(0o555)
    (answer,) = ask(library.parent / "deeper" / "library.sqlite")
    assert "cannot be opened (Permission denied)" in answer
