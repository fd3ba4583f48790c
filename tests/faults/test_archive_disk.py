"""A full disk costs what did not fit any more, and nothing else."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from newsreader.archive import Archive
from newsreader.model import NewsreaderError
from tests.faults.archive_child import add, story
from tests.unit.archive.older import as_of_version
from tests.unit.archive.samples import NOTHING, article


def big(number: int) -> str:
    """A long text that cannot be stored in much less room."""
    return random.Random(number).randbytes(20_000).hex(" ", 4)


def fill(archive: Archive) -> int:
    """Add large articles until the disk is full; how many were kept."""
    for number in range(1000):
        try:
            archive.add(article(big(number)), NOTHING)
        except NewsreaderError as error:
            assert "is full, so nothing was changed" in str(error)
            return number
    raise AssertionError("the disk never filled")


def limit_pages(archive: Archive, more: int) -> None:
    """Let this thread's connection think that the file may grow by so many pages alone."""
    with archive._reading() as connection:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages + more}")


def test_full_in_the_middle_of_an_import(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "library.sqlite") as archive:
        limit_pages(archive, 100)
        kept = fill(archive)
        assert kept > 2
        assert archive.check() == []
        assert archive.counts().articles == archive.pending_count() == kept
        limit_pages(archive, 1000)
        add(archive, story(1, 0))
        assert archive.counts().articles == kept + 1


def test_full_in_the_middle_of_a_batch(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "library.sqlite") as archive:
        archive.add(article("Sebelumnya."), NOTHING)
        limit_pages(archive, 100)
        refused = 0

        def batch() -> None:
            nonlocal refused
            with archive.transaction():
                for number in range(50):
                    try:
                        archive.add(article(big(number)), NOTHING)
                    except NewsreaderError:
                        refused += 1
                archive.add(article("Kecil."), NOTHING)

        try:
            batch()
        except NewsreaderError as error:
            assert "is full" in str(error)
            assert archive.counts().articles == 1, "all of the batch or nothing"
        else:
            assert archive.counts().articles == 52 - refused
        assert refused > 0
        assert archive.check() == []


def test_a_disk_that_is_really_full(small_disk: Path) -> None:
    path = small_disk / "library.sqlite"
    with Archive.open(path) as archive:
        kept = fill(archive)
        assert kept > 2
        assert archive.newest_ids().tolist() == sorted(range(1, kept + 1), reverse=True)
    with Archive.open(path) as archive:
        assert archive.check() == []
        assert archive.counts().articles == kept


def test_no_room_for_a_library_at_all(small_disk: Path) -> None:
    with pytest.raises(OSError, match="No space"):
        (small_disk / "ballast").write_bytes(bytes(6_000_000))
    with pytest.raises(NewsreaderError):
        Archive.open(small_disk / "library.sqlite")
    (small_disk / "ballast").unlink()
    with Archive.open(small_disk / "library.sqlite") as archive:
        assert archive.check() == []


def test_no_room_to_bring_an_older_library_up_to_date(small_disk: Path, tmp_path: Path) -> None:
    path = small_disk / "library.sqlite"
    with Archive.open(tmp_path / "now.sqlite") as archive, archive.transaction():
        for number in range(20):
            archive.add(article(big(number)), NOTHING)
    as_of_version(2, tmp_path / "now.sqlite", path)
    ballast = small_disk / "ballast"
    before = path.read_bytes()
    for left in (100_000, len(before) + 200_000):  # too little for the backup, and too little for the step
        free = shutil.disk_usage(small_disk).free
        ballast.write_bytes(bytes(free - left))
        with pytest.raises(
            NewsreaderError, match=r"is full, so nothing was changed|No backup .* could be made"
        ):
            Archive.open(path)
        ballast.unlink()
        for copy in small_disk.glob("backups/*"):
            copy.unlink()
    with Archive.open(path) as archive:
        assert archive.check() == []
        assert archive.counts().articles == 20
