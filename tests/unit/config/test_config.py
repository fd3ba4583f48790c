"""Settings: whatever stands in config.yaml, the app gets settings and at most one sentence a problem."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.config import Columns, Config, KeyConfig, KeyOverride, default_text, load
from newsreader.config.document import LARGEST_FILE
from newsreader.config.settings import FeedConfig
from newsreader.locale.formats import Language
from newsreader.translation import LANGUAGES, language, set_language, translate


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.yaml"


def problems(file: Path, text: str | bytes) -> list[str]:
    """What is said about the text, the file's name left out."""
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return [str(sentence).replace(str(file), "FILE") for sentence in load(file)[1]]


def test_no_file_is_no_problem(file: Path) -> None:
    assert load(file) == (Config(keys=KeyConfig(file=str(file))), [])


def test_the_usual_place_is_under_xdg(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "newsreader").mkdir()
    (tmp_path / "newsreader" / "config.yaml").write_text("theme: malam")
    assert load()[0].theme == "malam"


def test_every_setting_is_read(file: Path) -> None:
    text = """
theme: kertas
language: en
order: relevance
library: arsip
gazetteer: /srv/nama.yaml
columns: {list: 40, sidebar: 20, text: 80}
feeds: {allow_private: [localhost, 10.0.0.0/8], every: 30}
keys:
  preset: vim
  article.next: J
  mention.next: ["]", 1]
  mark.tag: []
"""
    assert problems(file, text) == []
    assert load(file)[0] == Config(
        theme="kertas",
        language="en",
        order="relevance",
        library=file.parent / "arsip",
        gazetteer=Path("/srv/nama.yaml"),
        columns=Columns(40, 20, 80),
        feeds=FeedConfig(("localhost", "10.0.0.0/8"), 30),
        keys=KeyConfig(
            "vim",
            (
                KeyOverride("article.next", ("J",), 11),
                KeyOverride("mention.next", ("]", "1"), 12),
                KeyOverride("mark.tag", (), 13),
            ),
            str(file),
        ),
    )


@pytest.mark.parametrize(
    "text", ["", "# nothing\n", "---\n", "null", "columns:\nkeys:\n", "\ufefftheme: senja"]
)
def test_empty_means_the_defaults(file: Path, text: str) -> None:
    assert problems(file, text) == []
    assert load(file)[0] == Config(keys=KeyConfig(file=str(file)))


def test_all_problems_at_once_each_with_its_line_and_only_their_defaults(file: Path) -> None:
    text = """
theem: kertas
theme: 3
language: fr
order: relevance
columns:
  list: 500
  text: 70
  sidbar: 20
order: date
keys:
  preset: emacs
  article.next: {a: b}
zzz: 1
"""
    assert problems(file, text) == [
        "FILE, line 2: unknown key “theem”; did you mean “theme”?",
        "FILE, line 3: “theme” cannot be “3”; it takes a name or a path.",
        "FILE, line 4: “language” cannot be “fr”; it takes auto, id, en.",
        "FILE, line 7: “columns.list” cannot be “500”; it takes 20–80.",
        "FILE, line 9: unknown key “columns.sidbar”; did you mean “columns.sidebar”?",
        "FILE, line 10: “order” was set already on line 5; the first is used.",
        "FILE, line 12: “keys.preset” cannot be “emacs”; it takes default, vim, newsboat.",
        "FILE, line 13: “keys.article.next” cannot be “{'a': 'b'}”; it takes a key or a list of keys.",
        "FILE, line 14: unknown key “zzz”; it was left out.",
    ]
    assert load(file)[0] == Config(
        order="relevance", columns=Columns(text=70), keys=KeyConfig(file=str(file))
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("columns: 3", "FILE, line 1: “columns” needs indented lines below it instead of “3”."),
        ("keys: [a]", "FILE, line 1: “keys” needs indented lines below it instead of “['a']”."),
        ("- a\n- b", "FILE, line 1: settings must be written as “name: value” lines."),
        ("senja", "FILE, line 1: settings must be written as “name: value” lines."),
        ("order: true", "FILE, line 1: “order” cannot be “True”; it takes date, relevance."),
        ("columns: {list: 40.5}", "FILE, line 1: “columns.list” cannot be “40.5”; it takes 20–80."),
        ("columns: {list: true}", "FILE, line 1: “columns.list” cannot be “True”; it takes 20–80."),
        ("columns: {list: '40'}", "FILE, line 1: “columns.list” cannot be “40”; it takes 20–80."),
    ],
)
def test_wrong_kinds(file: Path, text: str, said: str) -> None:
    assert problems(file, text) == [said]
    assert load(file)[0].columns == Columns()


