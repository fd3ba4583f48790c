"""A library that is not there: nothing is made where one is only read, and what is made is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.cli.conftest import Runner

READING = [
    ("search", "Putin"),
    ("show", "1"),
    ("entities",),
    ("quotes",),
    ("export", "Putin", "--format", "md"),
    ("verify",),
    ("rebuild",),
    ("corrections", "list"),
    ("imports", "list"),
    ("imports", "undo", "1"),
    ("feeds", "list"),
    ("feeds", "refresh"),
]


@pytest.mark.parametrize("arguments", READING, ids=" ".join)
def test_a_command_that_only_reads_makes_no_library(cli: Runner, arguments: tuple[str, ...]) -> None:
    result = cli(*arguments)
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr == (
        f"There is no library in {cli.library}; newsreader --library {cli.library} import PATH begins one.\n"
    )
    assert not cli.library.exists()


def test_a_folder_that_holds_no_library_stays_as_it_is(cli: Runner) -> None:
    cli.library.mkdir()
    (cli.library / "archive.sqlite3").touch()
    assert cli("search", "Putin").exit_code == 3
    assert [path.name for path in cli.library.iterdir()] == ["archive.sqlite3"]


def test_an_import_says_that_it_began_a_library(cli: Runner, articles: Path) -> None:
    result = cli("import", str(articles))
    said = f"A new library was begun in {cli.library}."
    assert result.exit_code == 0
    assert result.stderr.splitlines()[0] == said
    assert said not in cli("import", str(articles)).stderr


def test_a_trial_begins_none(cli: Runner, articles: Path) -> None:
    result = cli("import", str(articles), "--dry-run")
    assert result.exit_code == 0
    assert result.stdout.count("added") == 3
    assert not cli.library.exists()


def test_the_default_library_is_made_whoever_asks_first(cli: Runner) -> None:
    result = cli.bare("search", "Putin", "--limit", "1")
    assert result.exit_code == 0
    assert "A new library is made in" in result.stderr
    assert "begun" not in result.stderr
