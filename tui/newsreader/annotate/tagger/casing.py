"""Lines set in capitals, as they would be written otherwise: the networks know names by their capitals."""

from __future__ import annotations

from newsreader.annotate.document import INITIAL, MARK, NUMBER, UPPER, Document
from newsreader.annotate.lexicon import common_words

_FEWEST = 4
"""Words of a line from which on capitals are a way of setting it; fewer may be abbreviations."""


def as_written(document: Document) -> list[str]:
    """The words of `document`, those of lines in capitals with capitals only where a name may begin.

    What the gazetteer knows in capitals (`KPK`) keeps them.
    """
    if document.kinds.count(UPPER) < _FEWEST:
        return document.texts
    texts = document.texts.copy()
    starts = [i for i, first in enumerate(document.breaks) if first]
    for start, end in zip(starts, [*starts[1:], document.n], strict=True):
        kinds = [kind for kind in document.kinds[start:end] if kind not in (NUMBER, MARK)]
        if len(kinds) >= _FEWEST and all(kind in (UPPER, INITIAL) for kind in kinds):
            texts[start:end] = [_written(text, document) for text in texts[start:end]]
    return texts


def _written(text: str, document: Document) -> str:
    lower = text.lower()
    if lower in common_words():
        return lower
    return text if text in document.gazetteer or "." in text else text.title()
