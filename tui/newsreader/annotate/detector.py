"""Marks names with a trained tagger; dates, money and what a person listed with rules."""

from __future__ import annotations

from newsreader.annotate.claims import Claims
from newsreader.annotate.document import Document
from newsreader.annotate.joined import people_apart
from newsreader.annotate.rules import initials, listed, outlets, values
from newsreader.annotate.tagger.tagger import Tagged, Tagger
from newsreader.model import Label, Origin, ResolvedDate


class Detector:
    """Claims the names, roles and values of one document; linking, quotes and roles held come after it.

    A date is what the rules of the calendar understand: they beat the tagger (see docs/annotation.md). But a
    year within a longer name is that name's (`Piala Dunia 2026`). `version` changes whenever the tagger does.
    """

    def __init__(self, tagger: Tagger) -> None:
        self._tagger = tagger
        self.version = tagger.version

    def detect(self, document: Document, claims: Claims, dates: tuple[ResolvedDate, ...]) -> None:
        """Fill `claims`; `dates` are all date expressions of the body, the relative ones among them."""
        listed.names(document, claims)
        outlets.outlet_of_dateline(document, claims)
        initials.initials(document, claims)
        found = people_apart(document.body, self._tagger.tag(document))
        tagged = [one for one in found if one.label is not Label.DATE]
        around, apart = _parted(tagged, dates)
        self._claim(claims, around)
        values.dates(dates, claims)
        self._claim(claims, apart)
        values.money(document.body, claims)

    def _claim(self, claims: Claims, tagged: list[Tagged]) -> None:
        why = f"model:{self.version}"
        for start, end, label, score in tagged:
            claims.add_span(start, end, label, Origin.MODEL, round(score, 3), why=why)


def _parted(tagged: list[Tagged], dates: tuple[ResolvedDate, ...]) -> tuple[list[Tagged], list[Tagged]]:
    """The marks that hold a whole date and more, and the others; both arguments are in text order."""
    around: list[Tagged] = []
    apart: list[Tagged] = []
    i = 0
    for one in tagged:
        while i < len(dates) and dates[i].end <= one.start:
            i += 1
        holds = i < len(dates) and one.start <= dates[i].start and dates[i].end <= one.end
        longer = holds and one.end - one.start > dates[i].end - dates[i].start
        (around if longer else apart).append(one)
    return around, apart
