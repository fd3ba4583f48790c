"""Reported speech in a sentence: `X mengatakan bahwa …`, `Menurut X, …`, `…, kata X`, `X said that …`."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from newsreader.annotate.claims import Claims
from newsreader.annotate.document import LOWER, Document
from newsreader.annotate.lexicon import lexicon
from newsreader.annotate.quotes.cues import Cue, CueFinder
from newsreader.annotate.quotes.subjects import Subjects
from newsreader.annotate.quotes.words import ACCORDING, GOVERNING, SOURCES, passive_says, telling
from newsreader.text.wordlists import words

_THAT = words("bahwa that")
_PLAIN = words("mengatakan menuturkan mengaku berkata said says")
_FARTHEST_THAT = 12
_OPENING = 3


class Report(NamedTuple):
    """Who reports what: the cue, and the tokens [i, j) of what is reported (empty where that is unclear)."""

    cue: Cue
    content: tuple[int, int]


class Reports:
    """Finds reported speech among the tokens of one document."""

    def __init__(self, document: Document, claims: Claims, cues: CueFinder) -> None:
        self._document = document
        self._owner = claims.owner
        self._cues = cues
        self._subjects = Subjects(document, claims)
        self._says = lexicon().words("says")
        self._speech = lexicon().words("speech")
        told = telling()
        self._marks = [k for k, lower in enumerate(document.lower) if lower in told]

    def within(self, i: int, j: int) -> Report | None:
        """What the sentence of tokens [i, j) reports, or None."""
        at = bisect_left(self._marks, i)
        while at < len(self._marks) and self._marks[at] < j:
            report = self._at(self._marks[at], i, j)
            if report is not None:
                return report
            at += 1
        return None

    def _at(self, m: int, i: int, j: int) -> Report | None:
        document = self._document
        lower = document.lower[m]
        if document.kinds[m] != LOWER and m > i:
            return None
        if lower in ACCORDING or document.lower[m : m + 2] == ["according", "to"]:
            return self._according(m, i, j)
        if lower in self._says:
            subject = self._subjects.before(i, m)
            if subject.claim is None and not subject.pronoun:
                return self._aside(m, i, j) if lower in self._speech else None
            cue = Cue(document.texts[m], subject.claim) if subject.claim else self._cues.pronoun(m)
            return Report(cue, self._clause(m, j))
        if lower in passive_says():
            begin = m + 1 + (document.lower[m + 1 : m + 2] == ["oleh"])
            cue = self._cues.named_from(begin, document.texts[m], document.ends[j - 1])
            told = cue.claim is not None or (cue.phrase is not None and self._a_source(*cue.phrase))
            return Report(cue, (m, m)) if told else None
        return self._aside(m, i, j)

    def _according(self, m: int, i: int, j: int) -> Report | None:
        """`Menurut Budi, …` and `…, menurut Budi`."""
        document = self._document
        lower = document.lower[m]
        if m > i + _OPENING and document.texts[m - 1] != ",":
            return None
        cue = self._cues.pronoun(m)
        if lower != "menurutnya":
            begin = m + 1 + (lower == "according")
            if begin >= j:
                return None
            cue = self._cues.named_from(begin, document.texts[m], document.ends[j - 1])
            if cue.phrase is not None and not self._a_source(*cue.phrase):
                return None
        if m > i + _OPENING:
            return Report(cue, (i, m - 1))
        begin = max(m + 1, cue.claim.j) if cue.claim is not None else m + 1
        comma = next(
            (k for k in range(begin, min(j, begin + _FARTHEST_THAT)) if document.texts[k] == ","), None
        )
        return Report(cue, (comma + 1, j) if comma is not None else (m, m))

    def _a_source(self, i: int, k: int) -> bool:
        """`Menurut sumber`, `menurut seorang saksi`: somebody, and no law or plan."""
        document = self._document
        heads = lexicon().words("role_heads")
        listed = document.lower[i : min(k, i + 3)]
        return any(word in SOURCES or word in heads for word in listed)

    def _aside(self, m: int, i: int, j: int) -> Report | None:
        """`…, kata Budi` and `…, ujarnya` without marks: what is said stands before."""
        document = self._document
        if m <= i or document.texts[m - 1] != ",":
            return None
        lower = document.lower[m]
        if lower.endswith("nya") and lower[:-3] in self._speech:
            cue = self._cues.pronoun(m)
        elif m + 1 < j:
            cue = self._cues.named_from(m + 1, document.texts[m], document.ends[j - 1])
            if cue.claim is None and not cue.pronoun:
                return None
        else:
            return None
        return Report(cue, (i, m - 1) if m - i > _OPENING else (m, m))

    def _clause(self, m: int, j: int) -> tuple[int, int]:
        """The clause that a verb of saying at token m governs."""
        document = self._document
        for k in range(m + 1, min(j, m + _FARTHEST_THAT)):
            if document.lower[k] in _THAT:
                return k + 1, j
            if document.texts[k] in ".;:":
                break
        if document.texts[m + 1 : m + 2] == [","]:
            return m + 2, j
        follows = document.lower[m + 1] if m + 1 < j else ""
        if document.lower[m] in _PLAIN and follows and follows not in GOVERNING:
            return m + 1, j
        return m, m
