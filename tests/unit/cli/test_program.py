"""Global options, the default library, and the commands about settings."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsreader.app.commands import COMMANDS
from newsreader.cli.program import Program
from newsreader.config import default_text
from newsreader.translation import translate
from tests.unit.cli.conftest import Runner, process


def test_the_default_library_begins_with_the_starter_collection(home: Path) -> None:
    first = process("search", "", "--json")
    assert first.returncode == 0
    folder = home / "data" / "newsreader" / "library"
    assert first.stderr.decode() == f"A new library is made in {folder} from the starter collection.\n"
    assert len(first.stdout.splitlines()) > 40
    second = process("search", "", "--json")
    assert (second.stdout, second.stderr) == (first.stdout, b"")
    assert process("verify").returncode == 0


def test_which_library(cli: Runner, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = tmp_path / "settings" / "config.yaml"
    config.parent.mkdir()
    config.write_text("library: mine\n")
    assert Program().is_default_library
    assert Program().library_folder == home / "data" / "newsreader" / "library"
    configured = Program(config=str(config))
    assert configured.library_folder == config.parent / "mine"
    assert not configured.is_default_library
    monkeypatch.setenv("NEWSREADER_LIBRARY", str(tmp_path / "other"))
    assert f"library\t{tmp_path / 'other'}\n" in cli.bare("--config", str(config), "config").stdout
    given = cli.bare("--library", str(tmp_path / "third"), "config").stdout
    assert f"library\t{tmp_path / 'third'}\n" in given


def test_each_library_has_a_state_of_its_own(tmp_path: Path) -> None:
    one, other = Program(str(tmp_path / "a")), Program(str(tmp_path / "b"))
    assert one.state_file != other.state_file
    assert one.state_file == Program(str(tmp_path / "b" / ".." / "a")).state_file


def test_a_named_file_of_settings_must_be_there(cli: Runner, tmp_path: Path) -> None:
    result = cli.bare("--config", str(tmp_path / "none.yaml"), "config")
    assert result.exit_code == 3
    assert "none.yaml" in result.stderr


def test_what_is_wrong_in_the_settings_is_said(filled: Runner, home: Path) -> None:
    folder = home / "config" / "newsreader"
    folder.mkdir(parents=True)
    (folder / "config.yaml").write_text("order: size\nkeys:\n  no.such: x\n")
    result = filled("search", "x", "--json")
    assert result.exit_code == 0
    assert "order" in result.stderr.splitlines()[0]
    check = filled("config", "--check")
    assert check.exit_code == 1
    assert len(check.stderr.splitlines()) == 2
    assert filled("keys", "--check").exit_code == 1


def test_checking_settings_that_are_not_there(cli: Runner, home: Path) -> None:
    result = cli("config", "--check")
    path = home / "config" / "newsreader" / "config.yaml"
    assert (result.exit_code, result.stdout) == (0, f"{path} is not there; the defaults are used.\n")


def test_the_path_of_a_theme_is_never_cut(cli: Runner, home: Path) -> None:
    folder = home / "config" / "newsreader" / "themes"
    folder.mkdir(parents=True)
    path = folder / f"{'x' * 60} y.yaml"
    path.write_text("dark: true\n")
    assert cli("themes", "--check").stderr.startswith(f"{path}: ")


def test_what_the_system_says_is_translated(
    cli: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "id_ID.UTF-8")
    missing = tmp_path / "none.txt"
    assert cli("annotate", str(missing)).stderr == (
        f"{missing} tidak dapat dibaca: berkas atau foldernya tidak ada.\n"
    )
    gazetteer = tmp_path / "home" / "config" / "newsreader" / "gazetteer.yaml"
    gazetteer.parent.mkdir(parents=True)
    gazetteer.write_bytes(b"\xff\xfe")
    assert "isinya bukan teks UTF-8." in cli("annotate", stdin="Putin tiba.").stderr


def test_config_init(cli: Runner, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "id_ID.UTF-8")
    path = home / "config" / "newsreader" / "config.yaml"
    assert cli("config", "--init").stdout == f"{path}\n"
    assert path.read_text("utf-8") == default_text(translate)
    assert "Setiap baris berisi nilai bawaan" in path.read_text("utf-8")
    again = cli("config", "--init")
    assert (again.exit_code, path.read_text("utf-8")) == (3, default_text(translate))
    assert cli("config", "--check").exit_code == 0


def test_config_init_where_it_is_named(cli: Runner, tmp_path: Path) -> None:
    path = tmp_path / "new" / "c.yaml"
    assert cli.bare("--config", str(path), "config", "--init").exit_code == 0
    assert path.exists()


def test_a_bad_gazetteer_is_found_by_the_check(cli: Runner, home: Path) -> None:
    folder = home / "config" / "newsreader"
    folder.mkdir(parents=True)
    (folder / "gazetteer.yaml").write_text("- name: X\n  label: COLOUR\n")
    result = cli("config", "--check")
    assert result.exit_code == 1
    assert "gazetteer.yaml" in result.stderr


def test_keys_lists_the_whole_table(cli: Runner) -> None:
    rows = [line.split("\t") for line in cli("keys").stdout.splitlines()]
    assert {row[1] for row in rows} == {command.name for command in COMMANDS}
    assert ["j ↓", "move.down", "Move down"] in rows


def test_themes(cli: Runner, home: Path) -> None:
    assert "senja\t" in cli("themes").stdout
    assert cli("themes", "--check").exit_code == 0
    folder = home / "config" / "newsreader" / "themes"
    folder.mkdir(parents=True)
    (folder / "mine.yaml").write_text("title: Mine\n")
    result = cli("themes", "--check")
    assert result.exit_code == 1
    assert "mine.yaml" in result.stderr


def test_sentences_in_indonesian_and_keys_of_json_not(
    filled: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "id_ID.UTF-8")
    result = filled("search", "zzzz", "--json")
    assert "Nothing matches." not in result.stderr
    assert json.loads(filled("search", "Putin", "--json").stdout)["title"] == "Perundingan di Istanbul"
