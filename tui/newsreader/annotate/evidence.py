"""What an unknown or doubtful name is, from every place of the body where it stands.

Each occurrence gives points for or against a label; the sum over the body decides, so that one name has one
label throughout.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from newsreader.annotate.claims import Claims
from newsreader.annotate.document import CAPITAL, INITIAL, MIXED, NUMBER, UPPER, Document
from newsreader.annotate.gazetteer import Entry, name_form
from newsreader.annotate.lexicon import given_names, lexicon, surnames
from newsreader.annotate.rules.runs import Run
from newsreader.model import Label, Origin

_AGAINST = frozenset({"vs", "versus"})
_LEAST = 1.0
_LEAST_IN_HEADING = 2.0
_PRIOR = {False: 2.0, True: 0.7}
_PERSON_LOWER = frozenset(["bin", "binti", "van", "von", "der", "de", "da", "bint", "ibn"])


@dataclass(slots=True)
class Name:
    """One name of the body with its occurrences and the points of each label."""

    form: str
    runs: list[Run] = field(default_factory=list)
    points: dict[Label, float] = field(default_factory=lambda: defaultdict(float))
    entries: tuple[Entry, ...] = ()


class Weighing:
    """Gathers the evidence on one document and claims what is decided."""

    def __init__(self, document: Document, claims: Claims, role: list[bool]) -> None:
        self.document = document
        self.claims = claims
        self.role = role
        self.names: dict[str, Name] = {}
        sport = lexicon().words("sport")
        self.sport = sum(document.lower.count(word) for word in sport & document.lower_words) >= 4

    def add(self, run: Run, entries: tuple[Entry, ...] = ()) -> None:
        """Note one occurrence."""
        form = name_form(self.document.text(run.i, run.j))
        name = self.names.get(form)
        if name is None:
            name = self.names[form] = Name(form)
            self._by_shape(name, run)
        if entries and not name.entries:
            name.entries = entries
            for entry in entries:
                name.points[entry.label] += _PRIOR[entry.weak]
                if self.sport and entry.label is Label.ORG and len(entries) > 1:
                    name.points[Label.ORG] += 1.5
        if name.runs and len(name.runs) < 3 and not self.document.first[run.i]:
            if self.document.kinds[run.i] == CAPITAL:
                name.points[Label.PERSON] += 0.25
            elif self.document.kinds[run.i] == UPPER:
                name.points[Label.ORG] += 0.25
        name.runs.append(run)
        self._by_context(name, run)

    def _by_shape(self, name: Name, run: Run) -> None:
        document, points = self.document, name.points
        texts = document.texts[run.i : run.j]
        kinds = document.kinds[run.i : run.j]
        capitals = sum(kind == CAPITAL for kind in kinds)
        if texts[0] in given_names():
            points[Label.PERSON] += 1.4 if len(texts) > 1 else 0.9
        if texts[-1] in surnames() and len(texts) > 1:
            points[Label.PERSON] += 0.8
        if any(text.lower() in _PERSON_LOWER for text in texts[1:-1]):
            points[Label.PERSON] += 1.5
        if INITIAL in kinds:
            points[Label.PERSON] += 1.0 if "." in texts or kinds[-1] == INITIAL else 0.6
        if 2 <= capitals <= 4 and capitals == len(kinds):
            points[Label.PERSON] += 0.7
        if len(texts) == 1 and kinds[0] == CAPITAL and len(texts[0]) > 2 and not _camel(texts[0]):
            points[Label.PERSON] += 0.8 if self.sport else 0.55
        if UPPER in kinds:
            points[Label.ORG] += 0.5 if len(kinds) == 1 else 0.8
        if MIXED in kinds or any(_camel(text) for text in texts):
            points[Label.ORG] += 0.5
        if document.lower[run.j - 1] in lexicon().words("org_after"):
            points[Label.ORG] += 2.5

    def _by_context(self, name: Name, run: Run) -> None:
        document = self.document
        before = document.lower[run.i - 1] if run.i and not document.breaks[run.i] else ""
        after = document.lower[run.j] if run.j < document.n and not document.breaks[run.j] else ""
        if run.titled:
            name.points[Label.ORG if self._owns_office(run) else Label.PERSON] += 2.5
        self._by_word_before(name.points, before)
        self._by_word_after(name.points, run, after)
        if before == after == '"':
            name.points[Label.PERSON] -= 1.0
        if before in _AGAINST or after in _AGAINST:
            name.points[Label.ORG] += 1.0

    def _by_word_before(self, points: dict[Label, float], before: str) -> None:
        words = lexicon().words
        if before in words("place_before"):
            points[Label.PLACE] += 1.4 if before in words("place_prepositions") else 1.0
        if before in words("org_before"):
            points[Label.ORG] += 1.3
        if before in words("person_before"):
            points[Label.PERSON] += 1.3 if before in words("speech") else 0.5

    def _by_word_after(self, points: dict[Label, float], run: Run, after: str) -> None:
        document = self.document
        words = lexicon().words
        following = document.lower[run.j + 1] if run.j + 1 < document.n else ""
        if after in words("says"):
            points[Label.PERSON] += 1.2
        elif after in words("speech") and document.lang == "en":
            points[Label.PERSON] += 1.0
        elif after in words("person_verbs"):
            points[Label.PERSON] += 0.4
        elif after == "(":
            self._bracket(points, run.j)
        elif after == ",":
            self._comma(points, run.j)
        elif (after == "-" and following in ("nya", "lah")) or after in ("'s", "’s"):
            points[Label.PERSON] += 0.2
        elif after == "." and following in ("com", "id", "co", "net"):
            points[Label.ORG] += 2.0

    def _owns_office(self, run: Run) -> bool:
        """`Direktur UNTR, Djoko Pranoto`: what stands between an office and a person owns the office."""
        document = self.document
        if not self.role[run.i - 1] or document.texts[run.i] in given_names():
            return False
        k = run.j
        comma = k < document.n and document.texts[k] == ","
        k += comma
        if k + 1 >= document.n or document.breaks[k] or document.kinds[k] not in (CAPITAL, INITIAL):
            return False
        if self.claims.owner[k] is not None or self.role[k] or document.common(k):
            return False
        short = run.j - run.i == 1 and document.kinds[run.i] == UPPER
        named = document.texts[k] in given_names() or document.kinds[k + 1] in (CAPITAL, INITIAL)
        return named and (short or comma)

    def _bracket(self, points: dict[Label, float], j: int) -> None:
        document = self.document
        if j + 2 < document.n and document.kinds[j + 1] == NUMBER and document.texts[j + 2] == ")":
            age = document.texts[j + 1]
            if age.isdigit() and 1 <= int(age[:3]) <= 105:
                points[Label.PERSON] += 2.5

    def _comma(self, points: dict[Label, float], j: int) -> None:
        document = self.document
        k = j + 1
        if k >= document.n:
            return
        owner = self.claims.owner[k]
        if owner is not None and owner.label is Label.PLACE:
            points[Label.PLACE] += 0.7
        elif self.role[k]:
            points[Label.PERSON] += 1.2

    def decide(self) -> None:
        """Claim every name whose points reach far enough."""
        self._share_parts()
        for name in self.names.values():
            label, score = max(name.points.items(), key=lambda item: item[1], default=(Label.ORG, 0.0))
            if score < _LEAST or self._too_thin(name, score):
                continue
            entry = next((e for e in name.entries if e.label is label), None)
            by = entry.by if entry else Origin.RULE
            sure = min(0.85, 0.35 + score / 10)
            for run in name.runs:
                self.claims.add(run.i, run.j, label, by, sure, entry.canonical if entry else None)

    def _too_thin(self, name: Name, score: float) -> bool:
        """What stands in headings alone needs more, for there every word may be capitalised."""
        return score < _LEAST_IN_HEADING and all(self.document.heading[run.i] for run in name.runs)

    def _share_parts(self) -> None:
        """A part of a longer person's name that stands alone is that person."""
        parts: dict[str, int] = {}
        for name in self.names.values():
            run = name.runs[0]
            if run.j - run.i > 1 and name.points[Label.PERSON] >= max(name.points.values()):
                for k in range(run.i, run.j):
                    if self.document.kinds[k] == CAPITAL:
                        parts[self.document.texts[k]] = parts.get(self.document.texts[k], 0) + 1
        for name in self.names.values():
            run = name.runs[0]
            if run.j - run.i == 1 and name.form in parts:
                name.points[Label.PERSON] += 2.0
        singles = {form for form, name in self.names.items() if name.runs[0].j - name.runs[0].i == 1}
        for name in self.names.values():
            run = name.runs[0]
            if run.j - run.i > 1 and not singles.isdisjoint(self.document.texts[run.i : run.j]):
                name.points[Label.PERSON] += 0.8


def _camel(text: str) -> bool:
    return (
        len(text) > 3
        and not text.isupper()
        and any(c.isupper() for c in text[2:])
        and not text.startswith("Mc")
    )
