"""The query language read off its definition: every article is looked at, word by word, with no index.

It shares the parser and the analyzer with the index, and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date

from newsreader.model import IndexDocument
from newsreader.search.analyzer import STOP_WORDS, surfaces, words
from newsreader.search.compiler import doubled
from newsreader.search.nodes import (
    And,
    Dated,
    From,
    Fuzzy,
    Keyed,
    Language,
    Leaf,
    Marked,
    Named,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Said,
    SaidBy,
    Word,
)
from newsreader.search.stemming import stem

Marks = Callable[[str, str], frozenset[int]]


def search(node: Node, held: Collection[IndexDocument], known: Collection[str], marks: Marks) -> set[int]:
    """The ids of the articles that match; `known` is every printed word the index has ever kept."""
    return {one.id for one in held if _matches(node, one, held, known, marks) in (True, None)}


def _matches(
    node: Node, one: IndexDocument, held: Collection[IndexDocument], known: Collection[str], marks: Marks
) -> bool | None:
    """None where a node asks for nothing at all."""

    def each(nodes: tuple[Node, ...]) -> list[bool]:
        answers = (_matches(inner, one, held, known, marks) for inner in nodes)
        return [answer for answer in answers if answer is not None]

    match node:
        case And(nodes):
            answers = each(nodes)
            return all(answers) if answers else None
        case Or(nodes):
            answers = each(nodes)
            return any(answers) if answers else None
        case Not(inner):
            answer = _matches(inner, one, held, known, marks)
            return None if answer is None else not answer
        case _:
            return _leaf(node, one, held, known, marks)


def _leaf(
    node: Leaf, one: IndexDocument, held: Collection[IndexDocument], known: Collection[str], marks: Marks
) -> bool | None:
    match node:
        case Word(text):
            tokens = list(words(text))
            return _in_order([t.surface for t in (tokens[:1] if doubled(tokens) else tokens)], one)
        case Phrase(text, None, partial):
            tokens = surfaces(text)
            if partial and tokens and len(tokens[-1]) > 1:
                return _begun(tokens, one, known)
            return _in_order(tokens, one)
        case Phrase(text, within, _):
            return _near(surfaces(text), within or 0, one)
        case Prefix(text):
            return _begun(surfaces(text), one, known)
        case Fuzzy(text):
            return any(edits(surfaces(text)[0], word) <= 1 for word in _printed(one))
        case Named(labels, text):
            wanted = [(word.rstrip("*"), word.endswith("*")) for word in text.split()]
            names = [set(surfaces(n)) for e in one.entities if e.label in labels for n in e.names]
            return any(all(_among(word, begun, name) for word, begun in wanted) for name in names)
        case Keyed(key):
            return any(entity.key == key for entity in one.entities)
        case Said(text):
            wanted = [(word.rstrip("*"), word.endswith("*")) for word in text.split()]
            names = [set(surfaces(name)) for speaker in one.speakers for name in speaker.names]
            return any(all(_among(word, begun, name) for word, begun in wanted) for name in names)
        case SaidBy(key):
            return any(speaker.key == key for speaker in one.speakers)
        case From(source):
            folded = {" ".join(surfaces(other.source)) for other in held if other.source}
            wanted_source, own = " ".join(surfaces(source)), " ".join(surfaces(one.source or ""))
            return own == wanted_source if wanted_source in folded else wanted_source in own
        case Language(code):
            return one.lang == code
        case Marked(kind, value):
            return one.id in marks(kind, value)
        case Dated(first, last):
            if one.published is None:
                return False
            return (first or 0) <= date.fromisoformat(one.published).toordinal() <= (last or 10**7)


def _texts(one: IndexDocument) -> tuple[list[str], list[str]]:
    return [w.surface for w in words(one.title)], [w.surface for w in words(one.body)]


def _printed(one: IndexDocument) -> set[str]:
    return {word for text in _texts(one) for word in text if word not in STOP_WORDS}


def _among(word: str, begun: bool, name: set[str]) -> bool:
    folded = surfaces(word)[0]
    return any(part.startswith(folded) if begun else part == folded for part in name)


def _fits(text: list[str], start: int, wanted: list[str | None]) -> bool:
    return all(
        term is None
        or (
            0 <= start + at < len(text)
            and text[start + at] not in STOP_WORDS
            and stem(text[start + at]) == term
        )
        for at, term in enumerate(wanted)
    )


def _in_order(tokens: list[str], one: IndexDocument) -> bool | None:
    wanted = [None if token in STOP_WORDS else stem(token) for token in tokens]
    if not any(wanted):
        return None
    return any(_fits(text, start, wanted) for text in _texts(one) for start in range(-len(wanted), len(text)))


def _begun(tokens: list[str], one: IndexDocument, known: Collection[str]) -> bool:
    """Some word begins so; after other words, one with the stem of such a word stands there."""
    if not any(word.startswith(tokens[-1]) for word in _printed(one)):
        return False
    before: list[str | None] = [None if token in STOP_WORDS else stem(token) for token in tokens[:-1]]
    if not any(before):
        return True
    return any(
        _fits(text, start, [*before, stem(word)])
        for word in known
        if word.startswith(tokens[-1])
        for text in _texts(one)
        for start in range(-len(tokens), len(text))
    )


def _near(tokens: list[str], within: int, one: IndexDocument) -> bool | None:
    wanted = [stem(token) for token in tokens if token not in STOP_WORDS]
    if not wanted:
        return None
    for text in _texts(one):
        stems = [None if word in STOP_WORDS else stem(word) for word in text]
        for start in range(len(stems)):
            window = stems[start : start + within + 1] if len(wanted) > 1 else stems
            if all(window.count(term) >= wanted.count(term) for term in wanted):
                return True
    return False


def edits(one: str, other: str) -> int:
    """The textbook recursion for insertions, deletions, replacements and swaps, cut off above one."""
    if one == other:
        return 0
    candidates = set()
    letters = set(other)
    for at in range(len(one) + 1):
        candidates.add(one[:at] + one[at + 1 :])
        candidates.add(one[:at] + one[at + 1 : at + 2] + one[at : at + 1] + one[at + 2 :])
        for letter in letters:
            candidates.add(one[:at] + letter + one[at:])
            candidates.add(one[:at] + letter + one[at + 1 :])
    return 1 if other in candidates else 2
