"""A person's own themes: used when whole, named with file, key and line when not, and never fatal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App

from newsreader.app.theme_format import BASE, ENTITIES, STYLES, read_theme
from newsreader.app.themes import DEFAULT_VARIABLES, load_theme, load_themes, to_textual, variables
from newsreader.paths import bundled

GOOD = (bundled("themes") / "senja.yaml").read_text(encoding="utf-8")
BUNDLED = [spec.name for spec in load_themes()[0]]


def said(folder: Path, text: str, name: str = "mine.yaml") -> list[str]:
    """What is said of a user theme, the file's name left out; the bundled ones must all be there."""
    (folder / name).write_text(text, encoding="utf-8")
    specs, problems = load_themes(folder)
    assert set(BUNDLED) <= {spec.name for spec in specs}
    return [str(problem).replace(str(folder / name), "FILE") for problem in problems]


def usable(folder: Path) -> bool:
    return "mine" in [spec.name for spec in load_themes(folder)[0]]


def test_a_user_theme_joins_the_bundled_ones(tmp_path: Path) -> None:
    assert said(tmp_path, GOOD) == []
    assert usable(tmp_path)
    assert load_theme("mine", tmp_path)[0].path == tmp_path / "mine.yaml"


def test_a_user_theme_takes_the_place_of_a_bundled_one_unless_it_is_broken(tmp_path: Path) -> None:
    assert said(tmp_path, GOOD.replace("#15151d", "#000000"), "malam.yaml") == []
    assert load_theme("malam", tmp_path)[0].colours["background"] == "#000000"
    assert len(said(tmp_path, "dark: perhaps", "malam.yaml")) == 3
    (malam,) = [spec for spec in load_themes(tmp_path)[0] if spec.name == "malam"]
    assert malam.path.parent == bundled("themes")


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('text: "#e4ddd4"', "text: nocolour", "FILE, line 9: “colours.text” is no colour but “nocolour”;"),
        (
            'text: "#e4ddd4"',
            "text: #e4ddd4",
            "FILE, line 9: “colours.text” is empty; “#rrggbb” needs quotes.",
        ),
        (
            'text: "#e4ddd4"',
            "text: '#e4ddd480'",
            "FILE, line 9: “colours.text” is no colour but “#e4ddd480”;",
        ),
        ('text: "#e4ddd4"', "text: ansi_red", "FILE, line 9: “colours.text” is no colour but “ansi_red”;"),
        ('text: "#e4ddd4"', "text: [1, 2]", "FILE, line 9: “colours.text” is no colour but “[1, 2]”;"),
        ('text: "#e4ddd4"', "text: auto 87%", "FILE, line 9: “colours.text” is no colour but “auto 87%”;"),
        ('text: "#e4ddd4"', "text: '#fff; color: red'", "FILE, line 9: “colours.text” is no colour but"),
        ('  text: "#e4ddd4"\n', "", "FILE: the theme lacks colours.text; it was left out."),
        ("dark: true", "dark: perhaps", "FILE, line 3: “dark” is true or false and not “perhaps”;"),
        ("dark: true", "ansi: true", "FILE, line 6: “colours.background” is no colour but “#15151d”;"),
        ("title: {id", "title: {id: [], x", "FILE, line 2: “title” cannot be"),
        (
            "style: italic}",
            "style: wavy}",
            "FILE, line 23: “entities.place.style” cannot be “wavy” but none, bold",
        ),
        (
            "  person:",
            "  persn:",
            "FILE, line 21: unknown key “entities.persn”; did you mean “entities.person”?",
        ),
        ("entities:", "entites:", "FILE, line 20: unknown key “entites”; did you mean “entities”?"),
        ("colours:\n", "colours: [\n", "FILE, line 7: this is not valid YAML;"),
        ("colours:\n", "colours: 3\nx:\n", "FILE: the theme lacks colours; it was left out."),
    ],
)
def test_a_broken_theme_is_named_and_left_out(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    assert old in GOOD
    messages = said(tmp_path, GOOD.replace(old, new, 1))
    assert any(message.startswith(sentence) for message in messages), messages
    assert not usable(tmp_path)
    spec, problems = load_theme("mine", tmp_path)
    assert spec.name == "senja" and problems


def test_an_unknown_colour_is_said_and_the_theme_used(tmp_path: Path) -> None:
    messages = said(tmp_path, GOOD.replace("colours:\n", 'colours:\n  txet: "#000000"\n'))
    assert messages == ["FILE, line 6: unknown key “colours.txet”; did you mean “colours.text”?"]
    assert usable(tmp_path)


def test_short_forms(tmp_path: Path) -> None:
    text = GOOD.replace('{colour: "#5dd2b4", style: italic}', '"#5dd2b4"').replace(
        "title: {id: Senja, en: Dusk}", "title: Punyaku"
    )
    assert said(tmp_path, text) == []
    spec = load_theme("mine", tmp_path)[0]
    assert (spec.title("id"), spec.entities["place"].style) == ("Punyaku", "none")


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "senja.yaml", "Senja", "x" * 5000, "\x1b[31m"])
def test_no_such_theme(tmp_path: Path, name: str) -> None:
    spec, (problem,) = load_theme(name, tmp_path)
    assert spec.name == "senja"
    assert str(problem).isprintable() and len(str(problem)) < 120


