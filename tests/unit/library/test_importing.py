"""One import from files to index, in this process and beside it."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from multiprocessing import active_children
from pathlib import Path
from typing import Any

import pytest

from newsreader.archive import Archive
from newsreader.library import Library, following, importing, keeping
from newsreader.library.batching import Found, batched
from newsreader.library.company import Company
from newsreader.library.crew import Alone, Ask
from newsreader.library.following import Unindexed
from newsreader.library.importing import Importer
from newsreader.library.recording import Record
from newsreader.library.workbench import Workbench, prepared
from newsreader.model import Article, Draft, ImportKind, ImportResult, ImportStatus, NewsreaderError, Query
from tests.unit.library.extractors import Listed

ADDED, FAILED = ImportStatus.ADDED, ImportStatus.FAILED
EXTRACTOR = Listed("fast-1", "Ali", "Budi")


def line(number: int) -> str:
    """A line of JSON Lines."""
    body = f"Ali bertemu Budi di kota nomor {number}. Mereka membahas panen raya, lalu pulang."
    return json.dumps({"id": str(number), "title": f"Judul {number}", "body": body})


def write(path: Path, *lines: str) -> Path:
    """A file of lines."""
    path.write_text("".join(f"{one}\n" for one in lines), encoding="utf-8")
    return path


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty one."""
    with Library.open(tmp_path / "library") as opened:
        yield opened


@pytest.fixture
def sources(tmp_path: Path) -> list[Path]:
    """Articles of all fates, under several paths."""
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.txt").write_text("Panen raya di Bogor\n\nPetani memanen padi di Bogor pada hari Senin.\n")
    (folder / "b.txt").write_bytes(b"")
    return [
        write(tmp_path / "one.jsonl", *map(line, range(30)), "no JSON", line(3), line(40)),
        tmp_path / "nowhere",
        folder,
        write(tmp_path / "two.jsonl", '{"title": "no body"}', *map(line, range(20, 60)), '{"body": " "}'),
    ]


def fates(results: Sequence[ImportResult]) -> list[tuple[Any, ...]]:
    """What results say, wherever the library is."""
    return [(one.origin, one.status, one.id, one.why) for one in results]


def importer(library: Library) -> Importer:
    """An importer in this process that loads no network."""
    return Importer(library.archive, lambda: EXTRACTOR)


def test_other_processes_find_the_same_in_the_same_order(
    library: Library, sources: list[Path], tmp_path: Path
) -> None:
    alone = list(library.importer.run(sources, jobs=1))
    with Library.open(tmp_path / "other") as other:
        beside = list(other.importer.run(sources, jobs=3, batch_size=7, indexer=other.indexer))
        assert fates(beside) == fates(alone)
        assert other.archive.all_ids() == library.archive.all_ids()
        for number in library.archive.all_ids():
            here, there = library.archive.article(number), other.archive.article(number)
            assert here is not None and there is not None
            assert (there.article, there.annotations) == (here.article, here.annotations)
        assert [one.articles for one in other.archive.collections()] == [
            one.articles for one in library.archive.collections()
        ]
        assert other.indexer.waiting() == 0
        assert other.search(Query("panen")).total == len(other.archive.all_ids())
        assert fates(list(other.importer.run(sources, jobs=2))) == fates(
            list(library.importer.run(sources, jobs=1))
        ), "and when all is held"
    assert not active_children()


def test_every_path_has_a_collection_of_its_own(library: Library, sources: list[Path]) -> None:
    list(importer(library).run(sources, batch_size=1000))
    assert [(Path(one.name).name, one.articles) for one in library.archive.collections()] == [
        ("two.jsonl", 40),
        ("folder", 1),
        ("one.jsonl", 31),
    ]


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_import_that_ends_early_keeps_what_it_said_and_can_go_on(
    library: Library, tmp_path: Path, jobs: int
) -> None:
    path = write(tmp_path / "many.jsonl", *map(line, range(120)))
    with closing(library.importer.run([path], jobs=jobs, batch_size=10, indexer=library.indexer)) as run:
        said = [next(run).id for _ in range(25)]
    assert not active_children()
    held = library.archive.all_ids()
    assert set(said) <= set(held)
    assert len(held) < 120
    again = list(library.importer.run([path], jobs=jobs, indexer=library.indexer))
    assert [one.status for one in again].count(ImportStatus.UNCHANGED) == len(held)
    assert len(library.archive.all_ids()) == 120
    assert library.search(Query("panen")).total == 120
    assert library.verify() == []


