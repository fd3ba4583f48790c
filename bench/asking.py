"""Engines in processes of their own, asked the same questions by turns, each with a limit of time."""

from __future__ import annotations

import multiprocessing
import random
import time
import traceback
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from math import ceil, inf
from multiprocessing.connection import Connection
from multiprocessing.context import ForkContext, SpawnContext
from pathlib import Path

from bench.machine import Memory, memory
from bench.peers import engine
from bench.questions import NOTHING, Question, kinds

_STARTS: dict[str, ForkContext | SpawnContext] = {
    "fork": multiprocessing.get_context("fork"),
    "spawn": multiprocessing.get_context("spawn"),
}
_OPENING = 600.0
_TOO_OFTEN = 2
"""Answers of one kind over the limit after which an engine is asked no more of that kind."""

_BUDGET = 60.0
"""Seconds for the repetitions of one kind to one engine."""


@dataclass(frozen=True, slots=True)
class Answered:
    """Milliseconds, how many articles were found, and milliseconds by part if the engine tells."""

    milliseconds: float
    total: int = 0
    parts: dict[str, float] = field(default_factory=dict)


COLD, NEW, AGAIN = WAYS = ("cold", "new", "again")
"""How a question met an engine: as the first of a process that was just opened; for the first time, in a
process that has answered others; and once more, in that process."""


@dataclass(slots=True)
class Times:
    """One kind of question to one engine, by way of asking; None for an answer that was over the limit."""

    answered: dict[str, list[Answered | None]] = field(default_factory=lambda: {way: [] for way in WAYS})

    def milliseconds(self, way: str) -> list[float]:
        """One for each question, `inf` where it was over the limit."""
        return [one.milliseconds if one else inf for one in self.answered[way]]

    def parts(self, way: str, name: str) -> list[float]:
        """Milliseconds of a part of each answer."""
        return [one.parts[name] for one in self.answered[way] if one]

    @property
    def totals(self) -> list[int]:
        """How many articles each question found."""
        return [one.total for one in self.answered[COLD] if one]

    @property
    def over(self) -> int:
        """How many of the answers took too long."""
        return sum(some.count(None) for some in self.answered.values())


@dataclass(slots=True)
class Answers:
    """What one engine answered: milliseconds to open it, times by kind, memory after all of them."""

    opening: list[float] = field(default_factory=list)
    times: dict[str, Times] = field(default_factory=dict)
    memory: Memory | None = None


class Asked:
    """One engine in a process of its own, opened, and having answered a question that finds nothing."""

    def __init__(self, name: str, folder: Path, limit: float, start: str = "fork") -> None:
        """A forked process is there at once; a spawned one holds no memory but its own."""
        context = _STARTS[start]
        self._limit = limit
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(name, folder, theirs), daemon=True)
        self._process.start()
        theirs.close()
        opened = self._answer(_OPENING)
        if opened is None:
            raise RuntimeError(f"{name} did not open within {_OPENING:.0f} s")
        self.opening = opened.milliseconds

    def ask(self, question: Question) -> Answered | None:
        """The answer; None if it takes longer than the limit, after which nothing else can be asked."""
        self._pipe.send(question)
        return self._answer(self._limit)

    def memory(self) -> Memory:
        """What the process holds."""
        return memory(self._process.pid or 0)

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.join()
        self._pipe.close()

    def _answer(self, limit: float) -> Answered | None:
        if not self._pipe.poll(limit):
            return None
        answer = self._pipe.recv()
        if not isinstance(answer, Answered):
            raise RuntimeError(answer)
        return answer


def _serve(name: str, folder: Path, pipe: Connection) -> None:
    """Answer with `Answered`, or with a traceback."""
    try:
        began = time.perf_counter()
        asked = engine(name, folder)
        asked.open()
        asked.page(NOTHING)
        pipe.send(Answered((time.perf_counter() - began) * 1000))
        while True:
            question = pipe.recv()
            began = time.perf_counter()
            answer = asked.page(question)
            pipe.send(Answered((time.perf_counter() - began) * 1000, answer.total, answer.parts))
    except EOFError:
        return
    except Exception:
        pipe.send(traceback.format_exc())


def ask_all(
    folders: Mapping[str, Path], questions: Sequence[Question], limit: float, rounds: int
) -> dict[str, Answers]:
    """Ask every engine every question in all `WAYS`, again `rounds` times in ever another order.

    The engines take turns at every question, so that what else the machine does meets all of them.
    """
    times = {kind: Times() for kind, _ in kinds(questions)}
    answers = {name: Answers(times=deepcopy(times)) for name in folders}
    for name, folder in folders.items():  # modules and files are in memory before anything is timed
        Asked(name, folder, limit).close()
    for question in questions:
        for name, folder in folders.items():
            if answers[name].times[question.kind].over < _TOO_OFTEN:
                _ask_cold(answers[name], question, name, folder, limit)
    _ask_warm(answers, folders, questions, limit, rounds)
    return answers


def _ask_cold(answers: Answers, question: Question, name: str, folder: Path, limit: float) -> None:
    asked = Asked(name, folder, limit)
    answers.opening.append(asked.opening)
    answered = asked.ask(question)
    answers.times[question.kind].answered[COLD].append(answered)
    asked.close()


def _ask_warm(
    answers: Mapping[str, Answers],
    folders: Mapping[str, Path],
    questions: Sequence[Question],
    limit: float,
    rounds: int,
) -> None:
    open_now = {name: Asked(name, folder, limit, "spawn") for name, folder in folders.items()}
    dice = random.Random(1)
    for way in (NEW, *[AGAIN] * rounds):
        for question in dice.sample(questions, len(questions)):
            for name, folder in folders.items():
                times = answers[name].times[question.kind]
                if times.over >= _TOO_OFTEN or sum(times.milliseconds(AGAIN)) > _BUDGET * 1000:
                    continue
                answered = open_now[name].ask(question)
                times.answered[way].append(answered)
                if answered is None:
                    open_now[name].close()
                    open_now[name] = Asked(name, folder, limit, "spawn")
    for name, asked in open_now.items():
        answers[name].memory = asked.memory()
        asked.close()


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that `share` of all do not exceed."""
    return sorted(values)[ceil(len(values) * share) - 1]
