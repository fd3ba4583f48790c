"""The starter collection as the tests read it: front matter and body of every file under seeds/."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).resolve().parents[3] / "seeds"

FACTS = {
    "id": {"record": "sumber terbuka: ", "retelling": "penceritaan ulang ", "fiction": "rekaan: "},
    "en": {"record": "public record: ", "retelling": "retelling of ", "fiction": "invented "},
}
"""How `facts` begins for each kind of article, in the article's own language."""

_FILE = re.compile(r"\A---\n(?P<front>.*?\n)---\n(?P<body>.*)\Z", re.DOTALL)
_QUOTED = re.compile(r"[“\"](?P<double>[^“”\"]+)[”\"]|(?<!\w)‘(?P<single>[^‘’]+)’")


@dataclass(frozen=True)
class Seed:
    """One file: its name, the mapping of its front matter and the text after it."""

    name: str
    front: dict[str, Any]
    body: str

    @property
    def number(self) -> str:
        return self.name.split("-", 1)[0]

    @property
    def fiction(self) -> bool:
        return self.front.get("fiction", False) is True

    @property
    def retelling(self) -> bool:
        return str(self.front.get("facts", "")).startswith(FACTS[self.front["lang"]]["retelling"])

    @property
    def published(self) -> str:
        """The ISO date, written quoted or plain (YAML reads a plain one as a date)."""
        return str(self.front.get("published"))

    @property
    def paragraphs(self) -> list[str]:
        return self.body.strip("\n").split("\n\n")

    @property
    def words(self) -> int:
        return len(self.body.split())

    @property
    def quoted(self) -> list[str]:
        """Every stretch between quotation marks, whatever it is: speech, title or term."""
        return [found["double"] or found["single"] for found in _QUOTED.finditer(self.body)]


def read_seed(path: Path) -> Seed:
    """The seed in `path`; ValueError where it does not begin with front matter."""
    parts = _FILE.match(path.read_bytes().decode("utf-8"))
    if parts is None:
        raise ValueError(f"{path.name} does not begin with front matter between --- lines")
    front = yaml.safe_load(parts["front"])
    if not isinstance(front, dict):
        raise ValueError(f"{path.name}: the front matter is no mapping")
    return Seed(path.name, front, parts["body"])


@cache
def seeds() -> tuple[Seed, ...]:
    """All seeds, in the order of their numbers."""
    return tuple(read_seed(path) for path in sorted(FOLDER.glob("*.txt")))


def seed(number: str) -> Seed:
    """The seed with that number; KeyError where there is none."""
    return {each.number: each for each in seeds()}[number]


def name_of(each: object) -> str:
    """What pytest calls a parameter."""
    return each.name if isinstance(each, Seed) else str(each)
