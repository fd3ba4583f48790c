"""Names of the gazetteer in a document, longest first."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress, islice
from operator import eq

from newsreader.annotate.document import UPPER, Document
from newsreader.annotate.gazetteer import Entry

_TIGHT = frozenset("-–/")
_MOST_PARTS = 4
"""Of one word that is looked up whole."""


def longest_name(document: Document, i: int) -> tuple[int, tuple[Entry, ...]]:
    """(end token, entries) of the longest gazetteer name that starts at token i; (i, ()) where none does.

    A word of more than three letters in capitals is also read as a capitalised one (`PRABOWO SUBIANTO`).
    """
    found, entries = _longest(document, i, shouted=False)
    if found == i and document.kinds[i] == UPPER and len(document.texts[i]) > 3:
        return _longest(document, i, shouted=True)
    return found, entries


def known_names(document: Document) -> Iterator[tuple[int, int, tuple[Entry, ...]]]:
    """The longest names as (first token, end token, entries), in order, without overlap."""
    end = 0
    for i in possible_starts(document):
        if i >= end:
            last, entries = longest_name(document, i)
            if last > i:
                end = last
                yield i, last, entries


def possible_starts(document: Document) -> list[int]:
    """The tokens that a name may start at: all others are ruled out by the word alone."""
    texts = document.texts
    found = list(compress(range(document.n), document.gazetteer.begins(texts)))
    beside = compress(range(document.n), map(eq, islice(document.starts, 1, None), document.ends))
    joined = [i for i in beside if _goes_on(texts[i + 1][0])]
    return sorted({*found, *joined}) if joined else found


def rejected_end(document: Document, i: int) -> int:
    """The end of the longest rejected name that starts at token i; i where none does."""
    found = i
    for j, form in _forms(document, i, shouted=False):
        if form in document.gazetteer.rejected:
            found = j
    return found


def _longest(document: Document, i: int, *, shouted: bool) -> tuple[int, tuple[Entry, ...]]:
    found: tuple[int, tuple[Entry, ...]] = (i, ())
    for j, form in _forms(document, i, shouted=shouted):
        entries = document.gazetteer.get(form)
        if entries:
            found = (j, entries)
    return found


def _forms(document: Document, i: int, *, shouted: bool) -> Iterator[tuple[int, str]]:
    """(end token, form as looked up) of what starts at token i, one token longer each time.

    It ends where no name goes on, except inside a word of several tokens (`You` + `Tube`), which is looked up
    whole.
    """
    form = ""
    for j in range(i, document.n):
        if j > i and document.breaks[j]:
            return
        spaced = j > i and document.spaced(j)
        text = document.texts[j]
        inside = not spaced and _goes_on(text[0]) and j - i < _MOST_PARTS
        if j > i and not inside and form not in document.gazetteer.prefixes:
            return
        if "’" in text:
            text = text.replace("’", "'")
        if shouted:
            text = text.title()
        if spaced and text not in _TIGHT and form[-1] not in _TIGHT:
            form += " "
        form += text
        yield j + 1, form


def _goes_on(character: str) -> bool:
    """Whether a token that starts so, without white space before it, may belong to the word before it."""
    return character.isalnum() or character in "'’"
