"""The file of a segment: what is written is read again, and what was not written so is refused."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from newsreader.search.codec.layout import ArrayFile, UnreadableError, smallest, write

ARRAYS = {
    "few": np.array([1, 2, 3], np.uint8),
    "none": np.zeros(0, np.uint16),
    "large": np.array([1 << 40, 7], np.int64),
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    write(tmp_path / "a.seg", ARRAYS.items())
    return tmp_path / "a.seg"


def test_arrays_come_back_as_they_were(path: Path) -> None:
    file = ArrayFile(path)
    for name, array in ARRAYS.items():
        assert file.array(name).dtype == array.dtype
        assert file.array(name).tolist() == array.tolist()
    assert file.damaged() == []
    assert "few" in file
    assert "other" not in file


def test_arrays_stay_readable_when_the_file_is_deleted(path: Path) -> None:
    file = ArrayFile(path)
    path.unlink()
    assert file.array("large").tolist() == [1 << 40, 7]


def test_nothing_is_written_over(path: Path) -> None:
    with pytest.raises(FileExistsError):
        write(path, [])


@pytest.mark.parametrize("end", [0, 3, 10, 60, -1])
def test_a_cut_file_is_refused(path: Path, end: int) -> None:
    path.write_bytes(path.read_bytes()[:end])
    with pytest.raises(UnreadableError):
        ArrayFile(path)


def test_any_changed_byte_is_refused_or_found(path: Path) -> None:
    whole = path.read_bytes()
    holds_data = set()
    for position in range(len(whole)):
        path.write_bytes(whole[:position] + bytes([whole[position] ^ 0x10]) + whole[position + 1 :])
        try:
            file = ArrayFile(path)
        except UnreadableError:
            continue
        holds_data.update(file.damaged())
    assert holds_data == {"few", "large"}


@pytest.mark.parametrize(
    ("highest", "kind"), [(0, "u1"), (255, "u1"), (256, "u2"), (1 << 16, "u4"), (1 << 32, "u8")]
)
def test_numbers_take_the_least_room_they_fit_in(highest: int, kind: str) -> None:
    assert smallest(np.array([0, highest], np.int64)).dtype.str[1:] == kind
