"""Completing a path that is being typed."""

from __future__ import annotations

import os
from pathlib import Path

from textual.suggester import Suggester

_LOOKED_AT = 5000


class PathSuggester(Suggester):
    """Suggests the first file or folder that goes on as typed; folders end with a slash."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """The whole value with the suggestion, or None."""
        return complete(value)


def complete(value: str) -> str | None:
    """`value` as it would go on, or None: of at most so many entries, and none that cannot be shown."""
    folder, begun = os.path.split(value)
    if not begun:
        return None
    try:
        with os.scandir(Path(folder or ".").expanduser()) as entries:
            names = sorted(
                entry.name + ("/" if entry.is_dir() else "")
                for entry, _ in zip(entries, range(_LOOKED_AT), strict=False)
                if entry.name.startswith(begun) and entry.name.isprintable()
            )
    except (OSError, ValueError, RuntimeError):  # what cannot be looked into has no suggestions
        return None
    return value + names[0][len(begun) :] if names else None
