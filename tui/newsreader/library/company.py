"""Processes beside this one that do what they are handed.

New processes rather than forked ones: a fork would inherit the archive's open connections.
"""

from __future__ import annotations

import os
import queue
import signal
import sys
import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, suppress
from dataclasses import dataclass, field
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, Self

from newsreader.library.crew import Answer, Ask, Given, Work
from newsreader.library.workbench import Workbench
from newsreader.model import NewsreaderError, Sentence

_HANDED_OVER = 2
"""Pieces of work that a process has at a time, so that it need not wait for the next."""
_NICE = 5
"""Whoever reads in the app meanwhile comes first."""
_SECONDS_TO_END = 5.0


@dataclass(slots=True)
class _Asked(Generic[Answer]):
    """A piece of work on its way; `failure` is what to raise."""

    company: Company
    answered: bool = False
    answer: Answer | None = None
    failure: Exception | None = None

    def done(self) -> bool:
        if not self.answered:
            self.company.hear(0)
        return self.answered

    def result(self) -> Answer:
        while not self.answered:
            self.company.hear(None)
        if self.failure is not None:
            raise self.failure
        return self.answer  # type: ignore[return-value]


@dataclass(slots=True)
class _Member:
    """A process, the line to it, and the work that it has."""

    process: BaseProcess
    line: Connection
    has: deque[_Asked[Any]] = field(default_factory=deque)


@dataclass(frozen=True, slots=True, eq=False)
class _Waiting:
    """A piece of work that no process has yet, and the number of the one that is to have it."""

    asked: _Asked[Any]
    what: tuple[Work[Any, Any], Any]
    by: int | None


class Company:
    """So many processes, each with a bench of its own.

    Work is begun in the order in which it was asked for, but for what waits for one process. `lost` is said
    where a process ends that should not. One thread alone may use a company. It ends with the `with` block,
    or with this process, however that ends.
    """

    def __init__(self, jobs: int, make_bench: Callable[[], Workbench], lost: Sentence) -> None:
        self.jobs = jobs
        self._lost = lost
        self._waiting: list[_Waiting] = []
        self._members: list[_Member] = []
        context = get_context("spawn")
        _start_tracker()
        with _ctrl_c_held_back():
            for _ in range(jobs):
                here, there = context.Pipe()
                process = context.Process(target=_serve, args=(there, make_bench), daemon=True)
                process.start()
                there.close()
                self._members.append(_Member(process, here))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def ask(self, work: Work[Given, Answer], given: Given, *, by: int | None = None) -> Ask[Answer]:
        """See Crew.ask. Raises NewsreaderError where a process was lost."""
        asked: _Asked[Answer] = _Asked(self)
        self._waiting.append(_Waiting(asked, (work, given), by))
        self.hear(0)
        return asked

    def hear(self, seconds: float | None) -> None:
        """Take the answers that are there, waiting so long for the first, and hand over what waits."""
        if not self._members:
            raise self._ended()
        self._hand_over()
        for line in wait([one.line for one in self._members], seconds):
            member = next(one for one in self._members if one.line is line)
            self._take_answer(member)
        self._hand_over()

    def close(self) -> None:
        """End all processes, whatever they are doing."""
        for one in self._members:
            one.line.close()
            one.process.terminate()
        for one in self._members:
            one.process.join(_SECONDS_TO_END)
            if one.process.is_alive():
                one.process.kill()
                one.process.join()
        self._members.clear()

    def _hand_over(self) -> None:
        for task in list(self._waiting):
            able = self._members if task.by is None else [self._members[task.by % self.jobs]]
            member = min(able, key=lambda one: len(one.has))
            if len(member.has) >= _HANDED_OVER:
                continue
            self._waiting.remove(task)
            try:
                member.line.send(task.what)
            except OSError as error:
                raise self._ended() from error
            member.has.append(task.asked)

    def _take_answer(self, member: _Member) -> None:
        try:
            answer, failure = member.line.recv()
        except (EOFError, OSError) as error:
            raise self._ended() from error
        asked = member.has.popleft()
        asked.answered, asked.answer, asked.failure = True, answer, failure and failure.raised()

    def _ended(self) -> NewsreaderError:
        return NewsreaderError(self._lost.text, **dict(self._lost.values))


def _start_tracker() -> None:
    """Start what multiprocessing has beside the processes, once, as long as that can fail.

    It is handed the number of the file that errors are written to, and believes whatever it is told: an app
    that shows them itself says -1.
    """
    with redirect_stderr(sys.__stderr__):
        resource_tracker.ensure_running()


@contextmanager
def _ctrl_c_held_back() -> Iterator[None]:
    """Ctrl+C reaches every process of the terminal; the first one alone decides what it means.

    A process inherits what is blocked, so that it is never interrupted, not even while it starts.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@dataclass(frozen=True, slots=True)
class _Failure:
    """What was raised, in a form that every exception can be sent in."""

    sentence: Sentence | None
    trace: str

    def raised(self) -> Exception:
        if self.sentence is not None:
            return NewsreaderError(self.sentence.text, **dict(self.sentence.values))
        return RuntimeError(f"a process beside this one failed:\n{self.trace}")


def _serve(line: Connection, make_bench: Callable[[], Workbench]) -> None:
    """Do what comes down the line, in order, until this process is ended."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _leave)
    with suppress(OSError):  # then it runs as all others do
        os.nice(_NICE)
    received: queue.SimpleQueue[tuple[Work[Any, Any], Any]] = queue.SimpleQueue()
    # Somebody always listens, so that the first process never waits when it hands something over.
    threading.Thread(target=_listen, args=(line, received), daemon=True).start()
    bench: Workbench | None = None
    while True:
        work, given = received.get()
        try:
            bench = make_bench() if bench is None else bench
            said: tuple[Any, _Failure | None] = (work(bench, given), None)
        except NewsreaderError as error:
            said = (None, _Failure(error.sentence, ""))
        except Exception:
            said = (None, _Failure(None, traceback.format_exc()))
        del given
        try:
            line.send(said)
        except OSError:  # nobody listens any more
            sys.exit(1)
        del said


def _leave(*_: object) -> None:
    """Unwind, so that a file that was begun is removed.

    Both the listener and the first process may ask for it; the second time would interrupt the unwinding.
    """
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    sys.exit(1)


def _listen(line: Connection, received: queue.SimpleQueue[Any]) -> None:
    """Receive work until the first process has gone, or nothing can be received; then end this one."""
    try:
        with suppress(EOFError, OSError):
            while True:
                received.put(line.recv())
    except Exception:
        # Here and not by whoever looks after threads, as this one never comes to its end.
        traceback.print_exc()
    os.kill(os.getpid(), signal.SIGTERM)
    # What cannot be interrupted is not waited for, nor a signal that only this thread has noticed.
    threading.Event().wait(_SECONDS_TO_END)
    os._exit(1)
