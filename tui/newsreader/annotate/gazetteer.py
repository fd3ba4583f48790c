"""Names known beforehand: what they are and what they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from newsreader.annotate.lexicon import data_text
from newsreader.model import Label, Origin

_PIECE = re.compile(r"[A-Z](?:\.[A-Z])+\.?|[^\W_]+(?:['’][^\W_]+)*|[^\w\s]")
_APOSTROPHE = str.maketrans("’‘", "''")
_SPACED_HYPHEN = re.compile(r" ?([-–/]) ?")
_MOST_REMEMBERED = 1 << 16
_FILES = (
    ("organisations.tsv", Label.ORG),
    ("places.tsv", Label.PLACE),
    ("people.tsv", Label.PERSON),
    ("events.tsv", Label.EVENT),
    ("laws.tsv", Label.LAW),
    ("works.tsv", Label.WORK),
    ("countries.tsv", Label.PLACE),
)


class Entry(NamedTuple):
    """What one name may stand for. A `weak` name needs support from its context.

    `canonical` names the entity for all articles. `shown` is what an article calls it that uses this name:
    the name itself where it is a full one (`China`), or another full name (`Partai Golkar` for `Golkar`);
    empty where it is but a short form, and the article's language decides between `canonical` and `english`.
    """

    label: Label
    canonical: str
    weak: bool
    by: Origin = Origin.GAZETTEER
    english: str = ""
    shown: str = ""


def name_form(surface: str) -> str:
    """The form under which a name is looked up: spaces single, none at hyphens, apostrophes straight."""
    if surface.isalpha():
        return surface
    form = " ".join(surface.translate(_APOSTROPHE).split())
    return _SPACED_HYPHEN.sub(r"\1", form) if "-" in form or "–" in form or "/" in form else form


def form_prefixes(form: str) -> Iterator[str]:
    """What a name of several tokens begins with, one token longer each time, itself included."""
    if not form.isalpha():
        for match in _PIECE.finditer(form):
            yield form[: match.end()]


@dataclass
class Gazetteer:
    """Names with their entries, and the rejected ones that are never marked.

    `sure` and `weak` are places that go by no other name; they are many, so they are kept as plain sets.
    `prefixes` holds what the names begin with, token by token, so that a search for the longest ends early.
    `listed` says that a person listed some of the names.
    """

    entries: dict[str, tuple[Entry, ...]] = field(default_factory=dict)
    sure: frozenset[str] = frozenset()
    weak: frozenset[str] = frozenset()
    prefixes: set[str] = field(default_factory=set)
    rejected: set[str] = field(default_factory=set)
    listed: bool = False
    _beginnings: dict[str, bool] = field(default_factory=dict, init=False, repr=False, compare=False)

    @classmethod
    def bundled(cls) -> Gazetteer:
        """The names that come with the program; read once a process."""
        return _bundled()

    def __contains__(self, form: str) -> bool:
        return form in self.entries or form in self.sure or form in self.weak

    def get(self, form: str) -> tuple[Entry, ...]:
        """What a name in its look-up form may stand for, the likeliest first; () if it is not known."""
        held = self.entries.get(form)
        if held is not None:
            return held
        if form in self.sure:
            return (Entry(Label.PLACE, form, False),)
        return (Entry(Label.PLACE, form, True),) if form in self.weak else ()

    def lookup(self, surface: str) -> tuple[Entry, ...]:
        """What a name as written may stand for."""
        return self.get(name_form(surface))

    def begins(self, words: Sequence[str]) -> list[bool]:
        """Of each word whether a name may begin with it; what was asked before is remembered."""
        held = self._beginnings
        if new := set(words).difference(held):
            if len(held) > _MOST_REMEMBERED:
                held, new = {}, set(words)
                self._beginnings = held  # another thread may still be looking into the old one
            held.update((word, self._begins(word)) for word in new)
        return list(map(held.__getitem__, words))

    def _begins(self, word: str) -> bool:
        shouted = len(word) > 3 and word.isupper()
        return shouted or word in self or word in self.prefixes or word in self.rejected

    def add(self, name: str, entry: Entry) -> None:
        """Add one meaning of `name`; the first meaning of a label stays."""
        self._beginnings = {}
        form = name_form(name)
        held = self.get(form)
        if any(other.label == entry.label for other in self.entries.get(form, ())):
            return
        self.entries[form] = (*(other for other in held if other.label != entry.label), entry)
        self.prefixes.update(form_prefixes(form))

    def merged(self, other: Gazetteer) -> Gazetteer:
        """Both together; where they disagree about a name, `other` is right."""
        return Gazetteer(
            entries={f: e for f, e in (self.entries | other.entries).items() if f not in other.rejected},
            sure=(self.sure | other.sure) - other.rejected,
            weak=(self.weak | other.weak) - other.rejected,
            prefixes=self.prefixes.union(other.prefixes, *map(form_prefixes, other.rejected)),
            rejected=self.rejected | other.rejected,
            listed=self.listed or other.listed,
        )


class NameLine(NamedTuple):
    """One name of a gazetteer file; see `Entry` for what its fields say."""

    name: str
    canonical: str
    weak: bool
    english: str = ""
    shown: str = ""


def read_names(lines: Iterable[str]) -> Iterator[NameLine]:
    """Every name of a gazetteer file: ``canonical TAB aliases TAB English names``, several parted by ``;``.

    ``~`` before a name asks for support from the context. ``name=shown`` says what an article calls the
    entity that uses `name`; ``name=`` that it is shown as it stands, as the canonical and the English names
    are. The first English name is the one for English articles; with ``!`` before it, it is no name to find.
    """
    for line in lines:
        if not line or line.startswith("#"):
            continue
        first, aliases, names, *_ = [*line.split("\t"), "", ""]
        canonical = first.lstrip("~")
        english = [name for name in names.split(";") if name]
        called = english[0].lstrip("!") if english else ""
        yield NameLine(canonical, canonical, first.startswith("~"), called, canonical)
        for name in english:
            if not name.startswith("!"):
                yield NameLine(name.lstrip("~"), canonical, name.startswith("~"), called, name.lstrip("~"))
        for alias in filter(None, aliases.split(";")):
            name, own, shown = alias.lstrip("~").partition("=")
            yield NameLine(name, canonical, alias.startswith("~"), called, (shown or name) if own else "")


def _names(file: str) -> list[str]:
    return data_text(file).rstrip("\n").split("\n")


@cache
def _bundled() -> Gazetteer:
    gazetteer = Gazetteer(
        sure=frozenset(_names("places_sure.txt")),
        weak=frozenset(_names("places_weak.txt")),
        prefixes=set(_names("place_prefixes.txt")),
    )
    for name, label in _FILES:
        for line in read_names(data_text(name).split("\n")):
            entry = Entry(label, line.canonical, line.weak, english=line.english, shown=line.shown)
            gazetteer.add(line.name, entry)
    return gazetteer
