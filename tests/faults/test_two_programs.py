"""Two programs use one library at once: each article comes in once, and reading goes on meanwhile."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.faults.program import PUTIN, Done, begin, end, run, still_there

EACH = 160
SHARED = 60


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Two folders that have articles of each other's: the same texts, some under a name of their own."""
    both = (tmp_path / "utara", tmp_path / "selatan")
    for which, folder in enumerate(both):
        folder.mkdir()
        for number in range(EACH):
            shared = number < SHARED
            whose = "bersama" if shared else folder.name
            text = f"Berita {whose} {number}\n\nJembatan {whose} nomor {number} dibuka kembali warga desa.\n"
            (folder / f"{which if shared and number % 2 else ''}{number}.txt").write_text(text)
        (folder / "putin.md").write_text(PUTIN, "utf-8")
    return both


def totals(done: Done) -> dict[str, int]:
    """The last line of an import that found nothing wrong."""
    assert done.status == 0
    # Of two that begin at once both may have found none.
    assert [line for line in done.said if not line.startswith("A new library was begun in ")] == []
    found: dict[str, int] = json.loads(done.lines[-1])
    assert found["total"] == len(done.lines) - 1
    return found


@pytest.mark.parametrize("existing", [False, True])
def test_two_imports_at_once(tmp_path: Path, folders: tuple[Path, Path], existing: bool) -> None:
    if existing:
        assert run("library", "import", "utara/putin.md", cwd=tmp_path).status == 0
    children = [
        begin("library", "import", *(str(one) for one in order), "--json", "--jobs", "1", cwd=tmp_path)
        for order in (folders, folders[::-1])
    ]
    first, second = (totals(end(child)) for child in children)
    distinct = 2 * EACH - SHARED + 1
    assert first["added"] + second["added"] == distinct - existing
    assert first["failed"] == second["failed"] == 0
    again = totals(run("library", "import", *map(str, folders), "--json", "--jobs", "1", cwd=tmp_path))
    assert (again["added"], again["updated"]) == (0, 0)
    found = run("library", "search", "jembatan", "--json", cwd=tmp_path)
    assert len(found.lines) == distinct - 1
    checked = run("library", "verify", cwd=tmp_path)
    assert checked.lines == [f"{distinct} articles checked; archive and index agree."]
    assert len(run("library", "search", "Putin", cwd=tmp_path).lines) == 1


def test_searching_and_reading_while_another_imports(tmp_path: Path, folders: tuple[Path, Path]) -> None:
    assert run("library", "import", "utara/putin.md", cwd=tmp_path).status == 0
    # Little is written: nobody reads it until the end, and a full pipe would hold the import up for ever.
    child = begin("library", "import", *(one.name for one in folders), "--jobs", "1", cwd=tmp_path)
    asked = 0
    while child.poll() is None or not asked:
        found = run("library", "search", "Putin", cwd=tmp_path)
        assert (found.status, found.said, len(found.lines)) == (0, [], 1)
        assert run("library", "show", "1", cwd=tmp_path).status == 0
        asked += 1
    done = end(child)
    assert done.status == 0 and done.said[-1].endswith("0 failed"), done
    still_there("library", cwd=tmp_path)
