"""Processes beside the first one: what they answer, what they fail on, and how they end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from multiprocessing import active_children
from pathlib import Path
from typing import Any

import pytest

from newsreader.library.company import Company
from newsreader.model import NewsreaderError, Sentence

LOST = Sentence.of("A process was lost.")
ROOT = Path(__file__).parents[3]


def nothing() -> Any:
    """A bench on which nothing lies."""
    return None


def broken() -> Any:
    """A bench that cannot be made."""
    raise NewsreaderError("{what} cannot be read.", what="The archive")


def doubled(_: object, given: list[int]) -> list[int]:
    """Some work."""
    return [2 * one for one in given]


def who(_: object, seconds: float) -> int:
    """Says which process it is, after a while."""
    time.sleep(seconds)
    return os.getpid()


def sleeping(_: object, place: str) -> None:
    """Never ends by itself; leaves a file only if it may not unwind."""
    path = Path(place)
    path.touch()
    try:
        time.sleep(60)
    finally:
        path.unlink()


def failing(_: object, kind: str) -> None:
    """Fails in one way or another."""
    if kind == "told":
        raise NewsreaderError("{path} is full.", path="The disk")
    raise ZeroDivisionError("what nobody foresaw")


def interrupted(_: object, given: int) -> int:
    """Gets what a terminal sends on Ctrl+C."""
    os.kill(os.getpid(), signal.SIGINT)
    time.sleep(0.05)
    return given


@pytest.fixture
def company() -> Iterator[Company]:
    """Two processes."""
    with Company(2, nothing, LOST) as made:
        yield made


def test_every_question_gets_its_answer(company: Company) -> None:
    asks = [company.ask(doubled, [number] * 20_000) for number in range(40)]
    assert [ask.result()[-1] for ask in asks] == [2 * number for number in range(40)]
    assert all(ask.done() for ask in asks)


def test_one_process_can_be_asked_for(company: Company) -> None:
    first = {company.ask(who, 0.0, by=0).result() for _ in range(5)}
    second = {company.ask(who, 0.0, by=1).result() for _ in range(5)}
    assert len(first) == len(second) == 1
    assert first != second


def test_who_waits_for_one_process_keeps_nobody_else(company: Company) -> None:
    busy = [company.ask(who, 0.2, by=0) for _ in range(4)]
    assert company.ask(who, 0.0, by=1).result() != busy[0].result()
    assert not busy[-1].done()
    assert len({ask.result() for ask in busy}) == 1


def test_a_failure_is_raised_where_the_answer_is_wanted(company: Company) -> None:
    with pytest.raises(NewsreaderError) as told:
        company.ask(failing, "told").result()
    assert told.value.sentence == Sentence.of("{path} is full.", path="The disk")
    with pytest.raises(RuntimeError, match="what nobody foresaw"):
        company.ask(failing, "unforeseen").result()
    assert company.ask(doubled, [1]).result() == [2]


def test_a_bench_that_cannot_be_made_says_why() -> None:
    with (
        Company(1, broken, LOST) as company,
        pytest.raises(NewsreaderError, match=r"^The archive cannot be read\.$"),
    ):
        company.ask(doubled, [1]).result()


def test_ctrl_c_is_none_of_their_business(company: Company) -> None:
    assert [company.ask(interrupted, number).result() for number in range(3)] == [0, 1, 2]


def test_a_process_that_was_killed_is_told(company: Company) -> None:
    ask = company.ask(who, 30.0, by=0)
    victim = company.ask(who, 0.0, by=1).result()
    os.kill(victim, signal.SIGKILL)
    with pytest.raises(NewsreaderError, match=r"^A process was lost\.$"):
        ask.result()
    with pytest.raises(NewsreaderError, match=r"^A process was lost\.$"):
        company.ask(doubled, [1]).result()


class Unknown:
    """Cannot be received."""

    def __reduce__(self) -> Any:
        return _no_such_thing, ()


def _no_such_thing() -> None:
    raise LookupError("nothing of this name in this process")


def deaf(_: object, _given: None) -> None:
    """Notices no signal from now on."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    sys.modules["newsreader.library.company"]._SECONDS_TO_END = 0.1  # type: ignore[attr-defined]


