"""Completing a path that is being typed."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import takewhile
from pathlib import Path

from textual.suggester import Suggester

from newsreader.app.bringing.looking import aside

_LOOKED_AT = 50_000


class PathSuggester(Suggester):
    """Suggests how a path goes on, as far as all files and folders that begin as typed agree."""

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


@dataclass(frozen=True, slots=True)
class Ways:
    """How a path may go on: `common` is what all ways begin with; `names` are those of the entries.

    Folders end with a slash. With no way `common` is what was typed.
    """

    common: str
    folder: str = ""
    names: tuple[str, ...] = ()

    @property
    def values(self) -> tuple[str, ...]:
        """The whole path of each way, as typed up to its last part."""
        return tuple(self.folder + name for name in self.names)


def ways(value: str) -> Ways:
    """How `value` may go on: to at most so many entries, and none that cannot be shown.

    What is hidden is left out, unless a dot was typed.
    """
    folder, begun = os.path.split(value)
    try:
        with os.scandir(Path(folder or ".").expanduser()) as entries:
            found = sorted(
                (entry.name, "/" if entry.is_dir() else "")
                for entry, _ in zip(entries, range(_LOOKED_AT), strict=False)
                if entry.name.startswith(begun) and entry.name.isprintable()
                if begun or not entry.name.startswith(".")
            )
    except (OSError, ValueError, RuntimeError):  # it cannot be looked into
        found = []
    names = tuple(name + slash for name, slash in found)
    typed = value[: len(value) - len(begun)]
    return Ways(typed + _common(names) if names else value, typed, names)


def complete(value: str) -> str | None:
    """`value` as far as all ways in which it may go on agree; None where nothing is to be added."""
    common = value if value.endswith("/") else ways(value).common
    return None if common == value else common


def _common(names: Sequence[str]) -> str:
    """What all names begin with: what the first and the last of them do."""
    first, last = min(names), max(names)
    same = takewhile(lambda pair: pair[0] == pair[1], zip(first, last, strict=False))
    return first[: sum(1 for _ in same)]
