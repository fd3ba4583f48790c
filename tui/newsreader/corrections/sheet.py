"""The mentions of one body while corrections are applied to them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from newsreader.corrections.anchors import find
from newsreader.model import (
    ENTITY_LABELS,
    Annotations,
    Correction,
    Label,
    Mention,
    Origin,
    entity_key,
)

REASON = "correction"
"""What a corrected mention says when it is asked why it is marked."""


class Identity(NamedTuple):
    """Who or what a mention stands for; both None for a role, an amount or an unresolved date."""

    key: str | None
    canonical: str | None


class Slot:
    """A mention that changes its mention; `gone` once it is none any more."""

    __slots__ = ("gone", "mention")

    def __init__(self, mention: Mention) -> None:
        self.mention = mention
        self.gone = False

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.mention.start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.mention.end


_START = attrgetter("start")
_END = attrgetter("end")


class Sheet:
    """Slots in text order that never overlap, and what has become of the entities they stand for.

    `moved` names, for every key that a mention has given up, the keys that took its place: what stands beside
    the mentions, quotes and roles, follows them. `changed` is raised by every change.
    """

    def __init__(self, body: str, raw: Annotations, sha256: str | None = None) -> None:
        self.body = body
        self.raw = raw
        self.slots = sorted(map(Slot, raw.mentions), key=_START)
        self.texts = {mention.text for mention in raw.mentions}
        self.keys = {mention.entity for mention in raw.mentions}
        self.moved: dict[str, set[str]] = {}
        self.changed = False
        self._sha256 = sha256
        self._dates: dict[tuple[int, int], str | None] | None = None

    # asking

    def place(self, correction: Correction) -> int | None:
        """Where the text that a correction was made at stands."""
        anchor = correction.anchor
        if anchor is None:
            return None
        if self._sha256 is None:
            import hashlib

            self._sha256 = hashlib.sha256(self.body.encode(errors="surrogatepass")).hexdigest()
        return find(anchor, self.body, self._sha256)

    def at(self, start: int, end: int) -> Slot | None:
        """The mention with exactly this span."""
        index = bisect_left(self.slots, start, key=_START)
        if index < len(self.slots) and self.slots[index].start == start and self.slots[index].end == end:
            return self.slots[index]
        return None

    def worded(self, text: str, label: Label) -> list[Slot]:
        """The mentions of this exact text with this label."""
        if text not in self.texts:
            return []
        return [one for one in self.slots if one.mention.text == text and one.mention.label is label]

    def standing_for(self, key: str) -> list[Slot]:
        """The mentions of one entity."""
        return [one for one in self.slots if one.mention.entity == key] if key in self.keys else []

    def occurrences(self, text: str) -> Iterator[tuple[int, int]]:
        """Where `text` stands as whole words, in order and without overlap."""
        body, length = self.body, len(text)
        bound_left, bound_right = _in_word(text[0]), _in_word(text[-1])
        start = body.find(text)
        while start >= 0:
            end = start + length
            inside = (bound_left and start > 0 and _in_word(body[start - 1])) or (
                bound_right and end < len(body) and _in_word(body[end])
            )
            if not inside:
                yield start, end
            start = body.find(text, start + 1 if inside else end)

    def identity(
        self, text: str, label: Label, span: tuple[int, int], *, without: str | None = None
    ) -> Identity:
        """Who a text that was not marked so before stands for, as far as this article says.

        The entity of the other mentions of the same text; a person named by a part of the name, the one
        person of the article whose name holds it; else itself. The entity `without` is left aside.
        """
        if label is Label.DATE:
            iso = self._date(span)
            return Identity(f"date:{iso}", iso) if iso else Identity(None, None)
        if label not in ENTITY_LABELS:
            return Identity(None, None)
        named = {Identity(one.mention.entity, one.mention.canonical) for one in self.worded(text, label)}
        if not named and label is Label.PERSON:
            named = self._persons_called(text)
        named = {identity for identity in named if identity.key != without or without is None}
        if len(named) == 1:
            return named.pop()
        name = " ".join(text.split())
        return Identity(entity_key(label, name), name)

    def _persons_called(self, text: str) -> set[Identity]:
        wanted = set(text.split())
        return {
            Identity(one.mention.entity, one.mention.canonical)
            for one in self.slots
            if one.mention.label is Label.PERSON and wanted < set((one.mention.canonical or "").split())
        }

    def _date(self, span: tuple[int, int]) -> str | None:
        if self._dates is None:
            self._dates = {(date.start, date.end): date.iso for date in self.raw.dates}
        return self._dates.get(span)

    # changing

    def mention(self, start: int, end: int, label: Label, identity: Identity) -> Mention:
        """A mention as a reader's decision makes it."""
        return Mention(start, end, self.body[start:end], label, *identity, Origin.USER, 1.0, REASON)

    def relabel(self, slot: Slot, label: Label, identity: Identity) -> None:
        """Let a mention keep its span and stand for something else."""
        held = slot.mention
        if (held.label, held.entity, held.canonical) != (label, *identity):
            self._become(slot, self.mention(held.start, held.end, label, identity))

    def move_each(self, moves: Sequence[tuple[Slot, int, int, Identity]]) -> None:
        """Give mentions, in order, spans that overlap their old ones; the others that these then cover go.

        In one pass, since there may be many; a mention that an earlier one has covered is not moved.
        """
        kept: list[Slot] = []
        waiting = 0
        for slot, start, end, identity in moves:
            if slot.gone or start >= slot.end or end <= slot.start:
                continue
            while self.slots[waiting] is not slot:
                kept.append(self.slots[waiting])
                waiting += 1
            waiting += 1
            while kept and kept[-1].end > start:
                self._drop(kept.pop())
            while waiting < len(self.slots) and self.slots[waiting].start < end:
                self._drop(self.slots[waiting])
                waiting += 1
            self._become(slot, self.mention(start, end, slot.mention.label, identity))
            kept.append(slot)
        self.slots = [*kept, *self.slots[waiting:]]

    def remove(self, slots: Iterable[Slot]) -> None:
        """Let these be mentions no more."""
        gone = set(map(id, slots))
        if gone:
            self.slots = [one for one in self.slots if not (id(one) in gone and self._drop(one))]

    def put(self, start: int, end: int, label: Label, identity: Identity) -> Slot:
        """A new mention in the place of all that it overlaps."""
        self._clear(start, end)
        slot = Slot(self.mention(start, end, label, identity))
        self.slots.insert(bisect_left(self.slots, start, key=_START), slot)
        self._seen(slot.mention)
        return slot

    def put_each(
        self,
        spans: Iterable[tuple[int, int]],
        label: Label,
        identify: Callable[[tuple[int, int]], Identity],
    ) -> None:
        """New mentions at `spans`, which are in order; not inside longer ones (`Jakarta` in `Bank Jakarta`).

        In one pass, since a text may stand in a long body very often.
        """
        kept: list[Slot] = []
        waiting = 0
        for start, end in spans:
            while waiting < len(self.slots) and self.slots[waiting].end <= start:
                kept.append(self.slots[waiting])
                waiting += 1
            beyond = waiting
            while beyond < len(self.slots) and self.slots[beyond].start < end:
                beyond += 1
            overlapped = self.slots[waiting:beyond]
            if len(overlapped) == 1 and _stays(overlapped[0], start, end, label):
                continue
            for slot in overlapped:
                self._drop(slot)
            waiting = beyond
            slot = Slot(self.mention(start, end, label, identify((start, end))))
            self._seen(slot.mention)
            kept.append(slot)
        self.slots = [*kept, *self.slots[waiting:]]

    def _clear(self, start: int, end: int) -> None:
        first = bisect_right(self.slots, start, key=_END)
        last = first
        while last < len(self.slots) and self.slots[last].start < end:
            self._drop(self.slots[last])
            last += 1
        del self.slots[first:last]

    def _drop(self, slot: Slot) -> bool:
        slot.gone = self.changed = True
        if slot.mention.entity is not None:
            self.moved.setdefault(slot.mention.entity, set())
        return True

    def _become(self, slot: Slot, mention: Mention) -> None:
        before = slot.mention
        if before.entity is not None and before.entity != mention.entity:
            targets = self.moved.setdefault(before.entity, set())
            if mention.entity is not None:
                targets.add(mention.entity)
        slot.mention = mention
        self._seen(mention)

    def _seen(self, mention: Mention) -> None:
        self.texts.add(mention.text)
        self.keys.add(mention.entity)
        self.changed = True


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _stays(slot: Slot, start: int, end: int, label: Label) -> bool:
    """Whether what is marked already is right, or longer than what is to be marked."""
    if (slot.start, slot.end) == (start, end):
        return slot.mention.label is label
    return slot.start <= start and end <= slot.end
