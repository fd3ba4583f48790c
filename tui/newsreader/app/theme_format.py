"""The format of a theme file: what it must hold, and one sentence for everything else.

docs/themes.md describes it for people.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from newsreader.config.complaints import harmless, printable, unknown
from newsreader.config.document import Document, Value, read_document
from newsreader.model import Label, NewsreaderError, Sentence

BASE = (
    "background",
    "surface",
    "panel",
    "text",
    "muted",
    "primary",
    "accent",
    "selection",
    "match",
    "border",
    "warning",
    "error",
    "success",
)
OPTIONAL = ("selection_text", "match_text")
"""Colours of the text on `selection` and `match`; the text's own where they are not given."""
ENTITIES = tuple(label.lower() for label in Label)
STYLES = {
    "none": "none",
    "bold": "bold",
    "italic": "italic",
    "underline": "underline",
    "double underline": "uu",
    **{f"bold {line}": f"bold {style}" for line, style in (("italic", "italic"), ("underline", "underline"))},
    "italic underline": "italic underline",
    "bold double underline": "bold uu",
    "italic double underline": "italic uu",
}
"""How a style is written in the file, and what Textual calls it."""

_TOP = ("title", "dark", "ansi", "colours", "entities")
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
_LONGEST_COLOUR = 40
_LONGEST_TITLE = 60


@dataclass(frozen=True, slots=True)
class EntityStyle:
    """How mentions of one label look: a colour, and a text style in Textual's words ("none" for none)."""

    colour: str
    style: str


@dataclass(frozen=True, slots=True)
class ThemeSpec:
    """A theme that holds every colour it must, each of them parsed.

    `titles` maps a language, or "" for any, to what the picker shows. `colours` has the keys of BASE and
    OPTIONAL, `entities` those of ENTITIES.
    """

    name: str
    path: Path
    titles: Mapping[str, str]
    dark: bool
    ansi: bool
    colours: Mapping[str, str]
    entities: Mapping[str, EntityStyle]

    def title(self, language: str) -> str:
        """What the picker shows in the language."""
        return self.titles.get(language) or self.titles.get("") or next(iter(self.titles.values()), self.name)


def theme_name(path: Path) -> str | None:
    """The name of the theme in the file, or None where the file's name cannot be one."""
    return path.stem if _NAME.fullmatch(path.stem) else None


def read_theme(path: Path) -> tuple[ThemeSpec | None, list[Sentence]]:
    """The theme in the file, or None where it lacks something; and what is wrong, each with its line."""
    name = theme_name(path)
    if name is None:
        return None, [
            Sentence.of(
                "{file}: a theme's file name has only a–z, 0–9, “-” and “_” before “.yaml”.",
                file=harmless(str(path)),
            )
        ]
    try:
        document = read_document(path)
    except NewsreaderError as error:
        return None, [error.sentence]
    reader = _Reader(document)
    return reader.theme(name, path), reader.problems


