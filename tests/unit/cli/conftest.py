"""A home of its own for every test of the command line, and ways to run it."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from newsreader.cli.group import newsreader
from newsreader.cli.logfile import LogFile
from newsreader.translation import set_language

FOLDERS = {
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_STATE_HOME": "state",
    "XDG_CACHE_HOME": "cache",
}
ARTICLES = {
    "istanbul.md": (
        "---\ntitle: Perundingan di Istanbul\nsource: Warta Utara\npublished: 2026-02-06\n---\n\n"
        "Presiden Rusia Vladimir Putin mengirim utusan ke Istanbul pada Jumat (6/2/2026).\n\n"
        "“Kami siap berunding,” kata Putin.\n"
    ),
    "jakarta.md": (
        "---\ntitle: Banjir di Jakarta\nsource: Kabar Pagi\npublished: 2025-01-02\n---\n\n"
        "Hujan deras membanjiri Jakarta sejak pagi. Warga mengungsi ke Bogor.\n"
    ),
    "undated.md": "---\ntitle: Tanpa tanggal\n---\n\nTulisan ini tidak tahu kapan ia dimuat, di Bandung.\n",
}


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty home, English, and no trace of the run in this process afterwards."""
    for name in [name for name in os.environ if name.startswith("NEWSREADER_")]:
        monkeypatch.delenv(name)
    for name in ("LC_ALL", "LC_MESSAGES", "NO_COLOR", "PYTHONIOENCODING"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    for name, folder in FOLDERS.items():
        monkeypatch.setenv(name, str(tmp_path / "home" / folder))
    yield tmp_path / "home"
    set_language("en")
    logging.captureWarnings(False)
    root = logging.getLogger()
    for handler in [handler for handler in root.handlers if isinstance(handler, LogFile)]:
        root.removeHandler(handler)


class Runner:
    """Runs commands on one library, in this process."""

    def __init__(self, library: Path) -> None:
        self.library = library

    def __call__(self, *arguments: str, stdin: bytes | str = b"") -> Result:
        """Run with the library named."""
        return self.bare("--library", str(self.library), *arguments, stdin=stdin)

    def bare(self, *arguments: str, stdin: bytes | str = b"") -> Result:
        """Run exactly these arguments."""
        return CliRunner().invoke(newsreader, list(arguments), input=stdin)

    def objects(self, *arguments: str, stdin: bytes | str = b"") -> list[dict[str, Any]]:
        """The objects that a command which succeeds writes, one a line."""
        result = self(*arguments, stdin=stdin)
        assert result.exit_code == 0, result.stderr
        return [json.loads(line) for line in result.stdout_bytes.decode().split("\n")[:-1]]


@pytest.fixture
def cli(tmp_path: Path) -> Runner:
    """Commands on an empty library."""
    return Runner(tmp_path / "library")


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder with three articles."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.fixture
def filled(cli: Runner, articles: Path) -> Runner:
    """Commands on a library with the three articles: 1 Istanbul, 2 Jakarta, 3 undated."""
    result = cli("import", str(articles))
    assert result.exit_code == 0, result.stderr
    return cli


def process(
    *arguments: str | bytes,
    stdin: bytes = b"",
    env: Mapping[str, str] | None = None,
    command: tuple[str, ...] = ("-m", "newsreader"),
) -> subprocess.CompletedProcess[bytes]:
    """A run in a process of its own, as a person starts it."""
    return subprocess.run(
        [sys.executable, *command, *arguments],
        input=stdin,
        capture_output=True,
        timeout=120,
        env={**os.environ, **(env or {})},
    )
