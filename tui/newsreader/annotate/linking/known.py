"""What is known of a name beforehand: the entity it stands for, and what an article calls that."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from newsreader.annotate.gazetteer import Entry, Gazetteer, name_form, read_names
from newsreader.annotate.lexicon import data_text
from newsreader.model import Label

_REALMS = ("Republik ", "Republic of ", "Kerajaan ", "Kingdom of ", "Negara ", "Provinsi ", "Negeri ")
_TOWNS = ("Kota ",)
_BRACKET = re.compile(r" ?\([^()]{1,20}\) ?")
_SHORTEST_SHOUTED = 4
_MOST_HELD = 20_000


class Known(NamedTuple):
    """`key` names the entity for all articles, `shown` is its name in this one.

    `full` says that the name as written is a full one; else it is an abbreviation, a nickname, a surname.
    `own` says that the list names what is shown for it, whatever else the article calls the entity.
    """

    key: str
    shown: str
    full: bool
    own: bool = False


_UNSEEN = Known("", "", False)


class KnownNames:
    """Looks names of one language up, in a gazetteer and among the names used for linking alone."""

    def __init__(self, gazetteer: Gazetteer, lang: str) -> None:
        self.gazetteer = gazetteer
        self.english = lang == "en"
        self._held: dict[tuple[Label, str], Known | None] = {}

    def of(self, label: Label, name: str) -> Known | None:
        """What a cleaned name with this label is known to stand for; names come back in many articles."""
        held = self._held.get((label, name), _UNSEEN)
        if held is _UNSEEN:
            if len(self._held) >= _MOST_HELD:
                self._held.clear()
            held = self._held[label, name] = self._look_up(label, name)
        return held

    def _look_up(self, label: Label, name: str) -> Known | None:
        entry = self._entry(label, name)
        if entry is not None:
            return self._known(entry, name)
        if name.isupper() and len(name) >= _SHORTEST_SHOUTED:
            entry = self._entry(label, name.title())
            if entry is not None:
                return self._known(entry, name.title())
        plain = _BRACKET.sub(" ", name) if "(" in name else name.removesuffix("nya")
        if plain != name and (entry := self._entry(label, plain)):
            return self._known(entry, plain)
        return self._within(name) if label is Label.PLACE else None

    def _within(self, name: str) -> Known | None:
        """`Republik Singapura` is Singapura; `Kota Medan` is Medan, but called as it is."""
        for kinds, full in ((_REALMS, False), (_TOWNS, True)):
            for kind in kinds:
                if name.startswith(kind) and (entry := self._entry(Label.PLACE, name[len(kind) :])):
                    known = self._known(entry, name[len(kind) :])
                    return Known(known.key, name, True) if full else known
        return None

    def _entry(self, label: Label, name: str) -> Entry | None:
        for entry in self.gazetteer.lookup(name):
            if entry.label is label:
                return entry
        return known_as().get((label, name_form(name)))

    def _known(self, entry: Entry, name: str) -> Known:
        if entry.shown:
            return Known(entry.canonical, entry.shown, entry.shown == name, True)
        shown = (entry.english if self.english else "") or entry.canonical
        return Known(entry.canonical, shown, name in (entry.canonical, shown))


_latest: list[KnownNames] = []


def known_names(gazetteer: Gazetteer, lang: str) -> KnownNames:
    """The look-up for one gazetteer and language; the last two are kept."""
    english = lang == "en"
    for held in _latest:
        if held.gazetteer is gazetteer and held.english is english:
            return held
    made = KnownNames(gazetteer, lang)
    _latest[:] = [made, *_latest[:1]]
    return made


@cache
def known_as() -> dict[tuple[Label, str], Entry]:
    """Names that say who is meant only once it is known what they are: `Trudeau` of a person."""
    found: dict[tuple[Label, str], Entry] = {}
    label = Label.PERSON
    for line in data_text("known_as.tsv").split("\n"):
        if line.startswith("["):
            label = Label(line.strip("[]"))
        for one in read_names([line]) if not line.startswith("[") else ():
            entry = Entry(label, one.canonical, one.weak, english=one.english, shown=one.shown)
            found.setdefault((label, name_form(one.name)), entry)
    return found
