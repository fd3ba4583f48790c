"""The program in a real terminal: start, search, open, resize, quit, and the terminal as it was before."""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pyte
import pytest

from tests.faults.test_backups import blank_first_page


class Terminal:
    """A pseudo-terminal with the program in it, and what its screen shows."""

    def __init__(self, command: list[str], environment: dict[str, str], size: tuple[int, int]) -> None:
        columns, lines = size
        self.screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self.screen)
        self.raw = b""
        self.child = pexpect.spawn(command[0], command[1:], env=environment, dimensions=(lines, columns))

    def read(self, seconds: float = 0.2) -> str:
        """Take in what the program writes for a while; the screen as text."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                data = self.child.read_nonblocking(65536, timeout=0.05)
            except pexpect.TIMEOUT:
                continue
            except pexpect.EOF:
                break
            self.raw += data
            self._stream.feed(data)
        return "\n".join(self.screen.display)

    def wait_for(self, text: str, seconds: float = 30) -> str:
        """The screen once it shows `text`."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if text in (shown := self.read()):
                return shown
        raise AssertionError(f"{text!r} did not appear on:\n{shown}")

    def resize(self, columns: int, lines: int) -> None:
        """Change the size of the window."""
        self.screen.resize(lines, columns)
        self.child.setwinsize(lines, columns)


def environment(home: Path, **more: str) -> dict[str, str]:
    """An empty home."""
    kept = {name: os.environ[name] for name in ("PATH", "VIRTUAL_ENV") if name in os.environ}
    return kept | {"HOME": str(home), "LANG": "en_GB.UTF-8", "TERM": "xterm-256color"} | more


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    """The program on its first start in an empty home, 120×36."""
    opened = Terminal([sys.executable, "-m", "newsreader"], environment(tmp_path), (120, 36))
    yield opened
    opened.child.close(force=True)


def test_from_the_first_start_to_the_second(terminal: Terminal, tmp_path: Path) -> None:
    terminal.wait_for("48 articles")
    terminal.child.send("/diplomasi")
    terminal.wait_for(" 20 results")
    terminal.child.send("\r\r]]*")
    terminal.wait_for("minutes")
    terminal.wait_for("★")
    terminal.resize(80, 24)
    narrow = terminal.wait_for("newsreader")
    assert len(narrow.splitlines()) == 24
    terminal.child.send("\x11")
    terminal.child.expect(pexpect.EOF, timeout=20)
    terminal.child.close()
    assert terminal.child.exitstatus == 0

    again = Terminal([sys.executable, "-m", "newsreader"], environment(tmp_path), (120, 36))
    shown = again.wait_for("minutes")
    assert "★" in shown
    again.child.send("\x11")
    again.child.expect(pexpect.EOF, timeout=20)


def test_the_terminal_is_as_it_was_before(terminal: Terminal) -> None:
    terminal.wait_for("48 articles")
    terminal.child.send("q")
    terminal.child.expect(pexpect.EOF, timeout=20)
    written = terminal.raw + terminal.child.before
    for mode in (b"1049", b"1000", b"1003", b"2004"):
        assert written.rfind(b"\x1b[?" + mode + b"l") > written.rfind(b"\x1b[?" + mode + b"h"), mode
    assert written.rfind(b"\x1b[?25h") > written.rfind(b"\x1b[?25l")


def test_no_colour_means_none(tmp_path: Path) -> None:
    grey = environment(tmp_path, NO_COLOR="1", COLORTERM="truecolor")
    plain = Terminal([sys.executable, "-m", "newsreader"], grey, (100, 30))
    plain.wait_for("48 articles")
    plain.child.send("\r")
    plain.wait_for("minutes")
    plain.child.send("\x11")
    plain.child.expect(pexpect.EOF, timeout=20)
    colours = re.findall(rb"[34]8;2;(\d+);(\d+);(\d+)", plain.raw)
    assert colours
    assert [colour for colour in colours if len(set(colour)) > 1] == []


def test_a_damaged_archive_ends_it_with_the_way_to_the_newest_backup(
    terminal: Terminal, tmp_path: Path
) -> None:
    terminal.wait_for("48 articles")
    terminal.child.send("\x11")
    terminal.child.expect(pexpect.EOF, timeout=20)
    (archive,) = tmp_path.rglob("archive.sqlite3")
    (archive.parent / "backups").mkdir(exist_ok=True)
    (archive.parent / "backups" / "archive-20260101-000000.sqlite").write_bytes(archive.read_bytes())
    blank_first_page(archive, "article")

    again = Terminal([sys.executable, "-m", "newsreader"], environment(tmp_path), (240, 36))
    again.child.expect(pexpect.EOF, timeout=30)
    again.child.close()
    assert again.child.exitstatus == 3
    said = (again.raw + again.child.before).decode()[-600:]
    assert "archive.sqlite3 is damaged or not a library" in said and "archive-20260101-000000" in said
    assert "newsreader itself" not in said


def test_a_hang_up_ends_it(terminal: Terminal) -> None:
    terminal.wait_for("48 articles")
    terminal.child.kill(signal.SIGTERM)
    terminal.child.expect(pexpect.EOF, timeout=20)


def test_a_correction_and_its_undo_outlive_the_program(terminal: Terminal, tmp_path: Path) -> None:
    terminal.wait_for("48 articles")
    terminal.child.send("\r")
    terminal.wait_for("minutes")
    terminal.child.send("]")
    terminal.wait_for("Vladimir Putin (")
    terminal.child.send("p")
    terminal.wait_for("What is “Vladimir Putin”, if not Person?")
    terminal.child.send("o")
    terminal.wait_for("[O Organisation]")
    terminal.child.send("\r")
    terminal.wait_for("is Organisation in this article")
    terminal.child.send("\x11")
    terminal.child.expect(pexpect.EOF, timeout=20)

    again = Terminal([sys.executable, "-m", "newsreader"], environment(tmp_path), (80, 24))
    again.wait_for("minutes")
    again.child.send("C")
    again.wait_for("“Vladimir Putin” is Organisation in this article")
    again.child.send("\x1b")
    again.wait_for("1/48")
    again.child.send("\x1a")
    again.wait_for("Undone")
    again.child.send("C")
    again.wait_for("Nothing was corrected yet.")
    again.child.send("\x1b")
    again.wait_for("1/48")
    again.child.send("]")
    again.wait_for("Person: Vladimir Putin")
    again.child.send("i")
    again.wait_for("Mentions by month")
    again.child.send("q\x11")
    again.child.expect(pexpect.EOF, timeout=20)
    again.child.close()
    assert again.child.exitstatus == 0
