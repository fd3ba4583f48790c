"""The fields of the query language: what ``name:value`` means."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from newsreader.model import ENTITY_LABELS, Label, Sentence
from newsreader.search.nodes import Dated, From, Keyed, Language, Marked, Named, Node, Said, SaidBy
from newsreader.search.periods import read_period

Reading = tuple[Node | None, Sentence | None]
"""What a field asks for, None where it is left out; and what is wrong with it."""

_LABELS: dict[str, tuple[Label, ...]] = {
    "person": (Label.PERSON,),
    "org": (Label.ORG,),
    "place": (Label.PLACE,),
    "event": (Label.EVENT, Label.LAW, Label.WORK),
    "law": (Label.LAW,),
    "work": (Label.WORK,),
}
_STATES = ("read", "starred", "unread")
_NO_IMPORT = Marked("import", "0")
_LAST_PART = re.compile(r"-?[^-.]*$")


def _named(name: str, value: str) -> Reading:
    return Named(_LABELS[name], value), None


def _entity(value: str) -> Reading:
    return (Keyed(value.casefold()) if _is_key(value) else Named(ENTITY_LABELS, value)), None


def _is_key(value: str) -> bool:
    label, separator, _ = value.partition(":")
    return bool(separator) and label.upper() in Label.__members__


def _state(value: str) -> Reading:
    state = value.lower()
    if state in _STATES:
        return Marked(state), None
    return None, Sentence.of("is: takes read, unread or starred, not {value}; it was left out.", value=value)


def _brought(value: str) -> Reading:
    if value.isascii() and value.isdigit():
        return Marked("import", str(int(value))), None
    # No number is being typed here, and all articles would be taken for those of an import.
    return _NO_IMPORT, Sentence.of("import: takes the number of an import, not {value}.", value=value)


def _dated(value: str, today: date) -> Reading:
    """Half-typed dates count as far as they make sense: ``2026-0`` is 2026, ``2026-01-20..20`` has no end."""
    kept, problem = value, None
    while kept:
        try:
            first, last = read_period(kept, today)
        except ValueError:
            problem = Sentence.of(
                "{value} is no date: write 2026, 2026-02, 2026-02-06, 2026-01..2026-02, >2025 or 7d.",
                value=value,
            )
            kept = kept.rstrip("-.") if kept.endswith(("-", ".")) else _LAST_PART.sub("", kept)
            continue
        return Dated(first.toordinal() if first else None, last.toordinal() if last else None), problem
    return None, problem


def _speaker(value: str) -> Reading:
    """A name or a part of one; or the key of who is quoted, as the entity card asks."""
    return (SaidBy(value.casefold()) if _is_key(value) else Said(value)), None


_READERS: dict[str, Callable[[str, date], Reading]] = {
    "entity": lambda value, _: _entity(value),
    "source": lambda value, _: (From(value), None),
    "lang": lambda value, _: (Language(value.casefold()), None),
    "tag": lambda value, _: (Marked("tag", value), None),
    "is": lambda value, _: _state(value),
    "date": _dated,
    "import": lambda value, _: _brought(value),
    "speaker": lambda value, _: _speaker(value),
}

FIELDS = frozenset(_LABELS) | frozenset(_READERS)


def read_field(name: str, value: str, today: date) -> Reading:
    """The node for ``name:value`` of a field in FIELDS, or None where it is left out, and the problem."""
    if name in _LABELS:
        return _named(name, value)
    return _READERS[name](value, today)
