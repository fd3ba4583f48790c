"""Which tokens are taken, by whom; what is claimed first stays."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from newsreader.annotate.document import Document
from newsreader.model import Label, Origin


@dataclass(slots=True)
class Claim:
    """A mention in the making: tokens [i, j), characters [start, end).

    `canonical` is its name in this article and `entity` the key of what it stands for, both given by linking;
    whoever claims may set `canonical` for a name that a person listed, and for a date its ISO value.
    """

    i: int
    j: int
    start: int
    end: int
    label: Label
    by: Origin
    score: float
    canonical: str | None = None
    entity: str | None = None
    why: str = ""


class Claims:
    """The claims on one document, which never overlap. `owner[i]` is the claim on token i or None."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.owner: list[Claim | None] = [None] * document.n

    def free(self, i: int, j: int) -> bool:
        """Whether no token of [i, j) is taken."""
        return not any(self.owner[i:j])

    def add(
        self,
        i: int,
        j: int,
        label: Label,
        by: Origin,
        score: float,
        canonical: str | None = None,
        why: str = "",
    ) -> Claim | None:
        """Claim tokens [i, j) if they are free; `why` names what decided (see Mention.why)."""
        if i >= j or not self.free(i, j):
            return None
        document = self.document
        claim = Claim(i, j, document.starts[i], document.ends[j - 1], label, by, score, canonical, why=why)
        self.owner[i:j] = [claim] * (j - i)
        return claim

    def add_span(
        self,
        start: int,
        end: int,
        label: Label,
        by: Origin,
        score: float,
        canonical: str | None = None,
        why: str = "",
    ) -> Claim | None:
        """Claim characters [start, end); the tokens they touch must be free."""
        document = self.document
        i = bisect_right(document.ends, start)
        j = bisect_left(document.starts, end)
        claim = self.add(i, j, label, by, score, canonical, why)
        if claim is not None:
            claim.start, claim.end = start, end
        return claim

    def all(self) -> list[Claim]:
        """Every claim in text order, without what is only blocked."""
        found: list[Claim] = []
        last: Claim | None = None
        for claim in self.owner:
            if claim is not None and claim is not last and claim.score > 0:
                found.append(claim)
            last = claim
        return found

    def block(self, i: int, j: int) -> None:
        """Keep tokens [i, j) from being marked by any rule."""
        document = self.document
        if self.free(i, j):
            blocked = Claim(i, j, document.starts[i], document.ends[j - 1], Label.ROLE, Origin.RULE, 0.0)
            self.owner[i:j] = [blocked] * (j - i)
