"""A file that was damaged is answered with sentences, whatever is broken in it."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from newsreader.archive import Archive
from newsreader.library.corrections import apply
from newsreader.model import Correction, CorrectionKind, Label, NewsreaderError, Scope
from tests.faults.archive_child import add, story
from tests.unit.archive.samples import rich


@pytest.fixture(scope="module")
def intact(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of 100 articles with a backup."""
    path = tmp_path_factory.mktemp("intact") / "library.sqlite"
    with Archive.open(path, correct=apply) as archive:
        with archive.transaction():
            archive.add(*rich())
            for number in range(100):
                add(archive, story(number, 0))
        archive.set_read(archive.all_ids()[:30])
        for kind in (CorrectionKind.REJECT, CorrectionKind.RETYPE):
            archive.correct(Correction(kind, Scope.ARCHIVE, "Budi", Label.PERSON, to_label=Label.ORG))
            archive.derive_queued(40)
        archive.back_up()
    return path


def flip(data: bytearray, rnd: random.Random) -> None:
    """A few bytes changed anywhere."""
    for _ in range(rnd.randint(1, 40)):
        data[rnd.randrange(len(data))] ^= 1 << rnd.randrange(8)


def truncate(data: bytearray, rnd: random.Random) -> None:
    """The end missing."""
    del data[rnd.randrange(len(data)) :]


def blank(data: bytearray, rnd: random.Random) -> None:
    """A page of zeros."""
    start = rnd.randrange(len(data) // 4096) * 4096
    data[start : start + 4096] = bytes(4096)


def use(path: Path) -> list[str]:
    """Do everything once; the sentences that came instead of answers."""
    said: list[str] = []
    try:
        archive = Archive.open(path, correct=apply)
    except NewsreaderError as error:
        return [str(error)]
    with archive:
        steps: list[Callable[[], object]] = [
            archive.newest_ids,
            lambda: archive.summaries(range(1, 102)),
            lambda: [archive.article(n) for n in range(1, 102)],
            lambda: list(archive.documents(range(1, 102))),
            archive.facets,
            lambda: archive.tag_facet(range(1, 102)),
            archive.facets,
            lambda: archive.entities_named("ali"),
            lambda: archive.set_read(range(1, 102)),
            archive.undo,
            lambda: archive.entity_card("person:ali"),
            lambda: list(archive.quotes(range(1, 102))),
            archive.corrections,
            lambda: archive.correct(Correction(CorrectionKind.ADD, Scope.ARCHIVE, "isi", Label.ORG)),
            lambda: archive.derive_queued(200),
            archive.undo,
            lambda: add(archive, story(500, 0)),
            lambda: said.extend(map(str, archive.check())),
        ]
        for step in steps:
            try:
                step()
            except NewsreaderError as error:
                said.append(str(error))
    return said


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("harm", [flip, truncate, blank])
def test_damage_is_told(
    tmp_path: Path, intact: Path, harm: Callable[[bytearray, random.Random], None], seed: int
) -> None:
    path = tmp_path / "library.sqlite"
    data = bytearray(intact.read_bytes())
    harm(data, random.Random(seed))
    path.write_bytes(data)
    shutil.copytree(intact.parent / "backups", tmp_path / "backups")
    (backup,) = (tmp_path / "backups").iterdir()
    for sentence in use(path):
        if "is damaged or not a library" in sentence:
            assert str(backup) in sentence, "the way back is named"


def test_an_intact_library_says_nothing(tmp_path: Path, intact: Path) -> None:
    path = tmp_path / "library.sqlite"
    shutil.copy(intact, path)
    assert use(path) == []
