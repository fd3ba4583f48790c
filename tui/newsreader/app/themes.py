"""Themes: finding them, and handing them to Textual.

A theme lies in ``NAME.yaml`` of the user's folder or of the bundled one, the user's first. Only the chosen
one is read at the start; the picker reads them all.
"""

from __future__ import annotations

import difflib
from pathlib import Path

from textual.color import Color
from textual.theme import Theme

from newsreader.app.theme_format import (
    BASE,
    ENTITIES,
    OPTIONAL,
    EntityStyle,
    ThemeSpec,
    read_theme,
    theme_name,
)
from newsreader.config.complaints import printable
from newsreader.config.settings import DEFAULT_THEME
from newsreader.model import Sentence
from newsreader.paths import bundled

FILL = 0.24
"""How much of an entity's colour is mixed into the background behind the chosen entity's mentions."""


def theme_files(user_folder: Path | None = None) -> dict[str, Path]:
    """Name → file of every theme, the user's own before a bundled one of the same name; sorted by name."""
    files: dict[str, Path] = {}
    for folder in (bundled("themes"), user_folder):
        if folder is not None and folder.is_dir():
            files |= {
                path.stem: path for path in sorted(folder.glob("*.yaml")) if not path.name.startswith(".")
            }
    return dict(sorted(files.items()))


def load_theme(name: str, user_folder: Path | None = None) -> tuple[ThemeSpec, list[Sentence]]:
    """The theme of that name, or else the default one with a sentence that says why."""
    files = theme_files(user_folder)
    spec, problems = read_theme(files[name]) if name in files else (None, [_no_theme(name, list(files))])
    if spec is None:
        spec, _ = read_theme(bundled("themes") / f"{DEFAULT_THEME}.yaml")
    if spec is None:
        raise RuntimeError(f"the bundled theme {DEFAULT_THEME} is broken")
    return spec, problems


def load_themes(user_folder: Path | None = None) -> tuple[list[ThemeSpec], list[Sentence]]:
    """Every usable theme, the default first and then by name; and what is wrong in the others."""
    specs: list[ThemeSpec] = []
    problems: list[Sentence] = []
    for path in theme_files(user_folder).values():
        spec, wrong = read_theme(path)
        problems += wrong
        if spec is not None:
            specs.append(spec)
        elif user_folder is not None and path.parent == user_folder and theme_name(path):
            hidden, _ = _bundled_theme(path.stem)
            specs += [hidden] if hidden is not None else []
    return sorted(specs, key=lambda spec: (spec.name != DEFAULT_THEME, spec.name)), problems


def _bundled_theme(name: str) -> tuple[ThemeSpec | None, list[Sentence]]:
    path = bundled("themes") / f"{name}.yaml"
    return read_theme(path) if path.is_file() else (None, [])


def to_textual(spec: ThemeSpec) -> Theme:
    """The theme as Textual takes it, with the variables of `DEFAULT_VARIABLES` filled."""
    colours = spec.colours
    return Theme(
        name=spec.name,
        primary=colours["primary"],
        secondary=colours["accent"],
        warning=colours["warning"],
        error=colours["error"],
        success=colours["success"],
        accent=colours["accent"],
        foreground=colours["text"],
        background=colours["background"],
        surface=colours["surface"],
        panel=colours["panel"],
        dark=spec.dark,
        ansi=spec.ansi,
        variables=variables(spec),
    )


def variables(spec: ThemeSpec) -> dict[str, str]:
    """The CSS variables of a theme, beyond those that Textual derives from its base colours.

    ``$entity-person`` and so on are the labels' colours, ``-style`` their text styles, ``-fill`` what lies
    behind the mentions of the chosen entity with ``$entity-fill-text`` on it.
    """
    colours = spec.colours
    found = {
        "text-muted": colours["muted"],
        "foreground-muted": colours["muted"],
        "selection-background": colours["selection"],
        "selection-text": colours["selection_text"],
        "selection-muted": _muted_on_selection(spec),
        "match-background": colours["match"],
        "match-text": colours["match_text"],
        "border": colours["border"],
        "border-blurred": colours["border"],
        "border-focused": colours["primary"],
        "entity-fill-text": "ansi_black" if spec.ansi else colours["text"],
        **_widget_variables(spec),
        # Textual's style sheets name these two as soon as a theme is one of the terminal's colours.
        **({"ansi-background": "ansi_black", "ansi-foreground": "ansi_white"} if spec.ansi else {}),
    }
    for label, look in spec.entities.items():
        found[f"entity-{label}"] = look.colour
        found[f"entity-{label}-style"] = look.style
        fill = look.colour if spec.ansi else _fill(colours["background"], look.colour)
        found[f"entity-{label}-fill"] = fill
    return found


def _widget_variables(spec: ThemeSpec) -> dict[str, str]:
    """What Textual's own widgets use, in the theme's colours."""
    colours = spec.colours
    return {
        "block-cursor-background": colours["selection"],
        "block-cursor-foreground": colours["selection_text"],
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": colours["panel"],
        "block-cursor-blurred-foreground": colours["text"],
        "block-hover-background": colours["panel"],
        "footer-background": colours["panel"],
        "footer-foreground": colours["muted"],
        "footer-key-foreground": colours["primary"],
        "footer-description-foreground": colours["muted"],
        "input-cursor-background": colours["primary"],
        "input-cursor-foreground": "ansi_black" if spec.ansi else colours["background"],
        "input-selection-background": colours["selection"],
        "input-selection-foreground": colours["selection_text"],
        "screen-selection-background": colours["selection"],
        "screen-selection-foreground": colours["selection_text"],
        "scrollbar": colours["border"],
        "scrollbar-hover": colours["muted"],
        "scrollbar-active": colours["primary"],
        "scrollbar-background": colours["background"],
        "scrollbar-background-hover": colours["background"],
        "scrollbar-background-active": colours["background"],
        "scrollbar-corner-color": colours["background"],
        "link-color": colours["primary"],
        "link-color-hover": colours["accent"],
        "link-background-hover": colours["background"],
    }


def _fill(background: str, colour: str) -> str:
    return Color.parse(background).blend(Color.parse(colour), FILL, alpha=1).hex


def _muted_on_selection(spec: ThemeSpec) -> str:
    """The muted colour where it can be read on the selection, else the selection's text colour."""
    from newsreader.app.contrast import READABLE, contrast

    muted, selection = spec.colours["muted"], spec.colours["selection"]
    readable = not spec.ansi and contrast(Color.parse(muted), Color.parse(selection)) >= READABLE
    return muted if readable else spec.colours["selection_text"]


def _no_theme(name: str, known: list[str]) -> Sentence:
    near = difflib.get_close_matches(name[:80], known, n=1)
    if near:
        return Sentence.of(
            "There is no theme “{name}”; did you mean “{near}”?", name=printable(name), near=near[0]
        )
    return Sentence.of("There is no theme “{name}”; T shows those there are.", name=printable(name))


_NEUTRAL = {
    **dict.fromkeys((*BASE, *OPTIONAL), "#e0e0e0"),
    "background": "#121212",
    "surface": "#181818",
    "panel": "#202020",
    "selection": "#303030",
    "match": "#5a4600",
}
DEFAULT_VARIABLES = variables(
    ThemeSpec(
        name="neutral",
        path=Path(),
        titles={},
        dark=True,
        ansi=False,
        colours=_NEUTRAL,
        entities=dict.fromkeys(ENTITIES, EntityStyle("#e0e0e0", "underline")),
    )
)
"""For `App.get_theme_variable_defaults`: every variable of ours, so that the style sheet also holds with
Textual's own themes, which know none of them."""
