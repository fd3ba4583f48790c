"""A program in a pseudo-terminal, with the time from a key to the last byte that it paints."""

from __future__ import annotations

import os
import re
import select
import time
from pathlib import Path

import pexpect

from bench.machine import environment

_SILENCE = 0.1
"""Seconds without a byte after which a screen counts as painted; they are not part of the time."""

_CONTROLS = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[()][A-Z0-9]|[=>78M])")


class NotShownError(Exception):
    """What was waited for did not appear."""


class Terminal:
    """A program on 120×36 characters. It is read as fast as it writes, and nothing is drawn in between."""

    def __init__(self, command: list[str], home: Path, **variables: str) -> None:
        """`variables` are of the environment, besides those that every person has."""
        self._last = time.perf_counter()
        env = environment(home) | variables
        self.child = pexpect.spawn(command[0], command[1:], env=env, dimensions=(36, 120))

    @property
    def pid(self) -> int:
        """Of the program."""
        return int(self.child.pid or 0)

    def recorded(
        self, wanted: str = "", *, patience: float = 120, silence: float = _SILENCE
    ) -> list[tuple[float, bytes]]:
        """What is written until all is painted, `wanted` among it; each part with its seconds.

        They count from the last keys, or the start. An empty `wanted` waits for anything. All is painted once
        nothing has come for `silence` seconds. Raises NotShownError after `patience` seconds.
        """
        parts: list[tuple[float, bytes]] = []
        raw, seen = b"", False
        while not (raw and seen and not self._readable(silence)):
            left = self._last + patience - time.perf_counter()
            if left <= 0 or not self._readable(left):
                shown = _plain(raw)[-400:]
                raise NotShownError(f"{wanted!r} did not appear within {patience} s, but {shown!r}")
            part = self._read()
            parts.append((time.perf_counter() - self._last, part))
            raw += part
            seen = seen or wanted in _plain(raw)
        return parts

    def shows(self, wanted: str = "", *, patience: float = 120) -> float:
        """Seconds until all is painted; see `recorded`."""
        return self.recorded(wanted, patience=patience)[-1][0]

    def press(self, keys: str, wanted: str = "", *, patience: float = 60) -> float:
        """Write some keys and return as `shows`."""
        self.settle(0)
        self._last = time.perf_counter()
        os.write(self.child.child_fd, keys.encode())
        return self.shows(wanted, patience=patience)

    def settle(self, seconds: float) -> None:
        """Take in whatever else is painted, until nothing was for some seconds."""
        while self._readable(seconds):
            self._read()

    def close(self, keys: str) -> None:
        """Leave by some keys; a program that stays is ended."""
        os.write(self.child.child_fd, keys.encode())
        try:
            self.child.expect(pexpect.EOF, timeout=20)
        except pexpect.TIMEOUT:
            print("(a program in the terminal did not leave by itself)")
        self.child.close(force=True)

    def _readable(self, seconds: float) -> bool:
        return bool(select.select([self.child.child_fd], [], [], seconds)[0])

    def _read(self) -> bytes:
        try:
            return os.read(self.child.child_fd, 1 << 16)
        except OSError as error:
            raise NotShownError("the program has ended") from error


def _plain(raw: bytes) -> str:
    """What was written without the control sequences."""
    return _CONTROLS.sub(b"", raw).decode("utf-8", "replace")
