"""What the fast tier's network is told about one word, whatever stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
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
_NGRAM_LENGTHS = (3, 4)
_AFFIXES = (1, 2, 3, 4, 5)
_LONGEST = 24


def shape_of(text: str) -> int:
    """The number of the first shape that the whole word has; the last number where none fits."""
    for number, shape in enumerate(_compiled()):
        if shape.fullmatch(text):
            return number
    return len(_SHAPES)


@cache
def _compiled() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(shape) for shape in _SHAPES)


def parts(lower: str) -> Iterator[str]:
    """The character sequences by which a word in lower case resembles others."""
    word = f"<{lower[:_LONGEST]}>"
    for length in _NGRAM_LENGTHS:
        for i in range(len(word) - length + 1):
            yield word[i : i + length]
    for length in _AFFIXES:
        if length < len(lower):
            yield f"^{lower[:length]}"
            yield f"{lower[-length:]}$"


def buckets(lower: str, number: int) -> list[int]:
    """Where the parts of a word stand in a table of `number` rows."""
    return [crc32(part.encode("utf-8", "replace")) % number for part in parts(lower)]


def flags(text: str, gazetteer: Gazetteer) -> list[int]:
    """The numbers of what the word lists and the gazetteer know of a word, each below FLAGS."""
    lower = text.lower()
    found = []
    named = text if not text.isupper() or len(text) < 5 else text.title()
    for number, held in enumerate(
        (named in given_names(), named in surnames(), lower in common_words(), named in gazetteer.prefixes)
    ):
        if held:
            found.append(number)
    for entry in gazetteer.get(named):
        if entry.label in _LABELS:
            found.append(4 + 2 * _LABELS.index(entry.label) + entry.weak)
    first = 4 + 2 * len(_LABELS)
    for number, months in enumerate(_date_words()):
        if lower in months:
            found.append(first + number)
    first += 3
    found.extend(
        first + number for number, section in enumerate(_SECTIONS) if lower in lexicon().words(section)
    )
    return found


@cache
def _date_words() -> tuple[frozenset[str], ...]:
    from newsreader.text.dates.names import MONTHS, WEEKDAYS

    return (
        frozenset(MONTHS),
        frozenset(WEEKDAYS),
        frozenset({"rp", "us", "usd", "idr", "$", "€", "£", "%", "dolar"}),
    )
