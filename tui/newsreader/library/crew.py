"""Whoever does the work on articles: this process alone, or others beside it (`company.py`).

Who has work done need not know which: a crew is asked, and answers when the answer is wanted.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from newsreader.library.workbench import Workbench

Given = TypeVar("Given")
Answer = TypeVar("Answer")
Answer_co = TypeVar("Answer_co", covariant=True)
Work = Callable[[Workbench, Given], Answer]
"""A function of a module, so that another process finds it by its name."""

MOST = 8
"""Processes that one first process can keep busy; more would wait for it."""


def usable_cores() -> int:
    """How many processes may run at the same time."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Ask(Protocol[Answer_co]):
    """Work that was asked for."""

    def done(self) -> bool:
        """Whether the answer is there."""
        ...

    def result(self) -> Answer_co:
        """The answer, waited for; raises what the work raised."""
        ...


class Crew(Protocol):
    """Whoever does the work."""

    @property
    def jobs(self) -> int:
        """How many pieces of work are done at the same time."""
        ...

    def ask(self, work: Work[Given, Answer], given: Given, *, by: int | None = None) -> Ask[Answer]:
        """Have `work` done on `given`; `by` numbers the process that is to do it, from 0 on."""
        ...


@dataclass(slots=True)
class _Postponed(Generic[Given, Answer]):
    work: Work[Given, Answer]
    bench: Workbench
    given: Given

    def done(self) -> bool:
        return False

    def result(self) -> Answer:
        return self.work(self.bench, self.given)


@dataclass(frozen=True, slots=True)
class Alone:
    """This process does the work itself, at the moment when the answer is wanted."""

    bench: Workbench
    jobs: int = 1

    def ask(self, work: Work[Given, Answer], given: Given, *, by: int | None = None) -> Ask[Answer]:  # noqa: ARG002
        """See Crew.ask."""
        return _Postponed(work, self.bench, given)