@pytest.mark.parametrize("value", ["-1", "10081", "true", "30.5", "often", "[30]"])
def test_how_often_feeds_are_asked_is_a_number_of_minutes(file: Path, value: str) -> None:
    (said,) = problems(file, f"feeds: {{allow_private: [localhost], every: {value}}}")
    assert said.startswith("FILE, line 1: “feeds.every” cannot be ") and said.endswith("it takes 0–10080.")
    assert load(file)[0].feeds == FeedConfig(("localhost",), 0)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("theme: senja\nkeys:\n  mark.star: *\n", 3),
        ("theme: [senja\n", 2),
        ("theme: senja\n\tlanguage: id", 2),
        ("theme: 'senja", 1),
        ("a: b: c", 1),
        ("a: 1\n---\nb: 2\n", 2),
    ],
)
def test_broken_yaml_names_the_line(file: Path, text: str, line: int) -> None:
    (said,) = problems(file, text)
    assert said.startswith(f"FILE, line {line}: this is not valid YAML;")


def test_references_are_refused_so_that_no_bomb_goes_off(file: Path) -> None:
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n"
    for previous, name in zip("abcdefgh", "bcdefghi", strict=True):
        bomb += f"{name}: &{name} [{', '.join([f'*{previous}'] * 9)}]\n"
    started = time.perf_counter()
    (said,) = problems(file, bomb)
    assert said.startswith("FILE, line 1: “&” and “*” references are not allowed")
    assert time.perf_counter() - started < 1


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "a: " + "[" * 100_000,
        "- " * 100_000,
        "{a: " * 50_000,
        "theme: " + "1:" * 100_000 + "1",
        "theme: " + "9" * 200_000,
        "theme: 0x" + "f" * 200_000,
        "? " * 100_000,
    ],
)
def test_deep_and_long_files_are_refused_quickly(file: Path, text: str) -> None:
    started = time.perf_counter()
    assert len(problems(file, text)) == 1
    assert time.perf_counter() - started < 2


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"x" * (5 * 1024 * 1024), f"FILE is larger than {LARGEST_FILE // 1024} KiB and was not read."),
        (b"theme: \xff\xfe", "FILE is no UTF-8 text and was not read."),
        (b"theme: a\0b", "FILE is no UTF-8 text and was not read."),
        (b"\x7fELF\x02\x01\x01" + bytes(range(256)), "FILE is no UTF-8 text and was not read."),
    ],
)
def test_what_is_no_settings_file_is_refused(file: Path, data: bytes, said: str) -> None:
    assert problems(file, data) == [said]


def test_python_objects_are_only_text(file: Path) -> None:
    (said,) = problems(file, "columns: {list: !!python/object/apply:os.system ['false']}")
    assert "columns.list" in said
    assert load(file)[0].columns == Columns()


def test_what_a_terminal_would_obey_is_not_repeated(file: Path) -> None:
    (said,) = problems(file, 'order: "\\e]0;title\\a\\e[31m"')
    assert said.isprintable()
    (said,) = problems(file, '"\\e[31m": 1')
    assert said.isprintable()


def test_folders_pipes_and_dead_links_are_named(tmp_path: Path) -> None:
    import os

    folder, pipe, link = tmp_path / "folder", tmp_path / "pipe", tmp_path / "link"
    folder.mkdir()
    os.mkfifo(pipe)
    link.symlink_to(tmp_path / "nowhere")
    for path in (folder, pipe, link):
        config, (said,) = load(path)
        assert str(said) == f"{path} cannot be read: it is no file."
        assert config.columns == Columns()


def test_a_home_of_nobody_is_a_plain_folder(file: Path) -> None:
    assert problems(file, "library: ~nobody-of-this-name/x") == []
    assert load(file)[0].library == file.parent / "~nobody-of-this-name" / "x"


@settings(max_examples=200)
@given(st.text(max_size=300) | st.binary(max_size=300).map(lambda data: data.decode("latin-1")))
def test_no_text_is_fatal(text: str) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "config.yaml"
        file.write_text(text, encoding="utf-8", errors="replace")
        config, said = load(file)
        assert config.theme and all(str(sentence) for sentence in said)


@pytest.fixture(params=LANGUAGES)
def _spoken(request: pytest.FixtureRequest) -> Iterator[None]:
    before: Language = language()
    set_language(request.param)
    yield
    set_language(before)


@pytest.mark.usefixtures("_spoken")
def test_the_template_is_all_defaults_and_names_every_setting(file: Path) -> None:
    assert problems(file, default_text(translate)) == []
    assert load(file)[0] == Config(keys=KeyConfig(file=str(file)))
    uncommented = "\n".join(
        line.removeprefix("# ")
        for line in default_text(translate).splitlines()
        if line.startswith("# ") and (line[2:].lstrip().split(" ")[0].endswith(":"))
        if line[2].islower() or line[2] == " "
    )
    assert problems(file, uncommented.replace("#   ", "  ")) == []
    config = load(file)[0]
    assert (config.theme, config.language, config.order, config.columns) == (
        "senja",
        "auto",
        "date",
        Columns(),
    )
    assert config.keys.overrides and config.gazetteer == file.parent / "gazetteer.yaml"


def test_starting_without_a_file_loads_nothing_heavy(tmp_path: Path) -> None:
    code = (
        "import sys, pathlib, newsreader.config as c; c.load(pathlib.Path(sys.argv[1]));"
        "print([m for m in ('yaml', 'msgspec', 'platformdirs', 'textual', 'difflib') if m in sys.modules])"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "none.yaml")], capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "[]"