def test_a_process_that_was_killed_costs_no_article(library: Library, tmp_path: Path) -> None:
    path = write(tmp_path / "many.jsonl", *map(line, range(200)))
    kept = []
    with pytest.raises(NewsreaderError, match="--jobs 1"):
        for result in library.importer.run([path], jobs=2, batch_size=5, indexer=library.indexer):
            kept.append(result.id)
            for process in active_children():
                os.kill(process.pid or 0, signal.SIGKILL)
    assert set(kept) <= set(library.archive.all_ids())
    assert not active_children()
    list(importer(library).run([path], indexer=library.indexer))
    assert len(library.archive.all_ids()) == 200
    assert library.verify() == []


class Watched(Company):
    """Counts how often processes were started."""

    started = 0

    def __init__(self, *given: Any) -> None:
        Watched.started += 1
        super().__init__(*given)


def test_processes_are_started_where_they_are_worth_it(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "Company", Watched)
    monkeypatch.setattr(importing, "usable_cores", lambda: 2)
    few, many = tmp_path / "few.jsonl", tmp_path / "many.jsonl"
    list(importer(library).run([write(few, *map(line, range(100)))], jobs=None))
    assert Watched.started == 0
    results = list(importer(library).run([few, write(many, *map(line, range(100, 250)))], jobs=None))
    assert Watched.started == 1
    assert [one.id for one in results] == list(range(1, 251))
    monkeypatch.setattr(importing, "usable_cores", lambda: 1)
    list(importer(library).run([many], jobs=None))
    assert Watched.started == 1


# what the first process does, without others


class Played:
    """A crew that answers at once with what a test makes of each draft, and says nothing before it must."""

    jobs = 2

    def __init__(self, make: Callable[[Draft], Any]) -> None:
        self.make = make
        self.out = self.most = 0

    def ask(self, work: Any, given: Any, *, by: int | None = None) -> Ask[Any]:  # noqa: ARG002
        self.out += sum(len(draft.body) for draft in given)
        self.most = max(self.most, self.out)
        return _Answer(self, given)


class _Answer:
    def __init__(self, crew: Played, drafts: list[Draft]) -> None:
        self.crew, self.drafts = crew, drafts

    def done(self) -> bool:
        return False

    def result(self) -> list[Any]:
        self.crew.out -= sum(len(draft.body) for draft in self.drafts)
        return [self.crew.make(draft) for draft in self.drafts]


def play(archive: Archive, crew: Played, found: Iterator[Found]) -> Iterator[ImportResult]:
    """An import of what was found."""
    alone = Alone(Workbench(archive, lambda: EXTRACTOR, None))
    record = Record(archive, ImportKind.FILES, ["a"])
    run = keeping.Run(archive, crew, alone, Unindexed(), ["a"], record, lambda _done, _behind: None)
    return run.results(batched(found, 50))


