"""What the fast tier's network is told about one word, whatever stands around it."""

from __future__ import annotations

import re
from functools import cache
from zlib import crc32

from newsreader.annotate.gazetteer import Gazetteer
from newsreader.annotate.lexicon import common_words, given_names, lexicon, surnames
from newsreader.model import Label

_SECTIONS = (
    "role_heads", "portfolio", "honorifics", "person_particles", "speech", "says", "person_verbs",
    "person_before", "place_before", "place_prepositions", "org_before", "org_after", "org_types",
    "place_types", "event_types", "law_types", "work_types", "not_names", "ranks", "degrees",
)  # fmt: skip
_LABELS = (Label.PERSON, Label.ORG, Label.PLACE, Label.EVENT, Label.LAW, Label.WORK)
_SHAPES = (
    r"[a-z]+", r"[A-Z]", r"[A-Z]{2,4}", r"[A-Z]{5,}", r"[A-Z][a-z]", r"[A-Z][a-z]+", r"[a-z]+[A-Z]\w*",
    r"[A-Z][a-z]+[A-Z]\w*", r"\d", r"\d\d", r"(?:19|20)\d\d", r"\d+", r"\d[\d.,]+", r"[A-Z](?:\.[A-Z])+\.?",
    r"[\"'“”‘’]", r"[-–—]", r"[,;:]", r"[.!?…]", r"[(\[]", r"[)\]]", r"[^\W\d_]+", r"\w+",
)  # fmt: skip
SHAPES = len(_SHAPES) + 1
FLAGS = 4 + 2 * len(_LABELS) + 3 + len(_SECTIONS)
_GIVEN, _SURNAME, _COMMON, _PREFIX = range(4)
_SHAPE = re.compile("|".join(f"({shape})" for shape in _SHAPES))
_LONGEST = 24
_LONGEST_AFFIX = 5


def shape_of(text: str) -> int:
    """The number of the first shape that the whole word has; the last number where none fits."""
    match = _SHAPE.fullmatch(text)
    return match.lastindex - 1 if match and match.lastindex else len(_SHAPES)


def buckets(lower: str, number: int) -> list[int]:
    """Where the parts of a word by which it resembles others stand in a table of `number` rows.

    They are its runs of three and four bytes, with a mark at both ends, and what it begins and ends with.
    """
    raw = lower[:_LONGEST].encode("utf-8", "replace")
    word = b"<" + raw + b">"
    size = len(word)
    found = [crc32(word[i : i + 3]) % number for i in range(size - 2)]
    found += [crc32(word[i : i + 4]) % number for i in range(size - 3)]
    for length in range(1, min(_LONGEST_AFFIX + 1, len(raw))):
        found.append(crc32(b"^" + raw[:length]) % number)
        found.append(crc32(b"$" + raw[-length:]) % number)
    return found


def flags(text: str, gazetteer: Gazetteer) -> list[int]:
    """The numbers of what the word lists and the gazetteer know of a word, each below FLAGS."""
    lower = text.lower()
    named = text if not text.isupper() or len(text) < 5 else text.title()
    found = list(_listed().get(lower, ()))
    if named in given_names():
        found.append(_GIVEN)
    if named in surnames():
        found.append(_SURNAME)
    if lower in common_words():
        found.append(_COMMON)
    if named in gazetteer.prefixes:
        found.append(_PREFIX)
    for entry in gazetteer.get(named):
        if entry.label in _LABELS:
            found.append(4 + 2 * _LABELS.index(entry.label) + entry.weak)
    return found


@cache
def _listed() -> dict[str, tuple[int, ...]]:
    """The numbers of the sections of the lexicon, and of months and the like, that each word stands in."""
    first = 4 + 2 * len(_LABELS)
    held: dict[str, tuple[int, ...]] = {}
    sections = (*_date_words(), *(lexicon().words(section) for section in _SECTIONS))
    for number, words in enumerate(sections, first):
        for word in words:
            held[word] = (*held.get(word, ()), number)
    return held


def _date_words() -> tuple[frozenset[str], ...]:
    from newsreader.text.dates.names import MONTHS, WEEKDAYS

    return (
        frozenset(MONTHS),
        frozenset(WEEKDAYS),
        frozenset({"rp", "us", "usd", "idr", "$", "€", "£", "%", "dolar"}),
    )
