"""A query as it was written: what the parser answers and what the compiler and the highlighter read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from newsreader.model import Label, QueryProblem, Sentence


@dataclass(frozen=True, slots=True)
class Word:
    """One bare word: every article with its stem; `COVID-19` is two tokens that must stand side by side."""

    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Quoted words in this order; `partial` where the closing quote is not typed yet.

    With `within` the words may stand in any order, the first and the last at most so many words apart.
    """

    text: str
    within: int | None = None
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Prefix:
    """Words that begin like this, as they are printed: ``diplom*``."""

    text: str


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """Words at most one edit away, as they are printed: ``Witkof~``."""

    text: str


@dataclass(frozen=True, slots=True)
class Named:
    """Articles with an entity of one of `labels`, one of whose names holds every word of `text`."""

    labels: tuple[Label, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Keyed:
    """Articles with the entity of this key: ``person:vladimir-putin``, ``date:2026-02-06``."""

    key: str


@dataclass(frozen=True, slots=True)
class Said:
    """Articles that quote somebody, one of whose names holds every word of `text`."""

    text: str


@dataclass(frozen=True, slots=True)
class SaidBy:
    """Articles that quote the entity of this key."""

    key: str


@dataclass(frozen=True, slots=True)
class From:
    """Articles of a source whose name is, or else contains, this."""

    source: str


@dataclass(frozen=True, slots=True)
class Language:
    """Articles in this language."""

    code: str


@dataclass(frozen=True, slots=True)
class Marked:
    """Articles a person marked: `kind` is ``read``, ``unread``, ``starred`` or ``tag`` (with its `value`)."""

    kind: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Dated:
    """Articles published from day `first` to day `last`, both included, as ordinals; None is open."""

    first: int | None
    last: int | None


@dataclass(frozen=True, slots=True)
class Not:
    """Articles that do not match `node`."""

    node: Node


@dataclass(frozen=True, slots=True)
class And:
    """Articles that match every one of `nodes`; all articles where there is none."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Articles that match one of `nodes`."""

    nodes: tuple[Node, ...]


Leaf = Word | Phrase | Prefix | Fuzzy | Named | Keyed | Said | SaidBy | From | Language | Marked | Dated
Node = Leaf | Not | And | Or


@dataclass(frozen=True, slots=True)
class Parsed:
    """A query understood: the tree, where it stopped making sense, and remarks on what was left out."""

    node: Node
    problem: QueryProblem | None = None
    notes: tuple[Sentence, ...] = ()


def wanted_leaves(node: Node) -> Iterator[Leaf]:
    """The leaves of a query that an article may match, in order: not those under an exclusion."""
    match node:
        case And(nodes) | Or(nodes):
            for inner in nodes:
                yield from wanted_leaves(inner)
        case Not():
            return
        case _:
            yield node