def test_a_process_that_notices_no_signal_ends_all_the_same(company: Company) -> None:
    for number in range(company.jobs):
        company.ask(deaf, None, by=number).result()
    ask = company.ask(doubled, Unknown())  # type: ignore[type-var]
    with pytest.raises(NewsreaderError, match=r"^A process was lost\.$"):
        ask.result()


def test_what_cannot_be_received_is_not_waited_for(company: Company) -> None:
    ask = company.ask(doubled, Unknown())  # type: ignore[type-var]
    with pytest.raises(NewsreaderError, match=r"^A process was lost\.$"):
        ask.result()


def test_the_end_waits_for_no_work(tmp_path: Path) -> None:
    file = tmp_path / "begun"
    with Company(2, nothing, LOST) as company:
        for _ in range(4):
            company.ask(sleeping, str(file))
        assert soon(file.exists)
        began = time.monotonic()
    assert time.monotonic() - began < 30
    assert not file.exists(), "what was begun is undone"
    assert not active_children()
    with pytest.raises(NewsreaderError):
        company.ask(doubled, [1]).result()


def test_they_end_with_the_first_process_however_that_ends(tmp_path: Path) -> None:
    file = tmp_path / "begun"
    code = (
        "import sys\n"
        "from tests.unit.library.test_company import *\n"
        "if __name__ == '__main__':\n"
        "    company = Company(2, nothing, LOST)\n"
        "    pids = [company.ask(who, 0.0, by=n).result() for n in (0, 1)]\n"
        f"    company.ask(sleeping, {str(file)!r}, by=0)\n"
        "    print(*pids, flush=True)\n"
        "    company.ask(who, 60.0, by=1).result()\n"
    )
    script = tmp_path / "first.py"
    script.write_text(code)
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'tui'}:{ROOT}"}
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, env=environment) as first:
        assert first.stdout is not None
        pids = [int(pid) for pid in first.stdout.readline().split()]
        assert soon(file.exists)
        first.kill()
    assert soon(lambda: not any(alive(pid) for pid in pids))
    assert not file.exists(), "what was begun is undone"


def alive(pid: int) -> bool:
    """Whether a process runs that is no child of this one."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().split(") ")[1][0] != "Z"
    except FileNotFoundError:
        return False


def test_ended_twice_at_once_it_unwinds_in_peace() -> None:
    program = (
        "import atexit, os, signal\n"
        "from newsreader.library.company import _leave\n"
        "signal.signal(signal.SIGTERM, _leave)\n"
        "atexit.register(lambda: (os.kill(os.getpid(), signal.SIGTERM), print('unwound')))\n"
        "os.kill(os.getpid(), signal.SIGTERM)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert (done.stdout, done.stderr, done.returncode) == ("unwound\n", "", 1)


def soon(true: Any) -> bool:
    """Whether something becomes true within some seconds."""
    until = time.monotonic() + 10
    while not true():
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True


def test_it_begins_inside_an_app_that_shows_errors_itself() -> None:
    """Textual's place for what is written to the standard error says that its number is -1."""
    program = (
        "import io, sys\n"
        "class Shown(io.StringIO):\n"
        "    def fileno(self): return -1\n"
        "from newsreader.library.company import Company\n"
        "from tests.unit.library.test_company import LOST, doubled, nothing\n"
        "if __name__ == '__main__':\n"
        "    sys.stderr = Shown()\n"
        "    with Company(1, nothing, LOST) as company:\n"
        "        print(company.ask(doubled, [1]).result())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert (done.stdout, done.returncode) == ("[2]\n", 0), done.stderr