def draft(number: int, length: int = 0) -> Draft:
    """One to import."""
    body = f"Ali bertemu Budi di kota nomor {number}." + " Lalu pulang." * (length // 13)
    return Draft(body, f"{number}.txt", "0" * 64, title=f"Judul {number}")


@pytest.mark.parametrize(("count", "length"), [(20_000, 20), (600, 60_000), (12, 1_900_000)])
def test_memory_is_bounded_however_much_there_is(library: Library, count: int, length: int) -> None:
    read = answered = 0

    def found() -> Iterator[Found]:
        nonlocal read
        for number in range(count):
            read += 1
            yield Found(0, draft(number, length))

    crew = Played(lambda one: ImportResult(one.origin, FAILED))
    most = 0
    for _ in play(library.archive, crew, found()):
        most = max(most, read - answered)
        answered += 1
    assert answered == count
    text = keeping._CHARACTERS_AHEAD + 2 * max(200_000, length)
    assert crew.most <= text, "text under way"
    assert most <= 50 * (keeping._AHEAD * crew.jobs + 3), "articles under way"


def test_what_changed_since_another_process_looked_is_read_again(library: Library) -> None:
    """The other process knew the article, and now it is not held any more."""

    def known(one: Draft) -> Article:
        article = prepared(one)
        assert isinstance(article, Article)
        return replace(article, body="")

    found = (Found(0, draft(number)) for number in range(3))
    results = list(play(library.archive, Played(known), found))
    assert [one.status for one in results] == [ADDED] * 3
    held = library.archive.article(results[1].id or 0)
    assert held is not None
    assert held.article.body.startswith("Ali bertemu")
    assert held.annotations.mentions


def test_one_that_cannot_be_kept_does_not_keep_out_the_others(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_all = Archive.add_all

    def choosy(self: Archive, packed: Any, **more: Any) -> list[ImportResult]:
        packed = list(packed)
        if any(one.origin.endswith("#4") for one in packed):
            raise NewsreaderError("The fourth is too much.")
        return add_all(self, packed, **more)

    monkeypatch.setattr(Archive, "add_all", choosy)
    results = list(importer(library).run([write(tmp_path / "ten.jsonl", *map(line, range(10)))]))
    assert [one.status for one in results] == [ADDED] * 3 + [FAILED] + [ADDED] * 6
    assert str(results[3].why) == "The fourth is too much."
    assert len(library.archive.all_ids()) == 9


def test_nobody_who_writes_waits_long(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A batch that turns out slow is kept in several transactions."""
    monkeypatch.setattr(keeping, "_SECONDS_KEEPING", 0.0)
    held: list[int] = []
    transaction = Archive.transaction

    def counted(self: Archive) -> Any:
        held.append(len(self.all_ids()))
        return transaction(self)

    monkeypatch.setattr(Archive, "transaction", counted)
    path = write(tmp_path / "five.jsonl", *(one for n in range(5) for one in (line(n), "no JSON")))
    assert len(list(importer(library).run([path]))) == 10
    assert set(held) == {0, 1, 2, 3, 4, 5}
    assert len(library.archive.all_ids()) == 5


# the index


def test_the_index_follows_while_the_import_goes_on(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "_AT", 20)
    path = write(tmp_path / "many.jsonl", *map(line, range(100)))
    seen: list[tuple[int, int]] = []
    run = importer(library).run(
        [path], batch_size=10, indexer=library.indexer, watch=lambda *now: seen.append(now)
    )
    for number, _ in enumerate(run, 1):
        if number == 60:
            assert library.search(Query("panen")).total >= 40
    assert seen[-1] == (100, 0)
    assert max(behind for _, behind in seen) <= 20
    assert library.search(Query("panen")).total == 100


@pytest.mark.parametrize("jobs", [1, 2])
def test_trouble_with_the_index_stops_no_import(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    def full(*_: object) -> None:
        raise NewsreaderError("The search index cannot be written: no space left.")

    monkeypatch.setattr(following, "_AT", 20)
    monkeypatch.setattr(library.indexer, "take", full)
    path = write(tmp_path / "many.jsonl", *map(line, range(60)))
    results = list(library.importer.run([path], jobs=jobs, indexer=library.indexer))
    assert [one.status for one in results] == [ADDED] * 60
    assert library.indexer.waiting() == 60
    monkeypatch.undo()
    assert not list((library.folder / "index").glob(".building-*"))
    assert list(library.refresh_index())[-1] == (60, 60)


def test_a_library_that_can_only_be_read_says_so_first(library: Library, tmp_path: Path) -> None:
    path = write(tmp_path / "one.jsonl", line(1))
    with Archive.open(library.archive.path, read_only=True) as archive:
        run = Importer(archive, lambda: EXTRACTOR).run([path])
        with pytest.raises(NewsreaderError, match="read"):
            next(run)
        trial = Importer(archive, lambda: EXTRACTOR).run([path], dry_run=True)
        assert [one.status for one in trial] == [ADDED]