class _Reader:
    def __init__(self, document: Document) -> None:
        self._file = document.file
        self._entries = document.entries
        self.problems = document.problems
        self._usable = True

    def theme(self, name: str, path: Path) -> ThemeSpec | None:
        self._unknown(self._entries, _TOP, "")
        ansi = self._flag("ansi", default=False)
        titles = self._titles(name)
        dark = self._flag("dark", default=True)
        colours = self._colours(self._mapping("colours"), ansi)
        entities = self._entity_styles(self._mapping("entities"), ansi)
        return ThemeSpec(name, path, titles, dark, ansi, colours, entities) if self._usable else None

    def _titles(self, name: str) -> dict[str, str]:
        value = self._entries.get("title")
        if value is None:
            return {"": name}
        titles = {"": value} if isinstance(value.data, str) else value.data
        if isinstance(titles, dict) and all(isinstance(title.data, str) for title in titles.values()):
            # Normalised far enough to be shown: what a terminal would obey is gone.
            return {key: printable(str(title.data))[:_LONGEST_TITLE] for key, title in titles.items()}
        self._bad("title", value)
        return {"": name}

    def _flag(self, key: str, *, default: bool) -> bool:
        value = self._entries.get(key)
        if value is None:
            return default
        if not isinstance(value.data, bool):
            self._bad(key, value)
            return default
        return value.data

    def _mapping(self, key: str) -> dict[str, Value]:
        value = self._entries.get(key)
        if value is not None and isinstance(value.data, dict):
            return value.data
        self._missing([key])
        return {}

    def _colours(self, entries: dict[str, Value], ansi: bool) -> dict[str, str]:
        if not entries:
            return {}
        self._unknown(entries, (*BASE, *OPTIONAL), "colours.")
        self._missing([f"colours.{key}" for key in BASE if key not in entries])
        colours = {
            key: self._colour(f"colours.{key}", value, ansi)
            for key, value in entries.items()
            if key in BASE or key in OPTIONAL
        }
        return {key: colours.get("text", "") for key in OPTIONAL} | colours

    def _entity_styles(self, entries: dict[str, Value], ansi: bool) -> dict[str, EntityStyle]:
        if not entries:
            return {}
        self._unknown(entries, ENTITIES, "entities.")
        self._missing([f"entities.{key}" for key in ENTITIES if key not in entries])
        return {
            key: self._entity_style(f"entities.{key}", value, ansi)
            for key, value in entries.items()
            if key in ENTITIES
        }

    def _entity_style(self, key: str, value: Value, ansi: bool) -> EntityStyle:
        if not isinstance(value.data, dict):
            return EntityStyle(self._colour(key, value, ansi), "none")
        self._unknown(value.data, ("colour", "style"), key + ".")
        if "colour" not in value.data:
            self._missing([key + ".colour"])
            return EntityStyle("", "none")
        colour = self._colour(key + ".colour", value.data["colour"], ansi)
        style = value.data.get("style")
        if style is None:
            return EntityStyle(colour, "none")
        known = STYLES.get(" ".join(style.data.split())) if isinstance(style.data, str) else None
        if known is None:
            self._bad(key + ".style", style)
        return EntityStyle(colour, known or "none")

    def _colour(self, key: str, value: Value, ansi: bool) -> str:
        text = value.data
        if isinstance(text, str) and len(text) <= _LONGEST_COLOUR and _is_colour(text, ansi):
            return text
        self._bad(key, value)
        return ""

    def _unknown(self, entries: dict[str, Value], known: tuple[str, ...], prefix: str) -> None:
        names = [prefix + name for name in known]
        self.problems.extend(
            unknown(self._file, value.line, prefix + key, names)
            for key, value in entries.items()
            if key not in known
        )

    def _missing(self, keys: list[str]) -> None:
        if keys:
            self._usable = False
            names = ", ".join(keys)
            self.problems.append(
                Sentence.of("{file}: the theme lacks {keys}; it was left out.", file=self._file, keys=names)
            )

    def _bad(self, key: str, value: Value) -> None:
        self._usable = False
        where = {"file": self._file, "line": value.line, "key": key, "value": printable(str(value.plain()))}
        self.problems.append(_complaint(key, where))


def _complaint(key: str, where: dict[str, object]) -> Sentence:
    if key in ("dark", "ansi"):
        return Sentence.of(
            "{file}, line {line}: “{key}” is true or false and not “{value}”; the theme was left out.",
            **where,
        )
    if key == "title":
        return Sentence.of(
            "{file}, line {line}: “{key}” cannot be “{value}” but a text; the theme was left out.", **where
        )
    if key.endswith(".style"):
        return Sentence.of(
            "{file}, line {line}: “{key}” cannot be “{value}” but {styles}; the theme was left out.",
            **where,
            styles=", ".join(STYLES),
        )
    if where["value"] == "None":
        return Sentence.of(
            "{file}, line {line}: “{key}” is empty; “#rrggbb” needs quotes. The theme was left out.", **where
        )
    return Sentence.of(
        "{file}, line {line}: “{key}” is no colour but “{value}”; the theme was left out.",
        **where,
    )


def _is_colour(text: str, ansi: bool) -> bool:
    """Whether Textual knows the colour, it covers what is behind it, and it belongs to the theme's kind:
    the terminal's own colours (``ansi_…``) and exact ones cannot be mixed."""
    from textual.color import Color, ColorParseError

    if text.startswith("ansi_") != ansi:
        return False
    try:
        return Color.parse(text).a == 1
    except ColorParseError:
        return False
