"""What goes wrong around the program: pipes, locales, names, disks, errors of ours."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from newsreader.cli import streams
from newsreader.library import Library
from tests.unit.cli.conftest import Runner, process


def test_escapes_in_names_reach_no_terminal() -> None:
    assert streams.plain("a\x1b[31mb\u202ec\udce9\n") == "a\\x1b[31mb\\u202ec\\udce9\\n"
    assert streams.plain("Höfði – “x” \u00a0 😀") == "Höfði – “x” \u00a0 😀"


def test_a_hostile_query_and_name(filled: Runner, tmp_path: Path) -> None:
    result = filled("search", "\x1b]0;title\x07zzz", "--json")
    assert "\x1b" not in result.stderr
    result = filled("import", str(tmp_path / "no\x1b[2Jfile"))
    assert result.exit_code == 3
    assert "\x1b" not in result.stderr + result.stdout


def test_nobody_reads_the_output(filled: Runner) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    for command in (
        ["search", "lang:id", "--json"],
        ["show", "1"],
        ["export", "", "--format", "json"],
        ["keys"],
    ):
        result = subprocess.run(
            [sys.executable, "-m", "newsreader", "--library", str(filled.library), *command],
            stdout=writer,
            stderr=subprocess.PIPE,
            env=os.environ,
        )
        assert result.stderr == b""
        assert result.returncode == 1
    os.close(writer)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_a_full_disk_is_one_sentence(filled: Runner) -> None:
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run(
            [sys.executable, "-m", "newsreader", "--library", str(filled.library), "show", "1", "--json"],
            stdout=full,
            stderr=subprocess.PIPE,
            env=os.environ,
        )
    assert result.returncode == 3
    assert result.stderr.startswith(b"The output cannot be written:")
    assert result.stderr.count(b"\n") == 1


def test_json_is_utf8_in_every_locale(filled: Runner) -> None:
    library = ("--library", str(filled.library))
    ascii_only = {"PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0"}
    result = process(*library, "show", "1", "--json", env=ascii_only)
    assert result.returncode == 0
    assert "“Kami siap berunding,”" in json.loads(result.stdout.decode("utf-8"))["body"]
    for command in (["show", "1"], ["search", "lang:id"], ["keys"], ["show", "1", "--format", "html"]):
        result = process(*library, *command, env=ascii_only)
        assert (result.returncode, result.stderr) == (0, b"")


@pytest.mark.skipif(sys.platform != "linux", reason="file names are bytes there")
def test_names_that_are_no_utf8(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path) + b"/caf\xe9"
    Path(os.fsdecode(folder)).mkdir()
    Path(os.fsdecode(folder + b"/berita\xff.txt")).write_bytes(
        b"Rapat besar\n\nRapat digelar di Jakarta oleh Joko Widodo pada pekan ini.\n"
    )
    library = os.fsencode(tmp_path / "library")
    result = process(b"--library", library, b"import", folder + b"/berita\xff.txt", b"--json")
    assert result.returncode == 0, result.stderr
    line = json.loads(result.stdout.splitlines()[0])
    assert line["status"] == "added"
    shown = process(b"--library", library, b"show", b"1")
    assert b"Jakarta" in shown.stdout
    missing = process(b"--library", library, b"import", folder + b"/none\xfd")
    assert missing.returncode == 3
    assert process(b"--library", library, b"config").returncode == 0
    assert process(b"annotate", folder + b"/berita\xff.txt").returncode == 0


def test_an_error_of_ours_is_one_sentence_and_a_log(
    filled: Runner, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("what nobody foresaw")

    monkeypatch.setattr(Library, "open", fail)
    result = filled("search", "x")
    log = home / "state" / "newsreader" / "newsreader.log"
    assert result.exit_code == 3
    assert str(log) in result.stderr
    assert result.stderr.count("\n") == 1
    assert "what nobody foresaw" in log.read_text()
    monkeypatch.setenv("NEWSREADER_DEBUG", "1")
    assert isinstance(filled("search", "x").exception, ZeroDivisionError)


def test_a_log_that_cannot_be_written_is_no_second_error(
    filled: Runner, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "state").parent.mkdir(parents=True)
    (home / "state").write_text("a file where a folder should be")
    monkeypatch.setattr(Library, "open", lambda *_, **__: 1 / 0)
    result = filled("search", "x")
    assert result.exit_code == 3
    assert "NEWSREADER_DEBUG=1" in result.stderr


def test_no_log_without_a_warning(filled: Runner, home: Path) -> None:
    assert filled("search", "lang:id").exit_code == 0
    assert not (home / "state" / "newsreader" / "newsreader.log").exists()


def test_interrupted(filled: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Library, "open", interrupt)
    result = filled("search", "x")
    assert (result.exit_code, result.stderr) == (1, "Stopped; what was done until then is kept.\n")
