"""Where a query's words stand, read off the definition: every word is looked at for every leaf."""

from __future__ import annotations

from collections.abc import Iterator

from newsreader.model import Label
from newsreader.search.analyzer import STOP_WORDS, Word, surfaces, words
from newsreader.search.compiler import doubled
from newsreader.search.nodes import Fuzzy, Keyed, Leaf, Named, Phrase, Prefix, Said, SaidBy, wanted_leaves
from newsreader.search.nodes import Word as WordNode
from newsreader.search.parser import parse
from newsreader.search.stemming import stem
from tests.unit.search.naive import edits


def covered(query: str, body: str) -> list[tuple[int, int]]:
    """The stretches of `body` that matches cover, overlapping ones made one, in order."""
    text = list(words(body))
    found: list[tuple[int, int]] = []
    runs = {run for leaf in wanted_leaves(parse(query).node) for run in _runs(leaf, text, body)}
    for first, last in sorted(runs):
        start, end = text[first].start, text[last].end
        if found and start < found[-1][1]:
            start, end = found[-1][0], max(end, found.pop()[1])
        found.append((start, end))
    return found


def _runs(leaf: Leaf, text: list[Word], body: str) -> Iterator[tuple[int, int]]:
    match leaf:
        case WordNode(asked):
            tokens = list(words(asked))
            yield from _in_order(_slots(tokens[:1] if doubled(tokens) else tokens), text)
        case Phrase(asked, None, partial):
            yield from _in_order(_slots(list(words(asked)), begun=partial), text)
        case Phrase(asked, within, _):
            yield from _near(_slots(list(words(asked))), within or 0, text)
        case Prefix(asked):
            yield from _in_order(_slots(list(words(asked)), begun=True), text)
        case Fuzzy(asked):
            wanted = surfaces(asked)[0]
            yield from (
                (at, at) for at, word in enumerate(text) if word.surface and edits(wanted, word.surface) < 2
            )
        case Named(_, name) | Said(name):
            yield from _name(name, text)
        case Keyed(key) | SaidBy(key):
            yield from _entity(key, text, body)


Slot = tuple[str, str]
"""Kind and letters of what a word must be; an empty one lets any word through."""


def _slots(tokens: list[Word], begun: bool = False) -> list[Slot]:
    slots: list[Slot] = []
    for at, token in enumerate(tokens):
        if begun and at == len(tokens) - 1 and token.surface:
            slots.append(("begin", token.surface))
        elif token.surface and token.surface not in STOP_WORDS:
            slots.append(("stem", stem(token.surface)))
        else:
            slots.append(("", ""))
    return slots


def _fits(slot: Slot, word: Word) -> bool:
    kind, letters = slot
    if not kind:
        return True
    if kind == "printed":
        return word.surface == letters
    if kind == "begin":
        return word.surface.startswith(letters) and word.surface not in STOP_WORDS
    return bool(word.surface) and word.surface not in STOP_WORDS and stem(word.surface) == letters


def _in_order(slots: list[Slot], text: list[Word]) -> Iterator[tuple[int, int]]:
    """Every place of the slots side by side, without what lets any word through at the ends."""
    while slots and not slots[0][0]:
        slots = slots[1:]
    while slots and not slots[-1][0]:
        slots = slots[:-1]
    for start in range(len(text) - len(slots) + 1 if slots else 0):
        if all(_fits(slot, text[start + at]) for at, slot in enumerate(slots)):
            yield start, start + len(slots) - 1


def _near(slots: list[Slot], within: int, text: list[Word]) -> Iterator[tuple[int, int]]:
    """Every wanted word in a shortest stretch from some word on that has a word for every slot."""
    slots = [slot for slot in slots if slot[0]]
    wanted = [at for at, word in enumerate(text) if any(_fits(slot, word) for slot in slots)]
    if len(slots) == 1:
        yield from ((at, at) for at in wanted)
        return
    for first in wanted:
        for last in range(first, min(first + within + 1, len(text))):
            held = [sum(_fits(slot, word) for word in text[first : last + 1]) for slot in slots]
            if slots and all(count >= slots.count(slot) for slot, count in zip(slots, held, strict=True)):
                yield from ((at, at) for at in wanted if first <= at <= last)
                break


def _name(name: str, text: list[Word]) -> Iterator[tuple[int, int]]:
    slots = [
        ("begin" if piece.endswith("*") else "printed", surface)
        for piece in name.split()
        for surface in surfaces(piece)
    ]
    return _in_order(slots, text)


def _entity(key: str, text: list[Word], body: str) -> Iterator[tuple[int, int]]:
    label, _, slug = key.partition(":")
    parts = slug.split("-")
    if label == Label.PERSON.lower():
        for at, word in enumerate(text):
            if word.surface and word.surface in parts and body[word.start].isupper():
                yield at, at
    elif label != Label.DATE.lower():
        yield from _name(" ".join(parts), text)
