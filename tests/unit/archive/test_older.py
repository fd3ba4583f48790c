"""Libraries of earlier versions, brought up to date: nothing of them is lost."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from newsreader.archive import Archive, shrinking
from newsreader.library.corrections import apply
from newsreader.model import (
    Correction,
    CorrectionKind,
    Label,
    NewsreaderError,
    ReadableArticle,
    Removed,
    RoleHeld,
    Scope,
    Sentence,
)
from tests.unit.archive.older import as_of_version
from tests.unit.archive.samples import BODY, article, rich
from tests.unit.archive.test_corrections import fill


def everything(archive: Archive) -> list[ReadableArticle | None]:
    """All articles whole, superseded ones too."""
    with archive._reading() as connection:
        numbers = [row[0] for row in connection.execute("SELECT id FROM article ORDER BY id")]
    return [archive.article(number) for number in numbers]


def without_reasons(one: ReadableArticle | None) -> ReadableArticle:
    """As the first version could say it."""
    assert one is not None
    mentions = tuple(replace(mention, why="") for mention in one.annotations.mentions)
    return replace(one, annotations=replace(one.annotations, mentions=mentions, roles=()))


@pytest.fixture
def now(tmp_path: Path) -> Path:
    """A library with a bit of everything."""
    path = tmp_path / "now.sqlite"
    whole, found = rich()
    role = found.mentions[0]
    held = RoleHeld(
        role.start, role.end, role.text, "person:vladimir-putin", "Vladimir Putin", "place:rusia", "Rusia"
    )
    reasoned = tuple(replace(one, why="rule:test", score=0.125) for one in found.mentions)
    with Archive.open(path, correct=apply) as archive:
        archive.add(
            replace(whole, removed=(Removed("Baca juga: “lain”", "baca-juga"),)),
            replace(found, mentions=reasoned, roles=(held,)),
        )
        fill(archive)
        archive.add(article(BODY + " Diperbaiki.", url=whole.url, origin="lain.txt"), found)
        archive.correct(Correction(CorrectionKind.REJECT, Scope.ARCHIVE, "Ali", Label.PERSON))
        while archive.derive_queued():
            pass
        archive.add_tag([2], "penting")
    return path


@pytest.mark.parametrize("version", [1, 2, 3])
def test_an_earlier_version_says_the_same(tmp_path: Path, now: Path, version: int) -> None:
    then = tmp_path / "then.sqlite"
    if version == 1:  # it knew neither corrections nor what they leave behind
        with Archive.open(now, correct=apply) as archive:
            archive.undo(), archive.undo()
            while archive.derive_queued():
                pass
    as_of_version(version, now, then)
    with Archive.open(now) as archive, Archive.open(then, correct=apply) as brought:
        expected = everything(archive)
        if version == 1:
            expected = [without_reasons(one) for one in expected]
        assert everything(brought) == expected
        assert len(expected) == 5
        if version > 1:
            assert brought.check() == []
            assert brought.corrections() == archive.corrections()
            assert [brought.uncorrected(n) for n in (2, 3)] == [archive.uncorrected(n) for n in (2, 3)]
            assert brought.undo() is not None
            assert brought.undo() is not None
            while brought.derive_queued():
                pass
            assert brought.check() == []
        with brought._reading() as connection:
            speakers = connection.execute("SELECT key FROM quoted JOIN entity ON id = entity").fetchall()
        assert speakers == [("person:vladimir-putin",)]


def test_what_cannot_be_read_keeps_nothing_else_back(tmp_path: Path, now: Path) -> None:
    then = tmp_path / "then.sqlite"
    as_of_version(2, now, then)
    connection = sqlite3.connect(then)
    connection.execute("UPDATE annotation SET mentions = '[[1,' WHERE article = 2")
    connection.execute("UPDATE annotation SET quotes = '[[1,2]]' WHERE article = 3")
    connection.execute("UPDATE body SET text = CAST(x'ff41' AS TEXT), removed = '{' WHERE article = 4")
    connection.commit()
    connection.close()
    with Archive.open(then) as archive:
        for number in (2, 3, 4):
            with pytest.raises(NewsreaderError, match="is damaged"):
                archive.article(number)
        assert archive.article(5) is not None
        assert len(archive.summaries([1, 2, 3, 4, 5])) == 5


def test_a_step_that_takes_long_is_announced(
    tmp_path: Path, now: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    then = tmp_path / "then.sqlite"
    as_of_version(2, now, then)
    monkeypatch.setattr("newsreader.archive.migrations._TAKES_LONG", 1)
    said: list[Sentence] = []
    for _ in range(2):
        Archive.open(then, notice=said.append).close()
    assert [str(one) for one in said] == [
        "The library is being brought up to date, which takes a while, once …"
    ]


def grown(path: Path, count: int) -> int:
    """A library of the second version at `path`, with long texts; its size in bytes."""
    now = path.with_name("grown.sqlite")
    with Archive.open(now) as archive, archive.transaction():
        for number in range(count):
            _, found = rich()
            body = f"{BODY}\n\nNomor {number}. " + "Berita yang panjang sekali. " * 80
            archive.add(article(body), found)
    as_of_version(2, now, path)
    return path.stat().st_size


def test_the_file_gets_smaller(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "then.sqlite"
    before = grown(path, 300)
    monkeypatch.setattr(shrinking, "_WORTH_IT", 1)
    said: list[Sentence] = []
    with Archive.open(path, notice=said.append) as archive:
        assert archive.check() == []
        assert archive.counts().articles == 300
    assert path.stat().st_size < before / 2
    assert [str(one) for one in said] == ["The library file is being made smaller …"]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["backups", "grown.sqlite", "then.sqlite"]


def test_the_file_gets_smaller_at_a_later_opening(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "then.sqlite"
    before = grown(path, 300)
    monkeypatch.setattr(shrinking, "_WORTH_IT", 1)
    monkeypatch.setattr(shrinking.shutil, "disk_usage", lambda _: type("", (), {"free": 1}))
    Archive.open(path).close()
    assert "too little on the disk" in caplog.text
    monkeypatch.undo()
    monkeypatch.setattr(shrinking, "_WORTH_IT", 1)
    reader = sqlite3.connect(path, isolation_level=None)
    reader.execute("BEGIN IMMEDIATE")
    Archive.open(path).close()
    assert "could not be made smaller: database is locked" in caplog.text
    reader.close()
    with Archive.open(path) as archive:
        assert archive.check() == []
    assert path.stat().st_size < before / 2
