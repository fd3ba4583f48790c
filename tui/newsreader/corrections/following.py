"""Quotes and roles: they keep to the entities that the mentions beside them stand for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from newsreader.corrections.sheet import Identity, Sheet, Slot
from newsreader.model import Label, Mention, Quote, RoleHeld

_PERSON = "person:"
_START = attrgetter("start")
_END = attrgetter("end")


class Followers:
    """The quotes and roles of one body while its mentions are corrected."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self.quotes = list(sheet.raw.quotes)
        self.roles = list(sheet.raw.roles)
        # A role is its mention: it goes where that goes.
        by_span = {(one.start, one.end): one for one in sheet.slots if one.mention.label is Label.ROLE}
        self._marks = [by_span.get((role.start, role.end)) for role in self.roles]

    def redirect(self, key: str, to: Identity) -> bool:
        """Let everything that names the entity `key` name another; whether anything did."""
        changed = False
        for number, quote in enumerate(self.quotes):
            if quote.entity == key:
                self.quotes[number] = _spoken_by(quote, to)
                changed |= self.quotes[number] != quote
        for number, role in enumerate(self.roles):
            self.roles[number] = _redirected(role, key, to)
            changed |= self.roles[number] != role
        return changed

    def split(self, slot: Slot, key: str, to: Identity) -> None:
        """Let what stands nearer to this mention of `key` than to any other name another entity.

        Asked for while the mention still stands for `key`.
        """
        others = self._sheet.standing_for(key)
        for number, quote in enumerate(self.quotes):
            if quote.entity == key and _nearest(quote, others) is slot:
                self.quotes[number] = _spoken_by(quote, to)
        for number, role in enumerate(self.roles):
            if key in (role.person, role.of) and _nearest(role, others) is slot:
                self.roles[number] = _redirected(role, key, to)

    def finish(self) -> tuple[tuple[Quote, ...], tuple[RoleHeld, ...]]:
        """Quotes and roles as the mentions are now.

        An entity that no mention stands for any more gives way to the one that took all its mentions over;
        where there is none, a quote keeps its speaker's name alone, and a role goes with its person.
        """
        names = {one.mention.entity: one.mention.canonical for one in self._sheet.slots}
        quotes = []
        for quote in self.quotes:
            key = self._followed(quote.entity, names)
            quotes.append(quote if key == quote.entity else replace(quote, entity=key))
        roles = []
        for role, mark in zip(self.roles, self._marks, strict=True):
            held = self._role(role, mark, names)
            if held is not None:
                roles.append(held)
        return tuple(quotes), tuple(sorted(roles, key=lambda role: (role.start, role.end)))

    def _role(
        self, role: RoleHeld, mark: Slot | None, names: dict[str | None, str | None]
    ) -> RoleHeld | None:
        if mark is not None:
            if mark.gone:
                mark = self._sheet.at(role.start, role.end)
            if mark is None or mark.mention.label is not Label.ROLE:
                return None
            role = _placed(role, mark.mention)
        person = self._followed(role.person, names)
        if person is None or not person.startswith(_PERSON):
            return None
        if person != role.person:
            role = replace(role, person=person, person_name=names.get(person) or role.person_name)
        of = self._followed(role.of, names)
        if of != role.of:
            role = replace(role, of=of, of_name=names.get(of) if of else None)
        return role

    def _followed(self, key: str | None, names: dict[str | None, str | None]) -> str | None:
        """The key that took the place of `key`, which is itself where mentions still stand for it."""
        met = set()
        while key is not None and key not in names and key in self._sheet.moved:
            targets = self._sheet.moved[key]
            if len(targets) != 1 or key in met:
                return None
            met.add(key)
            (key,) = targets
        return key


def _spoken_by(quote: Quote, to: Identity) -> Quote:
    return replace(quote, entity=to.key, speaker=to.canonical or quote.speaker)


def _redirected(role: RoleHeld, key: str, to: Identity) -> RoleHeld:
    if role.person == key and to.key is not None:
        role = replace(role, person=to.key, person_name=to.canonical or role.person_name)
    if role.of == key:
        role = replace(role, of=to.key, of_name=to.canonical)
    return role


def _placed(role: RoleHeld, mention: Mention) -> RoleHeld:
    if (role.start, role.end) == (mention.start, mention.end):
        return role
    return replace(role, start=mention.start, end=mention.end, text=mention.text)


def _nearest(found: Quote | RoleHeld, slots: Sequence[Slot]) -> Slot | None:
    """Of mentions in text order the one nearest to a quote or role, the one before of two; none inside it."""
    before = bisect_right(slots, found.start, key=_END) - 1
    after = bisect_left(slots, found.end, key=_START)
    near = [slots[at] for at in (before, after) if 0 <= at < len(slots)]
    return min(near, key=lambda one: max(found.start - one.end, one.start - found.end), default=None)
