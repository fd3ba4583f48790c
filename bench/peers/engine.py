"""What every engine is asked for: the page a person sees."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.questions import Question
from newsreader.model import ENTITY_LABELS, IndexDocument, Label

ROWS = 50
VALUES = 200
"""Values a facet lists, as `Library.facets` does."""

LABELS = tuple(label.lower() for label in (*ENTITY_LABELS, Label.DATE))
"""What entities are counted by."""

Row = tuple[int, str, str]
"""Number, title and snippet of an article."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole page: the exact total, the newest `ROWS` articles, and what is counted over all that match.

    `facets` holds (value, articles) by name: one of `LABELS`, ``source`` or ``month``. `parts` says how many
    milliseconds went into what, where that was looked at.
    """

    total: int
    rows: list[Row]
    facets: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    parts: dict[str, float] = field(default_factory=dict)


class Engine(ABC):
    """One engine on one folder. `begin`, `add` and `finish` build it; `open` and `page` ask it."""

    version: str
    """Its own version and, where it says so, of what is under it."""

    manner: str
    """In a sentence, how it is set up and what it leaves out."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @abstractmethod
    def begin(self) -> None:
        """Make an empty one; the folder is there and empty."""

    @abstractmethod
    def add(self, documents: Sequence[IndexDocument]) -> None:
        """Take some documents in."""

    @abstractmethod
    def finish(self) -> None:
        """Write what was added and let go of the files."""

    @abstractmethod
    def open(self) -> None:
        """Open what was built, for reading."""

    @abstractmethod
    def page(self, question: Question) -> Answer:
        """Answer a question."""
