"""Opening the app, up to where Textual takes over."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from newsreader.cli import opening
from newsreader.cli.program import Program
from newsreader.model import NewsreaderError
from tests.unit.cli.conftest import Runner


class FakeApp:
    """Stands for the app: notes what it was given, and fails if it is told to."""

    made: list[FakeApp] = []
    crash = ""

    def __init__(self, *given: Any, **settings: Any) -> None:
        self.given, self.settings = given, settings
        self.return_code: int | None = None
        self.error_console = Console(stderr=True)
        FakeApp.made.append(self)

    def run(self) -> None:
        self.return_code = 0
        if self.crash:
            self.error_console.print(self.crash)
            self.return_code = 1


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> type[FakeApp]:
    """The app replaced, and a terminal pretended."""
    import newsreader.app.app

    monkeypatch.setattr(newsreader.app.app, "NewsreaderApp", FakeApp)
    monkeypatch.setattr(opening, "require_terminal", lambda: None)
    monkeypatch.setattr(FakeApp, "made", [])
    return FakeApp


def test_open_imports_and_starts_at_the_first_article(
    cli: Runner, articles: Path, app: type[FakeApp]
) -> None:
    result = cli("open", str(articles / "jakarta.md"), str(articles / "istanbul.md"))
    assert result.exit_code == 0, result.stderr
    (made,) = app.made
    assert json.loads(made.settings["state_file"].read_text())["article_id"] == 1
    assert made.settings["starter"] is False
    cli("open", str(articles / "istanbul.md"))
    assert json.loads(app.made[1].settings["state_file"].read_text())["article_id"] == 2


def test_open_tells_the_app_what_failed(cli: Runner, articles: Path, app: type[FakeApp]) -> None:
    result = cli("open", str(articles), "nowhere")
    assert result.exit_code == 1
    assert "nowhere" in result.stderr
    assert [str(remark) for remark in app.made[0].settings["problems"]] == [
        "1 of 4 articles could not be imported; I lists the imports, and w there says why."
    ]


def test_open_of_nothing_opens_nothing(cli: Runner, app: type[FakeApp]) -> None:
    assert cli("open", "nowhere").exit_code == 3
    assert app.made == []


def test_the_default_library_is_filled_by_the_app(cli: Runner, app: type[FakeApp]) -> None:
    assert cli.bare().exit_code == 0
    assert app.made[0].settings["starter"] is True


def test_what_is_wrong_in_settings_and_keys_goes_to_the_app(
    cli: Runner, app: type[FakeApp], tmp_path: Path
) -> None:
    config = tmp_path / "config.yaml"
    config.write_text("order: size\nkeys:\n  no.such: x\n")
    assert cli("--config", str(config)).exit_code == 0
    *problems, begun = app.made[0].settings["problems"]
    assert len(problems) == 2
    assert str(begun) == f"A new library was begun in {cli.library}."


def test_a_crash_of_the_app_is_one_sentence_and_a_log(
    cli: Runner, app: type[FakeApp], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "crash", "Traceback of what nobody foresaw")
    result = cli()
    log = home / "state" / "newsreader" / "newsreader.log"
    assert result.exit_code == 3
    assert result.stderr.count("\n") == 1
    assert str(log) in result.stderr
    assert "what nobody foresaw" in log.read_text()


def test_a_terminal_is_needed(tmp_path: Path) -> None:
    with pytest.raises(NewsreaderError, match="needs a terminal"):
        opening.open_app(Program(str(tmp_path)))
