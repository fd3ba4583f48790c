"""The index folder is the person's own, and an index that cannot be used is made anew."""

from __future__ import annotations

import os
import shutil
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from newsreader.model import NewsreaderError, Order
from newsreader.search import storage
from newsreader.search.index import SearchIndex
from newsreader.search.segment import DamagedIndexError
from tests.unit.search.conftest import Filled
from tests.unit.search.corpus import document


def aside(folder: Path) -> Path:
    return folder.with_name(folder.name + ".set-aside")


def test_the_folder_is_private_whatever_the_umask(folder: Path) -> None:
    before = os.umask(0)
    try:
        with SearchIndex.open(folder, "archive") as index:
            index.apply([document(1, "", "perang")])
        assert folder.stat().st_mode & 0o777 == 0o700
        with SearchIndex.open(folder, "archive") as index:
            assert index.rebuilt is None
    finally:
        os.umask(before)


def test_an_empty_folder_is_taken_over(folder: Path) -> None:
    folder.mkdir(mode=0o755)
    with SearchIndex.open(folder, "archive") as index:
        assert index.count() == 0
    assert folder.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("mode", [0o770, 0o702, 0o777])
def test_a_folder_others_may_write_to_is_refused(filled: Filled, folder: Path, mode: int) -> None:
    filled([document(1, "", "perang")]).close()
    folder.chmod(mode)
    with pytest.raises(NewsreaderError, match="Others may write"):
        SearchIndex.open(folder, "archive")
    assert not aside(folder).exists()


def test_a_file_others_may_write_to_is_refused(filled: Filled, folder: Path) -> None:
    filled([document(1, "", "perang")]).close()
    folder.chmod(0o755)
    next(folder.glob("*.toc")).chmod(0o666)
    with pytest.raises(NewsreaderError, match="Others may write"):
        SearchIndex.open(folder, "archive")


def test_another_users_folder_is_refused(
    filled: Filled, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled([document(1, "", "perang")]).close()
    monkeypatch.setattr(storage.os, "geteuid", lambda: os.getuid() + 1)
    with pytest.raises(NewsreaderError, match="another user"):
        SearchIndex.open(folder, "archive")


def test_a_link_is_refused(folder: Path) -> None:
    folder.symlink_to("/")
    with pytest.raises(NewsreaderError, match="is no folder"):
        SearchIndex.open(folder, "archive")


def test_another_archive_and_another_version_begin_anew(
    filled: Filled, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled([document(1, "", "perang")]).close()
    with SearchIndex.open(folder, "other") as index:
        assert "another archive" in str(index.rebuilt)
        assert index.count() == 0
        index.apply([document(2, "", "perang")])
    monkeypatch.setattr(storage, "SCHEMA_VERSION", "0.0")
    with SearchIndex.open(folder, "other") as index:
        assert "another version" in str(index.rebuilt)
    assert sorted(path.name for path in folder.parent.iterdir()) == ["index", "index.set-aside"]


DAMAGES = [
    *(("*.toc", slice(0, end), b"") for end in (0, 20, 200)),
    ("*.toc", slice(0, 0), b"\x00" * 400),
    *(("*.seg", slice(0, end), b"") for end in (0, 100, 1000)),
    ("*.seg", slice(500, None), b""),
    ("*.seg", slice(0, 0), b"\xff" * 4000),
    *(("index.json", slice(0, 0), text) for text in (b"{", b"[]", b"\xff\xfe")),
]


@pytest.mark.parametrize(("pattern", "kept", "added"), DAMAGES)
def test_a_damaged_index_begins_anew(
    filled: Filled, folder: Path, pattern: str, kept: slice, added: bytes
) -> None:
    filled([document(n, "", "perang nuklir") for n in range(50)]).close()
    path = next(folder.glob(pattern))
    path.write_bytes(path.read_bytes()[kept] + added)
    with SearchIndex.open(folder, "archive") as index:
        assert "damaged" in str(index.rebuilt)
        index.apply([document(1, "", "perang")])
        assert list(index.search("perang").ids) == [1]
    assert aside(folder).is_dir()


def test_a_missing_segment_begins_anew(filled: Filled, folder: Path) -> None:
    filled([document(1, "", "perang")]).close()
    next(folder.glob("*.seg")).unlink()
    with SearchIndex.open(folder, "archive") as index:
        assert "damaged" in str(index.rebuilt)


def test_what_somebody_wrote_into_a_segment_is_seen_at_once(filled: Filled, folder: Path) -> None:
    filled([document(n, "", "perang nuklir") for n in range(50)]).close()
    path = next(folder.glob("*.seg"))
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(data)
    with SearchIndex.open(folder, "archive") as index:
        assert index.rebuilt == storage.DAMAGED


def test_any_flipped_byte_is_survived(filled: Filled, folder: Path, tmp_path: Path) -> None:
    """Damage that opening does not see is told at the search, and mended at the next opening."""
    filled(
        [document(n, f"judul {n}", "perang nuklir dialog " * 5, entities=(0, 2)) for n in range(30)]
    ).close()
    whole = next(folder.glob("*.seg")).read_bytes()
    told = 0
    for position in range(0, len(whole), max(len(whole) // 60, 1)):
        copy = tmp_path / f"copy{position}"
        shutil.copytree(folder, copy)
        path = next(copy.glob("*.seg"))
        path.write_bytes(whole[:position] + bytes([whole[position] ^ 0xFF]) + whole[position + 1 :])
        os.utime(path, (0, 0))  # as if the disk had done it
        try:
            with SearchIndex.open(copy, "archive") as index:
                for text in (
                    "perang",
                    '"perang nuklir"',
                    "per*",
                    "prang~",
                    'person:"vladimir putin"',
                    "judul",
                ):
                    index.search(text)
                    index.search(text, order=Order.RELEVANCE)
                index.facets(range(10), 5)
                index.suggest("nuklyyr")
        except DamagedIndexError:
            told += 1
            with SearchIndex.open(copy, "archive") as index:
                assert "damaged" in str(index.rebuilt)
    assert told


def test_of_two_that_begin_an_index_the_later_opens_what_the_earlier_made(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make = storage.create_in

    def too_late(place: str, *args: object) -> object:
        monkeypatch.setattr(storage, "create_in", make)
        storage.open_folder(folder, "a")
        return make(place, *args)

    monkeypatch.setattr(storage, "create_in", too_late)
    storage.open_folder(folder, "a")
    assert [one.name for one in folder.parent.iterdir()] == [folder.name]


def test_of_many_that_begin_an_index_at_once_all_open_the_same(folder: Path) -> None:
    for turn in range(15):
        place, all_there = folder.with_name(f"index-{turn}"), threading.Barrier(4)

        def begin(place: Path = place, all_there: threading.Barrier = all_there) -> str:
            all_there.wait(20)
            storage.open_folder(place, "a")
            return storage.name_of(place)

        with ThreadPoolExecutor(4) as pool:
            names = {one.result() for one in [pool.submit(begin) for _ in range(4)]}
        assert names == {storage.name_of(place)}
    assert not list(folder.parent.glob("*.*")), "nothing was set aside or left lying"


def test_what_was_begun_and_never_came_is_cleared_away(folder: Path) -> None:
    storage.open_folder(folder, "a")
    old, new = (folder.with_name(f"{folder.name}.begun-{name}") for name in ("old", "new"))
    for begun in (old, new):
        begun.mkdir()
        (begun / "_MAIN_0.toc").touch()
    os.utime(old, (0, 0))
    storage.open_folder(folder, "a")
    assert not old.exists() and new.exists()
