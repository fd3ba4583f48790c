"""What was worked out, kept until something that it depends on changes."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Collection
from typing import Any, TypeVar

from newsreader.archive import changes
from newsreader.archive.entities import canonicals

_Answer = TypeVar("_Answer")
_ANSWERS = 12
_NAMES = 20_000


class Remembered:
    """Answers of one open library that hold until something that they depend on changes.

    Only for what was read of committed states: a change that is taken back leaves its number to another.
    Holds the latest `_ANSWERS` answers, of at most eight bytes an article each, and the names of about
    `_NAMES` entities.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._answers: dict[object, tuple[tuple[int, ...], Any]] = {}
        self._names: dict[int, tuple[str, str]] = {}
        self._names_of: tuple[int, ...] = ()

    def answer(
        self,
        connection: sqlite3.Connection,
        question: object,
        depends_on: Collection[str],
        work_out: Callable[[], _Answer],
    ) -> _Answer:
        """The answer of `work_out`, which nobody may change."""
        now = changes.numbers(connection, *depends_on)
        with self._lock:
            held = self._answers.pop(question, None)
            if held is not None and held[0] == now:
                self._answers[question] = held
                answer: _Answer = held[1]
                return answer
        found = work_out()
        with self._lock:
            self._answers[question] = now, found
            while len(self._answers) > _ANSWERS:
                del self._answers[next(iter(self._answers))]
        return found

    def names(self, connection: sqlite3.Connection, entities: Collection[int]) -> dict[int, tuple[str, str]]:
        """Key and canonical name of the entities of those numbers."""
        now = changes.numbers(connection, changes.NAMES)
        with self._lock:
            if now != self._names_of or len(self._names) > _NAMES:
                self._names, self._names_of = {}, now
            held = self._names
        missing = [number for number in entities if number not in held]
        found = canonicals(connection, missing) if missing else {}
        with self._lock:
            if held is self._names:
                held.update(found)
        return {number: held[number] if number in held else found[number] for number in entities}
