"""Help, version and wrong usage."""

from __future__ import annotations

import pytest

from newsreader import __version__
from newsreader.cli.group import COMMANDS
from tests.unit.cli.conftest import Runner, process


def test_version(cli: Runner) -> None:
    result = cli.bare("--version")
    assert (result.exit_code, result.stdout) == (0, f"newsreader {__version__}\n")


def test_help_lists_every_command(cli: Runner) -> None:
    result = cli.bare("--help")
    assert result.exit_code == 0
    assert all(f"  {name} " in result.stdout for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(cli: Runner, name: str) -> None:
    result = cli.bare(name, "--help")
    assert result.exit_code == 0
    assert result.stdout.startswith(f"Usage: newsreader {name}")
    assert not result.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["serch", "x"], "did you mean search?"),
        (["--libary", "x"], "did you mean --library?"),
        (["search", "x", "--jsn"], "did you mean --json?"),
        (["search", "x", "--limit", "many"], "whole number from 0"),
        (["search", "x", "--limit", "-1"], "whole number from 0"),
        (["search", "x", "--limit", "9" * 40], "whole number from 0"),
        (["search", "x", "--sort", "size"], "date, relevance"),
        (["search"], "QUERY"),
        (["show"], "ID"),
        (["show", "one"], "“one” does not do for ID"),
        (["show", "1", "--format", "pdf"], "text, md, html, json"),
        (["show", "1", "2"], "--help"),
        (["import"], "PATH"),
        (["import", "x", "--jobs", "0"], "whole number from 1"),
        (["import", "x", "--format", "docx"], "compressed, csv, epub"),
        (["export", "x", "--format", "webannotation"], "md, json, csv"),
        (["export", "x"], "--format"),
        (["export", "x", "-o", "a.pdf"], "--format"),
        (["annotate", "--published", "someday"], "2026-02-06"),
        (["entities", "--type", "colour"], "person"),
        (["config", "--check", "--init"], "together"),
        (["quotes", "--kind", "loud"], "direct, indirect"),
        (["corrections"], "newsreader corrections what?"),
        (["feeds"], "newsreader feeds what?"),
        (["imports"], "newsreader imports what?"),
        (["corrections", "lst"], "did you mean list?"),
        (["corrections", "frobnicate"], "newsreader corrections --help"),
        (["corrections", "export"], "FILE"),
        (["corrections", "undo", "first"], "“first” does not do for ID"),
    ],
)
def test_wrong_usage_is_one_sentence(cli: Runner, arguments: list[str], said: str) -> None:
    result = cli(*arguments) if not arguments[0].startswith("-") else cli.bare(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stderr.count("\n") == 1
    assert not result.stdout


def test_excluding_a_word_is_no_option(filled: Runner) -> None:
    found = filled.objects("search", "-Putin", "--json", "lang:id")
    assert [line["id"] for line in found] == [2, 3]


def test_help_in_indonesian(cli: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    english = cli.bare("search", "--help").stdout
    monkeypatch.setenv("LANG", "id_ID.UTF-8")
    indonesian = cli.bare("search", "--help").stdout
    assert indonesian != english
    assert "--facets" in indonesian


def test_the_language_of_the_settings_holds_for_help(cli: Runner) -> None:
    config = cli.library.parent / "config.yaml"
    config.write_text("language: id\n")
    assert cli.bare("--config", str(config), "--help").stdout != cli.bare("--help").stdout


HEAVY = ("textual", "rich", "whoosh", "sqlite3", "newsreader.archive", "newsreader.library", "newsreader.app")


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["search", "--help"], ["nonsense"]])
def test_little_is_imported_to_answer_about_itself(arguments: list[str]) -> None:
    code = (
        "import sys\n"
        "from newsreader.cli.entry import run\n"
        f"run({arguments!r})\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    result = process(command=("-c", code))
    assert result.stderr.decode().splitlines()[-1] == "[]"


def test_click_is_not_imported_to_open_the_app() -> None:
    code = (
        "import sys\nfrom newsreader.cli.entry import run\nstatus = run([])\n"
        "print(status, 'click' in sys.modules, 'textual' in sys.modules)"
    )
    result = process(command=("-c", code))
    assert result.stdout == b"3 False False\n"


def test_without_a_terminal_the_app_says_so() -> None:
    result = process()
    assert result.returncode == 3
    assert result.stderr.startswith(b"The app needs a terminal")
    assert result.stderr.count(b"\n") == 1
