"""Files are written whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TextIO

import pytest

from newsreader.export import write_file
from newsreader.model import NewsreaderError


def kata(out: TextIO) -> int:
    return out.write("kata – “baru”\n") and 1


def test_a_new_file(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    assert write_file(path, kata) == 1
    assert path.read_bytes() == "kata – “baru”\n".encode()
    umask = os.umask(0)
    os.umask(umask)
    assert stat.S_IMODE(path.stat().st_mode) == 0o666 & ~umask
    assert list(tmp_path.iterdir()) == [path]


def test_an_old_file_is_replaced_and_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("lama")
    path.chmod(0o640)
    write_file(path, kata)
    assert path.read_text(encoding="utf-8").startswith("kata")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.parametrize(
    "fault", [OSError(28, "No space left on device"), NewsreaderError("Gone."), KeyboardInterrupt()]
)
def test_a_failure_leaves_the_old_file(tmp_path: Path, fault: BaseException) -> None:
    path = tmp_path / "a.md"
    path.write_text("lama")

    def fail(out: TextIO) -> int:
        out.write("setengah")
        raise fault

    expected = NewsreaderError if isinstance(fault, Exception) else type(fault)
    with pytest.raises(expected):
        write_file(path, fail)
    assert path.read_text() == "lama"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "target.md").write_text("lama")
    (tmp_path / "link.md").symlink_to("target.md")
    write_file(tmp_path / "link.md", kata)
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "target.md").read_text(encoding="utf-8").startswith("kata")


def test_places_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(NewsreaderError, match="is a folder; name a file in it"):
        write_file(tmp_path, kata)
    with pytest.raises(NewsreaderError, match=r"There is no folder .*x; make it first"):
        write_file(tmp_path / "x" / "a.md", kata)
    with pytest.raises(NewsreaderError, match=r"cannot be written|is no name"):
        write_file(tmp_path / ("x" * 300), kata)
    with pytest.raises(NewsreaderError, match="is no name"):
        write_file(tmp_path / "a\0b", kata)
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(NewsreaderError, match="is not a regular file"):
        write_file(tmp_path / "pipe", kata)


def test_the_reason_is_the_system_s(tmp_path: Path) -> None:
    def full(_: TextIO) -> int:
        raise OSError(28, "No space left on device")

    with pytest.raises(NewsreaderError, match=r"a\.md cannot be written: No space left on device\.$"):
        write_file(tmp_path / "a.md", full)
