"""Which mentions of organisations, places, events, laws and works mean the same, and what it is called."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from newsreader.annotate.claims import Claim
from newsreader.annotate.linking.known import Known, KnownNames
from newsreader.annotate.linking.names import clean, key_of, spelled_alike, words_of
from newsreader.annotate.linking.parts import bare_place, core, expanded, legal_core
from newsreader.annotate.linking.short_forms import abbreviates, initials, is_syllabic, stands_beside
from newsreader.model import Label, Origin

_MOST_COMPARED = 20
_LONGEST_CHAIN = 4
_LONGEST_INITIALS = 10


@dataclass(slots=True, eq=False)
class Thing:
    """One written name with one label. `longer` is the name of the article that it is short for."""

    label: Label
    name: str
    words: tuple[str, ...]
    known: Known | None
    claims: list[Claim] = field(default_factory=list)
    longer: Thing | None = None

    @property
    def full(self) -> bool:
        """Whether it is a name in its own right as far as one knows."""
        return self.longer is None and (self.known is None or self.known.full)

    def root(self) -> Thing:
        """What it is short for in the end."""
        thing = self
        for _ in range(_LONGEST_CHAIN):
            if thing.longer is None:
                break
            thing = thing.longer
        return thing


class Things:
    """The names of one article that are no people's."""

    def __init__(self, body: str, claims: Sequence[Claim], known: KnownNames) -> None:
        self._body = body
        self._claims = claims
        self._known = known
        self._things: dict[tuple[Label, str], Thing] = {}
        self._order: list[Thing] = []

    def link(self) -> None:
        """Give every mention its canonical name and entity."""
        for claim in self._claims:
            self._order.append(self._thing(claim))
        self._pairs()
        distinct = list(self._things.values())
        self._initials(distinct)
        self._misspelled(distinct)
        self._parts(distinct)
        self._answer(distinct)

    def _thing(self, claim: Claim) -> Thing:
        name = clean(self._body[claim.start : claim.end])
        thing = self._things.get((claim.label, name))
        if thing is None:
            if claim.by is Origin.USER and claim.canonical:
                known: Known | None = Known(claim.canonical, claim.canonical, True)
            else:
                known = self._known.of(claim.label, name)
            thing = Thing(claim.label, name, words_of(name), known)
            self._things[claim.label, name] = thing
        thing.claims.append(claim)
        return thing

    def _pairs(self) -> None:
        """`Komisi Pemberantasan Korupsi (KPK)`, `Bursa Efek Indonesia atau BEI`, either way round."""
        for number in range(1, len(self._claims)):
            first, second = self._order[number - 1], self._order[number]
            if first.label is not second.label or first is second:
                continue
            end = self._claims[number].end
            gap = self._body[self._claims[number - 1].end : self._claims[number].start]
            if not stands_beside(gap, self._body[end : end + 3]):
                continue
            long, short = (first, second) if len(first.name) >= len(second.name) else (second, first)
            if short.longer is None and _stands_for(short, long, beside=short is second):
                short.longer = long

    def _initials(self, distinct: list[Thing]) -> None:
        """An abbreviation whose letters only one longer name of the article begins its words with."""
        index: dict[tuple[Label, str], list[Thing]] = defaultdict(list)
        syllables: dict[tuple[Label, str], list[Thing]] = defaultdict(list)
        for thing in distinct:
            if 1 < len(thing.words) <= _LONGEST_INITIALS:
                for letters in initials(thing.words):
                    index[thing.label, letters].append(thing)
                syllables[thing.label, thing.words[0][:2]].append(thing)
        for thing in distinct:
            if thing.longer is not None or len(thing.words) != 1 or len(thing.name) < 2:
                continue
            if thing.name.isupper():
                found = index.get((thing.label, thing.words[0]), [])
            else:
                listed = syllables.get((thing.label, thing.words[0][:2]), [])[:_MOST_COMPARED]
                found = [other for other in listed if is_syllabic(thing.name, other.words)]
            keys = {_key_of(other) for other in found}
            if len(keys) == 1 and _agree(thing, found[0]):
                thing.longer = found[0]

    def _parts(self, distinct: list[Thing]) -> None:
        """`Indofood` of PT Indofood Sukses Makmur Tbk, `Golkar` of Partai Golkar, `Kota Tegal` of Tegal."""
        starts: dict[tuple[Label, str], list[Thing]] = defaultdict(list)
        for thing in distinct:
            if thing.label is Label.ORG and len(thing.words) > 1:
                for part in {thing.words[0], *core(thing.words)[:1]}:
                    starts[thing.label, part].append(thing)
            elif thing.label is Label.PLACE and (bare := bare_place(thing.words)):
                starts[thing.label, bare[0]].append(thing)
        for thing in distinct:
            if thing.longer is not None or not thing.words:
                continue
            listed = starts.get((thing.label, thing.words[0]), [])[:_MOST_COMPARED]
            if thing.label is Label.ORG:
                found = [other for other in listed if _part_of(thing, other)]
                keys = {_key_of(other.root()) for other in found if other.root() is not thing}
                if len(keys) == 1:
                    thing.longer = found[0]
            else:
                _same_place(thing, listed)

    def _misspelled(self, distinct: list[Thing]) -> None:
        unknown = [thing for thing in distinct if thing.known is None and len(thing.name) > 5]
        if not unknown:
            return
        index: dict[tuple[Label, str], list[Thing]] = defaultdict(list)
        for thing in distinct:
            index[thing.label, thing.name[:1].casefold()].append(thing)
        for thing in unknown:
            if thing.longer is not None:
                continue
            listed = index[thing.label, thing.name[:1].casefold()][:_MOST_COMPARED]
            found = [other for other in listed if other.longer is None and _misspells(thing, other)]
            if len(found) == 1:
                thing.longer = found[0]

    def _answer(self, distinct: list[Thing]) -> None:
        """One name and key for all that is known or found to be the same."""
        groups: dict[tuple[Label, str], list[Thing]] = defaultdict(list)
        for thing in distinct:
            groups[thing.label, _key_of(thing.root())].append(thing)
        for (label, _), group in groups.items():
            key = next((thing.known.key for thing in group if thing.known), None)
            full = next((thing for thing in group if thing.full), None)
            for thing in group:
                shown = _shown(thing, full)
                entity = key_of(label, key or legal_core(shown, label))
                for claim in thing.claims:
                    if not (claim.by is Origin.USER and claim.canonical):
                        claim.canonical = shown
                    claim.entity = entity