def test_a_near_name_is_offered() -> None:
    assert str(load_theme("malan")[1][0]) == "There is no theme “malan”; did you mean “malam”?"


def test_odd_files_in_the_folder(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no theme")
    (tmp_path / ".hidden.yaml").write_text("no theme")
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / "A Name.yaml").write_text(GOOD)
    (tmp_path / "big.yaml").write_bytes(b"x" * 1_000_000)
    (tmp_path / "binary.yaml").write_bytes(bytes(range(256)))
    specs, problems = load_themes(tmp_path)
    assert [spec.name for spec in specs] == BUNDLED
    assert len(problems) == 4
    assert load_themes(tmp_path / "nowhere") == load_themes(None)


@given(st.text(max_size=300))
def test_no_text_is_fatal(text: str) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mine.yaml"
        path.write_text(text, encoding="utf-8", errors="replace")
        spec, problems = read_theme(path)
        assert spec is None and problems


def test_defaults_cover_every_variable_of_a_theme() -> None:
    names = {name for spec in load_themes()[0] for name in variables(spec)}
    assert names - {"ansi-background", "ansi-foreground"} == set(DEFAULT_VARIABLES)
    assert {f"entity-{label}{part}" for label in ENTITIES for part in ("", "-style", "-fill")} <= names


class Sample(App[None]):
    """An app whose style sheet uses everything that a theme gives."""

    CSS = (
        "\n".join(
            f".{label} {{ color: $entity-{label}; text-style: $entity-{label}-style; "
            f"background: $entity-{label}-fill; }}"
            for label in ENTITIES
        )
        + """
        Screen { background: $background; color: $foreground; border: solid $border-focused; }
        .chosen { background: $selection-background; color: $selection-text; }
        .muted { background: $match-background; color: $match-text; border: solid $selection-muted; }
    """
    )

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return DEFAULT_VARIABLES


@pytest.fixture
def every_style(tmp_path: Path) -> Iterator[Path]:
    """A folder with one theme that uses every style a file may name."""
    text = GOOD
    for label, style in zip(ENTITIES, STYLES, strict=False):
        text = re.sub(rf"(?m)^  {label}: .*$", f'  {label}: {{colour: "#ffffff", style: {style}}}', text)
    (tmp_path / "styles.yaml").write_text(text)
    yield tmp_path


async def test_an_app_wears_every_theme(every_style: Path) -> None:
    specs, problems = load_themes(every_style)
    assert problems == [] and set(BASE) <= set(specs[0].colours)
    app = Sample()
    async with app.run_test() as pilot:
        for spec in specs:
            app.register_theme(to_textual(spec))
        for name in [*(spec.name for spec in specs), "nord", "ansi-light"]:
            app.theme = name
            await pilot.pause()
            assert app.current_theme.name == name
            assert app.native_ansi_color == (name in ("terminal", "ansi-light"))
