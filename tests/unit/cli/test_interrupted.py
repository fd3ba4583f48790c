"""An import whose undoing was interrupted: what a person does next goes on with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from newsreader.archive import Archive
from newsreader.library import Library
from newsreader.library.importing import Importer
from newsreader.library.turn import Turn
from newsreader.model import ImportResult, NewsreaderError
from tests.unit.cli.conftest import Runner


def write(folder: Path, *names: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name in names:
        text = f"Kabar {name}\n\nBerita {name} dari pasar di Jakarta yang ramai sekali pada hari Senin.\n"
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def interrupted(cli: Runner, *, undone: bool = True) -> None:
    """The undoing of the first import was begun, and no article has followed it."""
    with Library.open(cli.library) as library:
        library.archive.set_import_undone(1, undone)


def unsettled(cli: Runner) -> list[int]:
    with Library.open(cli.library) as library:
        return library.archive.unsettled_imports()


@pytest.fixture
def two(cli: Runner, tmp_path: Path) -> Runner:
    """A library of two imports, one article each."""
    for name in ("satu", "dua"):
        assert cli("import", str(write(tmp_path / name, name))).exit_code == 0
    return cli


def test_undoing_again_goes_on_with_it_and_so_does_bringing_back(two: Runner) -> None:
    interrupted(two)
    found = two("imports", "undo", "1")
    assert (found.exit_code, found.stderr) == (
        0,
        "Import 1 is undone; newsreader imports redo 1 brings it back.\n",
    )
    assert unsettled(two) == [] and len(two.objects("search", "", "--json")) == 1
    again = two("imports", "undo", "1")
    assert again.exit_code == 3 and "already" in again.stderr

    interrupted(two, undone=False)
    found = two("imports", "redo", "1")
    assert (found.exit_code, found.stderr) == (0, "Import 1 is back.\n")
    assert unsettled(two) == [] and len(two.objects("search", "", "--json")) == 2
    assert two("imports", "redo", "1").exit_code == 3


@pytest.mark.parametrize(
    "command",
    [
        ("search", "", "--json"),
        ("export", "", "--format", "json"),
        ("entities", "--json"),
        ("quotes", "--json"),
        ("verify",),
        ("rebuild",),
        ("show", "2", "--json"),
        ("corrections", "list"),
        ("feeds", "refresh"),
    ],
)
def test_whatever_reads_articles_goes_on_with_it_first(two: Runner, command: tuple[str, ...]) -> None:
    whole = two(*command)
    interrupted(two)
    found = two(*command)
    assert (found.exit_code, unsettled(two)) == (0, [])
    if command[0] in ("search", "export", "entities", "verify"):
        assert found.stdout != whole.stdout
    with Library.open(two.library) as library:
        assert list(library.archive.all_ids()) == [2]


def test_an_import_goes_on_with_it_before_it_looks_what_is_held(two: Runner, tmp_path: Path) -> None:
    interrupted(two)
    line, _ = two.objects("import", str(tmp_path / "satu"), "--json")
    assert (line["status"], unsettled(two)) == ("added", [])


def test_the_list_of_imports_shows_it_as_it_is(two: Runner) -> None:
    interrupted(two)
    assert two("imports", "list").stdout.splitlines()[1].endswith("being undone")
    assert two("imports", "show", "1").exit_code == 0 and unsettled(two) == [1]


def test_what_another_process_is_at_is_left_to_it(two: Runner) -> None:
    interrupted(two)
    other = Turn(two.library / "undoing.lock")
    assert other.take()
    assert len(two.objects("search", "", "--json")) == 2 and unsettled(two) == [1]
    other.give_back()
    assert len(two.objects("search", "", "--json")) == 1 and unsettled(two) == []


def test_undoing_holds_the_turn_until_its_end(two: Runner) -> None:
    other = Turn(two.library / "undoing.lock")
    with Library.open(two.library) as library:
        steps = library.undo_import(1)
        next(steps)
        assert not other.take()
        list(steps)
    assert other.take()
    other.give_back()


def test_a_library_that_may_only_be_read_is_left_as_it_is(
    two: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupted(two)
    opened: Callable[..., Archive] = Archive.open
    with monkeypatch.context() as patched:
        patched.setattr(Archive, "open", lambda path, **given: opened(path, **{**given, "read_only": True}))
        assert len(two.objects("search", "", "--json")) == 2
    assert unsettled(two) == [1]


def test_what_hinders_it_is_said_once_and_the_rest_is_done(
    two: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupted(two)

    def wrong(*_: object) -> None:
        raise NewsreaderError("The disk is full.")

    monkeypatch.setattr(Archive, "settle_import", wrong)
    for command in (("search", "pasar", "--json"), ("entities", "--json"), ("verify",)):
        found = two(*command)
        assert (found.exit_code, found.stderr) == (1, "The disk is full.\n") and found.stdout


def test_an_import_says_in_the_end_that_it_was_undone_while_it_went_on(
    cli: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(tmp_path / "tiga", "a", "b", "c")
    bring = Importer.run

    def undone(self: Importer, *given: Any, **more: Any) -> Iterator[ImportResult]:
        for number, result in enumerate(bring(self, *given, **{**more, "batch_size": 1})):
            if not number:
                with Library.open(cli.library) as elsewhere:
                    list(elsewhere.undo_import(1))
            yield result

    monkeypatch.setattr(Importer, "run", undone)
    found = cli("import", str(folder))
    assert found.exit_code == 0 and found.stderr.splitlines() == [
        f"A new library was begun in {cli.library}.",
        "3 added, 0 updated, 0 unchanged, 0 duplicate, 0 failed",
        "Import 1 was undone while it went on; newsreader imports redo 1 brings it back.",
    ]
    assert unsettled(cli) == [] and cli.objects("search", "", "--json") == []
