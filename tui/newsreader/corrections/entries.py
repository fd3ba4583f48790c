"""One entry of a file of corrections: its keys looked at one by one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from newsreader.corrections.checking import problem
from newsreader.model import Anchor, Correction, CorrectionKind, Label, Scope, Sentence

_NOTHING = ("", "~", "null", "Null", "NULL")
_NUMBER = re.compile(r"-?\d{1,9}", re.ASCII)
_SHA256 = re.compile(r"[0-9a-f]{64}", re.ASCII)
_KEYS = (
    *("kind", "scope", "surface", "label", "entity", "to_label", "to_surface", "shift", "to_canonical"),
    "anchor",
)
_ANCHOR_KEYS = ("sha256", "start", "before", "after", "title", "url")
_LONGEST = 2000

_Word = TypeVar("_Word", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value as it is written, at its line; `text` is None for what can be no value of a correction."""

    text: str | None
    line: int
    plain: bool = True
    tagged: bool = False


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in the order of the file."""

    pairs: list[tuple[Node, Node]]
    line: int
    tagged: bool = False


Node = Scalar | Mapping


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: the correction, or what is wrong with it, and the line to look at."""

    line: int
    correction: Correction | None
    problem: Sentence | None = None


class _Refused(Exception):  # noqa: N818
    """An entry that is not understood; says where and why."""

    def __init__(self, line: int, why: Sentence) -> None:
        self.line = line
        self.why = why
        super().__init__(str(why))


def entry(node: Node) -> Entry:
    """What one item of the list says."""
    try:
        correction = _correction(node)
    except _Refused as refused:
        return Entry(refused.line, None, refused.why)
    why = problem(correction)
    return Entry(node.line, correction if why is None else None, why)


def _correction(node: Node) -> Correction:
    fields = _Fields(node, _KEYS)
    surface = fields.text("surface")
    anchor = fields.nodes.get("anchor")
    return Correction(
        fields.word("kind", CorrectionKind),
        fields.word("scope", Scope),
        surface,
        fields.word("label", Label),
        fields.optional("entity"),
        None if anchor is None or _nothing(anchor) else _anchor(anchor, surface),
        fields.word("to_label", Label) if fields.optional("to_label") else None,
        fields.optional("to_surface"),
        fields.number("shift", 0),
        fields.optional("to_canonical"),
    )


def _anchor(node: Node, surface: str) -> Anchor:
    fields = _Fields(node, _ANCHOR_KEYS)
    sha256 = fields.text("sha256")
    if not _SHA256.fullmatch(sha256):
        raise _Refused(
            fields.line("sha256"), Sentence.of("“{key}” has to be 64 digits from 0 to f.", key="sha256")
        )
    return Anchor(
        sha256,
        fields.number("start", None),
        surface,
        fields.optional("before") or "",
        fields.optional("after") or "",
        fields.optional("title") or "",
        fields.optional("url"),
    )


class _Fields:
    """The values of a mapping by key; raises _Refused for all that is not as it should be."""

    def __init__(self, node: Node, known: tuple[str, ...]) -> None:
        if not isinstance(node, Mapping) or node.tagged:
            raise _Refused(node.line, Sentence.of("“key: value” lines are expected here."))
        self.nodes: dict[str, Node] = {}
        self._begins = node.line
        for key, value in node.pairs:
            name = key.text if isinstance(key, Scalar) else None
            if name is None or name not in known:
                raise _Refused(
                    key.line,
                    Sentence.of("The key “{key}” is not known.", key=(name or "…")[:80]),
                )
            if name in self.nodes:
                raise _Refused(
                    key.line, Sentence.of("The key “{key}” stands here for the second time.", key=name)
                )
            self.nodes[name] = value

    def line(self, key: str) -> int:
        """Where a value stands, or the mapping if it is missing."""
        node = self.nodes.get(key)
        return node.line if node is not None else self._begins

    def optional(self, key: str) -> str | None:
        """A text, or None where nothing is said."""
        node = self.nodes.get(key)
        if node is None or _nothing(node):
            return None
        if not isinstance(node, Scalar) or node.text is None or node.tagged:
            raise _Refused(node.line, Sentence.of("“{key}” has to be a text.", key=key))
        if len(node.text) > _LONGEST:
            raise _Refused(
                node.line, Sentence.of("“{key}” needs 1 to {most} characters.", key=key, most=_LONGEST)
            )
        return node.text

    def text(self, key: str) -> str:
        """A text that has to be there."""
        found = self.optional(key)
        if found is None:
            raise _Refused(self.line(key), Sentence.of("“{key}” is missing.", key=key))
        return found

    def word(self, key: str, words: type[_Word]) -> _Word:
        """One of the words of an enumeration, in any case."""
        found = self.text(key)
        for word in words:
            if word.value.casefold() == found.casefold():
                return word
        raise _Refused(
            self.line(key),
            Sentence.of(
                "“{key}” must be one of {words}.", key=key, words=", ".join(one.value for one in words)
            ),
        )

    def number(self, key: str, default: int | None) -> int:
        """A whole number; `default` where it is missing, unless that is None."""
        found = self.optional(key)
        if found is None and default is not None:
            return default
        if found is None or not _NUMBER.fullmatch(found):
            raise _Refused(self.line(key), Sentence.of("“{key}” has to be a whole number.", key=key))
        return int(found)


def _nothing(node: Node) -> bool:
    return isinstance(node, Scalar) and node.plain and not node.tagged and node.text in _NOTHING
