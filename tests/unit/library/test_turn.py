"""One process at a time brings the index up to date."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

from newsreader.library import Library
from newsreader.library.turn import Turn


def test_one_at_a_time(tmp_path: Path) -> None:
    first, second = Turn(tmp_path / "lock"), Turn(tmp_path / "lock")
    assert first.take()
    assert first.take(), "it is still its turn"
    assert not second.take()
    first.give_back()
    assert second.take()
    assert not first.take(0.05)
    second.give_back()
    second.give_back()
    assert first.take()
    first.give_back()


def test_who_waits_gets_the_turn(tmp_path: Path) -> None:
    first, second = Turn(tmp_path / "lock"), Turn(tmp_path / "lock")
    assert first.take()
    later = threading.Timer(0.2, first.give_back)
    later.start()
    assert second.take(10)
    second.give_back()
    later.join()


def test_a_turn_ends_with_its_process(tmp_path: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path; from newsreader.library.turn import Turn\n"
        "turn = Turn(Path(sys.argv[1])); print(turn.take(), flush=True); time.sleep(60)"
    )
    lock = tmp_path / "lock"
    with subprocess.Popen([sys.executable, "-c", code, lock], stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"True\n"
        mine = Turn(lock)
        assert not mine.take()
        other.kill()
        other.wait()
        assert mine.take()
    mine.give_back()


def test_where_no_file_can_be_made_it_is_everybodys_turn(tmp_path: Path) -> None:
    turn = Turn(tmp_path / "nowhere" / "lock")
    assert turn.take()
    turn.give_back()


def test_others_leave_the_index_to_whoever_is_at_it(met: Library) -> None:
    busy = Turn(met.folder / "index.lock")
    assert busy.take()
    assert list(met.refresh_index()) == []
    assert met.indexer.waiting() == 5
    busy.give_back()
    assert list(met.refresh_index()) == [(5, 5)]
    assert busy.take(), "the turn is given back"
    busy.give_back()
