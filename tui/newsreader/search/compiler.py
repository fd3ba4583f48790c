"""Query trees into plans: words become stems, prefixes the words that begin so, marks article ids."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import date

from newsreader.model import Sentence
from newsreader.search import plan
from newsreader.search.analyzer import LONGEST_WORD, STOP_WORDS, Word, surfaces, words
from newsreader.search.expansion import MOST_TERMS, Expansion, beginning, containing, spelt_like
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
)
from newsreader.search.nodes import Word as WordNode
from newsreader.search.parser import overlong
from newsreader.search.plan import TEXT_FIELDS, Plan
from newsreader.search.schema import NAME_BLOCK, fold_key, fold_source
from newsreader.search.snapshot import Snapshot
from newsreader.search.stemming import stem

MarkLookup = Callable[[str, str], Collection[int]]
"""The ids of the articles with a mark, given its kind (`read`, `unread`, `starred`, `tag`) and value."""

_LEXICAL_PAIRS = frozenset(
    ("cita", "gara", "hati", "kupu", "kura", "laki", "mata", "paru", "pura", "rata", "sama", "tiba", "undang")
)
"""`undang-undang` (law) is not many `undang`: these stay pairs, where other doubled words are plurals."""

Slots = tuple[tuple[int, tuple[str, ...]], ...]


def doubled(tokens: list[Word]) -> bool:
    """Whether a word is a plural by doubling (`langkah-langkah`, `surat-suratnya`), found as its stem."""
    found = {stem(token.surface) for token in tokens}
    return len(tokens) > 1 and len(found) == 1 and not found & _LEXICAL_PAIRS


class Compiler:
    """Makes the plan of one query for one snapshot; `notes` gathers remarks on what was cut or left out."""

    def __init__(self, snapshot: Snapshot, marks: MarkLookup) -> None:
        self.notes: list[Sentence] = []
        self._snapshot = snapshot
        self._marks = marks

    def plan(self, node: Node) -> Plan | None:
        """The plan of a whole query; None where nothing that could be searched is left of it."""
        return self._plan(node)

    def _plan(self, node: Node) -> Plan | None:
        """None where a node asks for nothing that could be searched, and therefore excludes nothing."""
        match node:
            case And(nodes):
                parts = self._each(nodes)
                return plan.Both(parts) if parts else None
            case Or(nodes):
                parts = self._each(nodes)
                return plan.Either(parts) if parts else None
            case Not(inner):
                part = self._plan(inner)
                return plan.Without(part) if part is not None else None
            case _:
                return self._leaf(node)

    def _each(self, nodes: Iterable[Node]) -> tuple[Plan, ...]:
        return tuple(part for node in nodes if (part := self._plan(node)) is not None)

    def _leaf(self, leaf: Leaf) -> Plan | None:
        match leaf:
            case WordNode(text):
                return self._word(text)
            case Phrase(text, within, partial):
                return self._phrase(text, within, partial)
            case Prefix(text):
                return self._prefix(text)
            case Fuzzy(text):
                near = spelt_like(self._snapshot, surfaces(text)[0], MOST_TERMS)
                return plan.Terms(("words",), self._bounded(text + "~", near))
            case Named(labels, text):
                return self._names(text, "name", tuple(f"{label.lower()}:" for label in labels))
            case Keyed(key):
                return plan.Terms(("entity",), (fold_key(key),))
            case Said(text):
                return self._names(text, "speaker", ("",))
            case SaidBy(key):
                return plan.Terms(("spoken",), (fold_key(key),))
            case From(source):
                return self._from(source)
            case Language(code):
                return plan.Terms(("lang",), (fold_key(code),))
            case Marked(kind, value):
                return plan.Ids(self._marks(kind, value))
            case Dated(first, last):
                return plan.Days(first or date.min.toordinal(), last or date.max.toordinal())

    def _bounded(self, pattern: str, found: Expansion) -> tuple[str, ...]:
        if found.cut:
            self._remark(
                Sentence.of(
                    "{pattern} was cut to its {count} most frequent words.", pattern=pattern, count=MOST_TERMS
                )
            )
        return found.terms

    def _word(self, text: str) -> Plan | None:
        tokens = list(words(text))
        if doubled(tokens):
            tokens = tokens[:1]
        exact = tokens[0].surface if len(tokens) == 1 else None
        return self._sequence(text, self._slots(tokens), exact=exact)

    def _phrase(self, text: str, within: int | None, partial: bool) -> Plan | None:
        tokens = list(words(text))
        if partial and tokens and len(tokens[-1].surface) > 1:
            return self._begun(text, tokens)
        return self._sequence(text, self._slots(tokens), within)

    def _prefix(self, text: str) -> Plan | None:
        tokens = list(words(text))
        return self._unheld() if overlong(tokens[-1]) else self._begun(text, tokens)

    def _slots(self, tokens: list[Word]) -> Slots:
        """The stems of tokens and where they stand; stop words leave a gap that any word may fill."""
        return tuple(
            (position, (stem(token.surface),))
            for position, token in enumerate(tokens)
            if token.surface and token.surface not in STOP_WORDS
        )

    def _begun(self, text: str, tokens: list[Word]) -> Plan | None:
        """A sequence whose last word is only begun: a word that begins so, or another with its stem."""
        last = tokens[-1].surface
        found = beginning(self._snapshot, "words", (last,), MOST_TERMS)
        words_begun = self._bounded(last + "*", found)
        begun = plan.Terms(("words",), words_begun)
        before = self._slots(tokens[:-1])
        if not before:
            return begun
        alternatives = tuple(dict.fromkeys(map(stem, words_begun)))
        whole = self._sequence(text, (*before, (len(tokens) - 1, alternatives)))
        return plan.Both((begun, whole)) if whole else begun

    def _sequence(
        self, text: str, slots: Slots, within: int | None = None, exact: str | None = None
    ) -> Plan | None:
        if not slots:
            if any(map(overlong, words(text))):
                return self._unheld()
            self._left_out(text)
            return None
        if len(slots) == 1:
            return plan.Terms(TEXT_FIELDS, slots[0][1], exact)
        first = slots[0][0]
        return plan.Sequence(tuple((position - first, terms) for position, terms in slots), within)

    def _left_out(self, text: str) -> None:
        if any(token.surface for token in words(text)):
            self._remark(
                Sentence.of("“{words}” is too common to be searched and was left out.", words=text.strip())
            )

    def _unheld(self) -> Plan:
        """The plan of a word that no article can be found by."""
        self._remark(
            Sentence.of("A word of more than {count} characters finds no article.", count=LONGEST_WORD)
        )
        return plan.Either(())

    def _remark(self, note: Sentence) -> None:
        if note not in self.notes:
            self.notes.append(note)

    def _names(self, text: str, field: str, prefixes: tuple[str, ...]) -> Plan | None:
        """A name in `field`, where one of `prefixes` stands before each of its words."""
        if any(map(overlong, words(text))):
            return self._unheld()
        slots = []
        for piece in text.split():
            tokens = surfaces(piece)
            for index, token in enumerate(tokens):
                begun = piece.endswith("*") and index == len(tokens) - 1
                wanted = tuple(prefix + token for prefix in prefixes)
                if begun:
                    found = beginning(self._snapshot, field, wanted, MOST_TERMS)
                    wanted = self._bounded(token + "*", found)
                slots.append(wanted)
        return plan.Names(tuple(dict.fromkeys(slots))[:NAME_BLOCK], field) if slots else None

    def _from(self, source: str) -> Plan | None:
        """A source of exactly this name, or else all whose name contains it."""
        if any(map(overlong, words(source))):
            return self._unheld()
        wanted = fold_source(source)
        if not wanted:
            return None
        if self._snapshot.current("source", wanted):
            return plan.Terms(("source",), (wanted,))
        return plan.Terms(("source",), containing(self._snapshot, "source", wanted))
