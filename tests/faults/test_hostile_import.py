"""A folder full of hostile files, imported for real: each is answered, all else comes in, nothing is lost."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from newsreader.library import Library
from newsreader.model import Query
from tests.faults.hostile import HOSTILE, SECRET, SENTENCES
from tests.faults.program import environment

MOST_MB = 400
MOST_SECONDS = 240


@dataclass(frozen=True)
class Done:
    """What one import of the whole folder came to."""

    library: Path
    folder: Path
    status: int
    said: str
    lines: list[dict[str, object]]
    megabytes: int


def imported(root: Path) -> Done:
    """Import a folder of all that is hostile between an article that is held and one that is new."""
    folder, library = root / "folder", root / "library"
    folder.mkdir()
    before = root / "sebelumnya.md"
    before.write_text(f"# Yang sudah ada\n\n{SENTENCES}\n")

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        child = [sys.executable, "-m", "tests.faults.measured_child", str(root / "memory")]
        return subprocess.run(
            [*child, "--library", str(library), *arguments],
            env=environment(root),
            capture_output=True,
            text=True,
            timeout=MOST_SECONDS,
            check=False,
        )

    assert run("import", str(before)).returncode == 0
    for name, (make, _) in HOSTILE.items():
        make(folder / name)
    (folder / "~terakhir.md").write_text(f"# Berita biasa\n\nPada akhirnya: {SENTENCES}\n")
    result = run("import", str(folder), "--jobs", "1", "--json")
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    return Done(library, folder, result.returncode, result.stderr, lines, int((root / "memory").read_text()))


def unanswered(done: Done) -> dict[str, list[str]]:
    """Files about which something else was said than should be, with what was said."""
    wrong = {}
    for name, (_, says) in HOSTILE.items():
        lines = [one for one in done.lines if str(one.get("path", "")).startswith(str(done.folder / name))]
        about = [str(line["why"]) for line in lines if line["why"]]
        mistaken = any("newsreader itself" in why for why in about)
        if mistaken or (says is not None and not any(says in why for why in about)):
            wrong[name] = about
    return wrong


def test_each_is_answered_all_else_comes_in_and_nothing_is_lost(tmp_path: Path) -> None:
    done = imported(tmp_path)
    assert unanswered(done) == {}
    assert (done.status, "Traceback" in done.said) == (1, False)
    assert done.megabytes < MOST_MB
    with Library.open(done.library) as library:
        assert library.verify() == []
        found = library.search(Query("jembatan"), rows=1000)
        assert {"Yang sudah ada", "Berita biasa"} <= {row.title for row in found.rows}
        dated = [one.article for one in library.articles(found.ids) if one.article.outside_id]
        assert [article.published for article in dated] == [None] * 7
        assert {removed.why for article in dated for removed in article.removed} == {"date not understood"}
        texts = library.archive.bodies(library.archive.newest_ids())
        assert not any(SECRET in title or SECRET in body for _, title, body in texts)
    assert not Path("/tmp/keluar.txt").exists()
    assert not (tmp_path.parent / "keluar.txt").exists()
