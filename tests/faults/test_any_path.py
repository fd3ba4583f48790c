"""A library may lie anywhere: spaces, quotes, other scripts and a leading dash change nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.program import PUTIN, run, still_there

AWKWARD = 'berita – Ümläut "x" \' é 新聞 %20?#*'


@pytest.mark.parametrize("place", [f"{AWKWARD}/-pustaka baru", "-berita", "file:x?mode=ro"])
def test_a_library_on_an_awkward_path(tmp_path: Path, place: str) -> None:
    source = tmp_path / f"{AWKWARD}.md"
    source.write_text(PUTIN, "utf-8")
    imported = run(place, "import", "--json", "--", source.name, cwd=tmp_path)
    assert (imported.status, imported.said) == (0, [f"A new library was begun in {place}."])
    assert f'"path": "{source!s}"'.replace('"x"', '\\"x\\"') in imported.lines[0]
    assert (tmp_path / place / "archive.sqlite3").is_file()
    rebuilt = run(place, "rebuild", cwd=tmp_path)
    assert (rebuilt.status, rebuilt.said[-1]) == (0, "1 article indexed")
    assert run(place, "feeds", "list", cwd=tmp_path).status == 0
    still_there(place, cwd=tmp_path)
