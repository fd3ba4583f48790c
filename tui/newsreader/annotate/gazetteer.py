"""Names known beforehand: what they are and what they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NamedTuple

from newsreader.annotate.lexicon import data_text
from newsreader.model import Label, Origin

_FIRST = re.compile(r"[A-Z](?:\.[A-Z])+\.?|[^\W_]+(?:['’][^\W_]+)*|\S")
_APOSTROPHE = str.maketrans("’‘", "''")
_FILES = (
    ("organisations.tsv", Label.ORG),
    ("places.tsv", Label.PLACE),
    ("people.tsv", Label.PERSON),
    ("events.tsv", Label.EVENT),
    ("laws.tsv", Label.LAW),
    ("countries.tsv", Label.PLACE),
    ("regions.tsv", Label.PLACE),
    ("cities.tsv", Label.PLACE),
)
_SPACED_HYPHEN = re.compile(r" ?([-–/]) ?")


class Entry(NamedTuple):
    """What one name may stand for. A `weak` name needs support from its context."""

    label: Label
    canonical: str
    weak: bool
    by: Origin = Origin.GAZETTEER


def name_form(surface: str) -> str:
    """The form under which a name is looked up: white space single, hyphens unspaced, apostrophes straight."""
    form = surface if surface.isalpha() else " ".join(surface.translate(_APOSTROPHE).split())
    return _SPACED_HYPHEN.sub(r"\1", form) if "-" in form or "–" in form or "/" in form else form


@dataclass
class Gazetteer:
    """Names with their entries, and the rejected ones that are never marked.

    `longest` gives, for a first word, the greatest number of characters a name that starts with it has.
    `listed` says that a person listed some of them.
    """

    entries: dict[str, tuple[Entry, ...]] = field(default_factory=dict)
    rejected: set[str] = field(default_factory=set)
    longest: dict[str, int] = field(default_factory=dict)
    listed: bool = False

    @classmethod
    def bundled(cls) -> Gazetteer:
        """The names that come with the program; read once a process."""
        return _bundled()

    @classmethod
    def from_yaml(cls, path: Path) -> Gazetteer:
        """The names a person listed.

        Raises NewsreaderError naming file, line and key where an entry is not understood.
        """
        from newsreader.annotate.user_gazetteer import read_user_gazetteer

        return read_user_gazetteer(path)

    def add(self, name: str, entry: Entry) -> None:
        """Add one meaning of `name`; the first meaning of a label stays."""
        form = name_form(name)
        held = self.entries.get(form, ())
        if any(other.label == entry.label for other in held):
            return
        self.entries[form] = (*held, entry)
        self._measure(form)

    def _measure(self, form: str) -> None:
        first = form
        if not form.isalpha():
            match = _FIRST.match(form)
            first = match[0] if match else form
        if self.longest.get(first, 0) < len(form):
            self.longest[first] = len(form)

    def merged(self, other: Gazetteer) -> Gazetteer:
        """Both together; where they disagree about a name, `other` is right."""
        both = Gazetteer(
            dict(self.entries),
            self.rejected | other.rejected,
            dict(self.longest),
            self.listed or other.listed,
        )
        both.entries.update(other.entries)
        for form in other.entries:
            both._measure(form)
        for form in other.rejected:
            both.entries.pop(form, None)
            both._measure(form)
        return both

    def lookup(self, surface: str) -> tuple[Entry, ...]:
        """What `surface` may stand for, the likeliest first."""
        return self.entries.get(name_form(surface), ())


def _parse(lines: Iterable[str]) -> Iterable[tuple[str, str, bool]]:
    """(name, canonical, weak) of every line of a gazetteer file."""
    for line in lines:
        if not line or line.startswith("#"):
            continue
        first, _, aliases = line.partition("\t")
        canonical = first.lstrip("~")
        yield canonical, canonical, first.startswith("~")
        if aliases:
            for alias in aliases.split(";"):
                yield alias.lstrip("~"), canonical, alias.startswith("~")


@cache
def _bundled() -> Gazetteer:
    gazetteer = Gazetteer()
    for name, label in _FILES:
        for surface, canonical, weak in _parse(data_text(name).splitlines()):
            gazetteer.add(surface, Entry(label, canonical, weak))
    return gazetteer
