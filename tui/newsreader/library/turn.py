"""Whose turn it is to bring the index up to the archive: one process at a time, the others leave it to it."""

from __future__ import annotations

import fcntl
import os
import time
from contextlib import suppress
from pathlib import Path

_LOOK_AGAIN = 0.1


class Turn:
    """A lock on a file, which ends with the process that has it, however that ends.

    Two processes that take up the same changes would do no harm, but all the work twice. Where locks are not
    supported everybody has a turn.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: int | None = None

    def take(self, patience: float = 0.0) -> bool:
        """Whether it is our turn, now or within so many seconds."""
        until = time.monotonic() + patience
        while not self._taken():
            if time.monotonic() >= until:
                return False
            time.sleep(_LOOK_AGAIN)
        return True

    def give_back(self) -> None:
        """Let others have their turn."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def _taken(self) -> bool:
        if self._file is not None:
            return True
        try:
            file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError:  # whoever cannot write here will hear of it from the index itself
            return True
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(file)
            return False
        except OSError:
            with suppress(OSError):
                os.close(file)
            return True
        self._file = file
        return True