def _shown(thing: Thing, full: Thing | None) -> str:
    root = thing.root()
    if root.full:
        return root.known.shown if root.known else expanded(root.name)
    assert root.known is not None
    if full is not None and not root.known.own:
        return full.known.shown if full.known else full.name
    return root.known.shown


def _key_of(thing: Thing) -> str:
    return thing.known.key if thing.known else legal_core(thing.name, thing.label).casefold()


def _agree(short: Thing, long: Thing) -> bool:
    """What is known of both does not part them."""
    return short.known is None or long.known is None or short.known.key == long.known.key


def _stands_for(short: Thing, long: Thing, *, beside: bool) -> bool:
    """Whether of two names that explain each other one is short for the other."""
    if len(short.words) != 1 or len(long.words) < 2:
        return False
    if abbreviates(short.name, long.words):
        return True
    return beside and short.name.isupper() and short.known is None


def _part_of(short: Thing, long: Thing) -> bool:
    """Whether an organisation's name is a part of the longer one by which it is called for short."""
    if long is short or len(long.words) <= len(short.words) or long.root() is short:
        return False
    if short.known is not None and long.known is not None:
        return short.known.key == long.known.key
    inner, outer = core(short.words), core(long.words)
    if inner == outer:
        return True
    return bool(inner) and outer[: len(inner)] == inner and short.known is None


def _same_place(thing: Thing, listed: list[Thing]) -> None:
    """`Tegal` and `Kota Tegal` are Tegal; `Promoter` and `Gedung Promoter` are the building."""
    for other in listed:
        if other is thing or other.longer is not None or bare_place(other.words) != thing.words:
            continue
        if bare_place(other.words, towns=True) == thing.words:
            other.longer = thing
        elif thing.known is None:
            thing.longer = other
            return


def _misspells(thing: Thing, other: Thing) -> bool:
    """Whether `thing`, unknown, is `other` with a slip; of two unknown ones the rarer is the slip."""
    if other is thing or len(other.words) != len(thing.words):
        return False
    if other.known is None and len(other.claims) <= len(thing.claims):
        return False
    differ = [(a, b) for a, b in zip(thing.words, other.words, strict=True) if a != b]
    return len(differ) == 1 and min(map(len, differ[0])) > 5 and spelled_alike(*differ[0])
