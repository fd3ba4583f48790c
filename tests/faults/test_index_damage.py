"""A damaged index is noticed, made anew by itself and said in one line; the archive is copied before."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.program import BANJIR, PUTIN, run, still_there


@pytest.fixture(scope="module")
def intact(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of two articles."""
    folder = tmp_path_factory.mktemp("intact")
    (folder / "a.md").write_text(PUTIN, "utf-8")
    (folder / "b.md").write_text(BANJIR, "utf-8")
    assert run("library", "import", "a.md", "b.md", cwd=folder).status == 0
    return folder / "library"


def overwrite(index: Path) -> None:
    """Other bytes where the postings lie, none of them at an end of the file."""
    for path in index.glob("*.seg"):
        data = bytearray(path.read_bytes())
        middle = len(data) // 2
        data[middle - 1000 : middle + 1000] = b"\x01" * 2000
        path.write_bytes(data)


def shorten(index: Path) -> None:
    """The second half of a segment missing."""
    for path in index.glob("*.seg"):
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def without_contents(index: Path) -> None:
    """No table of contents."""
    for path in index.glob("*.toc"):
        path.unlink()


def other_contents(index: Path) -> None:
    """A table of contents that is none."""
    for path in index.glob("*.toc"):
        path.write_bytes(b"x" * 100)


def a_file_in_its_place(index: Path) -> None:
    """No folder at all."""
    shutil.rmtree(index)
    index.write_text("di sini pernah ada indeks")


HARMS = [overwrite, shorten, without_contents, other_contents, a_file_in_its_place]


@pytest.mark.parametrize("harm", HARMS)
def test_a_damaged_index_is_made_anew_and_said_in_one_line(
    tmp_path: Path, intact: Path, harm: Callable[[Path], None]
) -> None:
    shutil.copytree(intact, tmp_path / "library")
    harm(tmp_path / "library" / "index")
    found = run("library", "search", "Putin", cwd=tmp_path)
    (copy,) = (tmp_path / "library" / "backups").iterdir()
    assert found.said == [
        "The search index is made anew: the old one was damaged. "
        f"The archive was copied to {copy.relative_to(tmp_path)} first."
    ]
    assert (found.status, len(found.lines)) == (0, 1)
    assert "Perundingan di Istanbul" in found.lines[0]
    still_there("library", cwd=tmp_path)


def test_an_index_that_is_gone_is_made_anew_and_said_in_one_line(tmp_path: Path, intact: Path) -> None:
    shutil.copytree(intact, tmp_path / "library")
    shutil.rmtree(tmp_path / "library" / "index")
    found = run("library", "search", "Putin", cwd=tmp_path)
    assert (found.status, len(found.lines)) == (0, 1)
    assert found.said == ["The search index is made anew: it was gone."]
    assert run("library", "search", "Putin", cwd=tmp_path).said == []
    still_there("library", cwd=tmp_path)


@pytest.mark.parametrize("command", [("search", "Putin"), ("rebuild",), ("import", "new.md")])
def test_the_index_set_aside_goes_once_the_new_one_is_whole(
    tmp_path: Path, intact: Path, command: tuple[str, ...]
) -> None:
    library = tmp_path / "library"
    shutil.copytree(intact, library)
    (tmp_path / "new.md").write_text(PUTIN.replace("utusan", "surat"), "utf-8")
    overwrite(library / "index")
    assert run("library", *command, cwd=tmp_path).status in (0, 1)
    assert not (library / "index.set-aside").exists()
    still_there("library", cwd=tmp_path)


def test_verify_says_that_an_index_was_damaged(tmp_path: Path, intact: Path) -> None:
    shutil.copytree(intact, tmp_path / "library")
    overwrite(tmp_path / "library" / "index")
    checked = run("library", "verify", cwd=tmp_path)
    assert (checked.status, len(checked.said)) == (1, 1)
    assert checked.lines == ["2 articles checked; the next search indexes what waits (2 changes)."]
    assert len(run("library", "search", "Putin", cwd=tmp_path).lines) == 1
    still_there("library", cwd=tmp_path)


def test_an_index_that_was_merely_copied_is_as_good_as_before(tmp_path: Path, intact: Path) -> None:
    library = tmp_path / "library"
    shutil.copytree(intact, library, copy_function=shutil.copyfile)
    for path in sorted((library / "index").iterdir(), key=lambda one: one.suffix == ".seg"):
        path.touch()  # the segments last
    found = run("library", "search", "Putin", cwd=tmp_path)
    assert (found.status, len(found.lines), found.said) == (0, 1, [])
    assert not (library / "backups").exists()


def test_an_import_mends_a_damaged_index_as_well(tmp_path: Path, intact: Path) -> None:
    shutil.copytree(intact, tmp_path / "library")
    (tmp_path / "new.md").write_text(PUTIN.replace("utusan", "surat"), "utf-8")
    overwrite(tmp_path / "library" / "index")
    imported = run("library", "import", "new.md", cwd=tmp_path)
    assert imported.status == 0
    assert len([line for line in imported.said if "made anew" in line]) == 1
    assert len(run("library", "search", "Putin", cwd=tmp_path).lines) == 2
    still_there("library", cwd=tmp_path)
