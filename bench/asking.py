"""Engines in processes of their own, asked the same questions by turns, each with a limit of time."""

from __future__ import annotations

import multiprocessing
import random
import time
import traceback
from collections.abc import Mapping, Sequence
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
"""Questions of one kind over the limit after which an engine is asked no more of that kind."""

_BUDGET = 60.0
"""Seconds for the repetitions of one kind to one engine."""


class TooSlowError(Exception):
    """An engine did not answer within the limit."""


@dataclass(frozen=True, slots=True)
class Answered:
    """Milliseconds, how many articles were found, and milliseconds by part if the engine tells."""

    milliseconds: float
    total: int = 0
    parts: dict[str, float] = field(default_factory=dict)


@dataclass(slots=True)
class Times:
    """One kind of question to one engine: milliseconds, `inf` where it was over the limit; totals found.

    `cold_parts` and `warm_parts` are the parts of the same answers, those over the limit left out.
    """

    cold: list[float] = field(default_factory=list)
    warm: list[float] = field(default_factory=list)
    totals: list[int] = field(default_factory=list)
    cold_parts: list[dict[str, float]] = field(default_factory=list)
    warm_parts: list[dict[str, float]] = field(default_factory=list)

    @property
    def over(self) -> int:
        """How many of the questions took too long."""
        return (self.cold + self.warm).count(inf)


@dataclass(slots=True)
class Answers:
    """What one engine answered: milliseconds to open it, times by kind, and memory after all of them."""

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
        self.opening = self._answer(_OPENING).milliseconds

    def ask(self, question: Question) -> Answered:
        """Ask a question; raises TooSlowError, after which the process is gone."""
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

    def _answer(self, limit: float) -> Answered:
        if not self._pipe.poll(limit):
            self.close()
            raise TooSlowError
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
    """Ask every engine every question, cold and then warm.

    Cold: the first question of a process that was just opened. Warm: in a process that has answered all
    questions once, `rounds` times in ever another order. The engines take turns at every question, so that
    what else the machine does meets all of them.
    """
    answers = {name: Answers() for name in folders}
    for name in folders:  # modules and files are in memory before anything is timed
        engine(name, folders[name])
        Asked(name, folders[name], limit).close()
    for kind, some in kinds(questions):
        for question in some:
            for name, folder in folders.items():
                times = answers[name].times.setdefault(kind, Times())
                if times.over < _TOO_OFTEN:
                    _ask_cold(answers[name], times, question, folder, name, limit)
    _ask_warm(answers, folders, questions, limit, rounds)
    return answers


def _ask_cold(
    answers: Answers, times: Times, question: Question, folder: Path, name: str, limit: float
) -> None:
    asked = Asked(name, folder, limit)
    answers.opening.append(asked.opening)
    try:
        answered = asked.ask(question)
    except TooSlowError:
        times.cold.append(inf)
        return
    asked.close()
    times.cold.append(answered.milliseconds)
    times.totals.append(answered.total)
    times.cold_parts.append(answered.parts)


def _ask_warm(
    answers: Mapping[str, Answers],
    folders: Mapping[str, Path],
    questions: Sequence[Question],
    limit: float,
    rounds: int,
) -> None:
    open_now = {name: Asked(name, folder, limit, "spawn") for name, folder in folders.items()}
    dice = random.Random(1)
    for number in range(rounds + 1):
        for question in dice.sample(questions, len(questions)):
            for name in folders:
                times = answers[name].times[question.kind]
                if times.over >= _TOO_OFTEN or sum(times.warm) > _BUDGET * 1000:
                    continue
                try:
                    answered = open_now[name].ask(question)
                except TooSlowError:
                    times.warm.append(inf)
                    open_now[name] = Asked(name, folders[name], limit, "spawn")
                    continue
                if number:
                    times.warm.append(answered.milliseconds)
                    times.warm_parts.append(answered.parts)
    for name, asked in open_now.items():
        answers[name].memory = asked.memory()
        asked.close()


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that `share` of all do not exceed."""
    return sorted(values)[ceil(len(values) * share) - 1]
