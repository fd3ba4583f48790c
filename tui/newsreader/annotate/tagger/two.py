"""Two processors for one article."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def two_at_a_time(answer: Callable[[T], R], questions: Sequence[T]) -> list[R]:
    """`answer` of each question, every other one from a second thread; raises what an answer raises.

    Worth it where the work is NumPy's, which lets others run meanwhile. Each answer is computed as it would
    be alone, so it does not depend on the number of processors.
    """
    if len(questions) < 2:
        return [answer(question) for question in questions]
    beside: list[R] = []
    failed: list[BaseException] = []

    def work() -> None:
        try:
            beside.extend(answer(question) for question in questions[1::2])
        except BaseException as error:
            failed.append(error)

    # A daemon: whoever quits does not wait for it.
    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    here = [answer(question) for question in questions[::2]]
    thread.join()
    if failed:
        raise failed[0]
    both = [*here, *beside]
    both[::2], both[1::2] = here, beside
    return both
