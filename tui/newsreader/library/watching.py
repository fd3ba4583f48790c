"""Which files under some folders are new or have changed, found by looking again and again.

Looking works on every file system, also where the system tells nothing (network folders, containers).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from newsreader.model import ImportResult

_PAUSE = 2.0
_SHARE = 0.1
"""Of the time at most so much is spent on looking."""

_Sign = tuple[int, int, int]
"""Time of change, size and number of a file: what differs once it was written to or replaced."""


class Watched:
    """Folders, and what was last seen in them. Making one looks for the first time."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = folders
        self._seen = self._look()
        self._unsettled: dict[Path, _Sign] = {}

    def changed(self) -> list[Path]:
        """Files that are new or changed, and were the same at the last two looks: written to the end."""
        now = self._look()
        changed = {path: sign for path, sign in now.items() if self._seen.get(path) != sign}
        settled = [path for path, sign in changed.items() if self._unsettled.get(path) == sign]
        self._unsettled = changed
        # What is gone may come back the same, and is then new.
        self._seen = {path: sign for path, sign in self._seen.items() if path in now}
        self._seen.update((path, now[path]) for path in settled)
        return sorted(settled)

    def follow(self, pause: Callable[[float], object] = time.sleep) -> Iterator[list[Path]]:
        """`changed` whenever there is something, without end."""
        while True:
            began = time.monotonic()
            if found := self.changed():
                yield found
            pause(max(_PAUSE, (time.monotonic() - began) / _SHARE))

    def _look(self) -> dict[Path, _Sign]:
        from newsreader.ingest.folder import walk

        found: dict[Path, _Sign] = {}
        for folder in self._folders:
            for file in walk(folder):
                if isinstance(file, ImportResult) or file.part:
                    continue
                try:
                    status = file.path.stat()
                except OSError:  # gone since, or not ours to see: an import would say so
                    continue
                found[file.path] = (status.st_mtime_ns, status.st_size, status.st_ino)
        return found
