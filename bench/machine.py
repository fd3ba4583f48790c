"""What a figure was measured on and with, and what a process holds of memory."""

from __future__ import annotations

import os
import platform
import sqlite3
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_LIBRARIES = ("textual", "whoosh3", "numpy", "tantivy")


def described() -> str:
    """Processors, memory, Python and the versions of what is compared, in a sentence or two."""
    held = "\n".join(Path("/proc/meminfo").read_text().splitlines()[:1]).split()
    memory = f"{int(held[1]) / 1024**2:.0f} GiB of memory"
    libraries = ", ".join(f"{name} {_version(name)}" for name in _LIBRARIES)
    load = os.getloadavg()[0]
    return (
        f"{os.cpu_count()} cores of {_processor()}, {memory}, {platform.system()} {platform.release()}; "
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {libraries}. "
        f"Load before it began: {load:.1f}."
    )


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


@dataclass(frozen=True, slots=True)
class Memory:
    """Megabytes of a process: all that is resident, and what is its own and no page of a file."""

    resident: float
    anonymous: float

    def __str__(self) -> str:
        return f"{self.resident:.0f} MB, {self.anonymous:.0f} of them its own"


def memory(pid: int) -> Memory:
    """What a process holds now."""
    values = {}
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]:
        name, amount, *_ = line.split()
        values[name] = int(amount) / 1024
    return Memory(values["Rss:"], values["Anonymous:"])


def disk(path: Path) -> int:
    """Bytes of a file, or of all files in a folder."""
    if path.is_file():
        return path.stat().st_size
    return sum(file.stat().st_size for file in path.rglob("*") if file.is_file())


def command(*arguments: str) -> list[str]:
    """The command line that runs this checkout's program."""
    return [sys.executable, "-m", "newsreader", *arguments]


def environment(home: Path) -> dict[str, str]:
    """A person's with an empty home, in English, so that what is on the screen can be recognised."""
    kept = {name: os.environ[name] for name in ("PATH", "VIRTUAL_ENV", "PYTHONPATH") if name in os.environ}
    shown = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "en_GB.UTF-8"}
    return kept | shown | {"HOME": str(home)}
