"""Every bundled theme can be read, everywhere, by everyone it is meant for."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from textual.color import Color

from newsreader.app.contrast import READABLE, contrast
from newsreader.app.theme_format import ENTITIES, ThemeSpec, read_theme
from newsreader.app.themes import load_themes, to_textual, variables
from newsreader.paths import bundled

SPECS = load_themes()[0]
EXACT = [spec for spec in SPECS if not spec.ansi]
BACKGROUNDS = ("background", "surface", "panel")
WRITING = ("text", "muted", "primary", "accent", "warning", "error", "success")
MAIN = ("person", "org", "place", "event", "law", "work")

XTERM = {
    "black": "#000000",
    "red": "#cd0000",
    "green": "#00cd00",
    "yellow": "#cdcd00",
    "blue": "#0000ee",
    "magenta": "#cd00cd",
    "cyan": "#00cdcd",
    "white": "#e5e5e5",
    "bright_black": "#7f7f7f",
    "bright_red": "#ff0000",
    "bright_green": "#00ff00",
    "bright_yellow": "#ffff00",
    "bright_blue": "#5c5cff",
    "bright_magenta": "#ff00ff",
    "bright_cyan": "#00ffff",
    "bright_white": "#ffffff",
}
"""xterm's own palette, on which the theme of the terminal's colours is measured; others differ a little."""

DICHROMACY = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB."""

Linear = tuple[float, float, float]


def linear(colour: Color) -> Linear:
    def channel(value: int) -> float:
        share = value / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    return channel(colour.r), channel(colour.g), channel(colour.b)


def seen(rgb: Linear, matrix: tuple[Linear, ...]) -> Linear:
    red, green, blue = (
        min(1.0, max(0.0, sum(weight * value for weight, value in zip(row, rgb, strict=True))))
        for row in matrix
    )
    return red, green, blue


def distance(one: Linear, other: Linear) -> float:
    """Euclidean distance in OKLab, times 100: about 2 is just visible."""

    def oklab(rgb: Linear) -> Linear:
        red, green, blue = rgb
        long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
        medium = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
        short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
        return (
            0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
            1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
            0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
        )

    return 100 * sum((a - b) ** 2 for a, b in zip(oklab(one), oklab(other), strict=True)) ** 0.5


def named(spec: ThemeSpec) -> str:
    return spec.name


def ratio(one: str, other: str) -> float:
    return contrast(Color.parse(one), Color.parse(other))


def test_contrast_is_that_of_wcag() -> None:
    assert ratio("#000000", "#ffffff") == pytest.approx(21)
    assert ratio("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert ratio("#ff0000", "#00ff00") == ratio("#00ff00", "#ff0000") == pytest.approx(2.91, abs=0.01)


def test_there_are_the_kinds_that_people_need() -> None:
    assert len(SPECS) >= 7
    assert SPECS[0].name == "senja" and SPECS[0].dark
    assert sum(spec.dark for spec in SPECS) >= 3 and sum(not spec.dark for spec in SPECS) >= 2
    assert [spec.name for spec in SPECS if spec.ansi] == ["terminal"]


@pytest.mark.parametrize("path", sorted(bundled("themes").iterdir()), ids=lambda path: path.name)
def test_every_file_is_a_theme_without_a_flaw(path: Path) -> None:
    spec, problems = read_theme(path)
    assert problems == []
    assert spec is not None and spec.title("id") and spec.title("en")


@pytest.mark.parametrize("spec", EXACT, ids=named)
def test_writing_can_be_read_on_every_background(spec: ThemeSpec) -> None:
    colours = {key: spec.colours[key] for key in WRITING}
    colours |= {key: look.colour for key, look in spec.entities.items()}
    for key, colour in colours.items():
        for place in BACKGROUNDS:
            assert ratio(colour, spec.colours[place]) >= READABLE, f"{key} on {place}"


@pytest.mark.parametrize("spec", EXACT, ids=named)
def test_the_selection_a_match_and_the_chosen_entity_can_be_read(spec: ThemeSpec) -> None:
    colours, names = spec.colours, variables(spec)
    assert ratio(colours["match_text"], colours["match"]) >= READABLE
    for key in ("selection-text", "selection-muted"):
        assert ratio(names[key], colours["selection"]) >= READABLE
    for label, look in spec.entities.items():
        assert ratio(names["entity-fill-text"], names[f"entity-{label}-fill"]) >= READABLE
        assert ratio(look.colour, colours["selection"]) >= READABLE, f"{label} on the selection"
    assert ratio(colours["selection"], colours["background"]) >= 1.25, "the selection shows"


@pytest.mark.parametrize("spec", EXACT, ids=named)
def test_entities_differ_in_colour_and_without_it(spec: ThemeSpec) -> None:
    colours = {label: linear(Color.parse(look.colour)) for label, look in spec.entities.items()}
    for one, other in itertools.combinations(colours, 2):
        least = 9 if one in MAIN and other in MAIN else 6
        assert distance(colours[one], colours[other]) >= least, f"{one} and {other}"
    assert len({look.style for look in spec.entities.values()}) == len(ENTITIES)


def test_high_contrast_is_high() -> None:
    spec = next(spec for spec in SPECS if spec.name == "kontras")
    for colour in (
        *(spec.colours[key] for key in WRITING),
        *(look.colour for look in spec.entities.values()),
    ):
        for place in BACKGROUNDS:
            assert ratio(colour, spec.colours[place]) >= 7


@pytest.mark.parametrize("kind", DICHROMACY)
def test_the_theme_for_colour_blind_readers_keeps_entities_apart(kind: str) -> None:
    spec = next(spec for spec in SPECS if spec.name == "jelas")
    colours = {
        label: seen(linear(Color.parse(spec.entities[label].colour)), DICHROMACY[kind]) for label in MAIN
    }
    for one, other in itertools.combinations(MAIN, 2):
        assert distance(colours[one], colours[other]) >= 9, f"{one} and {other}"


def test_the_sixteen_colours_can_be_read_on_xterm_s_black() -> None:
    (spec,) = [spec for spec in SPECS if spec.ansi]

    def exact(colour: str) -> str:
        return XTERM[colour.removeprefix("ansi_")] if colour != "ansi_default" else XTERM["white"]

    writing = {key: spec.colours[key] for key in WRITING}
    writing |= {label: look.colour for label, look in spec.entities.items()}
    for key, colour in writing.items():
        assert ratio(exact(colour), "#000000") >= READABLE, key
    for on, under in (("selection_text", "selection"), ("match_text", "match")):
        assert ratio(exact(spec.colours[on]), exact(spec.colours[under])) >= READABLE
    assert len({look.style for look in spec.entities.values()}) == len(ENTITIES)
    assert len({look.colour for look in spec.entities.values()}) == len(ENTITIES)


@pytest.mark.parametrize("spec", SPECS, ids=named)
def test_textual_takes_every_colour_and_variable(spec: ThemeSpec) -> None:
    theme = to_textual(spec)
    generated = theme.to_color_system().generate()
    for name, value in {**generated, **theme.variables}.items():
        if name.startswith(("entity-", "match-", "selection-")) and not name.endswith("-style"):
            assert Color.parse(value)
