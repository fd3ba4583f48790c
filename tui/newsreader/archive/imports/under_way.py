"""Which imports are under way, in this process or another."""

from __future__ import annotations

import fcntl
import os
from contextlib import suppress
from pathlib import Path


class UnderWay:
    """A lock for each import, which ends with the process that makes it, however that ends.

    Where locks are not supported an import counts as under way until it has ended by itself.
    """

    def __init__(self, library: Path) -> None:
        self._folder = library.with_name("importing")
        self._held: dict[int, int] = {}

    def begin(self, number: int) -> None:
        """Hold the lock of an import, of which nobody else has heard yet."""
        with suppress(OSError):  # without a lock it only looks broken off until it ends
            self._folder.mkdir(exist_ok=True)
            self._held[number] = os.open(self._path(number), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            fcntl.flock(self._held[number], fcntl.LOCK_EX | fcntl.LOCK_NB)

    def leave(self, number: int) -> None:
        """Let go of the lock of an import, if it is held here."""
        file = self._held.pop(number, None)
        if file is not None:
            self._path(number).unlink(missing_ok=True)
            os.close(file)

    def close(self) -> None:
        """Let go of all."""
        for number in list(self._held):
            self.leave(number)

    def goes_on(self, number: int) -> bool:
        """Whether somebody makes this import now."""
        try:
            file = os.open(self._path(number), os.O_RDONLY | os.O_CLOEXEC)
        except OSError:  # it was let go of
            return False
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except OSError:
            return True
        finally:
            os.close(file)
        with suppress(OSError):  # what a process that was killed has left does no harm
            self._path(number).unlink(missing_ok=True)
        return False

    def _path(self, number: int) -> Path:
        return self._folder / str(number)
