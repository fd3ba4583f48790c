"""What a reader has in mind between two quotes: who spoke last, who reported, whom the text is about."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from newsreader.annotate.claims import Claim, Claims
from newsreader.annotate.document import LOWER, Document
from newsreader.annotate.lexicon import lexicon
from newsreader.annotate.quotes.cues import Cue
from newsreader.annotate.quotes.reports import Report, Reports
from newsreader.annotate.quotes.subjects import Subjects
from newsreader.annotate.quotes.words import (
    DEFINITE,
    INDEFINITE,
    PLAYERS,
    POINTING,
    SOMEBODY,
    SOURCES,
)
from newsreader.annotate.roles_held import Holding
from newsreader.model import Label, Quote, QuoteKind

_FURTHER_READING = frozenset(["baca", "simak", "lihat", "foto", "video", "read"])
_ENDS = frozenset('.!?:;,"”)')
_LONGEST_DESCRIPTION = 12
_FEWEST = 3
_MODIFIED = 2


class Said(NamedTuple):
    """Who spoke: a name and key, or a description, or nobody known."""

    name: str | None
    entity: str | None = None


class Discourse:
    """Reads one document from its start and answers who is meant, as far as it has been read."""

    def __init__(
        self, document: Document, claims: Claims, reports: Reports, roles: Sequence[Holding]
    ) -> None:
        self._document = document
        self._owner = claims.owner
        self._reports = reports
        self._subjects = Subjects(document, claims)
        self._breaks = [k for k, broken in enumerate(document.breaks) if broken]
        self._holders = _holders(document, roles)
        self._heads = lexicon().words("role_heads")
        self._described: dict[str, Said] = {}
        # Sentences read since the last quote, whose subjects are looked for only when somebody asks.
        self._read: list[tuple[int, int]] = []
        self.last: Said | None = None
        self.reporter: Said | None = None
        self.indirect: list[Quote] = []

    def next_break(self, k: int) -> int:
        """The first token from k on that a break stands before."""
        at = bisect_left(self._breaks, k)
        return self._breaks[at] if at < len(self._breaks) else self._document.n

    def read(self, i: int, j: int) -> None:
        """Read the narrative tokens [i, j), sentence by sentence."""
        while i < j:
            at = bisect_right(self._breaks, i)
            end = min(j, self._breaks[at]) if at < len(self._breaks) else j
            self._sentence(i, end)
            i = end

    def spoke(self, said: Said) -> None:
        """A quote was attributed: what was read before it counts no longer."""
        if said.name is not None:
            self.last = said
        self.reporter = None
        self._read.clear()

    def _sentence(self, i: int, j: int) -> None:
        if self._document.lower[i] in _FURTHER_READING:
            return
        report = self._reports.within(i, j)
        if report is None:
            # A line without an end is a heading or a link; it is about somebody else as often as not.
            if self._document.texts[j - 1] in _ENDS:
                self._read.append((i, j))
            return
        said = self.resolve(report.cue)
        if said.name is None:
            return
        self.reporter = said
        self._keep(report, said)

    def _named(self, claim: Claim) -> Said:
        """A speaker who is named: an organisation as the article calls it, if its full name is not there."""
        name = claim.canonical
        if claim.label is Label.ORG and name and name not in self._document.body:
            name = " ".join(self._document.body[claim.start : claim.end].split())
        return Said(name, claim.entity)

    def _keep(self, report: Report, said: Said) -> None:
        document = self._document
        begin, end = report.content
        if end - begin >= _FEWEST:
            start, stop = document.starts[begin], document.ends[end - 1]
            cue = report.cue.text
            self.indirect.append(Quote(start, stop, said.name, said.entity, cue, QuoteKind.INDIRECT))

    def resolve(self, cue: Cue) -> Said:
        """Who is meant by an attribution."""
        if cue.claim is not None:
            return self._named(cue.claim)
        if cue.phrase is not None:
            return self._described_by(*cue.phrase)
        return self.meant(goes_on=cue.goes_on)

    def meant(self, *, goes_on: bool = False) -> Said:
        """Whom a pronoun means; with `goes_on` the one who spoke before rather than whom the text is about.

        A person, if there is one.
        """
        first = self.last if goes_on else self._subject()
        found = [said for said in (self.reporter, first) if said is not None]
        if not any(map(_may_speak, found)):
            other = self._subject() if goes_on else self.last
            found += [other] if other is not None else []
        return next(filter(_may_speak, found), found[0] if found else Said(None))

    def _subject(self) -> Said | None:
        """Whom the narrative since the last quote is about."""
        while self._read:
            subject = self._subjects.first(*self._read[-1])
            if subject.claim is not None:
                return self._named(subject.claim)
            self._read.pop()
        return None

    def _described_by(self, i: int, k: int) -> Said:
        """`Presiden`, `perempuan itu`, `juru bicara kementerian`: somebody named, or the description."""
        document = self._document
        j = i
        while j < k and document.texts[j] not in ',.;:("“' and not (document.breaks[j] and j > i):
            j += 1
        if j == i:
            return Said(None)
        words = document.lower[i:j]
        holder = self._holder(words)
        if holder is not None:
            return self._named(holder)
        back = any(word in POINTING for word in words)
        head = words[0]
        if head in INDEFINITE:
            head = next((word for word in words[1:] if word not in INDEFINITE), head)
        elif back or j - i > _LONGEST_DESCRIPTION or self._definite(i, j):
            before = self._described.get(head) or (Said(None) if head in SOURCES else self.meant())
            if before.name is not None:
                return before
        if j - i > _LONGEST_DESCRIPTION:
            return Said(None)
        end = j - 1 if words[0] in INDEFINITE and words[-1] in POINTING and j - i > 1 else j
        said = Said(document.text(i, end))
        self._described[head] = said
        return said

    def _definite(self, i: int, j: int) -> bool:
        """`pelatih asal Italia`, `bintang film ‘…’`: somebody whom the reader knows by now."""
        document = self._document
        lower = document.lower[i]
        if document.kinds[i] != LOWER or not (lower in self._heads or lower in SOMEBODY or lower in DEFINITE):
            return False
        if lower in DEFINITE or lower in PLAYERS:
            return True
        if j - i < _MODIFIED and lower not in SOMEBODY:
            return False
        owners = (owner for m in range(i, j) if (owner := self._owner[m]))
        return not any(owner.label is Label.ORG for owner in owners)

    def _holder(self, words: list[str]) -> Claim | None:
        """The one person who was named with the office that a description begins with."""
        for size in range(min(len(words), _LONGEST_DESCRIPTION), 0, -1):
            if tuple(words[:size]) in self._holders:
                return self._holders[tuple(words[:size])]
        return None


def _may_speak(said: Said) -> bool:
    """Whether `dia` may mean it: a person, or somebody described."""
    return said.entity is None or said.entity.startswith("person:")


def _holders(document: Document, roles: Sequence[Holding]) -> dict[tuple[str, ...], Claim | None]:
    """Offices in lower case → the person who holds them; None where two people do."""
    found: dict[tuple[str, ...], Claim | None] = {}
    for role, person, _ in roles:
        words = tuple(document.lower[role.i : role.j])
        held = found.get(words, person)
        same = held is not None and held.entity == person.entity
        found[words] = person if same else None
    return found
