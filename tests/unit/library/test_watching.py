"""Files that come and change while somebody looks."""

from __future__ import annotations

from pathlib import Path

from newsreader.library.watching import Watched


def test_a_file_is_told_once_it_is_written_to_the_end(tmp_path: Path) -> None:
    (tmp_path / "lama.txt").write_text("lama")
    watched = Watched([tmp_path])
    assert watched.changed() == []
    new = tmp_path / "sub" / "baru.txt"
    new.parent.mkdir()
    for text in ("a", "ab", "abc"):
        new.write_text(text)
        assert watched.changed() == []
    assert watched.changed() == [new]
    assert watched.changed() == []


def test_changed_replaced_and_returned_files(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("satu")
    watched = Watched([tmp_path])
    path.write_text("dua lebih panjang")
    assert [watched.changed(), watched.changed()] == [[], [path]]
    other = tmp_path / ".a.txt.tmp"
    other.write_text("dua lebih panjanG")
    other.replace(path)
    assert [watched.changed(), watched.changed()] == [[], [path]]
    path.unlink()
    assert watched.changed() == []
    path.write_text("kembali")
    assert [watched.changed(), watched.changed()] == [[], [path]]


def test_hidden_files_and_what_vanishes_between_are_left_out(tmp_path: Path) -> None:
    watched = Watched([tmp_path])
    (tmp_path / ".tersembunyi.txt").write_text("x")
    gone = tmp_path / "hilang.txt"
    gone.write_text("x")
    assert watched.changed() == []
    gone.unlink()
    assert [watched.changed(), watched.changed()] == [[], []]


def test_following_pauses_between_looks(tmp_path: Path) -> None:
    watched = Watched([tmp_path])
    paused: list[float] = []

    def pause(seconds: float) -> None:
        paused.append(seconds)
        if len(paused) == 1:
            (tmp_path / "a.txt").write_text("isi")

    assert next(watched.follow(pause)) == [tmp_path / "a.txt"]
    assert len(paused) == 2
    assert min(paused) >= 2
