"""What a person can set, with its defaults. Standard library only: the app starts from this."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

Language = Literal["auto", "id", "en"]
Preset = Literal["default", "vim", "newsboat"]

DEFAULT_THEME = "senja"


@dataclass(frozen=True, slots=True)
class KeyOverride:
    """One line of the file's `keys`: the keys, as written there, that a command gets instead of its own."""

    command: str
    keys: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class KeyConfig:
    """A preset and what is changed in it. `file` is what messages about a key name."""

    preset: Preset = "default"
    overrides: tuple[KeyOverride, ...] = ()
    file: str = ""


@dataclass(frozen=True, slots=True)
class Columns:
    """Widths in cells: of the list, of the sidebar, and of the column of text at most."""

    list: int = 38
    sidebar: int = 26
    text: int = 72


@dataclass(frozen=True, slots=True)
class FeedConfig:
    """Hosts, addresses and ranges that may be fetched from although they are not public; and after how many
    minutes the open app asks feeds again by itself, 0 for never."""

    allow_private: tuple[str, ...] = ()
    every: int = 0


@dataclass(frozen=True, slots=True)
class Config:
    """The settings in force. `library` and `gazetteer` are None where the usual place is meant."""

    theme: str = DEFAULT_THEME
    language: Language = "auto"
    order: Literal["date", "relevance"] = "date"
    library: Path | None = None
    gazetteer: Path | None = None
    columns: Columns = field(default_factory=Columns)
    feeds: FeedConfig = field(default_factory=FeedConfig)
    keys: KeyConfig = field(default_factory=KeyConfig)
