"""The program as a person starts it: in a process of its own, with a home of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PUTIN = (
    "---\ntitle: Perundingan di Istanbul\nsource: Warta Utara\npublished: 2026-02-06\n---\n\n"
    "Presiden Rusia Vladimir Putin mengirim utusan ke Istanbul pada Jumat (6/2/2026).\n"
)
BANJIR = (
    "---\ntitle: Banjir di Jakarta\nsource: Kabar Pagi\npublished: 2025-01-02\n---\n\n"
    "Hujan deras membanjiri Jakarta sejak pagi. Warga mengungsi ke Bogor.\n"
)


@dataclass(frozen=True)
class Done:
    """What a run came to: exit status, lines of stdout and lines of stderr."""

    status: int
    lines: list[str]
    said: list[str]


def environment(home: Path) -> dict[str, str]:
    """English, and nothing of the person who runs the tests.

    What is compiled is kept for all of them, whatever their own environment says.
    """
    theirs = {
        name: value for name, value in os.environ.items() if not name.startswith(("NEWSREADER", "XDG_"))
    }
    theirs.pop("PYTHONDONTWRITEBYTECODE", None)
    return {
        **theirs,
        "HOME": str(home),
        "LC_ALL": "en_GB.UTF-8",
        "PYTHONUTF8": "1",
        "PYTHONPATH": f"{ROOT / 'tui'}:{ROOT}",
        "PYTHONPYCACHEPREFIX": str(ROOT / ".pytest_cache" / "compiled"),
    }


def begin(library: Path | str, *arguments: str, cwd: Path) -> subprocess.Popen[str]:
    """A run of the program on a library."""
    return subprocess.Popen(
        [sys.executable, "-m", "newsreader", "--library", str(library), *arguments],
        cwd=cwd,
        env=environment(cwd),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def end(child: subprocess.Popen[str]) -> Done:
    """Wait for the end of a run, but not for ever."""
    with child:
        try:
            output, said = child.communicate(timeout=120)
        finally:
            child.kill()
    assert "Traceback" not in said and "newsreader itself" not in said, said
    return Done(child.returncode, output.splitlines(), said.splitlines())


def run(library: Path | str, *arguments: str, cwd: Path) -> Done:
    """The program from its start to its end."""
    return end(begin(library, *arguments, cwd=cwd))


def still_there(library: Path | str, *, cwd: Path) -> None:
    """Archive and index are sound and agree, and the first article can be found and read."""
    checked = run(library, "verify", cwd=cwd)
    assert (checked.status, checked.said) == (0, [])
    assert checked.lines[0].endswith("archive and index agree."), checked.lines
    assert "Perundingan di Istanbul" in "\n".join(run(library, "search", "Putin", cwd=cwd).lines)
    shown = run(library, "show", "1", cwd=cwd)
    assert shown.status == 0
    assert any("Vladimir Putin mengirim utusan" in line for line in shown.lines)
