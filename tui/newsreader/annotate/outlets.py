"""Whether a name in a dateline is a place's, or an outlet's: known, or made of common words and places.

Many an outlet is called so (`Suara Timor`, `Radar Flores`), and hardly a person.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from newsreader.annotate.gazetteer import Entry, Gazetteer, read_names
from newsreader.annotate.lexicon import common_words, data_text, given_names, lexicon, surnames
from newsreader.model import Label
from newsreader.text.outlets import is_phrase

_MEDIA = "# Media\n"
_MOST_WORDS = 4
_LONGEST_SHORT_FORM = 4
# With any of these it is an office, a person with a title, a place, or what stands above an article.
_OTHERS = (
    "honorifics",
    "degrees",
    "ranks",
    "role_heads",
    "portfolio",
    "org_types",
    "org_after",
    "place_types",
    "event_types",
    "law_types",
    "not_names",
)
_AREAS = (
    *("provinsi", "kabupaten", "kota", "kecamatan", "kelurahan", "desa", "dusun", "kampung"),
    *("nagari", "distrik", "pulau", "kepulauan"),
)


def is_outlet(name: str, place: str | None) -> bool:
    """Whether it is that of an outlet where `place` stands before it in a dateline that has a date.

    Without a place it must be known or hold a place's.
    """
    gazetteer = Gazetteer.bundled()
    if place and _is_organisation(place):
        return False  # `KPK, Febri Diansyah (6/2/2026) — `
    if name in _media():
        return True
    words = name.split()
    if not 1 < len(words) <= _MOST_WORDS or gazetteer.lookup(name) or not all(map(_is_written_so, words)):
        return False
    if is_phrase(name) or _holds(words, _OTHERS):
        return False
    common = list(map(_is_common, words))
    if place is None and all(common):
        return False
    return any(common) and all(
        known or _is_known_place(word) for word, known in zip(words, common, strict=True)
    )


def is_place(name: str) -> bool:
    """Whether it is known as one, says that it is one (`Kabupaten Belu`), or is unknown and in capitals.

    In capitals a word of the language, the name of a person and that of an event are no places.
    """
    entries = _entries(name)
    labels = {entry.label for entry in entries}
    words = [word.title() for word in name.split()]
    ordinary = [_is_common(word) or word in given_names() or word in surnames() for word in words]
    if any(entry.label is Label.PLACE and not entry.weak for entry in entries):
        return True
    if Label.PLACE in labels:
        # A club bears the name of its city (`Madrid`); a feast (`Natal`) has days of its own.
        return labels <= {Label.PLACE, Label.ORG} and (Label.ORG in labels or not all(ordinary))
    if labels:
        return False
    if len(words) > 1 and words[0].lower() in _AREAS:
        return not all(ordinary[1:])
    return (
        name.isupper()
        and name.replace(" ", "").isalpha()
        and not any(ordinary)
        and not _holds(words, _OTHERS)
    )


def _is_organisation(name: str) -> bool:
    meant = {entry.label for entry in _entries(name)}
    return Label.ORG in meant and Label.PLACE not in meant


def _entries(name: str) -> list[Entry]:
    """What the name may mean, as it is written or were it not in capitals."""
    return [entry for form in (name, name.title()) for entry in Gazetteer.bundled().lookup(form)]


def _holds(words: Sequence[str], sections: Iterable[str]) -> bool:
    """Whether words or phrases of these sections of the lexicon are among `words`."""
    lower = [word.lower() for word in words]
    listed = lexicon()
    return any(listed.phrases(section).length_at(lower, i) for section in sections for i in range(len(lower)))


def _is_written_so(word: str) -> bool:
    return word[0].isupper() and not (word.isupper() and len(word) > _LONGEST_SHORT_FORM)


def _is_common(word: str) -> bool:
    return word.lower() in common_words() and word not in given_names() and word not in surnames()


def _is_known_place(word: str) -> bool:
    return any(entry.label is Label.PLACE for entry in Gazetteer.bundled().lookup(word))


@cache
def _media() -> frozenset[str]:
    listed = data_text("organisations.tsv").partition(_MEDIA)[2].partition("\n#")[0]
    return frozenset(line.name for line in read_names(listed.split("\n")))
