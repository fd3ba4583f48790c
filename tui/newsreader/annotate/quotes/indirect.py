"""Reported speech: `X mengatakan bahwa …`, `X said that …`, `Menurut X, …`."""

from __future__ import annotations

from newsreader.annotate.claims import Claim, Claims
from newsreader.annotate.document import Document
from newsreader.annotate.lexicon import lexicon
from newsreader.model import Label, Quote, QuoteKind, entity_key

_THAT = frozenset({"bahwa", "that"})
_REACH = 8
_FEWEST = 3


def indirect_quotes(document: Document, claims: Claims, direct: list[Quote]) -> list[Quote]:
    """Reported clauses whose speaker is named directly before the verb, up to the end of the sentence."""
    found: list[Quote] = []
    says = lexicon().words("says")
    taken = iter(direct)
    held = next(taken, None)
    past = 0
    for i in range(1, document.n - _FEWEST):
        if i < past or document.lower[i] not in says or document.breaks[i + 1]:
            continue
        begin = i + 1
        if document.texts[begin] == ",":
            begin += 1
        if document.lower[begin] in _THAT:
            begin += 1
        elif begin == i + 1:
            continue
        speaker = _subject(document, claims, i)
        if speaker is None:
            continue
        past = end = _sentence_end(document, begin)
        if end - begin < _FEWEST:
            continue
        start, stop = document.starts[begin], document.ends[end - 1]
        while held is not None and held.end <= start:
            held = next(taken, None)
        if held is not None and held.start < stop:
            continue
        name = speaker.canonical or document.text(speaker.i, speaker.j)
        cue = document.texts[i]
        found.append(Quote(start, stop, name, entity_key(speaker.label, name), cue, QuoteKind.INDIRECT))
    return found


def _subject(document: Document, claims: Claims, i: int) -> Claim | None:
    k = i - 1
    while k >= 0 and i - k <= _REACH and not document.breaks[k + 1]:
        owner = claims.owner[k]
        if owner is not None and owner.score > 0 and owner.label in (Label.PERSON, Label.ORG):
            return owner
        if document.texts[k] in '."“”;':
            return None
        k -= 1
    return None


def _sentence_end(document: Document, i: int) -> int:
    j = i
    while j < document.n and not (document.breaks[j] and j > i) and document.texts[j] not in '"“”':
        j += 1
    return j
