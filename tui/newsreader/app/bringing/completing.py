"""Completing a path that is being typed."""

from __future__ import annotations

import asyncio
import os
from functools import partial
from pathlib import Path

from textual.suggester import Suggester

from newsreader.app.bringing.looking import aside

_LOOKED_AT = 5000


class PathSuggester(Suggester):
    """Suggests the first file or folder that goes on as typed; folders end with a slash."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._asked = 0
        self._looking = asyncio.Lock()

    async def get_suggestion(self, value: str) -> str | None:
        """The whole value with the suggestion, or None, also where more has been typed meanwhile.

        A folder that does not answer is asked once, however much is typed.
        """
        self._asked += 1
        number = self._asked
        async with self._looking:
            return await aside(partial(complete, value)) if number == self._asked else None


def complete(value: str) -> str | None:
    """`value` as it would go on, or None: of at most so many entries, and none that cannot be shown."""
    folder, begun = os.path.split(value)
    if not begun:
        return None
    try:
        with os.scandir(Path(folder or ".").expanduser()) as entries:
            # A folder that has been typed whole comes before those whose names go on with a space or a dash.
            name, is_dir = min(
                (entry.name, entry.is_dir())
                for entry, _ in zip(entries, range(_LOOKED_AT), strict=False)
                if entry.name.startswith(begun) and entry.name.isprintable()
            )
    except (OSError, ValueError, RuntimeError):  # nothing goes on so, or it cannot be looked into
        return None
    return value + name[len(begun) :] + ("/" if is_dir else "")
